"""Pages without a signal: the one service worker with its table of routes, and the page it shows for all others."""

import json
from hashlib import sha256

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from village.core import slots
from village.core.access import public
from village.core.fragments import page
from village.core.languages import one_language
from village.home.views.blueprint import bp

ASSETS = ("css/site.css", "js/site.js")
OFFLINE_PAGE = "/luring"


@bp.get("/sw.js")
@one_language
@public
def service_worker() -> Response:
    """The worker with what it keeps. Switched off by a setting, it takes itself and what it kept away."""
    routes = []
    if current_app.config["OFFLINE_PAGES"]:
        routes = [
            {"pattern": route.pattern, "keeps": list(route.keeps)}
            for answer in slots.call("offline.routes")
            for route in answer
        ]
    files = current_app.extensions["static_files"]
    assets = [files.address(name) for name in ASSETS]
    own = (files.folder / "js" / "worker.js").read_text("utf-8")
    version = sha256(json.dumps([own, assets, routes]).encode()).hexdigest()[:12]
    setup = {"version": version, "assets": assets, "offline": OFFLINE_PAGE, "routes": routes}
    response = Response(f"const SETUP = {json.dumps(setup)};\n{own}", mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/luring")
@public
def offline() -> ResponseReturnValue:
    """There is no signal, and this page was not kept."""
    answer = page("home/offline.html")
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
