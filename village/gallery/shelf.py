"""The shelf of ``/produk``: which products stand there under a filter, in which order, and how many of each kind."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Subquery, func, literal, select, tuple_

from village.core.db import UtcDateTime, db, utcnow
from village.core.search import Understanding
from village.gallery.collection_lists import ShownCollection
from village.gallery.freshness import is_on_shelf, stepped_back
from village.gallery.prices import HIGH_TODAY, LOW_TODAY, with_discounts
from village.gallery.queries import cards_from, has_badge, is_public, products
from village.registry.interface import enterprise_is_public, enterprises, groups, membership_is_current, memberships

SORTS = ("terbaru", "termurah", "termahal", "nama")
BEST_MATCH = "cocok"
AS_CHOSEN = "pilihan"
PRICE_SORTS = ("termurah", "termahal")
DEAREST = 10**15  # where "tanya harga" stands when the cheapest come first
LONGEST_KEY = 200
LARGEST_ID = 2**31
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class ShelfFilter:
    """What a visitor wants to see. Prices in rupiah; ``group`` is the slug of a group, ``badge`` the code of a permit
    that the product or its business was checked for; None means anything."""

    words: Understanding | None = None
    category: str | None = None
    group: str | None = None
    rt: int | None = None
    lowest_rupiah: int | None = None
    highest_rupiah: int | None = None
    stock: str | None = None
    collection: ShownCollection | None = None
    badge: str | None = None

    @property
    def asks_price(self) -> bool:
        """Does the price of today decide what stands here?"""
        rule = self.collection is not None and self.collection.below_rupiah is not None
        return rule or self.lowest_rupiah is not None or self.highest_rupiah is not None


@dataclass(frozen=True)
class GroupMakers:
    """A group and the enterprises that are its members today."""

    slug: str
    name: str
    enterprise_ids: frozenset[int]


@dataclass(frozen=True)
class Counts:
    """How many products there are: in all, and beside each choice, with every other choice as it is."""

    total: int = 0
    any_category: int = 0
    categories: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    rts: dict[int, int] = field(default_factory=dict)
    stocks: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ShelfPage:
    """One page of card rows, and the key of the next one (None: this is the last)."""

    rows: Sequence[Row[Any]]
    after: str | None


def group_makers() -> list[GroupMakers]:
    """Every living group that has members, by name. One statement."""
    rows = db.session.execute(
        select(groups.c.slug, groups.c.name, memberships.c.enterprise_id)
        .join(memberships, memberships.c.group_id == groups.c.id)
        .where(
            groups.c.deleted_at.is_(None),
            groups.c.state != "bubar",
            memberships.c.enterprise_id.is_not(None),
            membership_is_current(utcnow().date()),
        )
        .order_by(groups.c.name, groups.c.id)
    ).all()
    members: dict[tuple[str, str], set[int]] = {}
    for slug, name, enterprise_id in rows:
        members.setdefault((slug, name), set()).add(enterprise_id)
    return [GroupMakers(slug, name, frozenset(ids)) for (slug, name), ids in members.items()]


def shelf_page(
    wanted: ShelfFilter, makers: Iterable[GroupMakers], *, sort: str, after: str | None = None, limit: int = 12
) -> ShelfPage:
    """The cards that come after the key ``after``, in the order of ``sort``. One statement.

    A key that is not ours begins at the first page.
    """
    source, conditions, score = _base(wanted)
    conditions += [is_public(), *_choices(wanted, makers)]
    key, is_rising = _sort_key(sort, score, wanted.collection)
    if sort in PRICE_SORTS and not wanted.asks_price:
        source = with_discounts(source)
    if (last := _read_key(after, sort)) is not None:
        here, there = tuple_(key, products.c.id), tuple_(literal(last[0], _key_type(sort)), literal(last[1]))
        conditions.append(here > there if is_rising else here < there)
    order = [key.asc(), products.c.id.asc()] if is_rising else [key.desc(), products.c.id.desc()]
    page = (
        select(products.c.id, key.label("sort_key"))
        .select_from(source.join(enterprises, enterprises.c.id == products.c.enterprise_id))
        .where(*conditions)
        .order_by(*order)
        .limit(limit + 1)
        .subquery("page")
    )
    again = [page.c.sort_key.asc(), page.c.id.asc()] if is_rising else [page.c.sort_key.desc(), page.c.id.desc()]
    rows = db.session.execute(cards_from(page).add_columns(page.c.sort_key).order_by(*again)).all()
    is_more = len(rows) > limit
    return ShelfPage(rows[:limit], _write_key(rows[limit - 1]) if is_more else None)


def count_kinds(wanted: ShelfFilter) -> Counts:
    """The counts beside the kinds of product alone, for a filter without group, RT and stock. One statement."""
    counted = _counted(wanted, products.c.category, products.c.enterprise_id)
    number = func.sum(counted.c.number)
    rows = db.session.execute(
        select(counted.c.category, number)
        .join(enterprises, enterprises.c.id == counted.c.enterprise_id)
        .where(enterprise_is_public())
        .group_by(counted.c.category)
    )
    by_kind = {category: int(count) for category, count in rows}
    everything = sum(by_kind.values())
    return Counts(
        total=by_kind.get(wanted.category, 0) if wanted.category else everything,
        any_category=everything,
        categories={category: count for category, count in by_kind.items() if category is not None},
    )


def count_shelf(wanted: ShelfFilter, makers: Sequence[GroupMakers]) -> Counts:
    """The counts beside every choice. One statement."""
    counted = _counted(wanted, products.c.category, products.c.enterprise_id, products.c.stock_mode)
    cells = db.session.execute(
        select(*counted.c, enterprises.c.rt)
        .join(enterprises, enterprises.c.id == counted.c.enterprise_id)
        .where(enterprise_is_public())
    ).all()

    def passing(without: str) -> list[Any]:
        others = replace(wanted, **{without: None})
        ids = _members(others.group, makers)
        return [
            cell
            for cell in cells
            if (others.category is None or cell.category == others.category)
            and (others.rt is None or cell.rt == others.rt)
            and (others.stock is None or cell.stock_mode == others.stock)
            and (ids is None or cell.enterprise_id in ids)
        ]

    by_category, by_group = passing("category"), passing("group")
    return Counts(
        total=sum(cell.number for cell in by_category if wanted.category in (None, cell.category)),
        any_category=sum(cell.number for cell in by_category),
        categories=_tally((cell.category, cell.number) for cell in by_category),
        groups=_tally(
            (group.slug, cell.number)
            for group in makers
            for cell in by_group
            if cell.enterprise_id in group.enterprise_ids
        ),
        rts=_tally((cell.rt, cell.number) for cell in passing("rt")),
        stocks=_tally((cell.stock_mode, cell.number) for cell in passing("stock")),
    )


def _counted(wanted: ShelfFilter, *kinds: ColumnElement[Any]) -> Subquery:
    """Numbers of products by these columns, as search and price leave them; their makers are joined afterwards,

    so that the counting runs over an index alone and a few hundred rows are left to join.
    """
    source, conditions, _score = _base(wanted)
    return (
        select(*kinds, func.count().label("number"))
        .select_from(source)
        .where(is_on_shelf(), *conditions)
        .group_by(*kinds)
        .subquery("counted")
    )


def _tally(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    counter: Counter[Any] = Counter()
    for name, number in pairs:
        if name is not None:
            counter[name] += number
    return dict(counter)


def _base(wanted: ShelfFilter) -> tuple[Any, list[ColumnElement[bool]], ColumnElement[Any]]:
    """What search and price say: the products to look at, the conditions, and how well each fits the words."""
    source: Any = products
    score: ColumnElement[Any] = literal(0)
    conditions: list[ColumnElement[bool]] = []
    if wanted.words is not None:
        hits = wanted.words.hits(without=stepped_back())
        source, score = hits.join(products, products.c.id == hits.c.object_id), hits.c.score
    if wanted.asks_price:
        source = with_discounts(source)
    if wanted.lowest_rupiah is not None:
        conditions.append(wanted.lowest_rupiah <= HIGH_TODAY)
    if wanted.highest_rupiah is not None:
        conditions.append(wanted.highest_rupiah >= LOW_TODAY)
    if wanted.collection is not None:
        conditions.append(wanted.collection.condition())
    if wanted.badge is not None:
        conditions.append(has_badge(wanted.badge))
    return source, conditions, score


def _choices(wanted: ShelfFilter, makers: Iterable[GroupMakers]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.category is not None:
        conditions.append(products.c.category == wanted.category)
    if wanted.rt is not None:
        conditions.append(enterprises.c.rt == wanted.rt)
    if wanted.stock is not None:
        conditions.append(products.c.stock_mode == wanted.stock)
    if (ids := _members(wanted.group, makers)) is not None:
        conditions.append(products.c.enterprise_id.in_(ids))
    return conditions


def _members(group: str | None, makers: Iterable[GroupMakers]) -> Collection[int] | None:
    if group is None:
        return None
    return next((one.enterprise_ids for one in makers if one.slug == group), frozenset())


def _sort_key(
    sort: str, score: ColumnElement[Any], collection: ShownCollection | None = None
) -> tuple[ColumnElement[Any], bool]:
    """The expression that a sort goes by, and whether it rises. What has no price stands last either way."""
    if sort == AS_CHOSEN and collection is not None:
        return collection.place(), True
    keys: dict[str, tuple[ColumnElement[Any], bool]] = {
        "termurah": (func.coalesce(LOW_TODAY, DEAREST), True),
        "termahal": (func.coalesce(LOW_TODAY, -1), False),
        "nama": (func.lower(products.c.name), True),
        BEST_MATCH: (score, False),
    }
    return keys.get(sort, (products.c.published_at, False))


def _key_type(sort: str) -> Any:
    return UtcDateTime() if sort == "terbaru" else None


def _write_key(row: Row[Any]) -> str:
    value = row.sort_key
    if isinstance(value, datetime):
        value = (value - EPOCH) // timedelta(microseconds=1)
    return f"{row.id}.{value}"


def _read_key(text: str | None, sort: str) -> tuple[Any, int] | None:
    number, _dot, value = (text or "")[:LONGEST_KEY].partition(".")
    try:
        product_id = int(number)
        if not 0 < product_id < LARGEST_ID:
            return None
        if sort == "nama":
            return value, product_id
        if sort == "terbaru":
            return EPOCH + timedelta(microseconds=int(value)), product_id
        return (int(value), product_id) if abs(int(value)) <= DEAREST else None
    except (ValueError, OverflowError):
        return None
