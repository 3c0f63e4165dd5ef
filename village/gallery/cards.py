"""A product as lists and pages show it: its address, and price, stock and freshness in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.short_codes import short_code
from village.gallery.freshness import buyer_should_ask
from village.gallery.prices import price_of

# The short names of permits as shoppers know them; a code without one is shown as it is.
FACT_NAMES = {
    "nib": "NIB",
    "spp_irt": "P-IRT",
    "halal": "Halal",
    "bpom_md": "BPOM MD",
    "merek": "Merek",
    "slhs": "SLHS",
    "sni_bina_umk": "SNI Bina UMK",
    "sni_wajib": "SNI",
    "batikmark": "Batikmark",
    "sertifikat_standar": "Sertifikat Standar",
    "ip_cppob": "IP-CPPOB",
    "izin_edar_obat_bahan_alam": "Izin edar jamu",
    "notifikasi_kosmetik": "Notifikasi kosmetik",
    "izin_pkrt": "Izin edar PKRT",
    "psat_pduk": "PSAT-PDUK",
    "hak_cipta": "Hak cipta",
    "surat_keterangan_umk": "Surat UMK",
}


# The badges that shoppers look for.
SOUGHT_BADGES = ("spp_irt", "halal", "bpom_md", "nib", "slhs", "merek")


@dataclass(frozen=True)
class CardPhoto:
    """The picture of a card; sizes in pixels of the master."""

    sha256: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class ProductCard:
    """What a card needs, ready in words."""

    id: int
    slug: str
    url: str
    name: str
    price: str
    unit: str
    maker: str
    maker_slug: str
    rt: int | None
    photo: CardPhoto | None
    stock: str
    state: str
    confirmed_at: datetime
    badges: Sequence[str] = field(default=())
    old_price: str = ""


def cards_of(rows: Sequence[Any], badges: Mapping[int, Sequence[str]] | None = None) -> list[ProductCard]:
    """Cards from rows of ``queries.CARD_COLUMNS``; ``badges`` are names of verified facts by product id."""
    return [_card(row, (badges or {}).get(row.id, ())) for row in rows]


def _card(row: Any, badges: Sequence[str]) -> ProductCard:
    photo = CardPhoto(row.photo_sha256, row.photo_width, row.photo_height, row.photo_alt) if row.photo_sha256 else None
    price = price_of(row)
    return ProductCard(
        id=row.id,
        slug=row.slug,
        url=url_for("gallery.product", slug=row.slug),
        name=row.name,
        price=price.now,
        old_price=price.old,
        unit=row.unit if row.low_today is not None else "",
        maker=row.enterprise_name,
        maker_slug=row.enterprise_slug,
        rt=row.rt,
        photo=photo,
        stock=stock_notice(row),
        state=row.state,
        confirmed_at=row.confirmed_at,
        badges=badges,
    )


def price_words(product: Any) -> str:
    """The price of today of a row with the columns of ``prices``."""
    return price_of(product).now


def stock_notice(product: Any) -> str:
    """The few words on a card when the thing is not simply there; empty when it is."""
    if product.stock_mode == "sold_out":
        return _("Habis")
    if buyer_should_ask(product.confirmed_at):
        return _("Tanyakan dulu")
    if product.stock_mode == "made_to_order":
        if product.made_in_days:
            return ngettext("Pesan dulu %(num)d hari", "Pesan dulu %(num)d hari", product.made_in_days)
        return _("Pesan dulu")
    return ""


def stock_words(product: Any) -> str:
    """The stock on the product's own page."""
    if product.stock_mode != "ready":
        return stock_notice(product)
    if product.stock_count:
        unit = product.unit.split()[0] if product.unit else _("buah")
        return _("Siap, %(count)d %(unit)s", count=product.stock_count, unit=unit)
    return _("Siap")


def fact_name(code: str) -> str:
    """The name of a permit on a badge."""
    return FACT_NAMES.get(code, code.replace("_", " "))


def badge_address(fact: Any) -> str:
    """Where everybody can check this badge."""
    return url_for("permits.check_badge", code=short_code("fact", fact.id))
