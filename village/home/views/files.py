"""What has no words: pictures, icons, the manifest, and the files for search engines."""

import os
import re

from flask import Response, current_app, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.core import slots
from village.core.access import current_person, public
from village.core.errors import NotFound as NoSuchFile
from village.core.files import storage
from village.core.images import PICTURE_NAME, VARIANT_TYPES, open_variant
from village.core.languages import one_language
from village.core.references import find_file
from village.core.village import current_village
from village.home.queries import find_public_picture
from village.home.views.blueprint import bp

KEEP_SECONDS = 30 * 24 * 3600
# The --brand of each palette in first.css.
COLOURS = {"nila": "#1f3557", "soga": "#6b3617", "kunyit": "#5f4000", "mengkudu": "#861c27"}
SANDBOX = "default-src 'none'; sandbox"


@bp.get("/foto/<name>/<int:width>.<any(webp, jpg):kind>")
@one_language
@public
def photo(name: str, width: int, kind: str) -> ResponseReturnValue:
    """A picture at one of its widths: for everybody while something public shows it, else for its keepers."""
    if not re.fullmatch(PICTURE_NAME, name):
        raise NotFound()
    public_sha256 = find_public_picture(name)
    is_public = public_sha256 is not None
    sha256 = public_sha256 or _kept_for_reader(name)
    try:
        file = open_variant(storage(), sha256, width, kind)
    except NoSuchFile:
        raise NotFound() from None
    response = send_file(file, mimetype=VARIANT_TYPES[kind], etag=False)
    response.content_length = os.fstat(file.fileno()).st_size
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = f"public, max-age={KEEP_SECONDS}" if is_public else "private, no-store"
    if is_public:
        response.set_etag(f"{sha256[:24]}-{width}-{kind}")
        response.make_conditional(request)
    return response


def _kept_for_reader(name: str) -> str:
    """The hash of a picture that is not public, for whoever may see it. Raises NotFound."""
    # Only now is the cookie read: the answer for everybody must not depend on it.
    person = current_person()
    sha256 = find_file(name) if person else None
    if person is None or sha256 is None or not any(slots.call("pictures_for", person, sha256)):
        raise NotFound()
    return sha256


@bp.get("/robots.txt")
@one_language
@public
def robots() -> Response:
    """What search engines may read: everything public."""
    address = current_app.config["PUBLIC_ADDRESS"]
    lines = [
        "User-agent: *",
        *(
            f"Disallow: {language}/{path}"
            for language in ("", "/en")
            for path in ("kelola", "masuk", "undangan/", "mulai/")
        ),
        f"Sitemap: {address}/sitemap.xml",
    ]
    village = current_village()
    if village is not None and village.is_sample:
        lines = ["User-agent: *", "Disallow: /"]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@bp.get("/sitemap.xml")
@one_language
@public
def sitemap() -> Response:
    """Every public page with its last change, in both languages."""
    entries = [entry for answer in slots.call("sitemap") for entry in answer]
    body = render_template("home/sitemap.xml", entries=entries, address=current_app.config["PUBLIC_ADDRESS"])
    return Response(body, mimetype="application/xml")


@bp.get("/manifest.webmanifest")
@one_language
@public
def manifest() -> Response:
    """Name, colour and icons for the home screen of a phone."""
    village = current_village()
    name = village.name if village else "Gapura"
    colour = COLOURS[village.palette if village else "nila"]
    body = render_template("home/manifest.json", name=name, colour=colour)
    return Response(body, mimetype="application/manifest+json")


@bp.get("/ikon.svg")
@one_language
@public
def icon() -> Response:
    """The gate in the village's colours, as the icon of the site."""
    village = current_village()
    body = render_template("home/icon.svg", colour=COLOURS[village.palette if village else "nila"])
    response = Response(body, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@bp.get("/favicon.ico")
@bp.get("/apple-touch-icon.png")
@one_language
@public
def touch_icon() -> ResponseReturnValue:
    """The same gate as a picture for browsers and phones that know no SVG; one file for each palette."""
    village = current_village()
    palette = village.palette if village else "nila"
    size = 32 if request.path.endswith(".ico") else 180
    return send_file(
        current_app.config["PROJECT_FOLDER"] / "static" / "img" / f"gate-{palette}-{size}.png",
        mimetype="image/png",
        max_age=86400,
    )
