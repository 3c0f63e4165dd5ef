"""The private address of somebody's own calendar feed."""

import secrets

from village.core import audit
from village.core.access import Person, begin_writing_as
from village.core.db import commit, db, utcnow
from village.events.models import FeedKey

KEY_BYTES = 24


def make_feed_key(person: Person) -> str:
    """A new address; the old one, if there was one, ends at once."""
    person = begin_writing_as(person)
    key = secrets.token_urlsafe(KEY_BYTES)
    db.session.merge(FeedKey(account_id=person.account_id, key=key, made_at=utcnow()))
    audit.record(person, "events.feed_key_made", f"account:{person.account_id}", person.name)
    commit()
    return key


def end_feed_key(person: Person) -> None:
    """The address leads nowhere from now on."""
    person = begin_writing_as(person)
    row = db.session.get(FeedKey, person.account_id)
    if row is not None:
        db.session.delete(row)
        audit.record(person, "events.feed_key_ended", f"account:{person.account_id}", person.name)
    commit()
