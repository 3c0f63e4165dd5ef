"""The poster of an event: a sheet to print, the same as a PDF, and a picture for status and groups."""

import os
from io import BytesIO
from typing import Any

from flask import send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from village.core.access import requires
from village.core.files import storage
from village.core.fragments import page
from village.core.looks import look_of
from village.core.printing import Drawing, make_pdf, placed_pages
from village.core.share_cards import open_poster, share_address
from village.core.village import current_village
from village.events.audience import audience_of, for_whom
from village.events.posters import poster_pages
from village.events.sharing import card_of
from village.events.views.blueprint import bp, kept


@bp.get("/kelola/agenda/<int:event_id>/poster")
@requires("events.keep")
def poster(event_id: int) -> ResponseReturnValue:
    """The sheet as a page to look at and print, and the picture to take along."""
    found = kept(event_id)
    drawing = _drawing(found)
    return page(
        "events/poster.html",
        event=found,
        pages=placed_pages(storage(), drawing),
        look=drawing.look,
        pdf_url=url_for("events.poster_pdf", event_id=event_id),
        picture_url=url_for("events.poster_picture", event_id=event_id),
    )


@bp.get("/kelola/agenda/<int:event_id>/poster.pdf")
@requires("events.keep")
def poster_pdf(event_id: int) -> ResponseReturnValue:
    """The same as a PDF."""
    found = kept(event_id)
    made = BytesIO(make_pdf(storage(), _drawing(found)))
    return _attachment(made, "application/pdf", f"poster-{found.slug[:50]}.pdf")


@bp.get("/kelola/agenda/<int:event_id>/poster.jpg")
@requires("events.keep")
def poster_picture(event_id: int) -> ResponseReturnValue:
    """A picture of 1080 x 1350 for WhatsApp status and groups."""
    found = kept(event_id)
    with open_poster(card_of(found)) as file:
        made = BytesIO(file.read(os.fstat(file.fileno()).st_size))
    return _attachment(made, "image/jpeg", f"poster-{found.slug[:50]}.jpg")


def _drawing(found: Any) -> Drawing:
    village = current_village()
    short = share_address(card_of(found))
    with force_locale("id"):  # what is printed here is read here, whoever prints it
        pages = poster_pages(
            found,
            village=village.name if village else "",
            place=village.place_line if village else "",
            address=short,
            short=short.partition("://")[2],
            whom=for_whom(audience_of(found.id), found.only_invited),
        )
        return Drawing(_("Poster %(title)s", title=found.title), pages, look_of(village))


def _attachment(made: BytesIO, mimetype: str, name: str) -> ResponseReturnValue:
    response = send_file(made, mimetype=mimetype, as_attachment=True, download_name=name, etag=False)
    response.headers["Cache-Control"] = "private, no-store"
    return response
