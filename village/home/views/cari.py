"""One search over everything public."""

from flask import request
from flask.typing import ResponseReturnValue

from village.core import slots
from village.core.access import public
from village.core.fragments import page
from village.core.search import QUERY_LETTERS, understand_everywhere
from village.core.search_kinds import find_public
from village.gallery.interface import kept_synonyms
from village.home.views.blueprint import bp

SHOWN_OF_EACH = 6


@bp.get("/cari")
@public
def search() -> ResponseReturnValue:
    """Products, businesses, groups and notices that fit the words; as forgiving as the shelf's own search."""
    typed = " ".join(request.args.get("q", "").replace("\x00", "").split())[:QUERY_LETTERS]
    words, found = None, []
    if typed:
        kinds = [kind for each in slots.call("search.public") for kind in each]
        words = understand_everywhere([kind.kind for kind in kinds], typed, synonyms=kept_synonyms())
        found = find_public(kinds, words, shown=SHOWN_OF_EACH)
    answer = page("home/search.html", typed=typed, words=words, found=found, count=sum(one.count for one in found))
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
