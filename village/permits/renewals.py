"""The one list of everything that runs out: permits and marks from here, and what lower parts name in ``expiring``.

The calendar reads it through the interface; nothing here is sent to anybody.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Literal

from flask_babel import gettext as _
from sqlalchemy import and_, or_, select, true

from village.core import slots
from village.core.access import Person
from village.core.db import db
from village.core.slots import Expiring
from village.gallery.interface import products
from village.permits.cases import may_see
from village.permits.facts import Rules
from village.permits.naming import name_of
from village.permits.rules import load_rules
from village.permits.states import LAST_REMINDER_DAYS, SECOND_REMINDER_DAYS, months_before
from village.permits.tables import cases
from village.registry.interface import enterprises, today

LOOK_BACK = timedelta(days=365)


def renewals(person: Person | None) -> list[Expiring]:
    """Everything that runs out and concerns this person (None: all), the soonest first."""
    found = [*permits_expiring(person), *(one for some in slots.call("expiring", person) for one in some)]
    return sorted(found, key=lambda one: (one.ends_on, one.what, one.whose))


def permits_expiring(person: Person | None) -> list[Expiring]:
    """Issued permits with an end, and commitments that have to be fulfilled by a day. One statement."""
    day, rules = today(), load_rules()
    rows = db.session.execute(
        select(
            cases.c.id,
            cases.c.enterprise_id,
            cases.c.permit_code,
            cases.c.about,
            cases.c.state,
            cases.c.valid_until,
            cases.c.fulfil_by,
            cases.c.remind_on,
            enterprises.c.name,
            products.c.name.label("product_name"),
        )
        .select_from(cases.join(enterprises, enterprises.c.id == cases.c.enterprise_id))
        .outerjoin(products, products.c.id == cases.c.product_id)
        .where(
            enterprises.c.deleted_at.is_(None),
            true() if person is None else may_see(person),
            or_(products.c.id.is_(None), products.c.deleted_at.is_(None)),
            or_(
                and_(cases.c.state == "terbit", cases.c.valid_until >= day - LOOK_BACK),
                and_(cases.c.state == "terbit_komitmen", cases.c.fulfil_by.is_not(None)),
            ),
        )
        .order_by(cases.c.valid_until, cases.c.id)
    )
    return [_expiring(row, rules, day) for row in rows]


def contacts_of(enterprise_ids: Collection[int]) -> dict[int, str]:
    """The phone numbers by which officials reach these businesses. One statement."""
    rows = db.session.execute(
        select(enterprises.c.id, enterprises.c.phone).where(
            enterprises.c.id.in_(sorted(set(enterprise_ids))), enterprises.c.phone.is_not(None)
        )
    )
    return {enterprise_id: phone for enterprise_id, phone in rows}


def _expiring(row: Any, rules: Rules, day: date) -> Expiring:
    is_commitment = row.state == "terbit_komitmen"
    ends_on = row.fulfil_by if is_commitment else row.valid_until
    rule = rules.permit(row.permit_code)
    name = name_of(row.permit_code)
    months = rule.months_before_expiry if rule and not is_commitment else None
    mark = row.about.partition(":")[2] if row.about.startswith("mark:") else ""
    about = row.product_name or mark
    return Expiring(
        f"permit_case:{row.id}",
        _("Komitmen %(permit)s", permit=name) if is_commitment else name,
        f"{row.name}, {about}" if about else row.name,
        ends_on,
        (row.remind_on or ends_on) if not is_commitment else ends_on - timedelta(days=2 * SECOND_REMINDER_DAYS),
        urgency_of(ends_on, day, months),
        "permits.case",
        {"enterprise_id": row.enterprise_id, "code": row.permit_code, "untuk": row.about or None},
        row.enterprise_id,
    )


def urgency_of(ends_on: date, day: date, months_before_expiry: int | None = None) -> Literal["red", "amber", "blue"]:
    """How urgent something that ends is: amber in its window or the last 30 days, red in the last 7 and afterwards."""
    left = (ends_on - day).days
    if left <= LAST_REMINDER_DAYS:
        return "red"
    is_open = months_before_expiry is not None and months_before(ends_on, months_before_expiry) <= day
    return "amber" if left <= SECOND_REMINDER_DAYS or is_open else "blue"
