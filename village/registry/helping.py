"""Questions about helpers and what is asked of them: lists, one request, and numbers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_, case, false, func, or_, select

from village.core.access import Person
from village.core.db import db
from village.core.errors import NotFound
from village.registry.helping_rules import OPEN_STATES, WORKING_STATES
from village.registry.models import (
    HELP_KINDS,
    Enterprise,
    HelperConsent,
    HelperProfile,
    HelpOffer,
    HelpRequest,
)
from village.registry.permissions import sees_whole_register
from village.registry.queries import is_current

LINES_PER_PAGE = 20
VIEWS = ("tugas", "menunggu", "usaha", "semua")


def get_request(request_id: int, *, cancelled: bool = False, locked: bool = False) -> HelpRequest:
    """The request, a cancelled one only where asked for; ``locked`` keeps others from changing it. Raises NotFound."""
    request = db.session.get(HelpRequest, request_id, with_for_update=True if locked else None)
    if request is None or (request.cancelled_at is not None and not cancelled):
        raise NotFound(_l("Permintaan bantuan ini tidak ada."))
    return request


def is_active_helper(account_id: int) -> bool:
    """May this helper act at all now? Somebody of whom nothing is written down yet counts as active."""
    state = db.session.scalar(select(HelperProfile.state).where(HelperProfile.account_id == account_id))
    return state in (None, "aktif")


def find_profile(account_id: int) -> HelperProfile | None:
    """What is known of this helper, if anything was written down."""
    return db.session.get(HelperProfile, account_id)


def profiles() -> dict[int, HelperProfile]:
    """Every helper of whom something is written down, by account. One statement."""
    return {row.account_id: row for row in db.session.scalars(select(HelperProfile))}


def _shows(view: str, person: Person) -> ColumnElement[bool]:
    request = HelpRequest
    if view == "tugas":
        return and_(request.taken_by == person.account_id, request.enterprise_id.in_(sorted(person.helps)))
    if view == "menunggu":
        return request.state == "diminta"
    if view == "usaha":
        return request.enterprise_id.in_(sorted(person.owns))
    return request.id.is_not(None) if sees_whole_register(person) else false()


def count_views(person: Person) -> dict[str, int]:
    """How many requests that are not done each list holds for this person. One statement."""
    still = HelpRequest.state.in_(OPEN_STATES)
    row = db.session.execute(
        select(*(func.count().filter(_shows(view, person), still).label(view) for view in VIEWS))
        .select_from(HelpRequest)
        .join(Enterprise, Enterprise.id == HelpRequest.enterprise_id)
        .where(HelpRequest.cancelled_at.is_(None), Enterprise.deleted_at.is_(None))
    ).one()
    return dict(row._mapping)


@dataclass(frozen=True)
class RequestList:
    """One page of requests and the number of the next, if there is one."""

    lines: Sequence[Any]
    next_page: int | None


def request_list(person: Person, view: str, page: int = 1) -> RequestList:
    """Requests of one list, those not done first, newest first, 20 a page. One statement."""
    page = max(page, 1)
    request = HelpRequest
    columns = (
        request.id,
        request.kind,
        request.state,
        request.asked_at,
        request.note,
        request.taken_by,
        request.rating,
    )
    rows = db.session.execute(
        select(*columns, Enterprise.id.label("enterprise_id"), Enterprise.name, Enterprise.rt)
        .join(Enterprise, Enterprise.id == request.enterprise_id)
        .where(request.cancelled_at.is_(None), Enterprise.deleted_at.is_(None), _shows(view, person))
        .order_by(case((request.state.in_(OPEN_STATES), 0), else_=1), request.asked_at.desc(), request.id.desc())
        .limit(LINES_PER_PAGE + 1)
        .offset((page - 1) * LINES_PER_PAGE)
    ).all()
    return RequestList(rows[:LINES_PER_PAGE], page + 1 if len(rows) > LINES_PER_PAGE else None)


def offers_of(request_id: int) -> Sequence[Any]:
    """Helpers who asked for the consent this request needs, oldest first. One statement."""
    return db.session.execute(
        select(HelpOffer.id, HelpOffer.account_id, HelpOffer.offered_at, HelpOffer.answered_at)
        .where(HelpOffer.request_id == request_id)
        .order_by(HelpOffer.id)
    ).all()


def consents_of_helper(account_id: int) -> Sequence[Any]:
    """For whom this helper may act today, by name, with the consent. One statement."""
    return db.session.execute(
        select(Enterprise.id.label("enterprise_id"), Enterprise.name, HelperConsent)
        .join(HelperConsent, HelperConsent.enterprise_id == Enterprise.id)
        .where(
            HelperConsent.account_id == account_id,
            HelperConsent.withdrawn_at.is_(None),
            is_current(HelperConsent),
            Enterprise.deleted_at.is_(None),
        )
        .order_by(Enterprise.name, Enterprise.id)
    ).all()


def paper_of_consent(person: Person, sha256: str) -> Any:
    """The consents with this picture that the person may see: the own, for the own enterprise, or as its keeper."""
    wanted = select(HelperConsent.id).where(HelperConsent.paper_sha256 == sha256)
    if person.has("official", "admin"):
        return wanted
    helps = and_(
        HelperConsent.account_id == person.account_id,
        HelperConsent.withdrawn_at.is_(None),
        HelperConsent.enterprise_id.in_(sorted(person.helps)),
    )
    return wanted.where(or_(HelperConsent.enterprise_id.in_(sorted(person.owns)), helps))


@dataclass(frozen=True)
class HelperCounts:
    """Of one helper: enterprises that consent today or were helped, and requests by how far they are."""

    enterprises: int = 0
    waiting: int = 0
    working: int = 0
    done: int = 0
    rating: float | None = None


def counts_by_helper() -> dict[int, HelperCounts]:
    """By account: businesses helped, requests not begun, in work and done, the mean rating. Two statements."""
    helped: dict[int, set[int]] = {}
    pairs = select(HelperConsent.account_id, HelperConsent.enterprise_id).where(
        HelperConsent.withdrawn_at.is_(None), is_current(HelperConsent)
    )
    done = select(HelpRequest.taken_by, HelpRequest.enterprise_id).where(HelpRequest.finished_at.is_not(None))
    for account_id, enterprise_id in db.session.execute(pairs.union(done)):
        helped.setdefault(account_id, set()).add(enterprise_id)
    request = HelpRequest
    rows = db.session.execute(
        select(
            request.taken_by,
            func.count().filter(request.state == "diterima").label("waiting"),
            func.count().filter(request.state == "dikerjakan").label("working"),
            func.count().filter(request.finished_at.is_not(None)).label("done"),
            func.avg(request.rating).label("rating"),
        )
        .where(request.taken_by.is_not(None), request.cancelled_at.is_(None))
        .group_by(request.taken_by)
    ).all()
    found = {row.taken_by: row for row in rows}
    return {
        account_id: HelperCounts(
            enterprises=len(helped.get(account_id, ())),
            waiting=found[account_id].waiting if account_id in found else 0,
            working=found[account_id].working if account_id in found else 0,
            done=found[account_id].done if account_id in found else 0,
            rating=float(found[account_id].rating) if account_id in found and found[account_id].rating else None,
        )
        for account_id in {*helped, *found}
    }


@dataclass(frozen=True)
class KindCounts:
    """Of one kind of help: how often it was asked for, waits, is in work and is done; ``able``: helpers who do it.

    ``is_gap``: somebody waits for it and no active helper does it. Counts may be None where they are too small to show.
    """

    kind: str
    asked: int | None
    waiting: int | None
    working: int | None
    done: int | None
    able: int
    is_gap: bool


def counts_by_kind(*, hide_below: int = 0) -> list[KindCounts]:
    """Each kind of help that was ever asked for, in numbers. Two statements."""
    able: dict[str, int] = {}
    for row in db.session.execute(select(HelperProfile.skills).where(HelperProfile.state == "aktif")):
        for skill in row.skills:
            able[skill] = able.get(skill, 0) + 1
    request = HelpRequest
    rows = db.session.execute(
        select(
            request.kind,
            func.count().label("asked"),
            func.count().filter(request.state == "diminta").label("waiting"),
            func.count().filter(request.state.in_(WORKING_STATES)).label("working"),
            func.count().filter(request.finished_at.is_not(None)).label("done"),
        )
        .where(request.cancelled_at.is_(None))
        .group_by(request.kind)
    )
    found = {row.kind: row for row in rows}

    def line(kind: str, row: Any) -> KindCounts:
        counts = [row.asked, row.waiting, row.working, row.done]
        is_small = any(0 < count < hide_below for count in counts)
        # One hidden part could be told from the rest, so a line with a small count hides all that is not nothing.
        asked, waiting, working, done = (None if is_small and count else count for count in counts)
        able_now = able.get(kind, 0)
        return KindCounts(kind, asked, waiting, working, done, able_now, row.waiting > 0 and not able_now)

    return [line(kind, found[kind]) for kind in HELP_KINDS if kind in found]


def names_by_account(lines: Collection[Any]) -> dict[int, str]:
    """Names of accounts for a page."""
    return {line.id: line.name for line in lines}


def enterprises_to_help(ids: Collection[int] | None) -> Sequence[Any]:
    """Id, name and RT of these enterprises (None: all), by name. One statement."""
    wanted = select(Enterprise.id, Enterprise.name, Enterprise.rt).where(Enterprise.deleted_at.is_(None))
    if ids is not None:
        wanted = wanted.where(Enterprise.id.in_(sorted(ids)))
    return db.session.execute(wanted.order_by(Enterprise.name, Enterprise.id)).all()
