"""Pages of sellers and groups, composed from the registry and the gallery."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.asked import asked_number
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.gallery.interface import cards_of_enterprise, cards_of_group, count_products
from village.home.makers import (
    count_words,
    group_kind_words,
    is_long_ago,
    is_mobile,
    maker_lines,
    officers_of,
    place_words,
    rt_choices,
    seller_badges,
    summary_of,
)
from village.home.views.addresses import here
from village.home.views.blueprint import bp
from village.registry.interface import (
    count_enterprises,
    public_enterprise,
    public_enterprises,
    public_group,
    public_groups,
)

MAKERS_PER_PAGE = 48
MOST_OF_GROUP = 4
LAST_PAGE = 10_000


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
    asks_village = not is_mobile(seller.phone)
    phone = (village.contact_phone if village else "") if asks_village else seller.phone
    return page(
        "home/enterprise.html",
        seller=seller,
        summary=summary_of(seller),
        place=place_words(seller),
        badges=seller_badges(seller),
        products=cards_of_enterprise(seller.id),
        question=whatsapp_address(phone or "", question),
        asks_village=asks_village,
        is_stale=is_long_ago(seller.confirmed_at),
        share=whatsapp_address("", f"{seller.name} {address}"),
        address=address,
    )


@bp.get("/kelompok")
@public
def groups() -> ResponseReturnValue:
    """The groups of the village, and every business in it, of one RT or of all; the next page is a link."""
    rt = asked_number("rt")
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    found = public_enterprises(rt=rt, limit=MAKERS_PER_PAGE + 1, offset=(number - 1) * MAKERS_PER_PAGE)
    if number > 1 and not found:
        raise NotFound()
    counts = count_enterprises()
    return page(
        "home/groups.html",
        groups=public_groups() if number == 1 else (),
        kind_words=group_kind_words,
        makers=maker_lines(found[:MAKERS_PER_PAGE], count_products()),
        next_url=url_for("home.groups", rt=rt, hal=number + 1) if len(found) > MAKERS_PER_PAGE else None,
        choices=rt_choices(counts, rt),
        counts=count_words(counts),
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
        officers=officers_of(found),
        members=maker_lines(found.members),
        member_count=len(found.members) + found.other_members,
        products=cards_of_group(found.id, MOST_OF_GROUP),
        shelf=url_for("gallery.shelf", kelompok=found.slug),
        share=whatsapp_address("", f"{found.name} {address}"),
        address=address,
    )
