"""The catalogue of the village: to look at as a page, and made as a PDF while the official does something else."""

from flask import redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import requires
from village.core.answering import me
from village.core.fragments import page
from village.core.long_work import open_made
from village.gallery.prints import making, things
from village.gallery.services.printing import ask_for_catalogue
from village.gallery.views.blueprint import bp
from village.gallery.views.prints import present_village, sheets_page


@bp.get("/kelola/cetak/katalog")
@requires("gallery.print_catalogue")
def print_catalogue() -> ResponseReturnValue:
    """The catalogue as a page."""
    village, chapters = present_village(), things.printed_catalogue()
    return sheets_page(
        _("Katalog produk"),
        making.catalogue_drawing(village, chapters),
        url_for("gallery.studio"),
        village.name,
        pdf_page=url_for("gallery.catalogue_file"),
        left_out=making.left_out(making.count_printed(chapters)),
    )


@bp.get("/kelola/cetak/katalog/pdf")
@requires("gallery.print_catalogue")
def catalogue_file() -> ResponseReturnValue:
    """How far the PDF is, or the one that is ready; asked again by itself where script runs, by a link elsewhere."""
    latest, ready = making.newest_works()
    return page("gallery/prints/catalogue.html", fragments=("kerja",), latest=latest, ready=ready)


@bp.post("/kelola/cetak/katalog/pdf")
@requires("gallery.print_catalogue")
def make_catalogue() -> ResponseReturnValue:
    """Begin to make it; a second tap changes nothing, the page shows the one that is being made."""
    ask_for_catalogue(me())
    return redirect(url_for("gallery.catalogue_file"), 303)


@bp.get("/kelola/cetak/katalog.pdf")
@requires("gallery.print_catalogue")
def catalogue_pdf() -> ResponseReturnValue:
    """The newest one, to be sent by WhatsApp or taken to a print shop; 404 where none is kept."""
    _latest, ready = making.newest_works()
    if ready is None:
        raise NotFound()
    response = send_file(
        open_made(ready), mimetype="application/pdf", as_attachment=True, download_name=ready.file_name, etag=False
    )
    response.content_length = ready.size_bytes
    response.headers["Cache-Control"] = "private, no-store"
    return response
