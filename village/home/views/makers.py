"""Pages of sellers and groups, composed from the registry and the gallery."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.asked import asked_number, asked_page
from village.core.fragments import page
from village.core.share_cards import card_address, share_address
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.events.interface import next_of_group
from village.gallery.interface import cards_of_enterprise, cards_of_group, count_products, shops_of_enterprise
from village.home.makers import (
    count_words,
    group_kind_words,
    is_long_ago,
    is_mobile,
    maker_lines,
    network_role_words,
    officers_of,
    place_words,
    rt_choices,
    seller_badges,
    summary_of,
)
from village.home.sharing import card_of_group, card_of_seller
from village.home.views.addresses import here
from village.home.views.blueprint import bp
from village.registry.interface import (
    TIE_LABELS,
    closed_since,
    count_enterprises,
    find_merged_slug,
    group_network,
    public_enterprise,
    public_enterprises,
    public_group,
    public_groups,
    public_slug,
    village_network,
)

MAKERS_PER_PAGE = 48
GROUPS_PER_PAGE = 40
MEMBERS_PER_PAGE = 6
TIES_PER_PAGE = 40
MOST_OF_GROUP = 2


@bp.get("/usaha/<slug>")
@public
def enterprise(slug: str) -> ResponseReturnValue:
    """One maker: what is public of the business, and what it sells."""
    seller = public_enterprise(slug)
    if seller is None:
        return _former(slug)
    village = current_village()
    address = here()
    question = _("Halo %(name)s, saya lihat halaman usaha Anda di %(address)s", name=seller.name, address=address)
    asks_village = not is_mobile(seller.phone)
    phone = (village.contact_phone if village else "") if asks_village else seller.phone
    products = cards_of_enterprise(seller.id)
    card = card_of_seller(seller, products)
    return page(
        "home/enterprise.html",
        seller=seller,
        summary=summary_of(seller),
        place=place_words(seller),
        role=network_role_words(seller.network_role),
        badges=seller_badges(seller),
        products=products,
        shops=shops_of_enterprise(seller.id),
        card_url=card_address(card),
        short_url=share_address(card),
        question=whatsapp_address(phone or "", question),
        asks_village=asks_village,
        is_stale=is_long_ago(seller.confirmed_at),
        share=whatsapp_address("", f"{seller.name} {address}"),
        address=address,
    )


def _former(slug: str) -> ResponseReturnValue:
    """Where the page of a seller was: on to the record it went into, gone where it closed, else 404.

    The way on may be taken back for a while, so no browser keeps it for good.
    """
    standing = find_merged_slug(slug)
    address = public_slug("enterprise", standing) if standing else None
    if address:
        answer = redirect(url_for("home.enterprise", slug=address), 301)
        answer.headers["Cache-Control"] = "no-cache"
        return answer
    closed = closed_since(slug)
    if closed is None:
        raise NotFound()
    return page("home/closed.html", status=410, name=closed[0], since=closed[1])


@bp.get("/kelompok")
@public
def groups() -> ResponseReturnValue:
    """The groups of the village, and every business in it, of one RT or of all; the next page is a link."""
    rt = asked_number("rt")
    number = asked_page()
    found = public_enterprises(rt=rt, limit=MAKERS_PER_PAGE + 1, offset=(number - 1) * MAKERS_PER_PAGE)
    if number > 1 and not found:
        raise NotFound()
    part = asked_page("kelompok")
    start = (part - 1) * GROUPS_PER_PAGE
    found_groups = public_groups(limit=GROUPS_PER_PAGE + 1, offset=start) if number == 1 else ()
    counts = count_enterprises()
    return page(
        "home/groups.html",
        groups=found_groups[:GROUPS_PER_PAGE],
        more_groups=url_for("home.groups", kelompok=part + 1) if len(found_groups) > GROUPS_PER_PAGE else "",
        kind_words=group_kind_words,
        makers=maker_lines(found[:MAKERS_PER_PAGE], count_products()),
        next_url=url_for("home.groups", rt=rt, hal=number + 1) if len(found) > MAKERS_PER_PAGE else None,
        choices=rt_choices(counts, rt),
        counts=count_words(counts),
    )


@bp.get("/kelompok/jejaring")
@public
def network() -> ResponseReturnValue:
    """Who supplies whom in the whole village, drawn and as a list; the next page of the list is a link."""
    number = asked_page()
    whole = village_network()
    start = (number - 1) * TIES_PER_PAGE
    ties = whole.ties[start : start + TIES_PER_PAGE]
    if number > 1 and not ties:
        raise NotFound()
    return page(
        "home/network.html",
        drawing=whole.drawing if number == 1 else None,
        ties=ties,
        tie_words=TIE_LABELS,
        next_url=url_for("home.network", hal=number + 1) if len(whole.ties) > start + TIES_PER_PAGE else None,
    )


@bp.get("/kelompok/<slug>")
@public
def group(slug: str) -> ResponseReturnValue:
    """One group: what it is for, who belongs to it, what its members sell."""
    number = asked_page()
    found = public_group(slug, limit=MEMBERS_PER_PAGE, offset=(number - 1) * MEMBERS_PER_PAGE)
    if found is None or (number > 1 and not found.members):
        raise NotFound()
    address = here()
    products = cards_of_group(found.id, MOST_OF_GROUP) if number == 1 else []
    card = card_of_group(found, products)
    return page(
        "home/group.html",
        group=found,
        kind=group_kind_words(found.kind),
        officers=officers_of(found),
        members=maker_lines(found.members),
        meets_next=next_of_group(found.id) if number == 1 else None,
        next_url=url_for("home.group", slug=slug, hal=number + 1) if found.has_more else None,
        role=network_role_words(found.network_role),
        products=products,
        card_url=card_address(card),
        short_url=share_address(card),
        network=group_network(found.id) if number == 1 else None,
        shelf=url_for("gallery.shelf", kelompok=found.slug),
        tie_words=TIE_LABELS,
        share=whatsapp_address("", f"{found.name} {address}"),
        address=address,
    )
