"""Who acts for an enterprise or a group: owners, helpers with the owner's consent, officers in office."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.accounts import interface as accounts
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db
from village.core.errors import DomainError, NotFound
from village.registry import permissions
from village.registry.merged import living_id
from village.registry.models import Enterprise, EnterpriseOwner, Group, Membership
from village.registry.queries import OFFICER_ROLES, get_enterprise, get_group, today
from village.registry.services.help_consents import link_helper_step


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


def _record(person: Person, action: str, enterprise: Enterprise, **details: Any) -> None:
    audit.record(person, action, f"enterprise:{enterprise.id}", enterprise.name, **details)
