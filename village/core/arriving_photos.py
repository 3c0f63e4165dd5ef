"""Photos on their way: made into pictures at once, and remembered when the rest of the form is refused.

A form that comes back with an error cannot carry files again. So each photo that could be kept comes back as a signed
note in a hidden field, and nobody has to upload it twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import current_app
from flask_babel import ngettext
from itsdangerous import BadData, URLSafeTimedSerializer

from village.core.access import Person
from village.core.errors import DomainError
from village.core.files import storage
from village.core.images import Picture, receive_picture

NOTE_FIELD = "kept_photo"
REMEMBERED_SECONDS = 24 * 3600


@dataclass
class Arrived:
    """The pictures of a submission, the signed notes by which a refused form sends them again, and what was refused."""

    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def receive_photos(person: Person, files: Sequence[Any], notes: Iterable[str], *, most: int) -> Arrived:
    """Keep every photo that can be kept, those noted before first; one sentence for each of the others.

    ``notes`` are the values of ``NOTE_FIELD`` of the same form, ``most`` is how many photos the thing takes.
    """
    arrived = Arrived()
    for note in list(notes)[:most]:
        if (picture := _recall(person, note)) is not None:
            _put(person, arrived, picture)
    if len(files) > most:
        arrived.refused.append(ngettext("Pilih paling banyak %(num)d foto.", "Pilih paling banyak %(num)d foto.", most))
    for file in files[:most]:
        try:
            _put(person, arrived, receive_picture(storage(), file.stream, filename=file.filename))
        except DomainError as error:
            arrived.refused.append(str(error))
    return arrived


def _put(person: Person, arrived: Arrived, picture: Picture) -> None:
    if any(one.sha256 == picture.sha256 for one in arrived.pictures):
        return
    arrived.pictures.append(picture)
    arrived.notes.append(_signer().dumps([person.account_id, picture.sha256, picture.width, picture.height]))


def _recall(person: Person, note: str) -> Picture | None:
    try:
        account_id, sha256, width, height = _signer().loads(note, max_age=REMEMBERED_SECONDS)
    except (BadData, ValueError):
        return None
    return Picture(sha256, width, height, (), 0) if account_id == person.account_id else None


def _signer() -> URLSafeTimedSerializer:
    # Signed, so that nobody can name a file of somebody else and be shown it.
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept_photo")
