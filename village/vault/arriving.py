"""Papers on their way: kept at once, and remembered when the rest of the form is refused.

A form that comes back with an error cannot carry its file again, so the file that was kept comes back as a signed note
in a hidden field, and nobody has to upload it twice.
"""

from dataclasses import asdict
from typing import Any

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from village.core.access import Person
from village.core.files import storage
from village.vault.facts import KeptFile
from village.vault.paper import Paper, inspect

NOTE_FIELD = "kept_paper"
REMEMBERED_SECONDS = 24 * 3600


def note_of(person: Person, file: KeptFile) -> str:
    """The signed note by which a form that came back names a file that is kept already."""
    facts: dict[str, Any] = asdict(file)
    facts["paper"].pop("text")  # read again from the file: a page is no place for it
    return _signer().dumps([person.account_id, facts])


def recall(person: Person, note: str) -> KeptFile | None:
    """The file that the note names, if this person got it within a day."""
    try:
        account_id, facts = _signer().loads(note, max_age=REMEMBERED_SECONDS)
    except (BadData, ValueError):
        return None
    if account_id != person.account_id:
        return None
    with storage().local_path(facts["digest"]) as path:
        paper: Paper = inspect(path)
    return KeptFile(**{**facts, "paper": paper})


def _signer() -> URLSafeTimedSerializer:
    # Signed, so that nobody can name a file of somebody else and be shown it.
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="kept_paper")
