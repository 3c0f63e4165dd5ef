"""Photographs of paper become findable by the words in them, a few at a time, where the host can read pictures."""

import time

from sqlalchemy import update

from village.core.db import begin_writing, commit, db
from village.core.errors import NotFound
from village.core.storage import Storage
from village.vault.finding import index_document_step
from village.vault.models import DocumentText
from village.vault.photo_words import Reader, Unread, find_reader, read_words
from village.vault.unread_photos import WAITING, UnreadPhoto, unread_photos

SECONDS_AT_ONCE = 60.0


def read_photos(storage: Storage) -> int:
    """Read what waits, oldest first, for about a minute; gives how many. Nothing where no program can read."""
    reader = find_reader()
    if reader is None:
        return 0
    until, done = time.monotonic() + SECONDS_AT_ONCE, 0
    for photo in unread_photos():
        state, words = _words_of(storage, reader, photo)
        _keep_words(photo, state, words)
        done += 1
        if time.monotonic() > until:
            break
    return done


def _words_of(storage: Storage, reader: Reader, photo: UnreadPhoto) -> tuple[str, str]:
    try:
        with storage.local_path(photo.digest) as path:
            words = read_words(reader, photo.file_kind, path)
    except (NotFound, Unread):
        return "failed", ""
    return ("seen", words) if words else ("blank", "")


def _keep_words(photo: UnreadPhoto, state: str, words: str) -> None:
    begin_writing()
    still_waits = (DocumentText.version_id == photo.version_id, DocumentText.state == WAITING)
    db.session.execute(update(DocumentText).where(*still_waits).values(state=state, text=words))
    index_document_step(photo.document_id)
    commit()
