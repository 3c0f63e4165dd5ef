"""Photos on their way: made into pictures at once, and remembered when the rest of the form is refused."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import current_app, request
from flask_babel import gettext as _
from itsdangerous import BadData, URLSafeTimedSerializer

from village.core.access import Person
from village.core.errors import DomainError
from village.core.files import storage
from village.core.images import Picture, receive_picture
from village.gallery.models import MOST_PHOTOS

REMEMBERED_SECONDS = 24 * 3600


@dataclass
class Arrived:
    """The pictures of a submission, and the signed notes by which a refused form sends them again."""

    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def receive_photos(person: Person, form: Any) -> Arrived:
    """Keep every photo that can be kept; the others are told about beside the field, each by its name."""
    arrived = Arrived()
    for note in request.form.getlist("kept_photo")[:MOST_PHOTOS]:
        if (picture := _recall(person, note)) is not None:
            _put(person, arrived, picture)
    files: Sequence[Any] = form.photos.data or ()
    refused = [] if len(files) <= MOST_PHOTOS else [_("Pilih paling banyak %(most)d foto.", most=MOST_PHOTOS)]
    for file in files[:MOST_PHOTOS]:
        try:
            picture = receive_picture(storage(), file.stream, filename=file.filename)
        except DomainError as error:
            refused.append(str(error))
        else:
            _put(person, arrived, picture)
    if refused:
        form.photos.errors = [*form.photos.errors, *refused]
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
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="gallery.kept_photo")
