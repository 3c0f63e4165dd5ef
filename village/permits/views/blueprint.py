"""The blueprint of the permits, and what its pages share."""

from flask import Blueprint

from village.core.access import Person, current_person

bp = Blueprint("permits", __name__)


def me() -> Person:
    """The signed-in person; the guard has let nobody else in."""
    person = current_person()
    assert person is not None
    return person
