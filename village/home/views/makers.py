"""Pages of sellers and groups, composed from the registry and the gallery."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.gallery.interface import cards_of_enterprise, cards_of_group
from village.home.makers import (
    group_kind_words,
    kind_words,
    maker_lines,
    officer_words,
    place_words,
    seller_badges,
)
from village.home.views.addresses import here
from village.home.views.blueprint import bp
from village.registry.interface import public_enterprise, public_enterprises, public_group, public_groups


@bp.get("/usaha/<slug>")
@public
def enterprise(slug: str) -> ResponseReturnValue:
    """One maker: what is public of the business, and what it sells."""
    seller = public_enterprise(slug)
    if seller is None:
        raise NotFound()
    village = current_village()
    address = here()
    question = _("Halo %(name)s, saya lihat halaman usaha Anda di %(address)s", name=seller.name, address=address)
    phone = seller.phone or (village.contact_phone if village else "")
    return page(
        "home/enterprise.html",
        seller=seller,
        kind=kind_words(seller.kind),
        place=place_words(seller),
        badges=seller_badges(seller),
        products=cards_of_enterprise(seller.id),
        question=whatsapp_address(phone, question),
        asks_village=not seller.phone,
        share=whatsapp_address("", f"{seller.name} {address}"),
        address=address,
    )


@bp.get("/kelompok")
@public
def groups() -> ResponseReturnValue:
    """The groups of the village, and every business in it."""
    return page(
        "home/groups.html",
        groups=public_groups(),
        kind_words=group_kind_words,
        makers=maker_lines(public_enterprises()),
    )


@bp.get("/kelompok/<slug>")
@public
def group(slug: str) -> ResponseReturnValue:
    """One group: what it is for, who belongs to it, what its members sell."""
    found = public_group(slug)
    if found is None:
        raise NotFound()
    address = here()
    return page(
        "home/group.html",
        group=found,
        kind=group_kind_words(found.kind),
        officers=officer_words(found),
        members=maker_lines(found.members),
        products=cards_of_group(found.id),
        share=whatsapp_address("", f"{found.name} {address}"),
        address=address,
    )
