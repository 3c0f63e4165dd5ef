"""How to use the site: one printable page for each role."""

from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.core.access import public, requires
from village.core.answering import me
from village.core.fragments import page
from village.home.guides import GUIDES, VISITOR, guides_for
from village.home.views.blueprint import bp


@bp.get("/tentang/cara-pakai")
@public
def visitor_guide() -> ResponseReturnValue:
    """For visitors and buyers."""
    return page("home/guide.html", guide=VISITOR)


@bp.get("/kelola/cara-pakai")
@requires("home.work")
def guides() -> ResponseReturnValue:
    """The pages of this person's roles first, then all others."""
    mine, others = guides_for(me())
    return page("home/guides.html", mine=mine, others=others)


@bp.get("/kelola/cara-pakai/<slug>")
@requires("home.work")
def guide(slug: str) -> ResponseReturnValue:
    """The page of one role."""
    if slug not in GUIDES:
        raise NotFound()
    return page("home/guide.html", guide=GUIDES[slug])
