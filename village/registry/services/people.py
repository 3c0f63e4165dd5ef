"""Who acts for an enterprise or a group: owners, helpers with the owner's consent, officers in office."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.accounts import interface as accounts
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.registry import permissions
from village.registry.merged import living_id
from village.registry.models import Enterprise, EnterpriseOwner, Group, HelperConsent, Membership
from village.registry.queries import OFFICER_ROLES, get_enterprise, get_group, today


class NotAHelper(DomainError):
    """Only somebody with the helper's role can be let in as one."""


def link_owner_step(account_id: int, enterprise_id: int) -> None:
    """The account owns the enterprise from today. A step; twice is the same as once. Raises NotFound."""
    enterprise_id = get_enterprise(living_id(enterprise_id)).id  # an invitation may be older than a merge
    row = db.session.execute(
        select(EnterpriseOwner).where(
            EnterpriseOwner.account_id == account_id, EnterpriseOwner.enterprise_id == enterprise_id
        )
    ).scalar_one_or_none()
    if row is None:
        db.session.add(EnterpriseOwner(account_id=account_id, enterprise_id=enterprise_id, from_on=today()))
    else:
        row.until_on = None
    db.session.flush()


def link_helper_step(account_id: int, enterprise_id: int, *, how_given: str, recorded_by: int | None) -> None:
    """The account may act for the enterprise from today, as its owner consented. A step."""
    get_enterprise(enterprise_id)
    if _open_help(account_id, enterprise_id) is None:
        db.session.add(
            HelperConsent(
                account_id=account_id,
                enterprise_id=enterprise_id,
                how_given=how_given,
                from_on=today(),
                recorded_by=recorded_by,
            )
        )
        db.session.flush()


def link_officer_step(account_id: int, group_id: int, role: str = "ketua", name: str = "") -> None:
    """The account holds an office of the group from today. A step; twice is the same as once. Raises NotFound.

    Where somebody of this name, or else somebody in this role, holds an office without an account, the account is
    theirs; otherwise it holds ``role`` as a new officer.
    """
    get_group(group_id)
    if role not in OFFICER_ROLES:
        raise DomainError(
            _l("Jabatan ini tidak dikenal: %(role)s. Muat ulang halamannya, lalu pilih lagi.", role=role), "role"
        )
    in_office = db.session.scalars(
        select(Membership)
        .where(Membership.group_id == group_id, Membership.role.in_(OFFICER_ROLES), Membership.until_on.is_(None))
        .order_by(Membership.id)
    ).all()
    if any(one.account_id == account_id for one in in_office):
        return
    waiting = [one for one in in_office if one.account_id is None]
    same_name = [one for one in waiting if name and one.person_name.casefold() == name.casefold()]
    same_role = [one for one in waiting if one.role == role]
    if same_name or same_role:
        row = (same_name or same_role)[0]
        row.account_id = account_id
        row.person_name = row.person_name or name
    else:
        db.session.add(
            Membership(group_id=group_id, account_id=account_id, role=role, person_name=name, from_on=today())
        )
    db.session.flush()


def may_give_scope(person: Person, kind: str, thing_id: int) -> bool:
    """May this person invite somebody for this enterprise or group? It must exist and be theirs to keep."""
    if kind == "enterprise_id":
        return permissions.keep_register(person) and _exists(Enterprise, thing_id)
    if kind == "group_id":
        return permissions.keep_register(person) and _exists(Group, thing_id)
    return True


def _exists(table: type[Enterprise] | type[Group], thing_id: Any) -> bool:
    found = select(table.id).where(table.id == int(thing_id), table.deleted_at.is_(None))
    return db.session.execute(found).first() is not None


def invitation_accepted_step(
    account_id: int, role: str | None, scope: Mapping[str, Any], invited_by: int | None = None
) -> None:
    """Tie a newly invited account to the enterprise or group of its invitation. A step."""
    enterprise_id, group_id = scope.get("enterprise_id"), scope.get("group_id")
    if enterprise_id and role == "owner":
        link_owner_step(account_id, int(enterprise_id))
    if enterprise_id and role == "agent":
        link_helper_step(account_id, int(enterprise_id), how_given="in_person", recorded_by=invited_by)
    if group_id and role == "group_officer":
        guest = accounts.find_person(account_id)
        link_officer_step(account_id, int(group_id), name=guest.name if guest else "")


def let_help(person: Person, enterprise_id: int, account_id: int, how_given: str, until_on: date | None = None) -> None:
    """Write down that the owner lets this helper act for the enterprise. Raises NotAHelper."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(permissions.manage_consent(person, enterprise))
    helper = accounts.find_person(account_id)
    if helper is None or "agent" not in helper.roles:
        raise NotAHelper(_l("Pilih kader dari daftar."), "account_id")
    if until_on is not None and until_on < today():
        raise DomainError(_l("Tanggal berakhirnya sudah lewat. Pilih tanggal yang lebih akhir."), "until_on")
    how = "online" if enterprise_id in person.owns else how_given
    link_helper_step(account_id, enterprise_id, how_given=how, recorded_by=person.account_id)
    row = _open_help(account_id, enterprise_id)
    assert row is not None
    row.until_on = until_on
    _record(person, "registry.help_given", enterprise, helper=helper.name)
    commit()


def end_help(person: Person, enterprise_id: int, consent_id: int) -> None:
    """End a helper's consent now: from the next request on, the helper may no more."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    row = db.session.get(HelperConsent, consent_id)
    if row is None or row.enterprise_id != enterprise_id:
        raise NotFound()
    demand(permissions.manage_consent(person, enterprise) or row.account_id == person.account_id)
    if row.withdrawn_at is None:
        row.withdrawn_at = utcnow()
        helper = accounts.find_person(row.account_id)
        _record(person, "registry.help_ended", enterprise, helper=helper.name if helper else "")
    commit()


def end_ownership(person: Person, enterprise_id: int, owner_id: int) -> None:
    """The account owns the enterprise no more, from today on."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    enterprise = get_enterprise(enterprise_id)
    row = db.session.get(EnterpriseOwner, owner_id)
    if row is None or row.enterprise_id != enterprise_id:
        raise NotFound()
    row.until_on = today() - timedelta(days=1)
    _record(person, "registry.ownership_ended", enterprise)
    commit()


def _open_help(account_id: int, enterprise_id: int) -> HelperConsent | None:
    return db.session.execute(
        select(HelperConsent).where(
            HelperConsent.account_id == account_id,
            HelperConsent.enterprise_id == enterprise_id,
            HelperConsent.withdrawn_at.is_(None),
        )
    ).scalar_one_or_none()


def _record(person: Person, action: str, enterprise: Enterprise, **details: Any) -> None:
    audit.record(person, action, f"enterprise:{enterprise.id}", enterprise.name, **details)
