"""Short addresses for paper, their QR codes, and the pictures beside shared links."""

import os
from io import BytesIO

from flask import Response, current_app, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from village.core import slots
from village.core.access import public
from village.core.languages import one_language
from village.core.printing import qr_runs
from village.core.share_cards import ShareCard, card_address, card_digest, open_card, share_address
from village.core.short_codes import read_short_code
from village.home.views.blueprint import bp

KEEP_SECONDS = 30 * 24 * 3600


def shared_thing(code: str) -> ShareCard:
    """The public thing behind a short code; 404 for a wrong code and for what is hidden now."""
    found = read_short_code(code)
    card = next((card for card in slots.call("share_cards", *found) if card), None) if found else None
    if card is None:
        raise NotFound()
    return card


@bp.get("/s/<code>")
@one_language
@public
def short_address(code: str) -> ResponseReturnValue:
    """Lead from paper to the page."""
    return redirect(shared_thing(code).path, 302)


@bp.get("/s/<code>.svg")
@one_language
@public
def short_code_picture(code: str) -> Response:
    """The QR code of a short address."""
    modules, runs = qr_runs(share_address(shared_thing(code)))
    body = render_template("home/qr.svg", modules=modules, runs=runs)
    response = Response(body, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


@bp.get("/foto/kartu/<code>-<digest>.jpg")
@one_language
@public
def share_picture(code: str, digest: str) -> ResponseReturnValue:
    """The picture of a link; an address from before a change leads to the present one."""
    card = shared_thing(code)
    if digest != card_digest(card)[:16]:
        return redirect(card_address(card).removeprefix(current_app.config["PUBLIC_ADDRESS"]), 302)
    with open_card(card) as file:
        size = os.fstat(file.fileno()).st_size
        response = send_file(BytesIO(file.read(size)), mimetype="image/jpeg", etag=False)
    response.headers["Cache-Control"] = f"public, max-age={KEEP_SECONDS}"
    response.set_etag(digest)
    return response.make_conditional(request)
