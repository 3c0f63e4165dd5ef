"""Which lines of a table are no businesses: sub-headings, totals, signatures, notes, empty numbered lines."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from village.registry.sheets.cells import is_number, line_of, plain, says_nothing
from village.registry.sheets.columns import Column
from village.registry.sheets.kinds import read_kind
from village.registry.sheets.rt_forms import find_rt
from village.registry.sheets.workbook import Line

_TOTAL = re.compile(r"(?:sub\s?|grand\s?)?(?:total|jumlah|jml|jlh)\b.{0,40}|(?:rata\W?rata|rekap\w*)\b.{0,40}")
_COUNTED = re.compile(r"[0-9.]*\s*(?:umkm|usaha|orang|unit|kk|pelaku(?: usaha| umkm)?)")
_PLACE_AND_DATE = re.compile(
    r"[a-z .]{3,30},\s*[._…\s]*(?:[0-9]{1,2}\s*)?[a-z._…\s]*(?:(?:19|20)[0-9]{2}|[._…]{4,})\s*\.?"
)
_OFFICES = re.compile(
    r"(?:mengetahui|menyetujui|hormat kami|dibuat oleh|yang membuat|penyusun|pendata|petugas|tertanda|ttd)\b.{0,40}"
    r"|(?:ketua|koordinator|sekretaris|bendahara|lurah|camat|kepala desa|kepala dusun|kades|kader|kasi|pj)\b.{0,40}"
    r"|nip\b.{0,30}|[(\[]?[\s._…]{5,}[)\]]?"
)
_IN_BRACKETS = re.compile(r"\(.{2,60}\)")  # units below a heading, or a name below a signature
_NOTE = re.compile(
    r"(?:catatan|keterangan|ket|nb|sumber|note)\s*[.*)]*\s*[:=].*"
    r"|(?:dicetak|data per|per tanggal|halaman|hal\.)\b.*|\*.*|lanjutan\b.*"
)
_IN_TITLES = (
    "data daftar umkm umk ukm usaha pelaku warga wilayah rekap rekapitulasi kelompok lingkungan industri home rumah"
    " tangga mikro kecil menengah rukun pendataan para nama tahun di se rt rw"
)
_TITLE_WORDS = frozenset(_IN_TITLES.split())
_RT_HEADING = re.compile(
    r"(?:[a-z0-9]{1,3}[.)]\s*)?(?:r\.?\s?t[\s.:]*0*[0-9]{1,3}|rukun tetangga\s*0*[0-9]{1,3})\b(.*)"
)
_AFTER_RT = re.compile(
    r"[\s/,.:\-]*(?:r\.?\s?w[\s.:]*0*[0-9]{1,3}|/\s*[0-9]{1,3})?[\s:.\-]*(?:\(?[0-9]*\s*(?:umkm|usaha|orang|kk)?\)?)?"
)
_GROUP_HEADING = re.compile(r"(?:[a-z0-9]{1,3}[.)]\s*)?((?:kelompok|paguyuban|kub|kwt|komunitas)\b.{2,60})")
_LIST_LETTER = re.compile(r"^(?:[a-z]|[ivx]{1,4}|[0-9]{1,2})[.)]\s+")


class Kind(NamedTuple):
    """What a line is: business, empty, total, signature, note, subheading, title; and what a sub-heading says."""

    is_a: str
    rt: int | None = None
    rw: int | None = None
    kind: str | None = None
    group: str = ""


_BUSINESS, _EMPTY = Kind("business"), Kind("empty")


def classify(line: Line, columns: Sequence[Column], *, is_after_end: bool) -> Kind:
    """What this line is for a table with these columns; ``is_after_end``: totals or signatures stood above it."""
    by_meaning: dict[str, str] = {}
    for column in columns:
        text = line_of(line.cell(column.index))
        if text and not by_meaning.get(column.meaning):
            by_meaning[column.meaning] = text
    texts = [text for text in map(line_of, line.cells) if text]
    words = [plain(text) for text in texts if not is_number(text)]
    if not words:
        return _EMPTY
    subheading = _subheading(texts, words, by_meaning)
    if subheading:
        return subheading
    is_total = _TOTAL.fullmatch(words[0]) and all(_COUNTED.fullmatch(word) for word in words[1:])
    if is_total and not _is_numbered_business(by_meaning):
        return Kind("total")
    if not _is_numbered_business(by_meaning) and len(texts) <= 3:
        if any(_PLACE_AND_DATE.fullmatch(word) or _OFFICES.fullmatch(word) for word in words):
            return Kind("signature")
        if all(_IN_BRACKETS.fullmatch(word) for word in words) or (_NOTE.fullmatch(words[0]) and len(words) == 1):
            return Kind("note")
    told = {meaning for meaning, text in by_meaning.items() if not says_nothing(text)} - {
        "number",
        "ignored",
        "personal",
    }
    if not told:
        return _EMPTY
    if told == {"remark"} and not _is_numbered_business(by_meaning):
        return Kind("note")
    if is_after_end and not _is_numbered_business(by_meaning) and len(told) < 3:
        return Kind("signature")
    return _BUSINESS


def _is_numbered_business(by_meaning: dict[str, str]) -> bool:
    """A line with its own number and a name is a business, whatever the name sounds like."""
    return is_number(by_meaning.get("number")) and bool(by_meaning.get("name") or by_meaning.get("owner"))


def _subheading(texts: list[str], words: list[str], by_meaning: dict[str, str]) -> Kind | None:
    if len(words) != 1 or len(texts) > 2:
        return None
    spoken = _LIST_LETTER.sub("", words[0])
    found = _RT_HEADING.fullmatch(words[0])
    is_rt = found is not None and _AFTER_RT.fullmatch(found[1]) is not None
    place = find_rt(words[0])
    if is_rt or (place.rt and set(re.findall("[a-z]{2,}", spoken)) <= _TITLE_WORDS):
        return Kind("subheading", rt=place.rt, rw=place.rw)
    if _is_numbered_business(by_meaning) or len(texts) > 1:
        return None
    in_name = by_meaning.get("name") or by_meaning.get("owner")
    kind = read_kind(spoken)
    if kind.is_bare and kind.kind:
        return Kind("subheading", kind=kind.kind)
    if group := _GROUP_HEADING.fullmatch(words[0]):
        start = texts[0].casefold().find(group[1][:4])
        return Kind("subheading", group=texts[0][max(0, start) :])
    if not in_name and set(re.findall("[a-z]{2,}", spoken)) & {"data", "daftar", "rekap", "umkm"}:
        return Kind("title", rt=place.rt, rw=place.rw)
    return None
