"""What each column of a table is for, where the heading alone does not settle it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from village.registry.sheets.cells import is_number, line_of, plain, says_nothing
from village.registry.sheets.kinds import read_kind
from village.registry.sheets.layout import Heading
from village.registry.sheets.vocabulary import MEANINGS
from village.registry.sheets.workbook import Line, column_letter

_SAMPLE_LINES = 60
_MANY = frozenset(
    ("address", "phone", "product", "price", "unit", "remark", "permits", "number", "ignored", "personal")
)
_NOT_IMPORTED = {"count": "ignored", "region": "ignored", "brand": "ignored"}
_MARK = re.compile(r"[v√✓✔☑xy]|ada|ya|belum|sudah|proses|tidak|punya|-")
_SHOP_WORDS = re.compile(
    r"\b(?:warung|toko|kedai|rumah makan|depot|kios|salon|laundry|bengkel|catering|katering|ud|cv|pt"
    r"|konveksi|batik|keripik|kripik|snack|bakery|cake|kue|sembako|penjahit|angkringan|bakso|soto|es|jamu|craft|collection|shop|store)\b"
)


def _never(text: str) -> bool:
    return False


# What most cells of a column with this meaning cannot be.
_IMPOSSIBLE: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("name", "plain_name", "owner", "brand"), is_number),
    "number": re.compile("[a-z]{3}").search,
}


@dataclass
class Column:
    """One column and its meaning, a key of MEANINGS. ``confidence``: sure, likely, chosen or unknown."""

    index: int
    heading: str
    meaning: str
    confidence: str

    @property
    def letter(self) -> str:
        """The letters the clerk sees above the column."""
        return column_letter(self.index)

    @property
    def permit_kind(self) -> str:
        """The permit a column of its own is about, empty for other columns."""
        return self.meaning.removeprefix("permit:") if self.meaning.startswith("permit:") else ""


def assign_meanings(headings: Sequence[Heading], lines: Sequence[Line], chosen: Mapping[str, str]) -> list[Column]:
    """A meaning for every heading, ``chosen`` ones (by column letter) first. ``lines`` are the lines below, for a look.

    Only one column may be the name, the owner and so on; the others of that meaning are ignored.
    """
    columns = []
    for heading in headings:
        match = heading.match
        meaning, confidence = (
            ("ignored", "unknown") if match is None else (match.meaning, "sure" if match.is_sure else "likely")
        )
        letter = column_letter(heading.column)
        if chosen.get(letter) in MEANINGS:
            meaning, confidence = chosen[letter], "chosen"
        columns.append(Column(heading.column, heading.whole, meaning, confidence))
    known = {column.index for column in columns}
    for letter, meaning in chosen.items():
        index = _index_or_none(letter)
        if index is not None and index not in known and meaning in MEANINGS and _is_ours(index, headings):
            columns.append(Column(index, "", meaning, "chosen"))
    _look_inside(columns, lines[:_SAMPLE_LINES])
    _settle_names(columns, lines[:_SAMPLE_LINES])
    _keep_one_of_each(columns)
    for column in columns:
        column.meaning = _NOT_IMPORTED.get(column.meaning, column.meaning)
    return sorted(columns, key=lambda column: column.index)


def _index_or_none(letter: str) -> int | None:
    from village.registry.sheets.workbook import column_index

    try:
        return column_index(letter)
    except ValueError:
        return None


def _is_ours(index: int, headings: Sequence[Heading]) -> bool:
    return bool(headings) and headings[0].column <= index <= headings[-1].column + 5


def _share(column: Column, lines: Sequence[Line], test: Callable[[str], object]) -> float:
    """The share of the filled cells of a column that pass the test."""
    filled = [plain(line_of(line.cell(column.index))) for line in lines]
    filled = [text for text in filled if not says_nothing(text)]
    return sum(bool(test(text)) for text in filled) / len(filled) if filled else 0.0


def _look_inside(columns: list[Column], lines: Sequence[Line]) -> None:
    """Let the cells decide where one heading is used for different things."""
    for column in columns:
        if column.confidence == "chosen":
            continue
        if column.meaning == "brand" and _share(column, lines, _MARK.fullmatch) > 0.6:
            column.meaning, column.confidence = "permit:merek", "likely"
        elif column.meaning in ("group", "name") and _share(column, lines, lambda text: read_kind(text).is_bare) > 0.6:
            column.meaning, column.confidence = "kind", "likely"
        elif _share(column, lines, _IMPOSSIBLE.get(column.meaning, _never)) > 0.6:
            column.meaning, column.confidence = "ignored", "unknown"


def _settle_names(columns: list[Column], lines: Sequence[Line]) -> None:
    """``NAMA`` alone is the business beside an owner, the owner beside a business; alone it is a person."""
    meanings = {column.meaning for column in columns}
    for column in columns:
        if column.meaning != "plain_name":
            continue
        if "name" in meanings or ("brand" in meanings and "owner" not in meanings):
            column.meaning = "ignored" if "owner" in meanings else "owner"
        elif "owner" in meanings or _share(column, lines, _SHOP_WORDS.search) > 0.5:
            column.meaning = "name"
        else:
            column.meaning = "owner"
        column.confidence = "likely" if column.confidence == "sure" else column.confidence
        meanings.add(column.meaning)
    if "name" not in meanings:
        for column in columns:
            if column.meaning == "brand":
                column.meaning, column.confidence = "name", "likely"
                break


def _keep_one_of_each(columns: list[Column]) -> None:
    rank = {"chosen": 0, "sure": 1, "likely": 2, "unknown": 3}
    taken: set[str] = set()
    for column in sorted(columns, key=lambda column: (rank[column.confidence], _is_lone_word(column), column.index)):
        if column.meaning in _MANY or column.permit_kind or column.meaning in _NOT_IMPORTED:
            continue
        if column.meaning in taken:
            is_spare_kind = column.meaning == "name" and "kind" not in {other.meaning for other in columns}
            column.meaning, column.confidence = ("kind", "likely") if is_spare_kind else ("ignored", "unknown")
        taken.add(column.meaning)


def _is_lone_word(column: Column) -> bool:
    """USAHA says less than NAMA USAHA when both are there."""
    return column.meaning == "name" and " " not in column.heading.strip()
