"""Who acts for an enterprise today: its owners, and helpers whose consent names a part of it."""

from dataclasses import dataclass

from sqlalchemy import exists, literal, select, union_all

from village.core.db import db
from village.registry.models import EnterpriseOwner, HelperConsent, HelperProfile
from village.registry.queries import is_current, parts_of


@dataclass(frozen=True)
class Acting:
    """Ids of accounts."""

    owners: frozenset[int]
    helpers: frozenset[int]


def who_acts_for(enterprise_id: int, part: str) -> Acting:
    """The accounts that own the enterprise, and the helpers who may see to this part of it. One statement."""
    owner, helper = EnterpriseOwner, HelperConsent
    paused = exists().where(HelperProfile.account_id == helper.account_id, HelperProfile.state != "aktif")
    rows = db.session.execute(
        union_all(
            select(owner.account_id, literal("").label("parts"), literal(True).label("owns")).where(
                owner.enterprise_id == enterprise_id, is_current(owner)
            ),
            select(helper.account_id, helper.scopes, literal(False)).where(
                helper.enterprise_id == enterprise_id, helper.withdrawn_at.is_(None), is_current(helper), ~paused
            ),
        )
    ).all()
    return Acting(
        frozenset(account_id for account_id, _parts, owns in rows if owns),
        frozenset(account_id for account_id, parts, owns in rows if not owns and part in parts_of(parts)),
    )
