"""A group's members and its meetings as files."""

from collections.abc import Iterable, Sequence
from typing import Any

from village.registry.details import member_lines
from village.registry.meetings import meetings_of
from village.registry.spreadsheet_files import write_csv, write_xlsx

# Headings in Indonesian whatever the language of the page, as in every file that leaves the site.
MEMBER_HEADINGS = ("NO", "NAMA", "ORANGNYA", "RT", "JABATAN", "SEJAK", "SAMPAI")
MEETING_HEADINGS = ("NO", "TANGGAL", "TEMPAT", "YANG DIBAHAS", "HADIR")
ROLE_WORDS = {"anggota": "Anggota", "ketua": "Ketua", "sekretaris": "Sekretaris", "bendahara": "Bendahara"}


def member_rows(group_id: int) -> Iterable[Sequence[Any]]:
    """One row per membership, under MEMBER_HEADINGS; those who left last."""
    for number, line in enumerate(member_lines(group_id), start=1):
        until = line.until_on.isoformat() if line.until_on else ""
        role = ROLE_WORDS.get(line.role, line.role)
        yield number, line.name, line.person, line.rt or "", role, line.from_on.isoformat(), until


def meeting_rows(group_id: int) -> Iterable[Sequence[Any]]:
    """One row per meeting, under MEETING_HEADINGS, oldest first."""
    for number, line in enumerate(meetings_of(group_id), start=1):
        attended = "" if line.attended is None else line.attended
        yield number, line.met_on.isoformat(), line.place, line.about, attended


def group_file(what: str, kind: str, group_id: int) -> bytes:
    """The file: ``what`` is ``anggota`` or ``pertemuan``, ``kind`` is ``xlsx`` or ``csv``."""
    headings, rows = (
        (MEMBER_HEADINGS, member_rows(group_id)) if what == "anggota" else (MEETING_HEADINGS, meeting_rows(group_id))
    )
    if kind == "csv":
        return write_csv(headings, rows)
    widths = {1: 32, 2: 24, 4: 14, 5: 12, 6: 12} if what == "anggota" else {1: 12, 2: 26, 3: 60}
    return write_xlsx(headings, rows, sheet=what.capitalize(), widths=widths)
