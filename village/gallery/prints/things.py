"""Products, makers and the village as printed things tell of them. Numbers of permits only where they were verified."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from sqlalchemy import Select, and_, case, func, null, select

from village.core.db import db
from village.core.phones import display
from village.core.short_codes import short_code
from village.gallery.cards import FACT_NAMES, ProductCard, cards_of
from village.gallery.queries import AT_HOME, cards_from, facts_of, is_public, products
from village.registry.interface import (
    consented,
    enterprise_is_public,
    enterprises,
    groups,
    membership_is_current,
    memberships,
    today,
)

MOST_PRODUCTS = 60
MOST_OF_CATALOGUE = 240
# What the law wants on a packet of food, in its words; other verified facts are no matter of a label.
PRINTED_FACTS = ("spp_irt", "bpom_md", "halal")


@dataclass(frozen=True)
class PrintedProduct:
    """A product on paper: the card of lists, what only labels tell, and verified numbers as (name, number)."""

    card: ProductCard
    enterprise_id: int
    net_weight: str
    ingredients: str
    shelf_life: str
    description: str
    numbers: Sequence[tuple[str, str]]
    address: str
    is_public: bool


@dataclass(frozen=True)
class PrintedMaker:
    """A business on paper. Owner, phone and address are what its owner chose to print."""

    id: int
    name: str
    slug: str
    kind: str
    place: str
    story: str
    address: str
    owner_name: str = ""
    phone: str = ""
    home: str = ""
    agreed: frozenset[str] = field(default=frozenset())


def short_address(kind: str, number: int) -> str:
    """The address on paper, in full."""
    path = url_for("home.short_address", code=short_code(kind, number))
    return str(current_app.config["PUBLIC_ADDRESS"]) + path


def where_words(maker: PrintedMaker, place: str) -> str:
    """``RT 04/RW 05 Karanganyar Gunung, Semarang``: the RW, which the place of the village begins with, said once."""
    rw = maker.place.rpartition("/")[2]
    if rw and place.startswith(rw + " "):
        return maker.place + place.removeprefix(rw)
    return ", ".join(part for part in (maker.place, place) if part)


def spoken_address(address: str) -> str:
    """An address as people type it: without the scheme."""
    return address.partition("://")[2] or address


def _told(page: Any) -> Select[Any]:
    return cards_from(page).add_columns(
        products.c.net_weight,
        products.c.ingredients,
        products.c.shelf_life,
        products.c.description,
        and_(products.c.is_listed.is_(True), enterprise_is_public()).label("is_public"),
    )


def printed_products(*, ids: Collection[int]) -> list[PrintedProduct]:
    """These products that are not deleted, drafts too, by name. Two statements."""
    page = select(products.c.id).where(products.c.id.in_(ids), products.c.deleted_at.is_(None)).subquery("page")
    return printed_from(page)


def printed_of_enterprise(enterprise_id: int, *, ids: Collection[int] = ()) -> list[PrintedProduct]:
    """The products of one business that are not deleted, or those of ``ids`` among them, by name. Two statements."""
    page = select(products.c.id).where(products.c.enterprise_id == enterprise_id, products.c.deleted_at.is_(None))
    if ids:
        page = page.where(products.c.id.in_(ids))
    page = page.order_by(products.c.name, products.c.id).limit(MOST_PRODUCTS)
    return printed_from(page.subquery("page"))


def printed_from(page: Any) -> list[PrintedProduct]:
    """The products whose ids this subquery gives, by name. Two statements."""
    return _printed(db.session.execute(_told(page).order_by(products.c.name, products.c.id)).all())


def printed_catalogue() -> list[tuple[str, list[PrintedProduct]]]:
    """The public products, the newest 240, under the name of their maker's group, those without one last. Three
    statements."""
    newest = products.c.published_at.desc(), products.c.id.desc()
    wanted = select(products.c.id).select_from(AT_HOME).where(is_public()).order_by(*newest)
    page = wanted.limit(MOST_OF_CATALOGUE).subquery("page")
    rows = db.session.execute(
        _told(page).order_by(func.lower(enterprises.c.name), products.c.enterprise_id, products.c.name)
    ).all()
    names = _group_names({row.enterprise_id for row in rows})
    chapters: dict[str, list[PrintedProduct]] = {}
    for product in _printed(rows):
        chapters.setdefault(names.get(product.enterprise_id, ""), []).append(product)
    return sorted(chapters.items(), key=lambda chapter: (not chapter[0], chapter[0].lower()))


def _group_names(enterprise_ids: Collection[int]) -> dict[int, str]:
    """The first of the groups of each business."""
    found = db.session.execute(
        select(memberships.c.enterprise_id, groups.c.name)
        .join(groups, groups.c.id == memberships.c.group_id)
        .where(
            memberships.c.enterprise_id.in_(enterprise_ids),
            membership_is_current(today()),
            groups.c.deleted_at.is_(None),
            groups.c.state != "bubar",
        )
        .order_by(groups.c.id.desc())
    )
    return {enterprise_id: name for enterprise_id, name in found}


def _printed(rows: Sequence[Any]) -> list[PrintedProduct]:
    facts = facts_of(rows)
    return [
        PrintedProduct(
            card=card,
            enterprise_id=row.enterprise_id,
            net_weight=row.net_weight or "",
            ingredients=row.ingredients or "",
            shelf_life=row.shelf_life,
            description=row.description,
            numbers=_numbers(facts.get(row.id, ())),
            address=short_address("product", row.id),
            is_public=row.is_public,
        )
        for row, card in zip(rows, cards_of(rows), strict=True)
    ]


def _numbers(facts: Sequence[Any]) -> list[tuple[str, str]]:
    """The first number of each kind, the product's own before its maker's."""
    found: dict[str, str] = {}
    for fact in facts:
        if fact.permit_code in PRINTED_FACTS:
            found.setdefault(fact.permit_code, fact.number)
    return [(FACT_NAMES[code], found[code]) for code in PRINTED_FACTS if code in found]


def find_maker(enterprise_id: int) -> Any | None:
    """The business with everything its owner may print, and what is public by consent. One statement."""
    table = enterprises.c
    agreed = [
        case((consented(purpose), True), else_=null()).label(f"may_{name}")
        for name, purpose in (("owner", "public_name"), ("phone", "public_phone"), ("home", "public_address"))
    ]
    return db.session.execute(
        select(
            table.id, table.name, table.slug, table.kind, table.rt, table.rw, table.story,
            table.owner_name, table.phone, table.address, table.landmark, *agreed,
        ).where(table.id == enterprise_id, table.deleted_at.is_(None))
    ).one_or_none()  # fmt: skip


def printed_maker(row: Any, kind: str, chosen: Collection[str]) -> PrintedMaker:
    """The business with those of ``owner``, ``phone`` and ``home`` that were chosen."""
    rt = f"RT {row.rt:02d}" + (f"/RW {row.rw:02d}" if row.rw else "") if row.rt else ""
    home = ", ".join(part for part in (row.address, row.landmark) if part)
    return PrintedMaker(
        id=row.id,
        name=row.name,
        slug=row.slug,
        kind=kind,
        place=rt,
        story=row.story,
        address=short_address("enterprise", row.id),
        owner_name=row.owner_name if "owner" in chosen else "",
        phone=display(row.phone) if "phone" in chosen and row.phone else "",
        home=home if "home" in chosen else "",
        agreed=agreed_parts(row),
    )


def agreed_parts(row: Any) -> frozenset[str]:
    """What of ``owner``, ``phone`` and ``home`` is public by the owner's consent."""
    return frozenset(name for name in ("owner", "phone", "home") if getattr(row, f"may_{name}"))


def price_words(card: ProductCard) -> str:
    """``Rp 12.000 / bungkus``."""
    return _("%(price)s / %(unit)s", price=card.price, unit=card.unit) if card.unit else card.price
