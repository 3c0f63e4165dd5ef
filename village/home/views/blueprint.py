"""The blueprint of the house, and two small things its views share."""

from flask import Blueprint, flash

from village.core.access import Person, current_person

bp = Blueprint("home", __name__)


def me() -> Person:
    """The signed-in person; the guard has let nobody else in."""
    person = current_person()
    assert person is not None
    return person


def tell(text: str, url: str = "", label: str = "", *, undo: str = "") -> None:
    """Say on the next page that something was done, with a way to see it or to take it back."""
    flash({"text": text, "url": url, "label": label, "undo": undo}, "good")  # type: ignore[arg-type]
