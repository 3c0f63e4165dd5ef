"""Keeping who supplies whom."""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.registry import permissions
from village.registry.facts import Party
from village.registry.models import TIE_KINDS, Enterprise, Group, SupplyTie
from village.registry.queries import get_enterprise, get_group, today
from village.registry.rules import UNDO_TIME
from village.registry.services.enterprises import TooLateToUndo

FIRST_YEAR = 1900


class AlreadyTied(Conflict):
    """This tie is written down already."""


def add_tie(person: Person, kind: str, giver: Party, taker: Party, since_year: int | None, *, side: Party) -> SupplyTie:
    """Write down that ``giver`` does this for ``taker``, from the page of ``side``, one of the two.

    Whoever keeps that side may. Raises AlreadyTied, DomainError.
    """
    person = begin_writing_as(person)
    owner = _keep(person, side)
    tie = add_tie_step(kind, giver, taker, since_year, recorded_by=person.account_id)
    _record(person, "registry.tie_added", side, owner)
    commit()
    return tie


def add_tie_step(
    kind: str, giver: Party, taker: Party, since_year: int | None = None, *, recorded_by: int | None = None
) -> SupplyTie:
    """The row of a tie. A step. Raises AlreadyTied, DomainError."""
    if kind not in TIE_KINDS:
        raise DomainError(_l("Pilih hubungannya dari daftar."), "relation")
    for party in (giver, taker):
        _check_party(party)
    if giver == taker:
        raise DomainError(_l("Pilih pihak lain: usaha atau kelompok tidak terhubung dengan dirinya sendiri."), "other")
    if since_year is not None and not FIRST_YEAR <= since_year <= today().year:
        raise DomainError(_l("Tulis tahun dari 1900 sampai tahun ini."), "since_year")
    sides = _columns(giver, taker)
    same = select(SupplyTie.id).where(
        SupplyTie.kind == kind,
        SupplyTie.deleted_at.is_(None),
        *(getattr(SupplyTie, name) == value for name, value in sides.items()),
    )
    if db.session.execute(same).first() is not None:
        raise AlreadyTied(_l("Hubungan ini sudah tercatat."), "other")
    tie = SupplyTie(kind=kind, since_year=since_year, recorded_by=recorded_by, **sides)
    db.session.add(tie)
    db.session.flush()
    return tie


def delete_tie(person: Person, tie_id: int, *, side: Party) -> None:
    """The tie is over or was wrong; it can be brought back for 30 days."""
    person = begin_writing_as(person)
    owner = _keep(person, side)
    tie = _get_tie(tie_id, side)
    tie.deleted_at = tie.deleted_at or utcnow()
    _record(person, "registry.tie_deleted", side, owner)
    commit()


def restore_tie(person: Person, tie_id: int, *, side: Party) -> None:
    """Bring a deleted tie back, for 30 days. Raises TooLateToUndo."""
    person = begin_writing_as(person)
    owner = _keep(person, side)
    tie = _get_tie(tie_id, side)
    if tie.deleted_at is not None:
        if tie.deleted_at < utcnow() - UNDO_TIME:
            raise TooLateToUndo(_l("Hubungan ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan."))
        tie.deleted_at = None
        _record(person, "registry.tie_restored", side, owner)
    commit()


def _keep(person: Person, side: Party) -> Enterprise | Group:
    """The thing from whose page a tie is changed, if this person keeps it. Raises NotFound, NotAllowed."""
    if side.group_id is not None:
        group = get_group(side.group_id)
        demand(permissions.edit_group(person, group))
        return group
    enterprise = get_enterprise(side.enterprise_id or 0)
    demand(permissions.edit_enterprise(person, enterprise))
    return enterprise


def _check_party(party: Party) -> None:
    if party.group_id is not None:
        get_group(party.group_id)
    elif party.enterprise_id is not None:
        get_enterprise(party.enterprise_id)
    elif not party.name:
        raise DomainError(_l("Pilih usaha atau kelompoknya, atau tulis namanya."), "other")


def _columns(giver: Party, taker: Party) -> dict[str, Any]:
    sides: dict[str, Any] = {}
    for side, party in (("from", giver), ("to", taker)):
        known = party.group_id is not None or party.enterprise_id is not None
        sides[f"{side}_enterprise_id"] = party.enterprise_id if party.group_id is None else None
        sides[f"{side}_group_id"] = party.group_id
        sides[f"{side}_name"] = "" if known else party.name
    return sides


def _get_tie(tie_id: int, side: Party) -> SupplyTie:
    tie = db.session.get(SupplyTie, tie_id)
    ends = (
        {("g", tie.from_group_id), ("g", tie.to_group_id), ("e", tie.from_enterprise_id), ("e", tie.to_enterprise_id)}
        if tie
        else set()
    )
    own = ("g", side.group_id) if side.group_id is not None else ("e", side.enterprise_id)
    if tie is None or own not in ends:
        raise NotFound(_l("Hubungan ini tidak ada."))
    return tie


def _record(person: Person, action: str, side: Party, owner: Enterprise | Group) -> None:
    if side.group_id is not None:
        audit.record(person, action, f"group:{owner.id}", owner.name)
        return
    helped = person.on_behalf_of(owner.id)
    audit.record(person, action, f"enterprise:{owner.id}", owner.name, on_behalf_of=helped)
