"""Reads of the short survey: the round that is asked now, all rounds, and what was answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from village.core.db import db
from village.home.models import Survey, SurveyAnswer
from village.home.models.surveys import MOST_SATISFIED, PASSIVE_REASONS
from village.registry.interface import today

PER_PAGE = 30
LEAST_SHOWN = 3  # answers of an RT with fewer could point at somebody


def survey_is_open() -> ColumnElement[bool]:
    """The condition that a round is being asked today."""
    return and_(Survey.closed_at.is_(None), Survey.until_on >= today())


def survey_asked_now() -> Any:
    """Id, title and last day of the round that is asked now, or None. One statement."""
    return db.session.execute(
        select(Survey.id, Survey.title, Survey.until_on).where(survey_is_open()).order_by(Survey.id.desc()).limit(1)
    ).one_or_none()


def surveys() -> Sequence[Any]:
    """Every round, the newest first, with ``is_open`` and the number of ``answers``. One statement."""
    answers = select(func.count()).where(SurveyAnswer.survey_id == Survey.id).scalar_subquery()
    return db.session.execute(
        select(
            Survey.id,
            Survey.title,
            Survey.until_on,
            Survey.created_at,
            Survey.closed_at,
            survey_is_open().label("is_open"),
            answers.label("answers"),
        ).order_by(Survey.id.desc())
    ).all()


def find_survey(survey_id: int) -> Any:
    """One round with ``is_open``, or None. One statement."""
    columns = Survey.id, Survey.title, Survey.until_on, Survey.created_at, Survey.closed_at
    return db.session.execute(
        select(*columns, survey_is_open().label("is_open")).where(Survey.id == survey_id)
    ).one_or_none()


@dataclass(frozen=True)
class SurveyResult:
    """What was answered: how many gave each satisfaction, named each reason, and live in each RT.

    ``mean`` is the satisfaction of all, None without answers. ``rts`` are (RT, answers, mean); an RT with fewer than
    three answers has None for both, because it could point at somebody.
    """

    answers: int
    mean: float | None
    satisfaction: tuple[tuple[int, int], ...]
    reasons: tuple[tuple[str, int], ...]
    rts: tuple[tuple[int | None, int | None, float | None], ...]


def result_of(survey_id: int) -> SurveyResult:
    """The answers of a round, counted. Two statements."""
    counted = db.session.execute(
        select(SurveyAnswer.rt, SurveyAnswer.satisfaction, func.count())
        .where(SurveyAnswer.survey_id == survey_id)
        .group_by(SurveyAnswer.rt, SurveyAnswer.satisfaction)
    ).all()
    given: Counter[int] = Counter()
    by_rt: dict[int | None, Counter[int]] = {}
    for rt, level, count in counted:
        given[level] += count
        by_rt.setdefault(rt, Counter())[level] += count
    named = _reasons_of(survey_id)
    return SurveyResult(
        answers=given.total(),
        mean=_mean(given),
        satisfaction=tuple((level, given[level]) for level in range(MOST_SATISFIED, 0, -1)),
        reasons=tuple(sorted(((code, named[code]) for code in PASSIVE_REASONS), key=lambda pair: -pair[1])),
        rts=tuple(_line_of(rt, by_rt[rt]) for rt in sorted(by_rt, key=lambda rt: (rt is None, rt or 0))),
    )


def _reasons_of(survey_id: int) -> Counter[str]:
    lists = db.session.scalars(select(SurveyAnswer.reasons).where(SurveyAnswer.survey_id == survey_id))
    return Counter(code for codes in lists for code in codes)


def _mean(given: Counter[int]) -> float | None:
    return sum(level * count for level, count in given.items()) / given.total() if given else None


def _line_of(rt: int | None, given: Counter[int]) -> tuple[int | None, int | None, float | None]:
    return (rt, given.total(), _mean(given)) if given.total() >= LEAST_SHOWN else (rt, None, None)


def dreams_of(survey_id: int, *, page: int = 1) -> tuple[list[str], bool]:
    """A page of the dreams in words, the newest first, and whether more follow. One statement."""
    rows = db.session.scalars(
        select(SurveyAnswer.dream)
        .where(SurveyAnswer.survey_id == survey_id, SurveyAnswer.dream != "")
        .order_by(SurveyAnswer.id.desc())
        .limit(PER_PAGE + 1)
        .offset((page - 1) * PER_PAGE)
    ).all()
    return list(rows[:PER_PAGE]), len(rows) > PER_PAGE
