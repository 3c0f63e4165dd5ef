"""Asking for help and giving it: from the owner's request to the rating, each act by whom it belongs to."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from village.core import audit
from village.core.access import Permission, Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError
from village.registry import helping_permissions as permissions
from village.registry.helping import get_request, is_active_helper
from village.registry.helping_rules import BEST_RATING, OPEN_STATES, PART_NEEDED, WORKING_STATES
from village.registry.helping_words import HELP_KIND_LABELS, SCOPE_LABELS
from village.registry.models import HELP_STATES, Enterprise, HelpOffer, HelpRequest
from village.registry.queries import get_enterprise
from village.registry.rules import UNDO_TIME


class AlreadyAsked(Conflict):
    """The same help was asked for and is not done yet."""


class WrongState(Conflict):
    """The request is not at the point where this could be done."""


class TakenAlready(Conflict):
    """Another helper was quicker."""


class ConsentNeeded(Conflict):
    """The owner has not let this helper act for the enterprise, or not in the part that the request touches."""


def ask_help(person: Person, enterprise_id: int, kind: str, note: str) -> HelpRequest:
    """Write down what an owner asks for. Raises AlreadyAsked."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(permissions.ask_help(person, enterprise))
    if kind not in PART_NEEDED:
        raise DomainError(_l("Pilih bantuan apa yang diperlukan."), "kind")
    waiting = select(HelpRequest.id).where(
        HelpRequest.enterprise_id == enterprise_id,
        HelpRequest.kind == kind,
        HelpRequest.state.in_(OPEN_STATES),
        HelpRequest.cancelled_at.is_(None),
    )
    if db.session.execute(waiting).first() is not None:
        raise AlreadyAsked(_l("Bantuan ini sudah diminta dan belum selesai. Tidak perlu diminta lagi."), "kind")
    request = HelpRequest(enterprise_id=enterprise_id, kind=kind, note=note, asked_by=person.account_id)
    db.session.add(request)
    db.session.flush()
    _record(person, "registry.help_asked", request, enterprise)
    commit()
    return request


def past_request_step(
    enterprise_id: int,
    kind: str,
    note: str,
    *,
    days_ago: int,
    reached: str = "diminta",
    taken_by: int | None = None,
    **outcome: Any,
) -> HelpRequest:
    """A request from so many days ago, as far as it has come since, a day for each state. A step."""
    asked_at, steps = utcnow() - timedelta(days=days_ago, hours=4), HELP_STATES.index(reached)
    request = HelpRequest(
        enterprise_id=enterprise_id, kind=kind, note=note, state=reached, asked_at=asked_at, **outcome
    )
    request.taken_by = taken_by if steps else None
    for place, name in enumerate(("taken_at", "started_at", "finished_at", "rated_at"), start=1):
        if steps >= place:
            setattr(request, name, asked_at + timedelta(days=place))
    db.session.add(request)
    db.session.flush()
    return request


def take_request(person: Person, request_id: int) -> None:
    """The helper takes a waiting request. Raises TakenAlready, ConsentNeeded."""
    person, request, enterprise = _begin(person, request_id, permissions.take_help, waits=True)
    if not person.acts_for(request.enterprise_id, PART_NEEDED[request.kind]):
        raise ConsentNeeded(
            _l(
                "Pemilik belum mengizinkan Anda untuk %(part)s. Minta izinnya dulu dengan tombol di bawah.",
                part=SCOPE_LABELS[PART_NEEDED[request.kind]],
            )
        )
    give_to_step(request, person.account_id)
    _record(person, "registry.help_taken", request, enterprise)
    commit()


def offer_help(person: Person, request_id: int) -> None:
    """Ask the owner for the consent that taking the request needs. Twice is the same as once."""
    person, request, enterprise = _begin(person, request_id, permissions.take_help, waits=True)
    offer = db.session.scalars(
        select(HelpOffer).where(HelpOffer.request_id == request_id, HelpOffer.account_id == person.account_id)
    ).one_or_none()
    if offer is None:
        db.session.add(HelpOffer(request_id=request_id, account_id=person.account_id))
        _record(person, "registry.help_offered", request, enterprise)
    commit()


def give_to_step(request: HelpRequest, account_id: int) -> None:
    """The request is this helper's from now on. A step."""
    request.state, request.taken_by, request.taken_at = "diterima", account_id, utcnow()
    db.session.flush()


def start_request(person: Person, request_id: int) -> None:
    """The helper has begun. Raises WrongState."""
    person, request, enterprise = _begin(person, request_id, permissions.work_on_help, "diterima")
    request.state, request.started_at = "dikerjakan", utcnow()
    _record(person, "registry.help_started", request, enterprise)
    commit()


def finish_request(person: Person, request_id: int, result: str) -> None:
    """The helper is done, and says what came of it. Raises WrongState."""
    person, request, enterprise = _begin(person, request_id, permissions.work_on_help, *WORKING_STATES)
    request.started_at = request.started_at or utcnow()
    request.state, request.finished_at, request.result = "selesai", utcnow(), result
    _record(person, "registry.help_finished", request, enterprise)
    commit()


def rate_request(person: Person, request_id: int, rating: int, note: str) -> None:
    """The owner says how helpful it was, 1 to 5; once more corrects it. Raises WrongState."""
    person, request, enterprise = _begin(person, request_id, permissions.answer_help, "selesai", "dinilai")
    if not 1 <= rating <= BEST_RATING:
        raise DomainError(_l("Pilih penilaian Anda."), "rating")
    request.state, request.rated_at, request.rating, request.rating_note = "dinilai", utcnow(), rating, note
    _record(person, "registry.help_rated", request, enterprise)
    commit()


def give_back(person: Person, request_id: int) -> None:
    """The request waits for a helper again: the one who took it gives it back, or the owner looks for another."""
    person, request, enterprise = _begin(person, request_id, _may_give_back, *WORKING_STATES)
    _wait_again(request)
    _record(person, "registry.help_given_back", request, enterprise)
    commit()


def release_step(person: Person, account_id: int, enterprise: Enterprise) -> None:
    """What this helper had taken for the enterprise waits for another one, as the consent has ended. A step."""
    rows = db.session.scalars(
        select(HelpRequest).where(
            HelpRequest.enterprise_id == enterprise.id,
            HelpRequest.taken_by == account_id,
            HelpRequest.state.in_(WORKING_STATES),
            HelpRequest.cancelled_at.is_(None),
        )
    )
    for request in rows:
        _wait_again(request)
        _record(person, "registry.help_given_back", request, enterprise)
    mine = select(HelpRequest.id).where(HelpRequest.enterprise_id == enterprise.id)
    db.session.execute(
        update(HelpOffer)
        .where(HelpOffer.account_id == account_id, HelpOffer.request_id.in_(mine), HelpOffer.answered_at.is_(None))
        .values(answered_at=utcnow())
    )


def cancel_request(person: Person, request_id: int) -> None:
    """The help is needed no more; for 30 days it can be asked for again as it was. Raises WrongState."""
    person, request, enterprise = _begin(person, request_id, permissions.answer_help, *OPEN_STATES)
    request.cancelled_at = utcnow()
    _record(person, "registry.help_cancelled", request, enterprise)
    commit()


def restore_request(person: Person, request_id: int) -> None:
    """Bring a cancelled request back, for 30 days. Raises WrongState."""
    person = begin_writing_as(person)
    request = get_request(request_id, cancelled=True, locked=True)
    demand(permissions.answer_help(person, request))
    if request.cancelled_at is not None:
        if request.cancelled_at < utcnow() - UNDO_TIME:
            raise WrongState(_l("Permintaan ini dibatalkan lebih dari 30 hari lalu. Tulis permintaan baru."))
        request.cancelled_at = None
        _record(person, "registry.help_restored", request, get_enterprise(request.enterprise_id))
    commit()


def _wait_again(request: HelpRequest) -> None:
    request.state = "diminta"
    request.taken_by = request.taken_at = request.started_at = None


def _may_give_back(person: Person, request: Any = None) -> bool:
    return permissions.answer_help(person, request) or permissions.work_on_help(person, request)


def _begin(
    person: Person, request_id: int, may: Permission, *states: str, waits: bool = False
) -> tuple[Person, HelpRequest, Enterprise]:
    """The person, the request and its enterprise, read again inside the transaction. Raises WrongState."""
    person = begin_writing_as(person)
    request = get_request(request_id, cancelled=True, locked=True)
    enterprise = get_enterprise(request.enterprise_id)
    if waits:
        _must_wait(person, request)
    demand(may(person, request))
    _must_be_in(request, states or ("diminta",))
    return person, request, enterprise


def _must_wait(person: Person, request: HelpRequest) -> None:
    """For somebody who saw the request waiting: say what became of it instead of that there is none."""
    demand(permissions.take_help(person))
    if not is_active_helper(person.account_id):
        raise WrongState(_l("Anda sedang tidak bertugas sebagai kader, jadi belum bisa mengambil permintaan."))
    if request.cancelled_at is not None:
        raise WrongState(_l("Permintaan ini sudah dibatalkan pemiliknya."))
    if request.taken_by not in (None, person.account_id):
        raise TakenAlready(_l("Permintaan ini baru saja diambil kader lain. Pilih permintaan yang lain."))


def _must_be_in(request: HelpRequest, states: Collection[str]) -> None:
    if request.cancelled_at is not None:
        raise WrongState(_l("Permintaan ini sudah dibatalkan pemiliknya."))
    if request.state not in states:
        raise WrongState(_l("Keadaan permintaan ini baru saja berubah. Lihat sekali lagi, lalu pilih langkahnya."))


def _record(person: Person, action: str, request: HelpRequest, enterprise: Enterprise) -> None:
    audit.record(
        person,
        action,
        f"help:{request.id}",
        enterprise.name,
        on_behalf_of=person.on_behalf_of(enterprise.id),
        kind_words=str(HELP_KIND_LABELS[request.kind]),
    )
