"""The blueprint, the words its templates need, and who is asking."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from village.core.files import storage
from village.core.images import Picture, receive_picture
from village.registry import helping_words, words
from village.registry.public import Photo

bp = Blueprint("registry", __name__)


def keep_photo(files: list[FileStorage]) -> Picture | None:
    """Keep the first photo that came, if one came. Raises what ``receive_picture`` raises."""
    if not files:
        return None
    return receive_picture(storage(), files[0].stream, filename=files[0].filename)


def photo_of(thing: Any) -> Photo | None:
    """The photo of an enterprise or group as the picture macro reads it."""
    if not thing.photo_sha256:
        return None
    return Photo(thing.photo_sha256, thing.photo_width or 0, thing.photo_height or 0, thing.name)


@bp.app_template_filter("say")
def say(text: str, values: Mapping[str, Any]) -> str:
    """A sentence of the import in the language of the page; words among its values are translated too."""
    sentence = gettext(text)
    told = {name: gettext(value) if isinstance(value, str) and value else value for name, value in values.items()}
    return sentence % told if told else sentence


@bp.app_template_filter("selling_way")
def selling_way(way: str) -> str:
    """What a way of selling is called on screen."""
    return str(words.SELLING_WAY_LABELS.get(way, way))


@bp.context_processor
def speak() -> dict[str, Any]:
    """The words of kinds, states and purposes."""
    return {"words": words, "helping": helping_words}
