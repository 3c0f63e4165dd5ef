"""The blueprint of the calendar, and what its pages share."""

from typing import Any

from flask import Blueprint, current_app
from werkzeug.exceptions import NotFound

from village.core.access import check
from village.core.formatting import day
from village.core.languages import language
from village.events.queries import day_of, find_event_by_id
from village.events.sharing import hours, when_words
from village.events.standing import standing
from village.events.words import KIND_LABELS, REGISTRATION_LABELS, STANDING_LABELS

bp = Blueprint("events", __name__)


def kept(event_id: int, *, even_deleted: bool = False) -> Any:
    """The event, for whoever keeps it; 404 otherwise."""
    found = find_event_by_id(event_id)
    if found is None or (found.deleted_at is not None and not even_deleted):
        raise NotFound()
    check("events.keep", found)
    return found


def full_address(path: str) -> str:
    """The whole public address of a path of this site."""
    return str(current_app.config["PUBLIC_ADDRESS"]) + path


@bp.app_template_filter("event_standing")
def event_standing(event: Any) -> str:
    """How an event stands, as a code."""
    return standing(event)


@bp.app_template_filter("event_hours")
def event_hours(event: Any) -> str:
    """From when until when."""
    return hours(event)


@bp.app_template_filter("event_when")
def event_when(event: Any) -> str:
    """Day and hours."""
    return when_words(event)


@bp.app_template_filter("event_day")
def event_day(event: Any) -> Any:
    """The day on which it begins in the village."""
    return day_of(event)


@bp.app_template_filter("long_day_of")
def long_day_of(event: Any) -> str:
    """The day on which it begins, in words."""
    return day(day_of(event), language())


@bp.app_template_global("event_words")
def event_words() -> Any:
    """Words for kinds, standings and registrations."""
    return {"kinds": KIND_LABELS, "standings": STANDING_LABELS, "registrations": REGISTRATION_LABELS}
