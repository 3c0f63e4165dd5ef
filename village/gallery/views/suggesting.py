"""Suggestions while somebody types, and the same as a page of its own."""

from flask import request
from flask.typing import ResponseReturnValue

from village.core.access import public
from village.core.fragments import page
from village.gallery.suggestions import suggestions_for
from village.gallery.views.blueprint import bp

LONGEST_QUERY = 100


@bp.get("/produk/saran")
@public
def suggest() -> ResponseReturnValue:
    """Kinds, products and makers that fit what was typed so far, each as a link."""
    typed = request.args.get("q", "").strip()[:LONGEST_QUERY]
    return page("gallery/suggest.html", fragments=("suggestions",), typed=typed, found=suggestions_for(typed))
