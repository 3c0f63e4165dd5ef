"""The registry's Core tables, which the list queries of higher features may join; they never write to them."""

from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, Table, and_, exists, or_

from village.registry.models import (
    Consent,
    DeclaredPermit,
    Enterprise,
    Group,
    GroupBoard,
    GroupMeeting,
    HelperConsent,
    Membership,
    VerifiedFact,
)

enterprises = cast(Table, Enterprise.__table__)
consents = cast(Table, Consent.__table__)
helper_consents = cast(Table, HelperConsent.__table__)
groups = cast(Table, Group.__table__)
boards = cast(Table, GroupBoard.__table__)
meetings = cast(Table, GroupMeeting.__table__)
memberships = cast(Table, Membership.__table__)
verified_facts = cast(Table, VerifiedFact.__table__)
declared_permits = cast(Table, DeclaredPermit.__table__)

OPEN_STATES = ("terverifikasi", "aktif")
SHOWN_STATES = (*OPEN_STATES, "vakum")


def enterprise_is_public() -> ColumnElement[bool]:
    """The condition under which an enterprise, and what it sells, is seen by everybody."""
    return and_(enterprises.c.deleted_at.is_(None), enterprises.c.state.in_(OPEN_STATES))


def enterprise_is_shown() -> ColumnElement[bool]:
    """The condition under which its own page stands: also while it rests, but then without anything to buy."""
    return and_(enterprises.c.deleted_at.is_(None), enterprises.c.state.in_(SHOWN_STATES))


def group_is_public() -> ColumnElement[bool]:
    """The condition under which a group is seen by everybody."""
    return and_(groups.c.deleted_at.is_(None), groups.c.state != "bubar")


def consented(purpose: str) -> ColumnElement[bool]:
    """The condition that the owner of the enterprise in the surrounding statement consents to this purpose now."""
    return exists().where(
        consents.c.enterprise_id == enterprises.c.id,
        consents.c.purpose == purpose,
        consents.c.withdrawn_at.is_(None),
    )


def membership_is_current(today: date) -> ColumnElement[bool]:
    """The condition under which a membership counts on that day."""
    return and_(memberships.c.from_on <= today, or_(memberships.c.until_on.is_(None), memberships.c.until_on >= today))


def fact_is_valid(today: date) -> ColumnElement[bool]:
    """The condition under which a verified fact is a badge on that day: not revoked, not past its date."""
    return and_(
        verified_facts.c.revoked_at.is_(None),
        or_(verified_facts.c.valid_until.is_(None), verified_facts.c.valid_until >= today),
    )
