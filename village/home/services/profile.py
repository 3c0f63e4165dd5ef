"""Achievements and terms of office: writing, correcting, handing over, taking away and bringing back."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TypeVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.images import Picture
from village.home import permissions
from village.home.models import UNDO_DAYS, Achievement, OfficeTerm
from village.home.services.profile_index import index_profile_step
from village.registry.interface import today

Row = TypeVar("Row", Achievement, OfficeTerm)


class WrongDates(DomainError):
    """A term cannot end before it began, nor an achievement before it started."""


class TooLateToUndo(Conflict):
    """More than 30 days have passed since it was taken away."""


@dataclass(frozen=True)
class AchievementFacts:
    """What stands of an achievement; ``month`` from 1 to 12, ``until_year`` only where it took several years."""

    activity: str
    result: str
    year: int
    until_year: int | None = None
    month: int | None = None
    level: str = ""
    enterprise_id: int | None = None
    group_id: int | None = None
    product_id: int | None = None


@dataclass(frozen=True)
class TermFacts:
    """Who holds which office, since when, and what that person lets everybody see."""

    office: str
    person_name: str
    from_on: date
    until_on: date | None = None
    phone: str | None = None
    may_show_name: bool = False
    may_show_photo: bool = False
    may_show_phone: bool = False


def save_achievement(
    person: Person,
    facts: AchievementFacts,
    achievement_id: int | None = None,
    *,
    proof: Picture | None = None,
    without_proof: bool = False,
) -> int:
    """Write an achievement, or correct the one with this id; answers its id. Raises WrongDates, NotFound."""
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    if facts.until_year is not None and facts.until_year < facts.year:
        raise WrongDates(_l("Tahun selesai tidak bisa sebelum tahun mulai."), "until_year")
    achievement = _known(Achievement, achievement_id) if achievement_id else None
    verb = "home.achievement_changed" if achievement else "home.achievement_added"
    achievement = achievement_step(facts, achievement, proof=proof, without_proof=without_proof)
    audit.record(person, verb, f"achievement:{achievement.id}", f"{achievement.activity}, {achievement.year}")
    index_profile_step()
    commit()
    return achievement.id


def achievement_step(
    facts: AchievementFacts,
    achievement: Achievement | None = None,
    *,
    proof: Picture | None = None,
    without_proof: bool = False,
) -> Achievement:
    """The row of an achievement, new unless one is given. A step."""
    if achievement is None:
        achievement = Achievement(**asdict(facts))
        db.session.add(achievement)
    for name, value in asdict(facts).items():
        setattr(achievement, name, value)
    if proof is not None or without_proof:
        achievement.proof_sha256 = proof.sha256 if proof else None
        achievement.proof_width, achievement.proof_height = (proof.width, proof.height) if proof else (None, None)
    achievement.updated_at = utcnow()
    db.session.flush()
    return achievement


def save_term(
    person: Person,
    facts: TermFacts,
    term_id: int | None = None,
    *,
    photo: Picture | None = None,
    without_photo: bool = False,
) -> int:
    """Write a term of office, or correct the one with this id; answers its id. Raises WrongDates, NotFound.

    Consent counts from the moment it is ticked, and is recorded as taken down by ``person``.
    """
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    _check_order(facts.from_on, facts.until_on, "until_on")
    term = _known(OfficeTerm, term_id) if term_id else None
    verb = "home.term_changed" if term else "home.term_added"
    term = term_step(facts, term, photo=photo, without_photo=without_photo, recorded_by=person.account_id)
    audit.record(person, verb, f"office:{term.id}", term.office, **_consents(facts))
    index_profile_step()
    commit()
    return term.id


def term_step(
    facts: TermFacts,
    term: OfficeTerm | None = None,
    *,
    photo: Picture | None = None,
    without_photo: bool = False,
    recorded_by: int | None = None,
) -> OfficeTerm:
    """The row of a term, new and last in order unless one is given. A step."""
    before = _consents(term) if term else {}
    if term is None:
        last = db.session.execute(select(OfficeTerm.position).order_by(OfficeTerm.position.desc()).limit(1)).scalar()
        term = OfficeTerm(**asdict(facts), position=(last or 0) + 1)
        db.session.add(term)
    for name, value in asdict(facts).items():
        setattr(term, name, value)
    if photo is not None or without_photo:
        term.photo_sha256 = photo.sha256 if photo else None
        term.photo_width, term.photo_height = (photo.width, photo.height) if photo else (None, None)
    if _consents(facts) != before:
        term.consented_at, term.consent_recorded_by = utcnow(), recorded_by
    term.updated_at = utcnow()
    db.session.flush()
    return term


def _consents(facts: TermFacts | OfficeTerm) -> dict[str, bool]:
    return {name: bool(getattr(facts, name)) for name in ("may_show_name", "may_show_photo", "may_show_phone")}


def hand_over(person: Person, term_id: int, successor: TermFacts) -> int:
    """End this term the day before the successor's begins, which keeps the place in the list; answers the new id.

    The term that ended stays as history. Raises WrongDates, NotFound, and AlreadyHandedOver for a term that ended.
    """
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    term = _known(OfficeTerm, term_id)
    if term.until_on is not None and term.until_on < today():
        raise AlreadyHandedOver(_l("Jabatan ini sudah diserahkan sebelumnya. Muat ulang daftarnya."))
    last_day = successor.from_on - timedelta(days=1)
    _check_order(term.from_on, last_day, "from_on")
    term.until_on, term.updated_at = last_day, utcnow()
    following = term_step(successor, recorded_by=person.account_id)
    following.position = term.position
    audit.record(person, "home.office_handed_over", f"office:{following.id}", term.office, **_consents(successor))
    index_profile_step()
    commit()
    return following.id


class AlreadyHandedOver(Conflict):
    """Somebody else ended this term before."""


def _check_order(begin: date, end: date | None, field: str) -> None:
    if end is not None and end < begin:
        raise WrongDates(_l("Masa jabatan tidak bisa berakhir sebelum dimulai."), field)


def delete_achievement(person: Person, achievement_id: int) -> None:
    """Take an achievement away; for 30 days it can come back."""
    _take_away(person, Achievement, achievement_id, "achievement")


def restore_achievement(person: Person, achievement_id: int) -> None:
    """Bring an achievement back. Raises TooLateToUndo."""
    _bring_back(person, Achievement, achievement_id, "achievement")


def delete_term(person: Person, term_id: int) -> None:
    """Take a term away that was written by mistake; for 30 days it can come back."""
    _take_away(person, OfficeTerm, term_id, "term")


def restore_term(person: Person, term_id: int) -> None:
    """Bring a term back. Raises TooLateToUndo."""
    _bring_back(person, OfficeTerm, term_id, "term")


def _known(kind: type[Row], thing_id: int) -> Row:
    found = db.session.get(kind, thing_id)
    if found is None or found.deleted_at is not None:
        raise NotFound()
    return found


def _take_away(person: Person, kind: type[Row], thing_id: int, name: str) -> None:
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    found = db.session.get(kind, thing_id)
    if found is None:
        raise NotFound()
    if found.deleted_at is None:
        found.deleted_at = utcnow()
        audit.record(person, f"home.{name}_deleted", f"{name}:{thing_id}", _label(found))
    index_profile_step()
    commit()


def _bring_back(person: Person, kind: type[Row], thing_id: int, name: str) -> None:
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    found = db.session.get(kind, thing_id)
    if found is None:
        raise NotFound()
    if found.deleted_at is not None:
        if found.deleted_at < utcnow() - timedelta(days=UNDO_DAYS):
            raise TooLateToUndo(_l("Ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan. Tulis lagi."))
        found.deleted_at = None
        audit.record(person, f"home.{name}_restored", f"{name}:{thing_id}", _label(found))
    index_profile_step()
    commit()


def _label(found: Achievement | OfficeTerm) -> str:
    return f"{found.activity}, {found.year}" if isinstance(found, Achievement) else found.office
