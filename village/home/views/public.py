"""Pages for everybody: the front page, about, privacy, how to begin, and the message page of a sample."""

from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.db import db
from village.core.fragments import page
from village.core.languages import one_language
from village.core.village import current_village
from village.gallery.interface import count_products, newest_cards
from village.home.makers import count_words
from village.home.pictures import village_cover
from village.home.queries import notice_page
from village.home.views.blueprint import bp
from village.registry.interface import count_enterprises, public_groups

NEWEST_PRODUCTS = 8
NEWEST_NOTICES = 2


@bp.get("/")
@public
def front() -> ResponseReturnValue:
    """What this kampung is, what to buy now, what is new."""
    return page(
        "home/front.html",
        products=newest_cards(NEWEST_PRODUCTS),
        product_count=count_products(),
        notices=notice_page(per_page=NEWEST_NOTICES)[0],
        counts=count_words(count_enterprises()),
        cover=village_cover(),
    )


@bp.get("/tentang")
@public
def about() -> ResponseReturnValue:
    """The story, the people in office, how to get there, when it is open."""
    return page(
        "home/about.html", counts=count_words(count_enterprises()), groups=public_groups(), cover=village_cover()
    )


@bp.get("/privasi")
@public
def privacy() -> ResponseReturnValue:
    """What the site keeps of whom, in plain words."""
    return page("home/privacy.html")


@bp.get("/kampung-sendiri")
@public
def own_village() -> ResponseReturnValue:
    """How the sample becomes a real village, step by step."""
    village = current_village()
    if village is None or not village.is_sample:
        raise NotFound()
    return page("home/own_village.html")


@bp.get("/pesan-contoh")
@public
def sample_message() -> ResponseReturnValue:
    """In a sample village: the message that would have gone to WhatsApp."""
    village = current_village()
    if village is None or not village.is_sample:
        raise NotFound()
    return page(
        "home/sample_message.html", to=request.args.get("to", "")[:20], text=request.args.get("text", "")[:2000]
    )


@bp.get("/healthz")
@one_language
@public
def health() -> Response:
    """200 ``ok`` when the database answers."""
    db.session.execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")
