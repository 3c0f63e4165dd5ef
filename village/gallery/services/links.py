"""Shops elsewhere: which addresses are taken, how they stand, when somebody last looked. Nothing is ever fetched."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from flask_babel import lazy_gettext as _l

from village.core.access import Person, begin_writing_as, demand
from village.core.audit import record
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.gallery.models import Product
from village.gallery.permissions import add_product, keep_products
from village.gallery.sale_tables import LINK_STATES, PLATFORMS, MarketplaceLink
from village.gallery.services.offers import may_come_back
from village.gallery.services.rules import OutOfRange, enterprise_name_to_sell_for
from village.registry.interface import today

LONGEST_ADDRESS = 500
# The hosts under which a platform itself answers; a subdomain of one of them counts too.
PLATFORM_HOSTS = {
    "tokopedia": ("tokopedia.com", "tokopedia.link"),
    "shopee": ("shopee.co.id", "shp.ee"),
    "lazada": ("lazada.co.id",),
}
PLATFORM_NAMES = {"tokopedia": "Tokopedia", "shopee": "Shopee", "lazada": "Lazada"}

UNREADABLE = _l("Alamat ini tidak terbaca. Salin dari tombol Bagikan di toko online itu.")


class WrongAddress(DomainError):
    """The address is not an https page of that platform."""


@dataclass(frozen=True)
class LinkFacts:
    """A link as typed. ``rating_tenths`` is 48 for 4.8 stars."""

    platform: str
    state: str
    url: str = ""
    other_name: str = ""
    rating_tenths: int | None = None
    review_count: int | None = None


def checked_address(platform: str, typed: str) -> str:
    """The address, if it is https and on the platform's own host (any host for others). Raises WrongAddress."""
    if len(typed) > LONGEST_ADDRESS or any(ord(letter) < 33 for letter in typed) or "\\" in typed:
        raise WrongAddress(UNREADABLE, "url")
    address = typed if "//" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise WrongAddress(
            _l("Alamat ini tidak terbaca. Salin dari tombol Bagikan di toko online itu."), "url"
        ) from None
    if parts.scheme != "https" or port is not None or "@" in parts.netloc:
        raise WrongAddress(_l("Alamatnya harus dimulai dengan https://"), "url")
    allowed = PLATFORM_HOSTS.get(platform)
    if allowed is not None and not any(host == one or host.endswith(f".{one}") for one in allowed):
        raise WrongAddress(
            _l("Ini bukan alamat %(platform)s. Salin alamat tokonya dari sana.", platform=PLATFORM_NAMES[platform]),
            "url",
        )
    if "." not in host or not host.replace("-", "").replace(".", "").isalnum() or host.rpartition(".")[2].isdigit():
        raise WrongAddress(UNREADABLE, "url")
    return address


def add_link(person: Person, enterprise_id: int, product_id: int | None, facts: LinkFacts) -> MarketplaceLink:
    """Note a shop of the enterprise, or the page of its product there. Raises WrongAddress and OutOfRange."""
    person = begin_writing_as(person)
    demand(add_product(person, enterprise_id))
    enterprise_name_to_sell_for(enterprise_id)
    if product_id is not None:
        product = db.session.get(Product, product_id)
        if product is None or product.enterprise_id != enterprise_id or product.deleted_at is not None:
            raise NotFound()
    link = add_link_step(enterprise_id, product_id, facts)
    return _finish(person, link, "link_added")


def add_link_step(enterprise_id: int, product_id: int | None, facts: LinkFacts) -> MarketplaceLink:
    """Step: like add_link."""
    link = MarketplaceLink(enterprise_id=enterprise_id, product_id=product_id)
    _write(link, facts)
    db.session.add(link)
    db.session.flush()
    return link


def change_link(person: Person, link_id: int, facts: LinkFacts) -> MarketplaceLink:
    """Correct a link. Raises WrongAddress and OutOfRange."""
    person = begin_writing_as(person)
    link = _link(person, link_id)
    _write(link, facts)
    return _finish(person, link, "link_changed")


def check_link(person: Person, link_id: int, *, works: bool) -> MarketplaceLink:
    """Somebody looked today: the page opens, or it does not and the link rests."""
    person = begin_writing_as(person)
    link = _link(person, link_id)
    link.checked_on = today()
    link.state = "active" if works and link.url else "paused"
    return _finish(person, link, "link_checked")


def delete_link(person: Person, link_id: int) -> MarketplaceLink:
    """Take a link off; for thirty days it can be brought back."""
    person = begin_writing_as(person)
    link = _link(person, link_id)
    link.deleted_at = utcnow()
    return _finish(person, link, "link_deleted")


def restore_link(person: Person, link_id: int) -> MarketplaceLink:
    """Bring a link back. Raises UndoTooLate."""
    person = begin_writing_as(person)
    link = _link(person, link_id, deleted=True)
    may_come_back(link.deleted_at)
    link.deleted_at = None
    return _finish(person, link, "link_restored")


def _link(person: Person, link_id: int, *, deleted: bool = False) -> MarketplaceLink:
    link = db.session.get(MarketplaceLink, link_id)
    if link is None or (link.deleted_at is not None) != deleted:
        raise NotFound()
    demand(keep_products(person, link))
    return link


def _write(link: MarketplaceLink, facts: LinkFacts) -> None:
    if facts.platform not in PLATFORMS or facts.state not in LINK_STATES:
        raise OutOfRange(_l("Pilih dari daftar."), "platform")
    if facts.platform == "other" and not facts.other_name:
        raise OutOfRange(_l("Tulis nama toko onlinenya."), "other_name")
    if facts.state == "active" and not facts.url:
        raise WrongAddress(_l("Toko yang aktif perlu alamatnya."), "url")
    if facts.rating_tenths is not None and not 10 <= facts.rating_tenths <= 50:
        raise OutOfRange(_l("Bintang antara 1 dan 5, misalnya 4,8."), "rating")
    link.url = checked_address(facts.platform, facts.url) if facts.url else ""
    link.platform, link.state = facts.platform, facts.state
    link.other_name = facts.other_name if facts.platform == "other" else ""
    link.rating_tenths, link.review_count = facts.rating_tenths, facts.review_count
    link.checked_on = today()


def shop_name(link: MarketplaceLink) -> str:
    """What the shop is called: the platform, or the name given."""
    return PLATFORM_NAMES.get(link.platform, link.other_name)


def _finish(person: Person, link: MarketplaceLink, act: str) -> MarketplaceLink:
    link.updated_at = utcnow()
    record(
        person,
        f"gallery.{act}",
        f"link:{link.id}",
        shop_name(link),
        on_behalf_of=person.on_behalf_of(link.enterprise_id),
    )
    commit()
    return link
