"""Who did what, on whose behalf, when: one row in the same transaction as the change itself."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import JSON, Index, Text, cast, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from village.core.access import Person
from village.core.db import Model, UtcDateTime, db, utcnow
from village.core.personal import GONE_PERSON, Subject


class AuditEntry(Model):
    """One act. ``actor_name`` stays readable when the account is gone; ``details`` holds no phone and no address."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject"), Index("ix_audit_entry_at", "at", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    account_id: Mapped[int | None]
    actor_name: Mapped[str] = mapped_column(Text)
    on_behalf_of: Mapped[int | None]
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


def record(
    person: Person | None,
    action: str,
    subject: str,
    label: str,
    *,
    on_behalf_of: int | None = None,
    **details: Any,
) -> None:
    """Add the act to the running transaction.

    ``action`` is a key of some feature's SENTENCES, ``subject`` is ``kind:id``, ``label`` is what people call it;
    ``on_behalf_of`` is the id of the enterprise a helper acted for. Without a person the site itself acted.
    """
    db.session.add(
        AuditEntry(
            account_id=person.account_id if person else None,
            actor_name=person.name if person else "Gapura",
            on_behalf_of=on_behalf_of,
            action=action,
            subject=subject,
            label=label,
            details=details,
        )
    )


def forget_step(person: Subject, names: Mapping[str, str]) -> None:
    """Take somebody out of the record: the acts stay, under "akun yang dihapus". A step.

    ``names`` are subjects that lose their name as well (``enterprise:5``), each with the label it has from now on.
    """
    names = {**names, f"account:{person.account_id}": GONE_PERSON}
    db.session.execute(
        update(AuditEntry).where(AuditEntry.account_id == person.account_id).values(actor_name=GONE_PERSON)
    )
    own = or_(
        AuditEntry.account_id == person.account_id,
        AuditEntry.subject.in_(sorted(names)),
        person.is_named(AuditEntry.label),
        cast(AuditEntry.details, Text).contains(json.dumps(person.name)[1:-1], autoescape=True),
    )
    for entry in db.session.scalars(select(AuditEntry).where(own)):
        former = entry.label if entry.subject in names else ""
        is_me = entry.label.strip().lower() == person.name.strip().lower()
        entry.label = names.get(entry.subject, GONE_PERSON if is_me else person.without_me(entry.label))
        entry.details = {key: _without(person, former, value) for key, value in entry.details.items()}
    db.session.flush()


def _without(person: Subject, former: str, value: Any) -> Any:
    if isinstance(value, str):
        return person.without_me(value, former)
    if isinstance(value, list):
        return [_without(person, former, one) for one in value]
    if isinstance(value, dict):
        return {key: _without(person, former, one) for key, one in value.items()}
    return value


def newest_entry_id() -> int:
    """The id of the newest entry, 0 before the first: as long as it stays, nobody changed anything. One statement."""
    return db.session.scalar(select(func.max(AuditEntry.id))) or 0


def sentence(entry: AuditEntry) -> str:
    """What was done, in words: ``menayangkan produk Keripik tempe``."""
    sentences: Mapping[str, Any] = current_app.extensions["audit_sentences"]
    template = sentences.get(entry.action)
    if template is None:
        return f"{entry.action}: {entry.label}"
    return str(template) % {**entry.details, "label": entry.label}
