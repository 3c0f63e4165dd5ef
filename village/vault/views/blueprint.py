"""The blueprint of the vault, and what its pages share."""

from flask import Blueprint

from village.core.access import Person, current_person
from village.vault import letter_words, words

bp = Blueprint("vault", __name__)
_WORDS = {name: value for source in (words, letter_words) for name, value in vars(source).items() if name.isupper()}


def me() -> Person:
    """The signed-in person; the guard has let nobody else in."""
    person = current_person()
    assert person is not None
    return person


@bp.context_processor
def labels() -> dict[str, object]:
    """The words for codes, in every template of the vault."""
    return {"words": _WORDS}
