"""Questions about businesses and groups: who may touch what, and the lists of the workspace."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select, union_all

from village.core.access import HELP_SCOPES
from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.core.formatting import DEFAULT_TIMEZONE
from village.registry.models import (
    ALL_SCOPES,
    Consent,
    DeclaredPermit,
    Enterprise,
    EnterpriseOwner,
    Group,
    HelperConsent,
    HelperProfile,
    ImportProblem,
    Membership,
    Merge,
)
from village.registry.rules import UNDO_TIME

OFFICER_ROLES = ("ketua", "sekretaris", "bendahara")
LINES_PER_PAGE = 50
NEEDS = ("flagged", "declared", "incomplete", "no_consent", "no_group")


def today() -> date:
    """The day it is in the village, whatever the clock of the server is set to."""
    return utcnow().astimezone(ZoneInfo(DEFAULT_TIMEZONE)).date()


def person_scopes(account_id: int) -> dict[str, set[Any]]:
    """What this account may touch today: ``owns`` and ``helps`` (enterprise ids), ``leads`` (group ids).

    ``helps_with`` are pairs of an enterprise and a part of it. One statement; the dates of terms and consents, and
    whether the helper is active, are looked at each time, so an end ends it at once.
    """
    owner, helper, member = EnterpriseOwner, HelperConsent, Membership
    paused = exists().where(HelperProfile.account_id == helper.account_id, HelperProfile.state != "aktif")
    rows = db.session.execute(
        union_all(
            select(literal("owns").label("scope"), owner.enterprise_id.label("id"), literal("").label("parts")).where(
                owner.account_id == account_id, is_current(owner)
            ),
            select(literal("helps"), helper.enterprise_id, helper.scopes).where(
                helper.account_id == account_id, helper.withdrawn_at.is_(None), is_current(helper), ~paused
            ),
            select(literal("leads"), member.group_id, literal("")).where(
                member.account_id == account_id, member.role.in_(OFFICER_ROLES), is_current(member)
            ),
        )
    )
    scopes: dict[str, set[Any]] = {}
    for scope, thing, parts in rows:
        scopes.setdefault(scope, set()).add(thing)
        if scope == "helps":
            scopes.setdefault("helps_with", set()).update((thing, part) for part in parts_of(parts))
    return scopes


def parts_of(scopes: str) -> tuple[str, ...]:
    """The parts of an enterprise that a helper's consent names."""
    return HELP_SCOPES if scopes == ALL_SCOPES else tuple(part for part in scopes.split(",") if part in HELP_SCOPES)


def is_current(table: Any) -> ColumnElement[bool]:
    """The condition that the row of a term with ``from_on`` and ``until_on`` counts today."""
    day = today()
    return and_(table.from_on <= day, or_(table.until_on.is_(None), table.until_on >= day))


def get_enterprise(enterprise_id: int) -> Enterprise:
    """The enterprise, unless it was deleted. Raises NotFound."""
    enterprise = db.session.get(Enterprise, enterprise_id)
    if enterprise is None or enterprise.deleted_at is not None:
        raise NotFound(_l("Usaha ini tidak ada."))
    return enterprise


def get_group(group_id: int) -> Group:
    """The group, unless it was deleted. Raises NotFound."""
    group = db.session.get(Group, group_id)
    if group is None or group.deleted_at is not None:
        raise NotFound(_l("Kelompok ini tidak ada."))
    return group


@dataclass(frozen=True)
class EnterpriseFilter:
    """What a list of enterprises is narrowed to; ``ids`` keeps it to a person's own. Pages are counted from 1."""

    text: str = ""
    kind: str = ""
    rt: int | None = None
    group_id: int | None = None
    state: str = ""
    need: str = ""
    ids: Collection[int] | None = None
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen at all."""
        return bool(self.text or self.kind or self.rt or self.group_id or self.state or self.need)


@dataclass(frozen=True)
class EnterpriseList:
    """One page of the list, how many there are in all, and the counts beside each filter."""

    lines: Sequence[Any]
    total: int
    kinds: dict[str, int]
    rts: dict[int | None, int]
    states: dict[str, int]
    page: int
    pages: int


def enterprise_list(wanted: EnterpriseFilter) -> EnterpriseList:
    """The enterprises that fit, by name, 50 a page. Two statements for any number of rows.

    The counts of a filter leave that filter itself out, so that they say what a change of it would give.
    """
    narrowed = _narrowed(wanted)
    groups = db.session.execute(
        select(Enterprise.kind, Enterprise.rt, Enterprise.state, func.count())
        .where(narrowed)
        .group_by(Enterprise.kind, Enterprise.rt, Enterprise.state)
    ).all()
    chosen = {"kind": wanted.kind or None, "rt": wanted.rt, "state": wanted.state or None}
    counts: dict[str, dict[Any, int]] = {"kind": {}, "rt": {}, "state": {}}
    total = 0
    for kind, rt, state, count in groups:
        here = {"kind": kind, "rt": rt, "state": state}
        misses = [name for name, value in chosen.items() if value is not None and here[name] != value]
        for name in counts:
            if not [miss for miss in misses if miss != name]:
                counts[name][here[name]] = counts[name].get(here[name], 0) + count
        total += 0 if misses else count
    pages = max(1, -(-total // LINES_PER_PAGE))
    page = min(max(wanted.page, 1), pages)
    lines = enterprise_lines(wanted, limit=LINES_PER_PAGE, offset=(page - 1) * LINES_PER_PAGE)
    return EnterpriseList(lines, total, counts["kind"], counts["rt"], counts["state"], page, pages)


def enterprise_lines(wanted: EnterpriseFilter, *, limit: int | None = None, offset: int = 0) -> Sequence[Any]:
    """Columns of the enterprises that fit, by name; ``flags`` and ``consents`` are counts. One statement."""
    columns = [column for column in Enterprise.__table__.c if column.name not in ("listed", "import_key")]
    flags = select(func.count()).where(ImportProblem.enterprise_id == Enterprise.id, is_open_flag()).scalar_subquery()
    consents = (
        select(func.count())
        .where(Consent.enterprise_id == Enterprise.id, Consent.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    chosen = [_narrowed(wanted)]
    chosen += [Enterprise.kind == wanted.kind] if wanted.kind else []
    chosen += [Enterprise.rt == wanted.rt] if wanted.rt is not None else []
    chosen += [Enterprise.state == wanted.state] if wanted.state else []
    return db.session.execute(
        select(*columns, flags.label("flags"), consents.label("consents"))
        .where(*chosen)
        .order_by(Enterprise.name, Enterprise.id)
        .limit(limit)
        .offset(offset)
    ).all()


def _narrowed(wanted: EnterpriseFilter) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [Enterprise.deleted_at.is_(None)]
    if wanted.ids is not None:
        conditions.append(Enterprise.id.in_(sorted(wanted.ids)))
    for word in wanted.text.lower().split()[:6]:
        conditions.append(_contains(word))
    if wanted.group_id is not None:
        member = exists().where(
            Membership.enterprise_id == Enterprise.id, Membership.group_id == wanted.group_id, is_current(Membership)
        )
        conditions.append(member)
    if wanted.need in NEEDS:
        conditions.append(_needs(wanted.need))
    return and_(*conditions)


def _contains(word: str) -> ColumnElement[bool]:
    digits = "".join(sign for sign in word if sign.isdigit())
    places = [
        func.lower(Enterprise.name).contains(word, autoescape=True),
        func.lower(Enterprise.owner_name).contains(word, autoescape=True),
    ]
    if len(digits) >= 4:
        places.append(Enterprise.phone.contains(digits.removeprefix("0"), autoescape=True))
    return or_(*places)


def _needs(need: str) -> ColumnElement[bool]:
    if need == "flagged":
        return exists().where(ImportProblem.enterprise_id == Enterprise.id, is_open_flag())
    if need == "declared":
        return exists().where(
            DeclaredPermit.enterprise_id == Enterprise.id,
            DeclaredPermit.state == "has",
            DeclaredPermit.checked_at.is_(None),
        )
    if need == "no_consent":
        return ~exists().where(Consent.enterprise_id == Enterprise.id, Consent.withdrawn_at.is_(None))
    if need == "no_group":
        return ~exists().where(Membership.enterprise_id == Enterprise.id, is_current(Membership))
    return is_incomplete()


def is_open_flag() -> ColumnElement[bool]:
    """The import found something here that a person has to look at and nobody has yet."""
    return and_(ImportProblem.resolved_at.is_(None), ImportProblem.severity != "note")


def is_incomplete() -> ColumnElement[bool]:
    """The enterprise lacks something by which people find or reach it."""
    return or_(
        Enterprise.owner_name == "", Enterprise.phone.is_(None), Enterprise.rt.is_(None), Enterprise.address == ""
    )


def deleted_enterprises() -> Sequence[Any]:
    """Enterprises that can still be brought back, newest first.

    Those of an undone import are not among them, nor those that went into another: they come back by undoing that.
    """
    merged = exists().where(Merge.loser_id == Enterprise.id, Merge.undone_at.is_(None))
    return db.session.execute(
        select(Enterprise.id, Enterprise.name, Enterprise.rt, Enterprise.deleted_at)
        .where(Enterprise.deleted_at > utcnow() - UNDO_TIME, Enterprise.removed_by_run.is_(None), ~merged)
        .order_by(Enterprise.deleted_at.desc(), Enterprise.id)
    ).all()


def enterprise_choices() -> list[tuple[int, str]]:
    """Every enterprise by name, for a choice in a form."""
    rows = db.session.execute(
        select(Enterprise.id, Enterprise.name, Enterprise.rt)
        .where(Enterprise.deleted_at.is_(None))
        .order_by(Enterprise.name, Enterprise.id)
    )
    return [(row.id, f"{row.name}, RT {row.rt:02d}" if row.rt else row.name) for row in rows]


def group_choices(ids: Collection[int] | None = None) -> list[tuple[int, str]]:
    """The groups by name, or those of these ids, for a choice in a form."""
    statement = select(Group.id, Group.name).where(Group.deleted_at.is_(None)).order_by(Group.name, Group.id)
    if ids is not None:
        statement = statement.where(Group.id.in_(sorted(ids)))
    return [(row.id, row.name) for row in db.session.execute(statement)]
