"""The tables of cases for lists, and what is true of one row of them on a day."""

from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, Table, and_, case, literal, or_

from village.permits.models import PermitCase, PermitMove, PermitQuestion

cases = cast(Table, PermitCase.__table__)
moves = cast(Table, PermitMove.__table__)
questions = cast(Table, PermitQuestion.__table__)


def state_of(today: date) -> ColumnElement[str]:
    """The state of a case on that day, as `states.state_on` says it of one case; a test holds the two together."""
    issued = cases.c.state == "terbit"
    return case(
        (and_(issued, cases.c.valid_until < today), literal("kedaluwarsa")),
        (and_(issued, cases.c.remind_on <= today), literal("akan_kedaluwarsa")),
        else_=cases.c.state,
    ).label("state_now")


def holds_on(today: date) -> ColumnElement[bool]:
    """The condition that the paper of a case is there and has not run out."""
    return and_(
        cases.c.state.in_(("terbit", "terbit_komitmen")),
        or_(cases.c.valid_until.is_(None), cases.c.valid_until >= today),
    )
