"""What views of every feature say and ask in the same way: who is here, what was done, and why it was not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import flash

from village.core.access import Person, current_person
from village.core.errors import DomainError, NotAllowed


def me() -> Person:
    """The person of this request; behind ``@requires`` there always is one."""
    person = current_person()
    if person is None:
        raise NotAllowed()
    return person


def tell(text: str, url: str = "", label: str = "", *, undo: str = "") -> None:
    """Say on the next page that something was done, with a way to see it or an address to take it back."""
    notice: Any = {"text": text, "url": url, "label": label, "undo": undo}
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
