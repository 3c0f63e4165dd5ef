"""Kotak arsip: the papers somebody may read as a ZIP that opens anywhere, without this site and without the internet.

Folders by year and kind, an index page, registers as CSV, and ``SHA256SUMS``. What a person may not read is not in it,
and nothing in it says that it exists.
"""

import hashlib
import os
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import IO

from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from village.accounts.interface import find_person
from village.core.access import Person, demand
from village.core.db import db, utcnow
from village.core.errors import NotAllowed, NotFound
from village.core.files import storage
from village.core.formatting import day, short_day
from village.core.long_work import Kind, Made, Progress, WorkView, new_place
from village.core.storage import CHUNK_BYTES, StorageFull
from village.core.village import find_village
from village.registry.interface import slug_of, today, write_csv
from village.vault.paper_kinds import KINDS
from village.vault.permissions import file_document
from village.vault.queries import visible_to
from village.vault.tables import documents, letters, versions
from village.vault.words import ACCESS_LABELS, KIND_LABELS

BOX = "archive_box"
KEPT_FOR = timedelta(hours=24)
PIECES = Path(__file__).parent / "data" / "box"
DOCUMENT_HEADINGS = (
    "TAHUN", "JENIS", "TANGGAL", "NOMOR", "PERIHAL", "DARI", "KEPADA", "KLASIFIKASI", "AKSES", "TEMPAT KERTAS ASLI",
    "VERSI", "FINAL", "BERKAS", "SHA-256",
)  # fmt: skip
LETTER_HEADINGS = ("BUKU", "TAHUN", "NO AGENDA", "TANGGAL AGENDA", "NOMOR SURAT", "PERIHAL", "DARI", "KEPADA")
WORDS_FOR_READERS = """KOTAK ARSIP

Buka index.html dengan peramban apa pun, di komputer atau HP. Internet tidak diperlukan.

Berkasnya tersusun dalam folder tahun, lalu jenis. Daftarnya ada di daftar-dokumen.csv, yang terbuka di Excel atau
LibreOffice.

Untuk memastikan tidak ada yang berubah sejak kotak ini dibuat, di Linux atau Mac:

    sha256sum -c SHA256SUMS

Kotak ini bisa memuat dokumen pengurus dan data pribadi. Simpan seperti surat aslinya, jangan dikirim lewat grup.
"""


@dataclass
class BoxFile:
    """One version in the box: ``name`` is its path there."""

    number: int
    name: str
    extension: str
    digest: str
    is_final: bool
    is_there: bool = True


@dataclass
class BoxPaper:
    """One document in the box."""

    id: int
    kind: str
    title: str
    dated_on: date
    number: str
    sender: str
    addressee: str
    classification: str
    access: str
    place: str
    files: list[BoxFile] = field(default_factory=list)

    @property
    def kind_words(self) -> str:
        """What its kind is called."""
        return str(KIND_LABELS.get(self.kind, self.kind))

    @property
    def day_words(self) -> str:
        """Its day, short."""
        return short_day(self.dated_on)

    @property
    def folder(self) -> str:
        """``2026/Surat-masuk``."""
        return f"{self.dated_on.year}/{slug_of(self.kind_words, (), 'lain')}"


def box_kinds() -> list[Kind]:
    """The long work of the vault."""
    return [Kind(BOX, _make, keeps=KEPT_FOR, one_per_person=True)]


def papers_of(person: Person) -> list[BoxPaper]:
    """Every document the person may read, with all its versions; oldest first. Two statements."""
    columns = [documents.c[name] for name in BoxPaper.__dataclass_fields__ if name != "files"]
    rows = db.session.execute(select(*columns).where(visible_to(person)).order_by(documents.c.dated_on, documents.c.id))
    papers = {row.id: BoxPaper(*row) for row in rows}
    lines = db.session.execute(
        select(versions.c.document_id, versions.c.number, versions.c.file_kind, versions.c.digest, versions.c.is_final)
        .join(documents, documents.c.id == versions.c.document_id)
        .where(visible_to(person))
        .order_by(versions.c.document_id, versions.c.number)
    )
    for line in lines:
        paper = papers.get(line.document_id)
        if paper is not None:
            extension = KINDS[line.file_kind].extension
            name = f"{paper.folder}/{_file_name(paper, line.number)}.{extension}"
            paper.files.append(BoxFile(line.number, name, extension, line.digest, line.is_final))
    return list(papers.values())


def _file_name(paper: BoxPaper, number: int) -> str:
    written = slug_of(paper.number, (), "")[:40] if paper.number else ""
    parts = [f"{paper.id:05d}", written, slug_of(paper.title, (), "dokumen")[:60], f"v{number}"]
    return "_".join(part for part in parts if part)


def still_readable(person: Person, work: WorkView) -> bool:
    """Whether everything in a finished box may still be read by this person. One statement."""
    wanted = work.outcome["ids"]
    readable = select(func.count()).select_from(documents).where(visible_to(person), documents.c.id.in_(wanted))
    return db.session.execute(readable).scalar_one() == len(wanted)


def _make(progress: Progress) -> Made:
    person = find_person(progress.account_id or 0)
    if person is None:
        raise NotAllowed()
    demand(file_document(person))
    papers = papers_of(person)
    agenda = _agenda(person)
    db.session.rollback()
    place = new_place()
    part = place.with_name(place.name + ".part")
    try:
        _write(part, person, papers, agenda, progress)
        os.rename(part, place)
    except OSError as error:
        if error.errno in (28, 122):  # no space, no quota
            raise StorageFull from error
        raise
    finally:
        part.unlink(missing_ok=True)
    missing = sum(not file.is_there for paper in papers for file in paper.files)
    found = {"papers": len(papers), "missing": missing, "ids": [paper.id for paper in papers]}
    return Made(place, f"kotak-arsip-{today().isoformat()}.zip", found)


def _agenda(person: Person) -> list[tuple]:
    """The lines of the agenda registers whose letters the person may read."""
    rows = db.session.execute(
        select(
            letters.c.direction, letters.c.year, letters.c.agenda, letters.c.registered_on,
            documents.c.number, documents.c.title, documents.c.sender, documents.c.addressee,
        )
        .join(documents, documents.c.id == letters.c.document_id)
        .where(visible_to(person))
        .order_by(letters.c.direction, letters.c.year, letters.c.agenda)
    )  # fmt: skip
    return [tuple(row) for row in rows]


class _Box:
    """A ZIP being written, with the checksum of everything in it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._sums: dict[str, str] = {}
        self._at = utcnow().timetuple()[:6]

    def add(self, name: str, content: IO[bytes]) -> None:
        """Copy a file, uncompressed: papers are compressed already."""
        info = zipfile.ZipInfo(name, self._at)
        info.external_attr = 0o100644 << 16
        info.file_size = content.seek(0, os.SEEK_END)
        content.seek(0)
        digest = hashlib.sha256()
        with self._archive.open(info, "w") as into:
            while chunk := content.read(CHUNK_BYTES):
                digest.update(chunk)
                into.write(chunk)
        self._sums[name] = digest.hexdigest()

    def add_text(self, name: str, content: bytes) -> None:
        """Write a text, compressed."""
        info = zipfile.ZipInfo(name, self._at)
        info.external_attr = 0o100644 << 16
        self._archive.writestr(info, content, zipfile.ZIP_DEFLATED)
        self._sums[name] = hashlib.sha256(content).hexdigest()

    def close(self) -> None:
        """The list of all checksums, last."""
        lines = "".join(f"{checksum}  {name}\n" for name, checksum in sorted(self._sums.items()))
        self.add_text("SHA256SUMS", lines.encode())


def _write(part: Path, person: Person, papers: Sequence[BoxPaper], agenda: Sequence[tuple], progress: Progress) -> None:
    opened = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    with os.fdopen(opened, "w+b") as file, zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        box = _Box(archive)
        files = [one for paper in papers for one in paper.files]
        progress.stage(_l("Menyalin dokumen"), len(files))
        for one in files:
            _add_paper(box, one)
            progress.step()
        box.add_text("daftar-dokumen.csv", write_csv(DOCUMENT_HEADINGS, _register(papers)))
        if agenda:
            box.add_text("buku-agenda.csv", write_csv(LETTER_HEADINGS, [[str(cell) for cell in row] for row in agenda]))
        box.add_text("index.html", _index(person, papers, has_letters=bool(agenda)).encode())
        box.add_text("BACA-DAHULU.txt", WORDS_FOR_READERS.encode())
        for piece in ("gaya.css", "cari.js"):
            box.add_text(piece, (PIECES / piece).read_bytes())
        box.close()


def _add_paper(box: _Box, one: BoxFile) -> None:
    try:
        with storage().open(one.digest) as content:
            box.add(one.name, content)
    except NotFound:
        one.is_there = False  # the index says so; the rest of the box is worth having


def _register(papers: Sequence[BoxPaper]) -> Iterator[tuple]:
    for paper in papers:
        about = (
            paper.dated_on.year, paper.kind_words, paper.dated_on.isoformat(), paper.number, paper.title, paper.sender,
            paper.addressee, paper.classification, str(ACCESS_LABELS[paper.access]), paper.place,
        )  # fmt: skip
        for one in paper.files:
            yield (*about, one.number, "ya" if one.is_final else "", one.name if one.is_there else "", one.digest)
        if not paper.files:
            yield (*about, "", "", "", "")


def _index(person: Person, papers: Sequence[BoxPaper], *, has_letters: bool) -> str:
    village = find_village()
    db.session.rollback()
    newest_first = sorted(papers, key=lambda paper: (paper.dated_on, paper.id), reverse=True)
    years = [(year, list(lines)) for year, lines in groupby(newest_first, key=lambda paper: paper.dated_on.year)]
    return current_app.jinja_env.get_template("vault/box_index.html").render(
        village=village.name if village else "",
        asker=person.name,
        made_on=day(today()),
        papers=papers,
        years=years,
        has_letters=has_letters,
    )
