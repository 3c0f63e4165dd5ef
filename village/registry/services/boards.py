"""Handing over the offices of a group as one act, and keeping the decree (SK) by which a board leads."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.accounts import interface as accounts
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError
from village.registry import permissions
from village.registry.boards import get_board, leads_as_head
from village.registry.decree_files import DecreeFile
from village.registry.facts import BoardFacts, NewOfficer
from village.registry.models import Enterprise, EnterpriseOwner, Group, GroupBoard, GroupOfficer, Membership
from village.registry.queries import OFFICER_ROLES, get_group, is_current, today
from village.registry.rules import UNDO_TIME
from village.registry.services.enterprises import ChangedMeanwhile, TooLateToUndo
from village.registry.services.findable import group_changed_step


def hand_over(person: Person, group_id: int, officers: Sequence[NewOfficer], facts: BoardFacts) -> GroupBoard:
    """A new board takes office: from now on it keeps the group, and the one before stays in the history.

    The head does it, or who keeps the register. Raises DomainError, placed on the field that is wrong.
    """
    person = begin_writing_as(person)
    group = get_group(group_id)
    demand(permissions.keep_register(person) or leads_as_head(person.account_id, group_id))
    board = hand_over_step(group, officers, facts, recorded_by=person.account_id)
    audit.record(person, "registry.office_handed_over", f"group:{group.id}", group.name, decree=facts.decree)
    commit()
    return board


def hand_over_step(
    group: Group, officers: Sequence[NewOfficer], facts: BoardFacts, *, recorded_by: int | None
) -> GroupBoard:
    """The rows of a handing over. A step. Raises DomainError."""
    _check_dates(facts)
    _check_officers(officers)
    before = _board_in_office(group, recorded_by)
    if before is not None:
        if facts.from_on < before.from_on:
            raise DomainError(_l("Tanggal mulai lebih awal daripada pengurus sebelumnya."), "from_on")
        before.ended_on, before.updated_at = facts.from_on, utcnow()
        db.session.flush()
    board = GroupBoard(group_id=group.id, recorded_by=recorded_by)
    _write_down(board, facts)
    db.session.add(board)
    db.session.flush()
    roles = {}
    for officer in officers:
        member = _member_in_office(group, officer, facts)
        roles[member.id] = officer.role
        db.session.add(
            GroupOfficer(board_id=board.id, role=officer.role, membership_id=member.id, name=_name_of(member))
        )
    _put_in_office(group, roles)
    return board


def undo_hand_over(person: Person, group_id: int) -> None:
    """The board before leads again, for 30 days. Only for keepers of the register. Raises TooLateToUndo."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    group = get_group(group_id)
    boards = db.session.scalars(
        select(GroupBoard)
        .where(GroupBoard.group_id == group_id, GroupBoard.undone_at.is_(None))
        .order_by(GroupBoard.id.desc())
        .limit(2)
    ).all()
    if len(boards) < 2 or boards[0].recorded_at < utcnow() - UNDO_TIME:
        raise TooLateToUndo(_l("Serah terima ini sudah tidak bisa diurungkan."))
    latest, before = boards
    latest.undone_at = utcnow()
    db.session.flush()
    before.ended_on = None
    held = db.session.scalars(select(GroupOfficer).where(GroupOfficer.board_id == before.id))
    _put_in_office(group, {one.membership_id: one.role for one in held})
    audit.record(person, "registry.office_returned", f"group:{group.id}", group.name)
    commit()


def correct_board(
    person: Person, group_id: int, board_id: int, facts: BoardFacts, seen_at: datetime | None = None
) -> None:
    """Correct number and dates of a decree. Raises DomainError, ChangedMeanwhile."""
    person, group, board = _begin_edit(person, group_id, board_id)
    if seen_at is not None and board.updated_at != seen_at:
        raise ChangedMeanwhile(
            _l("Data SK ini baru saja diubah orang lain. Isian Anda masih di sini. Periksa lagi, lalu simpan.")
        )
    _check_dates(facts)
    _write_down(board, facts)
    group_changed_step(group)
    audit.record(person, "registry.decree_corrected", f"group:{group.id}", group.name, decree=facts.decree)
    commit()


def keep_decree(person: Person, group_id: int, board_id: int, file: DecreeFile) -> None:
    """Put a kept scan beside the decree, in place of the one before."""
    person, group, board = _begin_edit(person, group_id, board_id)
    board.file_sha256, board.file_type, board.updated_at = file.sha256, file.file_type, utcnow()
    audit.record(person, "registry.decree_scanned", f"group:{group.id}", group.name, decree=board.decree)
    commit()


def _begin_edit(person: Person, group_id: int, board_id: int) -> tuple[Person, Group, GroupBoard]:
    person = begin_writing_as(person)
    group = get_group(group_id)
    demand(permissions.edit_group(person, group))
    return person, group, get_board(group_id, board_id)


def _write_down(board: GroupBoard, facts: BoardFacts) -> None:
    board.decree, board.decree_on = facts.decree, facts.decree_on
    board.from_on, board.until_on = facts.from_on, facts.until_on
    board.updated_at = utcnow()


def _check_dates(facts: BoardFacts) -> None:
    if facts.from_on > today():
        raise DomainError(_l("Serah terima dicatat pada harinya atau sesudahnya, bukan sebelumnya."), "from_on")
    if facts.until_on is not None and facts.until_on <= facts.from_on:
        raise DomainError(_l("Masa bakti berakhir sesudah tanggal mulainya."), "until_on")


def _check_officers(officers: Sequence[NewOfficer]) -> None:
    if not any(officer.role == "ketua" for officer in officers):
        raise DomainError(_l("Pilih ketuanya, atau tulis namanya."), "ketua_member")
    chosen: set[int] = set()
    for officer in officers:
        if officer.role not in OFFICER_ROLES:
            raise DomainError(
                _l("Jabatan ini tidak dikenal: %(role)s. Muat ulang halamannya, lalu pilih lagi.", role=officer.role)
            )
        if officer.membership_id in chosen:
            raise DomainError(_l("Satu orang memegang satu jabatan. Pilih anggota lain."), f"{officer.role}_member")
        if officer.membership_id is not None:
            chosen.add(officer.membership_id)


def _board_in_office(group: Group, recorded_by: int | None) -> GroupBoard | None:
    """The board in office; where none was written down, one made of whoever holds the offices."""
    found = db.session.scalars(
        select(GroupBoard).where(
            GroupBoard.group_id == group.id, GroupBoard.ended_on.is_(None), GroupBoard.undone_at.is_(None)
        )
    ).one_or_none()
    holding = _holding_office(group.id)
    if found is not None or not holding:
        return found
    board = GroupBoard(
        group_id=group.id,
        decree=group.decree,
        from_on=min(one.from_on for one in holding),
        recorded_by=recorded_by,
    )
    db.session.add(board)
    db.session.flush()
    for one in holding:
        db.session.add(GroupOfficer(board_id=board.id, role=one.role, membership_id=one.id, name=_name_of(one)))
    return board


def _holding_office(group_id: int) -> Sequence[Membership]:
    return db.session.scalars(
        select(Membership)
        .where(Membership.group_id == group_id, Membership.role.in_(OFFICER_ROLES), is_current(Membership))
        .order_by(Membership.id)
    ).all()


def _member_in_office(group: Group, officer: NewOfficer, facts: BoardFacts) -> Membership:
    """The membership of who takes this office, with their name and account. Raises DomainError."""
    if officer.membership_id is None:
        row = Membership(group_id=group.id, person_name=officer.name, from_on=facts.from_on, role=officer.role)
        db.session.add(row)
    else:
        found = db.session.get(Membership, officer.membership_id)
        if found is None or found.group_id != group.id or (found.until_on and found.until_on < today()):
            raise DomainError(_l("Anggota ini sudah keluar. Pilih anggota lain."), f"{officer.role}_member")
        row = found
    if officer.name and officer.name != row.person_name:
        row.person_name, row.may_show_name, row.account_id = officer.name, False, None
    row.may_show_name = row.may_show_name or officer.may_show_name
    row.account_id = row.account_id or _account_of_owner(row)
    db.session.flush()
    return row


def _account_of_owner(row: Membership) -> int | None:
    """The account of who owns the member business, unless the office is held by somebody of another name."""
    if row.enterprise_id is None:
        return None
    owners = db.session.scalars(
        select(EnterpriseOwner.account_id)
        .where(EnterpriseOwner.enterprise_id == row.enterprise_id, is_current(EnterpriseOwner))
        .order_by(EnterpriseOwner.id)
    ).all()
    for account_id in owners:
        owner = accounts.find_person(account_id)
        if owner is not None and row.person_name.casefold() in ("", owner.name.casefold()):
            row.person_name = owner.name
            return account_id
    return None


def _name_of(row: Membership) -> str:
    if row.person_name or row.enterprise_id is None:
        return row.person_name
    enterprise = db.session.get(Enterprise, row.enterprise_id)
    return (enterprise.owner_name or enterprise.name) if enterprise else ""


def _put_in_office(group: Group, roles: Mapping[int, str]) -> None:
    """Exactly these members hold an office from now on; whoever held one before is a member again."""
    for row in _holding_office(group.id):
        if row.id not in roles:
            row.role = "anggota"
    for membership_id, role in roles.items():
        row = db.session.get_one(Membership, membership_id)
        if row.until_on is None or row.until_on >= today():
            row.role = role
    group.updated_at = utcnow()
    group.confirmed_at = utcnow()
    group_changed_step(group)
