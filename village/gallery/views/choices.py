"""What the filter of the shelf offers: choices with counts, chips of the fullest kinds, ways out of an empty page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from village.gallery.cards import SOUGHT_BADGES, fact_name
from village.gallery.categories import BY_ID, CATEGORIES
from village.gallery.forms import SORT_LABELS, STOCK_CHOICES, STOCK_WORDS, sorts_of
from village.gallery.shelf import Counts, GroupMakers, ShelfFilter

CHIPS = 4
Options = list[tuple[Any, str]]


@dataclass(frozen=True)
class Chip:
    """A kind of product as a link with its count."""

    url: str
    label: str
    count: int | None
    current: bool


@dataclass(frozen=True)
class Choices:
    """Options of each select by field name, chips, the chip that opens the rest, the order in words, ways out."""

    options: dict[str, Options]
    chips: list[Chip]
    more: Chip | None
    order: str
    ways_out: list[tuple[str, str]]


def choices_of(
    wanted: ShelfFilter,
    counts: Counts,
    makers: Sequence[GroupMakers],
    *,
    sort: str,
    is_open: bool,
    address: Callable[..., str],
) -> Choices:
    """Everything the filter offers; choices without any product are left out unless they are chosen.

    The selects are made only where they are open: closed they would be a tenth of the page.
    """
    options = _all_options(wanted, counts, makers) if is_open else {}
    return Choices(
        options=options,
        chips=_chips(wanted, counts, address),
        more=None if is_open else Chip(address(saring="1"), _("Saring lagi"), None, False),
        order=str(SORT_LABELS[sort]).lower(),
        ways_out=_ways_out(wanted, address),
    )


def _all_options(wanted: ShelfFilter, counts: Counts, makers: Sequence[GroupMakers]) -> dict[str, Options]:
    sorts = sorts_of(is_search=wanted.words is not None, is_collection=wanted.collection is not None)
    labels = {mode: label for mode, label in STOCK_CHOICES}
    stocks = [
        (word, labels[mode], counts.stocks.get(mode, 0), wanted.stock == mode) for word, mode in STOCK_WORDS.items()
    ]
    return {
        "kategori": _options(
            (one.slug, one.short, counts.categories.get(one.id, 0), wanted.category == one.id) for one in CATEGORIES
        ),
        "kelompok": _options(
            (one.slug, one.name, counts.groups.get(one.slug, 0), wanted.group == one.slug) for one in makers
        ),
        "rt": _options(
            (rt, f"RT {rt:02d}", counts.rts.get(rt, 0), wanted.rt == rt)
            for rt in sorted({*counts.rts, *([wanted.rt] if wanted.rt is not None else [])})
        ),
        "stok": _options(stocks),
        "lencana": [("", _("Semua")), *((code, fact_name(code)) for code in SOUGHT_BADGES)],
        "urut": [(key, str(SORT_LABELS[key])) for key in sorts],
    }


def _options(choices: Any) -> Options:
    shown = [(value, f"{label} ({count})") for value, label, count, chosen in choices if count or chosen]
    return [("", _("Semua")), *shown]


def _chips(wanted: ShelfFilter, counts: Counts, address: Callable[..., str]) -> list[Chip]:
    fullest = sorted(counts.categories, key=lambda one: -counts.categories[one])[:CHIPS]
    if wanted.category and wanted.category not in fullest:
        fullest = [*fullest[: CHIPS - 1], wanted.category]
    everything = Chip(address(kategori=None), _("Semua"), counts.any_category, wanted.category is None)
    return [
        everything,
        *(
            Chip(
                address(kategori=one.slug), str(one.short), counts.categories.get(one.id, 0), one.id == wanted.category
            )
            for one in (BY_ID[category_id] for category_id in fullest)
        ),
    ]


def _ways_out(wanted: ShelfFilter, address: Callable[..., str]) -> list[tuple[str, str]]:
    ways = [
        (wanted.category is not None, address(kategori=None), _("Cari di semua jenis")),
        (
            wanted.lowest_rupiah is not None or wanted.highest_rupiah is not None,
            address(min=None, maks=None),
            _("Semua harga"),
        ),
        (
            wanted.rt is not None or wanted.group is not None,
            address(rt=None, kelompok=None),
            _("Semua RT dan kelompok"),
        ),
        (wanted.stock is not None, address(stok=None), _("Semua stok")),
        (wanted.badge is not None, address(lencana=None), _("Juga tanpa lencana")),
        (wanted.collection is not None, address(koleksi=None), _("Tanpa koleksi ini")),
    ]
    return [(url, label) for is_narrowed, url, label in ways if is_narrowed]
