"""A group on paper: a brochure of what its members sell, and a poster that invites people to them."""

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from village.core.db import db
from village.core.printing import Band, Code, Line, Mark, Page, Photo, Text
from village.gallery.prints.leaflets import EDGE, HEIGHT, WIDTH, brochure_pages
from village.gallery.prints.things import (
    MOST_PRODUCTS,
    PrintedMaker,
    PrintedProduct,
    printed_from,
    short_address,
    spoken_address,
)
from village.gallery.queries import AT_HOME, is_public, products
from village.registry.interface import (
    GROUP_KIND_LABELS,
    MEMBER_ROLE_LABELS,
    PublicGroup,
    groups,
    membership_is_current,
    memberships,
    public_group,
    today,
)


def find_group(group_id: int) -> PublicGroup | None:
    """The group as everybody sees it, so that paper says no more than the site; None once it is gone."""
    slug = db.session.execute(select(groups.c.slug).where(groups.c.id == group_id)).scalar_one_or_none()
    return public_group(slug, limit=1) if slug else None


def printed_of_group(group_id: int) -> list[PrintedProduct]:
    """The public products of the businesses that belong to the group today, by name. Two statements."""
    page = (
        select(products.c.id)
        .select_from(AT_HOME.join(memberships, memberships.c.enterprise_id == products.c.enterprise_id))
        .where(is_public(), memberships.c.group_id == group_id, membership_is_current(today()))
        .distinct()
        .limit(MOST_PRODUCTS)
    )
    return printed_from(page.subquery("page"))


def group_brochure(group: PublicGroup, things: Sequence[PrintedProduct], *, village: str, place: str) -> list[Page]:
    """What the group is for and what its members sell, six products on each A4 sheet."""
    told = PrintedMaker(
        id=group.id,
        name=group.name,
        slug=group.slug,
        kind=str(GROUP_KIND_LABELS.get(group.kind, group.kind)),
        place="",
        story=group.purpose,
        address=short_address("group", group.id),
        owner_name=_head_of(group),
        home=group.schedule,
    )
    return brochure_pages(told, things, village=village, place=place, badges=())


def _head_of(group: PublicGroup) -> str:
    """``Ketua: Bu Nik``, if the name may be shown."""
    named = [f"{MEMBER_ROLE_LABELS[one.role]}: {one.name}" for one in group.officers if one.name]
    return named[0] if named else ""


def group_poster(group: PublicGroup, things: Sequence[PrintedProduct], *, village: str, place: str) -> list[Page]:
    """The group large on one A4 sheet: its photo, or what its members make, its name and the way to its page."""
    inner, code = WIDTH - 2 * EDGE, 44.0
    address = short_address("group", group.id)
    marks: list[Mark] = [
        Band(0, 0, WIDTH, 12, scale=0.75),
        Text(EDGE, 16, inner, 8, [Line(f"{village}, {place}" if place else village, 12, colour="soft")]),
        *_pictures(group, things),
        Text(EDGE, 150, inner, 42, [Line(group.name, 38, is_bold=True, colour="brand")], valign="middle"),
        Text(EDGE, 195, inner - code - 6, 42, [Line(group.purpose, 15)]),
        Text(
            EDGE, 240, inner - code - 6, 38,
            [
                Line(group.schedule, 13),
                Line(_("Semua produk anggota ada di:"), 12, colour="soft", gap=2),
                Line(spoken_address(address), 16, is_bold=True, colour="brand", gap=1),
            ],
        ),
        Text(WIDTH - EDGE - code, 214, code, 8, [Line(_("Pindai untuk melihat"), 10, colour="soft")], align="middle"),
        Code(WIDTH - EDGE - code, 222, code, address),
        Band(0, HEIGHT - 8, WIDTH, 8, scale=0.5),
    ]  # fmt: skip
    return [Page(WIDTH, HEIGHT, marks)]


def _pictures(group: PublicGroup, things: Sequence[PrintedProduct]) -> list[Mark]:
    """The photo of the group; else up to three covers side by side; else the cloth."""
    top, height, inner = 27.0, 120.0, WIDTH - 2 * EDGE
    if group.photo:
        return [Photo(EDGE, top, inner, height, group.photo.sha256, group.photo.width)]
    covers = [thing.card.photo for thing in things if thing.card.photo][:3]
    if not covers:
        return [Photo(EDGE, top, inner, height)]
    width = (inner - 4 * (len(covers) - 1)) / len(covers)
    return [
        Photo(EDGE + number * (width + 4), top, width, height, cover.sha256, cover.width)
        for number, cover in enumerate(covers)
    ]
