"""Keeping groups: their facts and state, and who belongs to them from when until when."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.images import Picture
from village.registry import permissions
from village.registry.facts import GroupFacts, Member
from village.registry.models import Enterprise, Group, Membership
from village.registry.queries import OFFICER_ROLES, get_enterprise, get_group, today
from village.registry.rules import GROUP_MOVES, UNDO_TIME, slug_of
from village.registry.services.enterprises import ChangedMeanwhile, TooLateToUndo, WrongMove
from village.registry.services.findable import group_changed_step
from village.registry.words import GROUP_STATE_LABELS, MEMBER_ROLE_LABELS

RESERVED_SLUGS = ("jejaring",)
"""Words that stand where the address of a group could: /kelompok/jejaring is the network of the village."""


class AlreadyMember(Conflict):
    """The enterprise is a member of this group now."""


class WrongDates(DomainError):
    """A membership cannot end before it began."""


def add_group(person: Person, facts: GroupFacts, state: str = "aktif") -> Group:
    """Write a new group into the register."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    group = add_group_step(facts, state=state)
    _record(person, "registry.group_added", group)
    commit()
    return group


def add_group_step(facts: GroupFacts, *, state: str = "aktif") -> Group:
    """The row of a new group with an address of its own. A step."""
    taken = {*RESERVED_SLUGS, *db.session.execute(select(Group.slug)).scalars()}
    group = Group(**asdict(facts), state=state, slug=slug_of(facts.name, taken, "kelompok"))
    db.session.add(group)
    db.session.flush()
    group_changed_step(group)
    return group


def correct_group(person: Person, group_id: int, facts: GroupFacts, seen_at: datetime | None = None) -> Group:
    """Correct what stands of the group. Raises ChangedMeanwhile as for enterprises."""
    person, group = _begin_edit(person, group_id)
    if seen_at is not None and group.updated_at != seen_at:
        raise ChangedMeanwhile(
            _l("Data kelompok ini baru saja diubah orang lain. Isian Anda masih di sini. Periksa lagi, lalu simpan.")
        )
    changed = sorted(name for name, value in asdict(facts).items() if getattr(group, name) != value)
    for name in changed:
        setattr(group, name, getattr(facts, name))
    group.confirmed_at = utcnow()
    _touch(group)
    _record(person, "registry.group_corrected", group, changed=changed)
    commit()
    return group


def confirm_group(person: Person, group_id: int) -> None:
    """Say that everything about the group is still true."""
    person, group = _begin_edit(person, group_id)
    group.confirmed_at = utcnow()
    group_changed_step(group)
    _record(person, "registry.group_confirmed", group)
    commit()


def move_group(person: Person, group_id: int, state: str) -> None:
    """Take the group to another state. Raises WrongMove where no way leads there."""
    person, group = _begin_edit(person, group_id)
    if state not in GROUP_MOVES[group.state]:
        raise WrongMove(
            _l(
                "Status %(before)s tidak bisa langsung menjadi %(after)s. Statusnya belum berubah; pakai "
                "tombol yang ada di halaman ini.",
                before=GROUP_STATE_LABELS[group.state],
                after=GROUP_STATE_LABELS.get(state, state),
            )
        )
    _set_state(person, group, state, came_from=group.state)
    commit()


def undo_group_move(person: Person, group_id: int) -> None:
    """Take back the last change of state, for 30 days. Raises TooLateToUndo."""
    person, group = _begin_edit(person, group_id)
    if group.state_before is None or group.state_changed_at is None or group.state_changed_at < utcnow() - UNDO_TIME:
        raise TooLateToUndo(
            _l("Perubahan status ini sudah tidak bisa diurungkan. Ubah lagi statusnya dengan tombol di halaman ini.")
        )
    _set_state(person, group, group.state_before, came_from=None)
    commit()


def _set_state(person: Person, group: Group, state: str, *, came_from: str | None) -> None:
    before = group.state
    group.state, group.state_before, group.state_changed_at = state, came_from, utcnow()
    _touch(group)
    _record(
        person,
        "registry.group_moved",
        group,
        before=before,
        after=state,
        before_words=str(GROUP_STATE_LABELS[before]),
        after_words=str(GROUP_STATE_LABELS[state]),
    )


def set_group_photo(person: Person, group_id: int, picture: Picture | None) -> None:
    """Put a kept picture on the group, or take its photo off."""
    person, group = _begin_edit(person, group_id)
    group.photo_sha256 = picture.sha256 if picture else None
    group.photo_width = picture.width if picture else None
    group.photo_height = picture.height if picture else None
    _touch(group)
    _record(person, "registry.group_photo_set" if picture else "registry.group_photo_removed", group)
    commit()


def delete_group(person: Person, group_id: int) -> None:
    """Take the group out of every list; it can be brought back for 30 days."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    group = get_group(group_id)
    group.deleted_at = utcnow()
    _touch(group)
    _record(person, "registry.group_deleted", group)
    commit()


def restore_group(person: Person, group_id: int) -> Group:
    """Bring a deleted group back, for 30 days. Raises TooLateToUndo."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    group = db.session.get(Group, group_id)
    if group is None:
        raise NotFound()
    if group.deleted_at is not None:
        if group.deleted_at < utcnow() - UNDO_TIME:
            raise TooLateToUndo(
                _l(
                    "Kelompok ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan. Catat lagi "
                    "sebagai kelompok baru."
                )
            )
        group.deleted_at = None
        _touch(group)
        _record(person, "registry.group_restored", group)
    commit()
    return group


def add_member(person: Person, group_id: int, member: Member) -> Membership:
    """Let an enterprise, or a person by name, into the group. Raises AlreadyMember, WrongDates."""
    person, group = _begin_edit(person, group_id)
    label = get_enterprise(member.enterprise_id).name if member.enterprise_id else member.person_name
    if not label:
        raise DomainError(_l("Pilih usaha, atau tulis nama orangnya."), "person_name")
    membership = add_member_step(group, member)
    _record(person, "registry.member_added", group, member=label)
    commit()
    return membership


def add_member_step(group: Group, member: Member) -> Membership:
    """The row of a membership. A step. Raises AlreadyMember, WrongDates."""
    if member.role not in MEMBER_ROLE_LABELS:
        raise DomainError(
            _l("Jabatan ini tidak dikenal: %(role)s. Muat ulang halamannya, lalu pilih lagi.", role=member.role), "role"
        )
    from_on = member.from_on or today()
    if member.until_on is not None and member.until_on < from_on:
        raise WrongDates(_l("Tanggal keluar lebih awal daripada tanggal masuk. Betulkan salah satunya."), "until_on")
    if member.enterprise_id is not None and _open_membership(group.id, member.enterprise_id):
        raise AlreadyMember(_l("Usaha ini sudah menjadi anggota kelompok. Pilih usaha lain."), "enterprise_id")
    row = Membership(
        group_id=group.id,
        enterprise_id=member.enterprise_id,
        account_id=member.account_id,
        person_name=member.person_name,
        may_show_name=member.may_show_name,
        role=member.role,
        from_on=from_on,
        until_on=member.until_on,
    )
    db.session.add(row)
    db.session.flush()
    return row


def _open_membership(group_id: int, enterprise_id: int) -> bool:
    found = db.session.execute(
        select(Membership.id).where(
            Membership.group_id == group_id, Membership.enterprise_id == enterprise_id, Membership.until_on.is_(None)
        )
    )
    return found.first() is not None


def end_membership(person: Person, group_id: int, membership_id: int, until_on: date | None = None) -> None:
    """The membership ends on that day (today unless said); it stays as history. Raises WrongDates."""
    person, group = _begin_edit(person, group_id)
    row = _get_membership(group_id, membership_id)
    last_day = until_on or today()
    if last_day < row.from_on:
        raise WrongDates(_l("Tanggal keluar lebih awal daripada tanggal masuk. Betulkan salah satunya."), "until_on")
    if row.account_id is not None and row.role in OFFICER_ROLES:
        demand(permissions.keep_register(person))  # officers may not put each other out of office
    row.until_on = last_day
    _record(person, "registry.membership_ended", group, member=_label(row))
    commit()


def reopen_membership(person: Person, group_id: int, membership_id: int) -> None:
    """Take back the end of a membership, for 30 days. Raises TooLateToUndo, AlreadyMember."""
    person, group = _begin_edit(person, group_id)
    row = _get_membership(group_id, membership_id)
    if row.until_on is not None:
        if row.until_on < today() - UNDO_TIME:
            raise TooLateToUndo(
                _l("Keanggotaan ini berakhir lebih dari 30 hari lalu. Catat lagi sebagai anggota baru.")
            )
        if row.enterprise_id is not None and _open_membership(group.id, row.enterprise_id):
            raise AlreadyMember(_l("Usaha ini sudah menjadi anggota lagi."))
        row.until_on = None
        _record(person, "registry.membership_reopened", group, member=_label(row))
    commit()


def _get_membership(group_id: int, membership_id: int) -> Membership:
    row = db.session.get(Membership, membership_id)
    if row is None or row.group_id != group_id:
        raise NotFound()
    return row


def _label(row: Membership) -> str:
    if row.enterprise_id is None:
        return row.person_name
    enterprise = db.session.get(Enterprise, row.enterprise_id)
    return enterprise.name if enterprise else row.person_name


def _begin_edit(person: Person, group_id: int) -> tuple[Person, Group]:
    person = begin_writing_as(person)
    group = get_group(group_id)
    demand(permissions.edit_group(person, group))
    return person, group


def _touch(group: Group) -> None:
    group.updated_at = utcnow()
    group_changed_step(group)


def _record(person: Person, action: str, group: Group, **details: Any) -> None:
    audit.record(person, action, f"group:{group.id}", group.name, **details)
