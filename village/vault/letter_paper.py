"""A letter on paper: the village's letterhead, the block of the number, the text, and room for a signature."""

from collections.abc import Iterator
from dataclasses import dataclass

from village.core.formatting import day
from village.core.printing import Band, Fill, Line, Mark, Page, Text
from village.vault.letter_queries import LetterView

WIDTH, HEIGHT = 210.0, 297.0
EDGE, BAND = 22.0, 4.0
TEXT_SIZE = 11.0
ROW_MM = 4.66
LETTERS_IN_A_ROW = 88
HEAD_ROWS, FOOT_ROWS = 14, 15
ROWS_ON_A_PAGE = 54


@dataclass(frozen=True)
class _Part:
    text: str
    rows: int


def letter_pages(letter: LetterView, letterhead: str, place: str) -> list[Page]:
    """The letter on A4. ``place`` is the town before the date. Long letters run over as many pages as they need."""
    sheets = list(_sheets(letter.body))
    pages = []
    for number, sheet in enumerate(sheets):
        is_first, is_last = number == 0, number == len(sheets) - 1
        marks = _head(letter, letterhead, place) if is_first else []
        top = EDGE + (HEAD_ROWS * ROW_MM if is_first else 0)
        height = sum(part.rows for part in sheet) * ROW_MM + 6
        marks.append(Text(EDGE, top, WIDTH - 2 * EDGE, height, [Line(part.text, TEXT_SIZE, gap=1.6) for part in sheet]))
        if is_last:
            marks += _foot(letter, top + height + ROW_MM)
        pages.append(Page(WIDTH, HEIGHT, marks))
    return pages


def _sheets(body: str) -> Iterator[list[_Part]]:
    """The paragraphs, as many on each page as there is room for; the last page keeps room to sign."""
    sheet: list[_Part] = []
    room = ROWS_ON_A_PAGE - HEAD_ROWS
    for part in _parts(body):
        if sheet and sum(one.rows for one in sheet) + part.rows > room:
            yield sheet
            sheet, room = [], ROWS_ON_A_PAGE
        sheet.append(part)
    if sheet and sum(one.rows for one in sheet) + FOOT_ROWS > room:
        last = sheet.pop() if len(sheet) > 1 else None
        yield sheet
        sheet = [last] if last else []
    yield sheet


def _parts(body: str) -> Iterator[_Part]:
    """Paragraphs of at most half a page each."""
    for paragraph in body.replace("\r\n", "\n").split("\n\n"):
        rows, kept = 0, []
        for line in paragraph.split("\n"):
            for piece in _pieces(line):
                kept.append(piece)
                rows += 1 + len(piece) // LETTERS_IN_A_ROW
                if rows > ROWS_ON_A_PAGE // 2:
                    yield _Part("\n".join(kept), rows + 1)
                    rows, kept = 0, []
        if kept:
            yield _Part("\n".join(kept), rows + 1)


def _pieces(line: str) -> Iterator[str]:
    longest = LETTERS_IN_A_ROW * (ROWS_ON_A_PAGE // 2)
    while len(line) > longest:
        cut = line.rfind(" ", 1, longest) + 1 or longest
        yield line[:cut].rstrip()
        line = line[cut:]
    yield line


def _head(letter: LetterView, letterhead: str, place: str) -> list[Mark]:
    first, *rest = letterhead.split("\n") or [""]
    inner = WIDTH - 2 * EDGE
    heading = [Line(first, 16, is_bold=True, colour="brand"), *(Line(line, 9.5, colour="soft") for line in rest)]
    told = [("Nomor", letter.number), ("Lampiran", letter.attachments or "-"), ("Perihal", letter.title)]
    written = f"{place}, {_plain_day(letter)}"
    names = [Line(name, TEXT_SIZE) for name, _words in told]
    values = [Line(f": {words}", TEXT_SIZE) for _name, words in told]
    return [
        Band(0, 0, WIDTH, BAND),
        Text(EDGE, 9, inner, 22, heading, align="middle", valign="middle"),
        Fill(EDGE, 32, inner, 0.6, "brand"),
        Text(EDGE, 37, 22, 18, names),
        Text(EDGE + 22, 37, 92, 18, values),
        Text(EDGE + 116, 37, inner - 116, 8, [Line(written.strip(", "), TEXT_SIZE)], align="end"),
        Text(
            EDGE, 62, inner, 26,
            [
                Line("Kepada Yth.", TEXT_SIZE),
                Line(letter.addressee, TEXT_SIZE, is_bold=True),
                Line("di tempat", TEXT_SIZE),
            ],
        ),
    ]  # fmt: skip


def _plain_day(letter: LetterView) -> str:
    return day(letter.dated_on, "id").split(", ")[1]


def _foot(letter: LetterView, top: float) -> list[Mark]:
    right = WIDTH / 2 + 10
    width = WIDTH - EDGE - right
    marks: list[Mark] = [
        Text(right, top, width, 12, [Line(letter.signatory_office, TEXT_SIZE)], align="middle"),
        Text(right, top + 34, width, 12, [Line(letter.signatory, TEXT_SIZE, is_bold=True)], align="middle"),
    ]
    if letter.copies_to:
        marks.append(Text(EDGE, top + 34, WIDTH / 2 - EDGE, 14, [Line(f"Tembusan: {letter.copies_to}", 9.5)]))
    return marks
