"""What the village holds about one person, in every feature: the shapes in which the features answer.

Four slots ask for it. ``personal.held`` gives the rows about a person, for the person's own copy.
``personal.consents`` gives what that person agreed to, and ``personal.withdraw`` ends one of them. ``personal.empty``
takes the person out of the rows, as steps inside the transaction of whoever deletes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_

from village.core.db import db
from village.core.formatting import moment, short_day

Rows = Select[*tuple[Any, ...]]
GONE_PERSON = "akun yang dihapus"
GONE_ENTERPRISE = "usaha yang dihapus"


@dataclass(frozen=True)
class Subject:
    """The person that is asked about.

    ``owns`` are the enterprises this account owns or owned, ``alone`` those that nobody else owns: what stands there is
    about this person. ``has_own_name``: no other account is called so, so rows that only know a name are this person's.
    """

    account_id: int
    name: str
    phone: str | None
    email: str | None
    has_own_name: bool
    owns: tuple[int, ...] = ()
    alone: tuple[int, ...] = ()

    def is_named(self, column: Any) -> ColumnElement[bool]:
        """The condition that a column holds this person's name, and that nobody else is called so."""
        if not self.has_own_name:
            return false()
        return func.lower(func.trim(column)) == self.name.strip().lower()

    def is_reached_by(self, *columns: Any) -> ColumnElement[bool]:
        """The condition that one of these columns holds this person's phone number or e-mail."""
        contacts = [contact for contact in (self.phone, self.email) if contact]
        return or_(false(), *(column.in_(contacts) for column in columns))

    def without_me(self, text: str, *more: str) -> str:
        """The text without this person's name, number and address, and without ``more``."""
        for words in (*more, self.name, self.phone or "", self.email or ""):
            if len(words) > 2:
                text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", "...", text, flags=re.IGNORECASE)
        return text


@dataclass(frozen=True)
class Held:
    """One table of the copy: a title, headings, and rows of plain values."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Given:
    """Something a person agreed to and may take back; ``key`` begins with the name of the feature."""

    key: str
    words: str
    about: str
    since: date | datetime | None


def held(title: Any, statement: Rows, words: Mapping[str, Mapping[Any, Any]] | None = None) -> Held:
    """The rows of a select whose columns are labelled with headings; ``words`` translate codes by heading."""
    result = db.session.execute(statement)
    headings = tuple(str(name) for name in result.keys())  # noqa: SIM118 - a result is no dictionary
    translations = [(words or {}).get(name, {}) for name in headings]
    rows = tuple(tuple(_said(value, known) for value, known in zip(row, translations, strict=True)) for row in result)
    return Held(str(title), headings, rows)


def _said(value: Any, known: Mapping[Any, Any]) -> Any:
    try:
        return str(known[value]) if value in known else value
    except TypeError:  # lists and dictionaries are no codes
        return value


def shown(value: Any, locale: str = "id") -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return moment(value, locale)
    if isinstance(value, date):
        return short_day(value, locale)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {shown(one, locale)}" for name, one in value.items())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(shown(one, locale) for one in value)
    return str(value)


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(one) for one in value]
    return value
