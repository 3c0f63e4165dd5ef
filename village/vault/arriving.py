"""Papers on their way: kept at once, and remembered when the rest of the form is refused.

A form that comes back cannot carry its files again, so what was kept comes back as signed notes in hidden fields, and
nobody has to upload it twice. Photographed pages come back in the order that was asked for, to be looked at first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.datastructures import MultiDict

from village.core.access import Person
from village.core.errors import DomainError
from village.core.files import storage
from village.core.photo_pages import PhotoPage, make_pages
from village.vault.facts import KeptFile
from village.vault.paper import Paper, inspect
from village.vault.services.keeping_files import keep_file, keep_photos, receive_photo

NOTE_FIELD, PAGE_FIELD = "kept_paper", "kept_page"
PLACE_FIELD, LEAVE_FIELD, SORT_FIELD = "page_place", "page_leave", "sort_pages"
REMEMBERED_SECONDS = 24 * 3600
MOST_PAGES = 30


@dataclass
class Arrived:
    """What came with a form: one kept file, or photographed pages with a name. ``is_unseen``: look at them first."""

    file: KeptFile | None = None
    pages: list[PhotoPage] = field(default_factory=list)
    name: str = ""
    is_unseen: bool = False

    def kept(self) -> KeptFile:
        """The file to be filed; several pages become one PDF here. Raises StorageFull, TooLarge."""
        return self.file or keep_photos(storage(), self.pages, self.name)


def arrive(person: Person, sent: MultiDict[str, str], files: Sequence[Any], hashes: str) -> Arrived:
    """Everything that came with this form: chosen now, or kept the last time. Raises DomainError on ``file``.

    ``hashes`` are the SHA-256 that the browser counted, in the order of the files, with commas between.
    """
    pages, name = _pages_of(person, sent)
    if files:
        came = _receive(files, [one.strip().lower() for one in hashes.split(",")] if hashes else [])
        if isinstance(came, KeptFile):
            return Arrived(came)
        if len(pages) + len(came) > MOST_PAGES:
            raise DomainError(_l("Paling banyak %(most)s halaman sekaligus.", most=MOST_PAGES), "file")
        pages, name = [*pages, *came], name or files[0].filename or ""
        return Arrived(pages=pages, name=name, is_unseen=len(pages) > 1 or bool(pages[0].doubts))
    if pages:
        return Arrived(pages=pages, name=name, is_unseen=SORT_FIELD in sent)
    before = _recall(person, sent.get(NOTE_FIELD, ""))
    if before is None:
        raise DomainError(_l("Pilih berkasnya dulu: PDF, foto, atau dokumen."), "file")
    return Arrived(before)


def _receive(files: Sequence[Any], hashes: Sequence[str]) -> KeptFile | list[PhotoPage]:
    """One paper, or the pages of one or more photographs."""
    expected = list(hashes) if len(hashes) == len(files) else [None] * len(files)
    received = []
    try:
        for file, sha256 in zip(files, expected, strict=True):
            photo = receive_photo(storage(), file.stream, expected_sha256=sha256)
            if photo is None and len(files) == 1:
                return keep_file(storage(), file.stream, file.filename or "", expected_sha256=sha256)
            if photo is None:
                raise DomainError(_l("Pilih satu dokumen saja, atau beberapa foto dari kertas yang sama."), "file")
            received.append(photo)
        return make_pages(storage(), [photo.path for photo in received])
    finally:
        for photo in received:
            storage().discard(photo)


def note_of(person: Person, file: KeptFile) -> str:
    """The signed note by which a form that came back names a file that is kept already."""
    facts: dict[str, Any] = asdict(file)
    facts["paper"] = None  # read again from the file: a page is no place for its words
    return _signer(NOTE_FIELD).dumps([person.account_id, facts])


def page_notes(person: Person, arrived: Arrived) -> list[str]:
    """The same for each photographed page, in order."""
    signer = _signer(PAGE_FIELD)
    return [signer.dumps([person.account_id, asdict(page), arrived.name]) for page in arrived.pages]


def noted_page(person: Person, note: str) -> tuple[PhotoPage, str] | None:
    """The page that the note names and the name of its file, if this person got it within a day."""
    facts = _read(PAGE_FIELD, person, note)
    return (PhotoPage(**{**facts[0], "doubts": tuple(facts[0]["doubts"])}), facts[1]) if facts else None


def _pages_of(person: Person, sent: MultiDict[str, str]) -> tuple[list[PhotoPage], str]:
    """The pages that came back, in the order that was typed beside them, without those to be left out."""
    left_out = set(sent.getlist(LEAVE_FIELD))
    places = sent.getlist(PLACE_FIELD)
    found: list[tuple[float, int, PhotoPage]] = []
    name = ""
    for number, note in enumerate(sent.getlist(PAGE_FIELD)[:MOST_PAGES]):
        noted = noted_page(person, note)
        if noted is None or str(number) in left_out:
            continue
        typed = places[number].strip() if number < len(places) else ""
        found.append((float(typed) if typed.isdecimal() and len(typed) < 4 else number + 1, number, noted[0]))
        name = noted[1]
    return [page for _place, _number, page in sorted(found, key=lambda one: one[:2])], name


def _recall(person: Person, note: str) -> KeptFile | None:
    facts = _read(NOTE_FIELD, person, note)
    if facts is None:
        return None
    told: Mapping[str, Any] = facts[0]
    with storage().local_path(told["digest"]) as path:
        paper: Paper = inspect(path)
    return KeptFile(**{**told, "paper": paper, "doubts": tuple(told["doubts"])})


def _read(kind: str, person: Person, note: str) -> list[Any] | None:
    try:
        account_id, *facts = _signer(kind).loads(note, max_age=REMEMBERED_SECONDS)
    except (BadData, ValueError):
        return None
    return facts if account_id == person.account_id else None


def _signer(kind: str) -> URLSafeTimedSerializer:
    # Signed, so that nobody can name a file of somebody else and be shown it.
    return URLSafeTimedSerializer(current_app.secret_key or "", salt=kind)
