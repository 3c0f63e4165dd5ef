"""What of the permits belongs to a business when two records become one, and what papers may belong to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, select

from village.core.access import Person
from village.core.db import db
from village.core.slots import Subject
from village.permits.cases import may_see
from village.permits.models import PermitAnswers, PermitCase, PermitKbli
from village.permits.naming import name_of
from village.permits.services.evidence import KIND
from village.permits.tables import cases
from village.registry.interface import Belonging, enterprises, rows_as_belonging


def belongings() -> list[Belonging]:
    """Cases, answers and codes; of two about the same thing the winner's counts."""
    return [
        rows_as_belonging(PermitCase, twin=_same_case),
        rows_as_belonging(PermitAnswers, twin=lambda one, other: one.about == other.about),
        rows_as_belonging(
            PermitKbli, twin=lambda one, other: and_(one.edition == other.edition, one.code == other.code)
        ),
    ]


def _same_case(one: Any, other: Any) -> Any:
    return and_(one.permit_code == other.permit_code, one.about == other.about)


def subjects_for(person: Person, keys: Sequence[str] | None = None) -> list[Subject]:
    """The cases among these keys that the person may open. One statement, none where no key is of a case."""
    ids = [key.partition(":")[2] for key in keys or () if key.startswith(f"{KIND}:")]
    wanted = [int(number) for number in ids if number.isdecimal() and len(number) < 10]
    if not wanted:
        return []
    rows = db.session.execute(
        select(cases.c.id, cases.c.enterprise_id, cases.c.permit_code, cases.c.about, enterprises.c.name)
        .join(enterprises, enterprises.c.id == cases.c.enterprise_id)
        .where(cases.c.id.in_(wanted), enterprises.c.deleted_at.is_(None), may_see(person))
    )
    return [
        Subject(
            f"{KIND}:{row.id}",
            f"{name_of(row.permit_code)}: {row.name}",
            "permits.case",
            {"enterprise_id": row.enterprise_id, "code": row.permit_code, "untuk": row.about or None},  # type: ignore[dict-item]
        )
        for row in rows
    ]
