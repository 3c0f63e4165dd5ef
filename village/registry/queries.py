"""Questions about businesses and groups."""

from datetime import date

from sqlalchemy import literal, or_, select, union_all

from village.core.db import db, utcnow
from village.registry.models import EnterpriseOwner, HelperConsent, Membership

OFFICER_ROLES = ("ketua", "sekretaris", "bendahara")


def person_scopes(account_id: int) -> dict[str, set[int]]:
    """What this account may touch today: ``owns`` and ``helps`` (enterprise ids), ``leads`` (group ids).

    One statement; the dates of terms and consents are looked at each time, so an end ends it at once.
    """
    today = utcnow().date()
    owner, helper, member = EnterpriseOwner, HelperConsent, Membership
    rows = db.session.execute(
        union_all(
            select(literal("owns").label("scope"), owner.enterprise_id.label("id")).where(
                owner.account_id == account_id, _current(owner, today)
            ),
            select(literal("helps"), helper.enterprise_id).where(
                helper.account_id == account_id, helper.withdrawn_at.is_(None), _current(helper, today)
            ),
            select(literal("leads"), member.group_id).where(
                member.account_id == account_id, member.role.in_(OFFICER_ROLES), _current(member, today)
            ),
        )
    )
    scopes: dict[str, set[int]] = {}
    for scope, thing in rows:
        scopes.setdefault(scope, set()).add(thing)
    return scopes


def _current(table: type[EnterpriseOwner] | type[HelperConsent] | type[Membership], today: date):  # type: ignore[no-untyped-def]
    return (table.from_on <= today) & or_(table.until_on.is_(None), table.until_on >= today)
