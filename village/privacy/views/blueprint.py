"""The blueprint of personal data, and what its pages share."""

from flask import Blueprint

from village.core.languages import language
from village.core.personal import shown
from village.privacy import words

bp = Blueprint("privacy", __name__)


@bp.context_processor
def labels() -> dict[str, object]:
    """The words for codes, and how a value is read, in every template of this feature."""
    return {"words": words, "shown": lambda value: shown(value, language())}
