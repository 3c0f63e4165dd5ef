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
LETTERS_IN_A_ROW = 96
HEAD_ROWS, TITLED_HEAD_ROWS, FOOT_ROWS = 14, 9, 15
ROWS_ON_A_PAGE = 54
GAP_ROWS = 0.4
# Papers that speak to nobody: a title takes the place of the addressee, and somebody may sign beside.
TITLES = {"BA": "Berita acara", "SKU": "Surat kuasa", "SKet": "Surat keterangan"}
SIGNS_BESIDE = {"BA": "Saksi", "SKU": "Penerima kuasa"}


@dataclass(frozen=True)
class _Part:
    text: str
    rows: float


def letter_pages(letter: LetterView, letterhead: str, place: str) -> list[Page]:
    """The letter on A4. ``place`` is the town before the date. Long letters run over as many pages as they need."""
    head_rows = TITLED_HEAD_ROWS if letter.type_code in TITLES else HEAD_ROWS
    sheets = list(_sheets(letter.body, head_rows))
    pages = []
    for number, sheet in enumerate(sheets):
        is_first, is_last = number == 0, number == len(sheets) - 1
        marks = _head(letter, letterhead, place) if is_first else []
        top = EDGE + (head_rows * ROW_MM if is_first else 0)
        height = sum(part.rows for part in sheet) * ROW_MM + 6
        marks.append(Text(EDGE, top, WIDTH - 2 * EDGE, height, [Line(part.text, TEXT_SIZE, gap=1.6) for part in sheet]))
        if is_last:
            marks += _foot(letter, top + height + ROW_MM, place)
        pages.append(Page(WIDTH, HEIGHT, marks))
    return pages


def _sheets(body: str, head_rows: int) -> Iterator[list[_Part]]:
    """The paragraphs, as many on each page as there is room for; the last page keeps room to sign."""
    sheet: list[_Part] = []
    room = ROWS_ON_A_PAGE - head_rows
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
                    yield _Part("\n".join(kept), rows + GAP_ROWS)
                    rows, kept = 0, []
        if kept:
            yield _Part("\n".join(kept), rows + GAP_ROWS)


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
    top: list[Mark] = [
        Band(0, 0, WIDTH, BAND),
        Text(EDGE, 9, inner, 22, heading, align="middle", valign="middle"),
        Fill(EDGE, 32, inner, 0.6, "brand"),
    ]
    if letter.type_code in TITLES:
        titled = [Line(TITLES[letter.type_code].upper(), 14, is_bold=True), Line(f"Nomor: {letter.number}", TEXT_SIZE)]
        return [*top, Text(EDGE, 38, inner, 14, titled, align="middle")]
    told = [("Nomor", letter.number), ("Lampiran", letter.attachments or "-"), ("Perihal", letter.title)]
    names = [Line(name, TEXT_SIZE) for name, _words in told]
    values = [Line(f": {words}", TEXT_SIZE) for _name, words in told]
    return [
        *top,
        Text(EDGE, 37, 22, 18, names),
        Text(EDGE + 22, 37, 92, 18, values),
        Text(EDGE + 116, 37, inner - 116, 8, [Line(_place_and_day(letter, place), TEXT_SIZE)], align="end"),
        Text(
            EDGE, 62, inner, 26,
            [
                Line("Kepada Yth.", TEXT_SIZE),
                Line(letter.addressee, TEXT_SIZE, is_bold=True),
                Line("di tempat", TEXT_SIZE),
            ],
        ),
    ]  # fmt: skip


def _place_and_day(letter: LetterView, place: str) -> str:
    plain = day(letter.dated_on, "id").split(", ")[1]
    return f"{place}, {plain}".strip(", ")


def _foot(letter: LetterView, top: float, place: str) -> list[Mark]:
    right = WIDTH / 2 + 10
    width = WIDTH - EDGE - right
    above = [_place_and_day(letter, place)] if letter.type_code in TITLES else []
    signing = [Line(words, TEXT_SIZE) for words in (*above, letter.signatory_office) if words]
    marks: list[Mark] = [
        Text(right, top, width, 12, signing, align="middle"),
        Text(right, top + 34, width, 12, [Line(letter.signatory, TEXT_SIZE, is_bold=True)], align="middle"),
    ]
    beside = SIGNS_BESIDE.get(letter.type_code)
    if beside:
        marks.append(Text(EDGE, top, width, 12, [Line(beside, TEXT_SIZE)], align="middle"))
        marks.append(Text(EDGE, top + 34, width, 12, [Line("(" + "." * 34 + ")", TEXT_SIZE)], align="middle"))
    if letter.copies_to:
        marks.append(Text(EDGE, top + 48, WIDTH / 2 - EDGE, 14, [Line(f"Tembusan: {letter.copies_to}", 9.5)]))
    return marks
