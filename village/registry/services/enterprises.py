"""Keeping the register of enterprises: add, correct, confirm, move between states, delete and bring back."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from village.core import audit, slots
from village.core.access import Permission, Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, NotFound
from village.core.images import Picture
from village.registry import permissions
from village.registry.facts import EnterpriseFacts
from village.registry.merged import merged_into
from village.registry.models import Enterprise, ImportProblem
from village.registry.queries import get_enterprise
from village.registry.rules import UNDO_TIME, enterprise_moves, slug_of
from village.registry.services.findable import enterprise_changed_step
from village.registry.words import STATE_LABELS


class ChangedMeanwhile(Conflict):
    """Somebody else saved the same thing since this form was opened."""


class WrongMove(Conflict):
    """From this state there is no way to that one."""


class TooLateToUndo(Conflict):
    """More than 30 days have passed."""


ONLY_KEEPERS = frozenset({"remark"})


def add_enterprise(person: Person, facts: EnterpriseFacts) -> Enterprise:
    """Write a new enterprise into the register, as an active one."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    enterprise = add_enterprise_step(facts, created_by=person.account_id)
    audit.record(person, "registry.enterprise_added", _subject(enterprise), enterprise.name)
    commit()
    return enterprise


def add_enterprise_step(facts: EnterpriseFacts, *, created_by: int | None, state: str = "aktif") -> Enterprise:
    """The row of a new enterprise with an address of its own. A step."""
    taken = set(db.session.execute(select(Enterprise.slug).where(Enterprise.slug.startswith(_stem(facts)))).scalars())
    enterprise = Enterprise(
        **asdict(facts), slug=slug_of(facts.name, taken, "usaha"), state=state, created_by=created_by
    )
    enterprise.updated_by = created_by
    db.session.add(enterprise)
    db.session.flush()
    enterprise_changed_step(enterprise)
    return enterprise


def _stem(facts: EnterpriseFacts) -> str:
    return slug_of(facts.name, (), "usaha")


def correct_enterprise(
    person: Person, enterprise_id: int, facts: EnterpriseFacts, seen_at: datetime | None = None
) -> Enterprise:
    """Correct what stands in the register. ``seen_at``: the ``updated_at`` that the form was opened with.

    Raises ChangedMeanwhile when somebody else saved since then.
    """
    person, enterprise = _begin_edit(person, enterprise_id)
    if seen_at is not None and enterprise.updated_at != seen_at:
        raise ChangedMeanwhile(
            _l("Data usaha ini baru saja diubah orang lain. Isian Anda masih di sini. Periksa lagi, lalu simpan.")
        )
    is_keeper = permissions.keep_register(person)
    said = {name: value for name, value in asdict(facts).items() if is_keeper or name not in ONLY_KEEPERS}
    changed = sorted(name for name, value in said.items() if getattr(enterprise, name) != value)
    for name in changed:
        setattr(enterprise, name, said[name])
    if {"phone", "other_phone"} & set(changed) and enterprise.phone:
        enterprise.phone_note = ""  # the doubtful number from the list has been replaced by a real one
    enterprise.confirmed_at = utcnow()
    touch_step(enterprise, person)
    _record(person, "registry.enterprise_corrected", enterprise, changed=changed)
    slots.call("enterprise.corrected", person, enterprise.id, changed)
    commit()
    return enterprise


def confirm_enterprise(person: Person, enterprise_id: int) -> None:
    """Say that everything about the enterprise is still true."""
    person, enterprise = _begin_edit(person, enterprise_id)
    enterprise.confirmed_at = utcnow()
    enterprise_changed_step(enterprise)
    _record(person, "registry.enterprise_confirmed", enterprise)
    commit()


def move_enterprise(person: Person, enterprise_id: int, state: str) -> None:
    """Take the enterprise to another state. Raises WrongMove where no way leads there."""
    person, enterprise = _begin_edit(person, enterprise_id)
    if state not in enterprise_moves(enterprise.state, permissions.keep_register(person)):
        raise WrongMove(
            _l(
                "Status %(before)s tidak bisa langsung menjadi %(after)s. Statusnya belum berubah; pakai "
                "tombol yang ada di halaman ini.",
                before=STATE_LABELS[enterprise.state],
                after=STATE_LABELS.get(state, state),
            )
        )
    _set_state(person, enterprise, state, came_from=enterprise.state)
    commit()


def undo_move(person: Person, enterprise_id: int) -> None:
    """Take back the last change of state, for 30 days. Raises TooLateToUndo."""
    person, enterprise = _begin_edit(person, enterprise_id)
    before, at = enterprise.state_before, enterprise.state_changed_at
    is_keeper = permissions.keep_register(person)
    if before is None or at is None or at < utcnow() - UNDO_TIME:
        raise TooLateToUndo(
            _l("Perubahan status ini sudah tidak bisa diurungkan. Ubah lagi statusnya dengan tombol di halaman ini.")
        )
    demand(is_keeper or enterprise.state in enterprise_moves(before, False))
    _set_state(person, enterprise, before, came_from=None)
    commit()


def _set_state(person: Person, enterprise: Enterprise, state: str, *, came_from: str | None) -> None:
    before = enterprise.state
    enterprise.state, enterprise.state_before, enterprise.state_changed_at = state, came_from, utcnow()
    touch_step(enterprise, person)
    _record(
        person,
        "registry.enterprise_moved",
        enterprise,
        before=before,
        after=state,
        before_words=str(STATE_LABELS[before]),
        after_words=str(STATE_LABELS[state]),
    )


def set_enterprise_photo(person: Person, enterprise_id: int, picture: Picture | None) -> None:
    """Put a kept picture on the enterprise, or take its photo off."""
    person, enterprise = _begin_edit(person, enterprise_id, permissions.set_photo)
    enterprise.photo_sha256 = picture.sha256 if picture else None
    enterprise.photo_width = picture.width if picture else None
    enterprise.photo_height = picture.height if picture else None
    touch_step(enterprise, person)
    _record(person, "registry.photo_set" if picture else "registry.photo_removed", enterprise)
    commit()


def delete_enterprise(person: Person, enterprise_id: int) -> None:
    """Take the enterprise out of every list; it can be brought back for 30 days."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    enterprise = get_enterprise(enterprise_id)
    enterprise.deleted_at = utcnow()
    touch_step(enterprise, person)
    _record(person, "registry.enterprise_deleted", enterprise)
    commit()


def restore_enterprise(person: Person, enterprise_id: int) -> Enterprise:
    """Bring a deleted enterprise back, for 30 days. Raises TooLateToUndo."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    enterprise = db.session.get(Enterprise, enterprise_id)
    if enterprise is None or enterprise.removed_by_run is not None or merged_into(enterprise_id) is not None:
        raise NotFound()
    if enterprise.deleted_at is not None:
        if enterprise.deleted_at < utcnow() - UNDO_TIME:
            raise TooLateToUndo(
                _l(
                    "Usaha ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan. Catat lagi "
                    "sebagai usaha baru."
                )
            )
        enterprise.deleted_at = None
        touch_step(enterprise, person)
        _record(person, "registry.enterprise_restored", enterprise)
    commit()
    return enterprise


def settle_problems(person: Person, enterprise_id: int) -> None:
    """Say that what the import found doubtful about this enterprise was looked at."""
    person, enterprise = _begin_edit(person, enterprise_id)
    demand(permissions.keep_register(person))
    db.session.execute(
        update(ImportProblem)
        .where(ImportProblem.enterprise_id == enterprise_id, ImportProblem.resolved_at.is_(None))
        .values(resolved_at=utcnow())
    )
    _record(person, "registry.problems_settled", enterprise)
    commit()


def _begin_edit(
    person: Person, enterprise_id: int, may: Permission = permissions.edit_enterprise
) -> tuple[Person, Enterprise]:
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(may(person, enterprise))
    return person, enterprise


def touch_step(enterprise: Enterprise, person: Person | None) -> None:
    """Note who changed the enterprise and when, and let the public side follow. A step."""
    enterprise.updated_at = utcnow()
    enterprise.updated_by = person.account_id if person else None
    enterprise_changed_step(enterprise)


def _subject(enterprise: Enterprise) -> str:
    return f"enterprise:{enterprise.id}"


def _record(person: Person, action: str, enterprise: Enterprise, **details: Any) -> None:
    audit.record(
        person,
        action,
        _subject(enterprise),
        enterprise.name,
        on_behalf_of=person.on_behalf_of(enterprise.id),
        **details,
    )
