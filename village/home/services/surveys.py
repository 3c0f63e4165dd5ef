"""The short survey: officials open and close a round, anybody answers without a name."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound, TooMany
from village.core.limits import hit
from village.home import permissions
from village.home.models import Survey, SurveyAnswer
from village.home.surveyed import survey_is_open
from village.registry.interface import today

LONGEST_ROUND = timedelta(days=92)
ALL_PER_HOUR = 300  # of the whole village: keeps a flood off the disk; one connection that many share is never counted


class WrongEnd(DomainError):
    """The last day is past, or too far away for a short survey."""


class OneAtATime(Conflict):
    """Another round is being asked."""


class NotAsked(Conflict):
    """This round is over."""


class TooBusy(TooMany):
    """Too many answers came within the hour."""


@dataclass(frozen=True)
class Answered:
    """One answer: satisfaction 1 to 5, codes of reasons, a dream in words, the RT if told."""

    satisfaction: int
    reasons: tuple[str, ...] = ()
    dream: str = ""
    rt: int | None = None


def open_survey(person: Person, title: str, until_on: date) -> int:
    """Begin a round that is asked until the end of that day; answers its id. Raises WrongEnd, OneAtATime."""
    person = begin_writing_as(person)
    demand(permissions.keep_surveys(person))
    _check_end(until_on)
    _check_alone()
    row = survey_step(title, until_on, created_by=person.account_id)
    audit.record(person, "home.survey_opened", f"survey:{row.id}", title)
    commit()
    return row.id


def survey_step(title: str, until_on: date, *, created_by: int | None = None, at: datetime | None = None) -> Survey:
    """The row of a round. A step."""
    row = Survey(title=title, until_on=until_on, created_by=created_by, created_at=at or utcnow())
    db.session.add(row)
    db.session.flush()
    return row


def close_survey(person: Person, survey_id: int) -> None:
    """Ask no longer; the answers stay."""
    row, person = _round(person, survey_id)
    if row.closed_at is None:
        row.closed_at = utcnow()
        audit.record(person, "home.survey_closed", f"survey:{row.id}", row.title)
    commit()


def reopen_survey(person: Person, survey_id: int) -> None:
    """Ask again a round that was closed before its last day. Raises WrongEnd, OneAtATime."""
    row, person = _round(person, survey_id)
    _check_end(row.until_on)
    _check_alone(but=survey_id)
    if row.closed_at is not None:
        row.closed_at = None
        audit.record(person, "home.survey_reopened", f"survey:{row.id}", row.title)
    commit()


def _round(person: Person, survey_id: int) -> tuple[Survey, Person]:
    person = begin_writing_as(person)
    demand(permissions.keep_surveys(person))
    row = db.session.get(Survey, survey_id)
    if row is None:
        raise NotFound()
    return row, person


def _check_end(until_on: date) -> None:
    if until_on < today():
        raise WrongEnd(_l("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya."), "until_on")
    if until_on > today() + LONGEST_ROUND:
        raise WrongEnd(
            _l("Survei singkat berjalan paling lama tiga bulan. Pilih tanggal yang lebih dekat."), "until_on"
        )


def _check_alone(but: int | None = None) -> None:
    running = select(Survey.id).where(survey_is_open(), Survey.id != (but or 0))
    if db.session.execute(running).first() is not None:
        raise OneAtATime(
            _l("Masih ada survei yang berjalan. Tutup dulu yang itu, supaya warga tidak ditanya dua kali.")
        )


def answer_survey(survey_id: int, answered: Answered, form_token: str) -> None:
    """Keep an answer; the same form sent twice is kept once. Raises NotAsked, TooBusy, NotFound.

    Only answers of the whole village are counted, never a connection that many people share.
    """
    begin_writing()
    form_key = sha256(f"{survey_id}\n{form_token}".encode()).hexdigest()
    if db.session.execute(select(SurveyAnswer.id).where(SurveyAnswer.form_key == form_key)).first() is not None:
        return
    asked = db.session.execute(select(survey_is_open()).where(Survey.id == survey_id)).scalar()
    if asked is None:
        raise NotFound()
    if not asked:
        raise NotAsked(_l("Survei ini baru saja ditutup, jadi jawaban Anda tidak ikut terhitung. Terima kasih."))
    if not hit("survei:semua", limit=ALL_PER_HOUR, window=timedelta(hours=1)):
        commit()  # the try counts even when it is refused
        raise TooBusy(
            _l("Survei sedang sangat ramai. Jawaban Anda masih ada di bawah. Tunggu sebentar, lalu kirim lagi.")
        )
    answer_step(survey_id, answered, form_key=form_key)
    commit()


def answer_step(survey_id: int, answered: Answered, *, form_key: str, at: datetime | None = None) -> None:
    """The row of an answer. A step."""
    facts = {**asdict(answered), "reasons": list(answered.reasons)}
    db.session.add(SurveyAnswer(survey_id=survey_id, form_key=form_key, received_at=at or utcnow(), **facts))
    db.session.flush()
