"""Pages for everybody: the front page, about, privacy, how to begin, and the message page of a sample."""

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.fragments import page
from village.core.languages import one_language
from village.core.sharing import whatsapp_address
from village.core.village import VillageFacts, current_village
from village.events.interface import next_events
from village.gallery.interface import count_products, kiosk_today, newest_cards, shop_window
from village.home.about import achievements_of, address_of, is_this_week, officials_of, structured
from village.home.makers import count_words
from village.home.pictures import village_cover
from village.home.profile import achievements, people_in_office
from village.home.queries import ask_the_database, notice_page
from village.home.views.addresses import here
from village.home.views.blueprint import bp
from village.home.village_map import current_map
from village.home.words import LEVEL_LABELS
from village.registry.interface import count_enterprises, public_groups

NEWEST_PRODUCTS = 8
GROUPS_SHOWN = 24
IN_THE_COLLAGE = 3
NEWEST_NOTICES = 2
NEXT_EVENTS = 3
COLLECTIONS = 3


@bp.get("/")
@public
def front() -> ResponseReturnValue:
    """What this kampung is, what to buy now, what is new."""
    cover = village_cover()
    newest = newest_cards(NEWEST_PRODUCTS if cover else NEWEST_PRODUCTS + IN_THE_COLLAGE)
    collage = [card for card in newest[NEWEST_PRODUCTS:] if card.photo]
    shown = newest[:NEWEST_PRODUCTS]
    collections, kiosk = shop_window(COLLECTIONS)
    counted = count_enterprises()
    return page(
        "home/front.html",
        products=shown,
        collage=collage if len(collage) == IN_THE_COLLAGE else (),
        is_fresh=is_this_week(shown),
        product_count=sum(count_products().values()),
        collections=collections,
        kiosk=kiosk,
        notices=notice_page(per_page=NEWEST_NOTICES)[0],
        events=next_events(NEXT_EVENTS),
        counts=count_words(counted),
        makers=counted.enterprises,
        cover=cover,
        structured=structured(the_village(), current_app.config["PUBLIC_ADDRESS"]),
    )


def the_village() -> VillageFacts:
    """The village; an empty site has answered with its set-up page before any view here is asked."""
    village = current_village()
    assert village is not None
    return village


@bp.get("/tentang")
@public
def about() -> ResponseReturnValue:
    """The story, the people in office, how to get there, when it is open."""
    village = the_village()
    question = _("Halo, saya mau bertanya tentang %(name)s.", name=village.name)
    return page(
        "home/about.html",
        officials=officials_of(village),
        achievements=achievements_of(village),
        place=address_of(village),
        ask=whatsapp_address(village.contact_phone, question) if village.contact_phone else None,
        counts=count_words(count_enterprises()),
        groups=public_groups(limit=GROUPS_SHOWN),
        kiosk=kiosk_today(),
        cover=village_cover(),
        terms=people_in_office(),
        timeline_of=achievements(),
        levels=LEVEL_LABELS,
        map=current_map(),
        pins=(),
        share=whatsapp_address("", f"{village.name} {here()}"),
        address=here(),
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
    if not the_village().is_sample:
        raise NotFound()
    return page("home/own_village.html")


@bp.get("/pesan-contoh")
@public
def sample_message() -> ResponseReturnValue:
    """In a sample village: the message that would have gone to WhatsApp."""
    if not the_village().is_sample:
        raise NotFound()
    return page(
        "home/sample_message.html", to=request.args.get("to", "")[:20], text=request.args.get("text", "")[:2000]
    )


@bp.get("/healthz")
@one_language
@public
def health() -> Response:
    """200 ``ok`` when the database answers."""
    ask_the_database()
    return Response("ok\n", mimetype="text/plain")
