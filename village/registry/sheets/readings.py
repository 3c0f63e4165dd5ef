"""What was understood: one reading per business, with every doubt in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from village.core.phones import Phone
from village.registry.sheets.wording import Sentence

NOTE, FLAG, BLOCKED = "note", "flag", "blocked"


@dataclass(frozen=True)
class Doubt:
    """Something about one cell that a person should know. Only ``blocked`` keeps the line from being imported."""

    code: str
    text: str
    severity: str = FLAG
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Problem:
    """A doubt at its place: column letter and heading, the raw value (never a personal number) and a sentence."""

    column: str
    heading: str
    raw: str
    code: str
    sentence: Sentence
    severity: str


@dataclass(frozen=True)
class PriceReading:
    """A price in whole rupiah. ``mode``: fixed, from ("mulai dari"), range, ask ("tanya harga"), or None: no price."""

    mode: str | None = None
    low_rupiah: int | None = None
    high_rupiah: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class ProductReading:
    """A product named in the list with its price; ``raw_price`` as the clerk wrote it."""

    name: str
    price: PriceReading = PriceReading()
    raw_price: str = ""


@dataclass(frozen=True)
class DeclaredPermit:
    """A permit the list speaks of. ``kind``: nib_rba, nib_lama, nib, spp_irt, halal, merek, bpom, slhs, unknown.

    ``state``: has, in_process or none. It is what the list says, never a verified fact.
    """

    kind: str
    state: str
    raw: str


@dataclass
class RowReading:
    """One business as one line of a sheet tells it. ``row`` is the number the clerk sees (from 1).

    ``key`` stays the same when the same line comes again with other facts; ``other_keys`` recognise a line whose name
    or owner was corrected, weakest last. ``raw`` has what stood in the cells, by meaning.
    """

    sheet: str
    row: int
    name: str = ""
    raw_name: str = ""
    owner: str = ""
    sex: str | None = None
    rt: int | None = None
    rw: int | None = None
    address: str = ""
    phone: Phone | None = None
    extra_phones: list[Phone] = field(default_factory=list)
    private_notes: list[str] = field(default_factory=list)
    kind: str | None = None
    kind_text: str = ""
    products: list[ProductReading] = field(default_factory=list)
    permits: list[DeclaredPermit] = field(default_factory=list)
    remark: str = ""
    group: str = ""
    started_year: int | None = None
    problems: list[Problem] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)
    key: str = ""
    other_keys: tuple[str, ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Whether this line cannot become a business."""
        return any(problem.severity == BLOCKED for problem in self.problems)

    @property
    def is_flagged(self) -> bool:
        """Whether a person should look at this line before trusting it."""
        return any(problem.severity != NOTE for problem in self.problems)


@dataclass
class ColumnReading:
    """What was understood of one column. ``confidence``: sure, likely, chosen (by a person) or unknown.

    ``examples`` are up to three pairs: what stood there, how it was read.
    """

    column: str
    heading: str
    meaning: str
    confidence: str
    filled: int = 0
    doubtful: int = 0
    examples: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class SheetReading:
    """What was understood of one sheet. ``state``: list, empty, not_list, hidden or skipped (by choice)."""

    name: str
    state: str
    header_row: int | None = None
    columns: list[ColumnReading] = field(default_factory=list)
    rows: int = 0
    left_out: list[tuple[int, str]] = field(default_factory=list)
    personal_numbers: int = 0


@dataclass(frozen=True)
class SheetChoice:
    """What a person decided about one sheet: leave it out, its header row (as the clerk counts), columns by letter."""

    skip: bool = False
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Duplicate:
    """Two lines that may be the same business, and why: same_name, similar_name. Never merged by the program."""

    first: RowReading
    second: RowReading
    reason: str


@dataclass
class Understanding:
    """Everything understood of a workbook."""

    filename: str
    sheets: list[SheetReading] = field(default_factory=list)
    rows: list[RowReading] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)

    @property
    def importable(self) -> list[RowReading]:
        """The lines that can become businesses."""
        return [row for row in self.rows if not row.is_blocked]

    @property
    def counts(self) -> dict[str, int]:
        """Figures for a person to check: lines, blocked, flagged, with a phone, products, personal numbers removed."""
        rows = self.importable
        return {
            "rows": len(self.rows),
            "importable": len(rows),
            "blocked": len(self.rows) - len(rows),
            "flagged": sum(row.is_flagged for row in rows),
            "with_phone": sum(row.phone is not None for row in rows),
            "with_product": sum(bool(row.products) for row in rows),
            "with_permit": sum(any(permit.state != "none" for permit in row.permits) for row in rows),
            "duplicates": len(self.duplicates),
            "personal_numbers": sum(sheet.personal_numbers for sheet in self.sheets),
        }
