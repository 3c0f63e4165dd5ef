"""The blueprint of the gallery, and what its pages share."""

from typing import Any

from flask import Blueprint, flash, request, url_for

from village.core.access import Person, current_person, safe_next

bp = Blueprint("gallery", __name__)


def me() -> Person:
    """The signed-in person; the guard has let nobody else in."""
    person = current_person()
    assert person is not None
    return person


def way_back() -> str:
    """Where the form was sent from, if that is an address of this site; else the own shelf."""
    return safe_next(request.form.get("next")) or url_for("gallery.my_products")


def tell(text: str, **way: str) -> None:
    """Say what was done, with a button: ``undo`` (an address to post to), or ``url`` with its ``label``."""
    notice: Any = {"text": text, **way}
    flash(notice, "good")
