"""Pages for everybody."""

from flask import Response
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from village.core.access import public, requires
from village.core.db import db
from village.core.fragments import page
from village.core.languages import one_language
from village.home.views.blueprint import bp


@bp.get("/")
@public
def front() -> ResponseReturnValue:
    """What this kampung is, what to buy now, what is new."""
    return page("home/front.html")


@bp.get("/kelola")
@requires("home.work")
def workspace() -> ResponseReturnValue:
    """What needs this person today."""
    return page("home/workspace.html")


@bp.get("/healthz")
@one_language
@public
def health() -> Response:
    """200 ``ok`` when the database answers."""
    db.session.execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")
