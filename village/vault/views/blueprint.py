"""The blueprint of the vault, and what its pages share."""

from flask import Blueprint

from village.vault import letter_words, words

bp = Blueprint("vault", __name__)
_WORDS = {name: value for source in (words, letter_words) for name, value in vars(source).items() if name.isupper()}


@bp.context_processor
def labels() -> dict[str, object]:
    """The words for codes, in every template of the vault."""
    return {"words": _WORDS}
