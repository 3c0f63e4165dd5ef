"""What belongs to an enterprise, and how it is handed over to another record and back.

Each feature names its own belongings in the slot ``enterprise.belongings``; nothing here knows their meaning.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, cast

from sqlalchemy import ColumnElement, Table, and_, exists, select, update
from sqlalchemy.orm import aliased

from village.core.db import db
from village.registry.models import (
    DeclaredPermit,
    EnterpriseOwner,
    HelperConsent,
    HelpRequest,
    ImportProblem,
    ListedProduct,
    Membership,
    Proposal,
    SupplyTie,
    VerifiedFact,
)
from village.registry.queries import OFFICER_ROLES

CHUNK = 500  # older SQLite takes 999 values in a statement


class Belonging(Protocol):
    """One kind of belonging. ``columns`` are the columns (``table.column``) that it looks after."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...
    def hand_over(self, loser_id: int, winner_id: int) -> Any: ...
    def hand_back(self, loser_id: int, winner_id: int, moved: Any) -> None: ...


@dataclass(frozen=True)
class Rows:
    """Rows of a table that name their enterprise in one column; ``moved`` is the list of their ids.

    ``twin``: given the table and its alias, the condition under which a row of the winner stands for the same as one
    of the loser; then the loser's row stays where it is, because only one of them may be there.
    """

    table: Table
    column: str = "enterprise_id"
    twin: Callable[[Any, Any], ColumnElement[bool]] | None = None

    @property
    def name(self) -> str:
        """What it is called in the row of the merge."""
        return f"{self.table.name}.{self.column}"

    @property
    def columns(self) -> Sequence[str]:
        """The one column it looks after."""
        return (self.name,)

    def hand_over(self, loser_id: int, winner_id: int) -> list[int]:
        """Give the loser's rows to the winner, but for twins; answers their ids. A step."""
        table, column = self.table, self.table.c[self.column]
        conditions = [column == loser_id]
        if self.twin is not None:
            other = table.alias("other")
            is_there = exists().where(and_(other.c[self.column] == winner_id, self.twin(table.c, other.c)))
            conditions.append(~is_there)
        ids = list(db.session.scalars(select(table.c.id).where(*conditions).order_by(table.c.id)))
        self._give(ids, loser_id, winner_id)
        return ids

    def hand_back(self, loser_id: int, winner_id: int, moved: list[int]) -> None:
        """Give those that still belong to the winner back. A step."""
        self._give(moved, winner_id, loser_id)

    def _give(self, ids: Sequence[int], from_id: int, to_id: int) -> None:
        column = self.table.c[self.column]
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            db.session.execute(
                update(self.table).where(self.table.c.id.in_(some), column == from_id).values({self.column: to_id})
            )


def rows_as_belonging(model: Any, column: str = "enterprise_id", twin: Callable[[Any, Any], Any] | None = None) -> Rows:
    """The rows of this model as belongings."""
    return Rows(cast(Table, model.__table__), column, twin)


@dataclass(frozen=True)
class Owners:
    """Accounts that own the enterprise: one row each for good, so of two the longer right counts."""

    name: str = "enterprise_owner.enterprise_id"

    @property
    def columns(self) -> Sequence[str]:
        """The one column it looks after."""
        return (self.name,)

    def hand_over(self, loser_id: int, winner_id: int) -> dict[str, Any]:
        """Give the rows over; a right that ended with the winner and goes on with the loser is open again. A step."""
        moved = _OWNER_ROWS.hand_over(loser_id, winner_id)
        going_on = select(EnterpriseOwner.account_id).where(
            EnterpriseOwner.enterprise_id == loser_id, EnterpriseOwner.until_on.is_(None)
        )
        ended = db.session.scalars(
            select(EnterpriseOwner).where(
                EnterpriseOwner.enterprise_id == winner_id,
                EnterpriseOwner.until_on.is_not(None),
                EnterpriseOwner.account_id.in_(going_on),
            )
        ).all()
        reopened = [[row.id, row.until_on.isoformat()] for row in ended if row.until_on]
        for row in ended:
            row.until_on = None
        db.session.flush()
        return {"rows": moved, "reopened": reopened}

    def hand_back(self, loser_id: int, winner_id: int, moved: dict[str, Any]) -> None:
        """Give them back, and end again what had ended. A step."""
        _OWNER_ROWS.hand_back(loser_id, winner_id, moved["rows"])
        for owner_id, until_on in moved["reopened"]:
            row = db.session.get(EnterpriseOwner, owner_id)
            if row is not None and row.until_on is None:
                row.until_on = date.fromisoformat(until_on)
        db.session.flush()


@dataclass(frozen=True)
class Memberships:
    """Memberships in groups. Of two in one group only one goes on; an office goes before a plain membership."""

    name: str = "membership.enterprise_id"

    @property
    def columns(self) -> Sequence[str]:
        """The one column it looks after."""
        return (self.name,)

    def hand_over(self, loser_id: int, winner_id: int) -> dict[str, Any]:
        """Give the rows over, and swap those where only the loser holds an office. A step."""
        moved = _MEMBER_ROWS.hand_over(loser_id, winner_id)
        kept, left = aliased(Membership), aliased(Membership)
        swapped = db.session.execute(
            select(kept.id, left.id).where(
                kept.enterprise_id == winner_id,
                left.enterprise_id == loser_id,
                kept.group_id == left.group_id,
                kept.until_on.is_(None),
                left.until_on.is_(None),
                kept.role.not_in(OFFICER_ROLES),
                left.role.in_(OFFICER_ROLES),
            )
        ).all()
        pairs = [[kept_id, left_id] for kept_id, left_id in swapped]
        for kept_id, left_id in pairs:
            _swap(kept_id, left_id)
        return {"rows": moved, "swapped": pairs}

    def hand_back(self, loser_id: int, winner_id: int, moved: dict[str, Any]) -> None:
        """Swap back and give back. A step."""
        for kept_id, left_id in moved["swapped"]:
            _swap(kept_id, left_id)
        _MEMBER_ROWS.hand_back(loser_id, winner_id, moved["rows"])


def _swap(first_id: int, second_id: int) -> None:
    """Two memberships change enterprises; for a moment one has no enterprise, as only one open may be there."""
    first, second = db.session.get_one(Membership, first_id), db.session.get_one(Membership, second_id)
    here, there = first.enterprise_id, second.enterprise_id
    first.enterprise_id = None
    db.session.flush()
    second.enterprise_id = here
    db.session.flush()
    first.enterprise_id = there
    db.session.flush()


def _same_account(one: Any, other: Any) -> ColumnElement[bool]:
    return one.account_id == other.account_id


def _same_open_help(one: Any, other: Any) -> ColumnElement[bool]:
    return and_(one.account_id == other.account_id, one.withdrawn_at.is_(None), other.withdrawn_at.is_(None))


def _same_open_membership(one: Any, other: Any) -> ColumnElement[bool]:
    return and_(one.group_id == other.group_id, one.until_on.is_(None), other.until_on.is_(None))


def _same_name(one: Any, other: Any) -> ColumnElement[bool]:
    return one.name == other.name


def _same_tie(side: str) -> Callable[[Any, Any], ColumnElement[bool]]:
    """The other end has this very tie with the winner already."""
    far = "to" if side == "from" else "from"

    def is_same(one: Any, other: Any) -> ColumnElement[bool]:
        ends = [
            one[f"{far}_{name}"].is_not_distinct_from(other[f"{far}_{name}"])
            for name in ("enterprise_id", "group_id", "name")
        ]
        return and_(one.kind == other.kind, one.deleted_at.is_(None), other.deleted_at.is_(None), *ends)

    return is_same


_OWNER_ROWS = rows_as_belonging(EnterpriseOwner, twin=_same_account)
_MEMBER_ROWS = rows_as_belonging(Membership, twin=_same_open_membership)


def own_belongings() -> list[Belonging]:
    """What the register itself knows of an enterprise. Consents go another way: they depend on what is shown."""
    return [
        Owners(),
        rows_as_belonging(HelperConsent, twin=_same_open_help),
        rows_as_belonging(HelpRequest),
        Memberships(),
        rows_as_belonging(DeclaredPermit),
        rows_as_belonging(ListedProduct, twin=_same_name),
        rows_as_belonging(VerifiedFact),
        rows_as_belonging(ImportProblem),
        rows_as_belonging(Proposal),
        rows_as_belonging(SupplyTie, "from_enterprise_id", _same_tie("from")),
        rows_as_belonging(SupplyTie, "to_enterprise_id", _same_tie("to")),
    ]
