"""The register of breaches: what happened, whom it touches, and that they and the agency were told."""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from village.accounts.interface import account_lines
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.privacy import permissions
from village.privacy.facts import Audience, BreachFacts
from village.privacy.models import Breach, BreachPerson
from village.registry.interface import consents, enterprises


def record_breach(person: Person, facts: BreachFacts, audience: Audience) -> int:
    """Write a breach down with everybody it touches; answers its id. Raises DomainError when nobody is found."""
    person = begin_writing_as(person)
    demand(permissions.keep_breaches(person))
    _check(facts)
    row = breach_step(facts, audience, recorded_by=person.account_id)
    audit.record(person, "privacy.breach_recorded", f"breach:{row.id}", row.title)
    commit()
    return row.id


def breach_step(facts: BreachFacts, audience: Audience, *, recorded_by: int | None) -> Breach:
    """The row of a breach and of everybody it touches. A step. Raises DomainError when nobody is found."""
    row = Breach(**facts.__dict__, audience=audience.kept(), recorded_by=recorded_by)
    db.session.add(row)
    db.session.flush()
    _find_people(row.id, audience)
    return row


def change_breach(person: Person, breach_id: int, facts: BreachFacts, audience: Audience) -> None:
    """Correct a breach. The people stay as they are unless the choice changed and nobody was told yet."""
    person = begin_writing_as(person)
    row = _kept(person, breach_id)
    _check(facts)
    for name, value in facts.__dict__.items():
        setattr(row, name, value)
    row.updated_at = utcnow()
    if row.audience != audience.kept():
        told = select(BreachPerson.id).where(BreachPerson.breach_id == breach_id, BreachPerson.told_at.is_not(None))
        if db.session.execute(told.limit(1)).first():
            raise Conflict(
                _l(
                    "Sudah ada yang diberi tahu, jadi pilihan orangnya tidak bisa diganti. "
                    "Catat kejadian ini sekali lagi."
                ),
                "audience",
            )
        row.audience = audience.kept()
        db.session.execute(delete(BreachPerson).where(BreachPerson.breach_id == breach_id))
        _find_people(breach_id, audience)
    audit.record(person, "privacy.breach_changed", f"breach:{row.id}", row.title)
    commit()


def note_told(person: Person, breach_id: int, person_id: int, *, is_told: bool = True) -> None:
    """Write down that somebody got the notice, or take that back."""
    person = begin_writing_as(person)
    row = _kept(person, breach_id)
    line = db.session.get(BreachPerson, person_id)
    if line is None or line.breach_id != breach_id:
        raise NotFound()
    line.told_at, line.told_by = (line.told_at or utcnow(), person.account_id) if is_told else (None, None)
    audit.record(person, "privacy.person_told", f"breach:{row.id}", row.title)
    commit()


def note_agency_told(person: Person, breach_id: int) -> None:
    """Write down that the agency got the notice."""
    person = begin_writing_as(person)
    row = _kept(person, breach_id)
    row.agency_told_at = row.agency_told_at or utcnow()
    audit.record(person, "privacy.agency_told", f"breach:{row.id}", row.title)
    commit()


def _kept(person: Person, breach_id: int) -> Breach:
    demand(permissions.keep_breaches(person))
    row = db.session.get(Breach, breach_id)
    if row is None:
        raise NotFound()
    return row


def _check(facts: BreachFacts) -> None:
    if facts.noticed_at > utcnow():
        raise DomainError(_l("Waktu ini belum terjadi. Tulis kapan kejadian itu diketahui."), "noticed_at")


def _find_people(breach_id: int, audience: Audience) -> None:
    people = _with_accounts() if audience.kind == "accounts" else _owners(audience)
    if not people:
        raise DomainError(_l("Tidak ada orang yang cocok dengan pilihan ini. Pilih yang lain."), "audience")
    db.session.add_all(BreachPerson(breach_id=breach_id, **facts) for facts in people)
    db.session.flush()


def _with_accounts() -> list[dict[str, Any]]:
    return [
        {"name": line.name, "phone": line.phone, "account_id": line.id}
        for line in account_lines()
        if line.phone or line.email or line.roles
    ]


def _owners(audience: Audience) -> list[dict[str, Any]]:
    table = enterprises.c
    wanted = select(table.id, table.name, table.owner_name, table.phone).order_by(table.name, table.id)
    if audience.kind == "enterprises":
        wanted = wanted.where(table.id.in_(audience.enterprise_ids))
    else:
        given = select(consents.c.enterprise_id).where(
            consents.c.purpose == audience.purpose, consents.c.withdrawn_at.is_(None)
        )
        wanted = wanted.where(table.id.in_(given), table.deleted_at.is_(None))
    return [
        {"name": row.owner_name or row.name, "phone": row.phone, "about": row.name, "enterprise_id": row.id}
        for row in db.session.execute(wanted)
    ]
