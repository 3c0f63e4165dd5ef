"""What of the register runs out on a day: decrees of boards, and consents that let a helper act."""

from datetime import date, timedelta
from typing import Any, Literal

from flask_babel import gettext as _
from sqlalchemy import select, true

from village.core.access import Person
from village.core.db import db
from village.core.slots import Expiring
from village.registry.boards import FIRST_WARNING, LAST_WARNING
from village.registry.models import Enterprise, Group, GroupBoard, HelperConsent
from village.registry.permissions import sees_whole_register
from village.registry.queries import today

HELP_WARNING = timedelta(days=30)
LONG_AGO = timedelta(days=365)


def expiring(person: Person | None) -> list[Expiring]:
    """The decrees and consents of helpers that have an end and concern this person (None: all). Two statements.

    Fills the slot ``expiring``.
    """
    day = today()
    return [*_boards(person, day), *_consents(person, day)]


def _boards(person: Person | None, day: date) -> list[Expiring]:
    all_of_them = person is None or sees_whole_register(person)
    if person is not None and not all_of_them and not person.leads:
        return []
    mine = true() if all_of_them or person is None else Group.id.in_(sorted(person.leads))
    rows = db.session.execute(
        select(GroupBoard.id, GroupBoard.group_id, GroupBoard.until_on, Group.name)
        .join(Group, Group.id == GroupBoard.group_id)
        .where(
            GroupBoard.until_on >= day - LONG_AGO,
            GroupBoard.ended_on.is_(None),
            GroupBoard.undone_at.is_(None),
            Group.deleted_at.is_(None),
            Group.state != "bubar",
            mine,
        )
        .order_by(GroupBoard.until_on, GroupBoard.id)
    )
    return [
        Expiring(
            f"board:{row.id}",
            _("SK pengurus"),
            row.name,
            row.until_on,
            row.until_on - FIRST_WARNING,
            _urgency(row.until_on, day, LAST_WARNING),
            "registry.boards",
            {"group_id": row.group_id},
        )
        for row in rows
    ]


def _consents(person: Person | None, day: date) -> list[Expiring]:
    consent = HelperConsent
    all_of_them = person is None or sees_whole_register(person)
    if person is not None and not all_of_them and not person.owns:
        return []
    mine: Any = true() if all_of_them or person is None else consent.enterprise_id.in_(sorted(person.owns))
    rows = db.session.execute(
        select(consent.id, consent.enterprise_id, consent.until_on, Enterprise.name)
        .join(Enterprise, Enterprise.id == consent.enterprise_id)
        .where(consent.until_on >= day, consent.withdrawn_at.is_(None), Enterprise.deleted_at.is_(None), mine)
        .order_by(consent.until_on, consent.id)
    )
    return [
        Expiring(
            f"helper_consent:{row.id}",
            _("Izin untuk kader"),
            row.name,
            row.until_on,
            row.until_on - HELP_WARNING,
            _urgency(row.until_on, day, timedelta(days=7)),
            "registry.consents",
            {"enterprise_id": row.enterprise_id},
            row.enterprise_id,
        )
        for row in rows
    ]


def _urgency(ends_on: date, day: date, last: timedelta) -> Literal["red", "amber", "blue"]:
    left = ends_on - day
    return "red" if left <= last else "amber" if left <= timedelta(days=30) else "blue"
