"""The blueprint of the gallery, and what its pages share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _

from village.core.access import Person, current_person, safe_next
from village.core.errors import DomainError
from village.gallery.standing import standing_of

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


@contextmanager
def try_to() -> Iterator[None]:
    """Around an act of one button: a rule that says no is told on the next page; what does not exist stays a 404."""
    try:
        yield
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "bad")


def tell_waiting(product: Any) -> None:
    """Say that a product waits for an official's look, why, and where that can be read again."""
    flash(
        {  # type: ignore[arg-type]
            "text": _("%(name)s tersimpan.", name=product.name) + " " + " ".join(standing_of(product).sentences),
            "url": url_for("gallery.listing_state", product_id=product.id),
            "label": _("Lihat keadaannya"),
        },
        "warn",
    )
