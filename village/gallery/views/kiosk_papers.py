"""The papers of the kiosk, each as a page to look at and print, and as a PDF."""

from typing import Any

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import allowed, check, requires
from village.core.printing import Drawing
from village.gallery import kiosk
from village.gallery.prints import kiosk_papers as papers
from village.gallery.shelf import LARGEST_ID
from village.gallery.views.blueprint import bp
from village.gallery.views.prints import drawing_of, pdf_of, present_village, sheets_page
from village.registry.interface import get_enterprise, today

MOST_LINES = 200


@bp.get("/kelola/kios/piket/cetak")
@requires("gallery.run_kiosk")
def roster_sheets() -> ResponseReturnValue:
    """The roster from today on, to hang up at the kiosk."""
    return sheets_page(_("Jadwal piket"), _roster(), url_for("gallery.duties"), _("Kios galeri"))


@bp.get("/kelola/kios/piket/cetak.pdf")
@requires("gallery.run_kiosk")
def roster_pdf() -> ResponseReturnValue:
    """The same as a PDF."""
    return pdf_of(_roster(), "jadwal-piket")


def _roster() -> Drawing:
    coming = [one for one in kiosk.roster(since=today()) if one.deleted_at is None]
    with force_locale("id"):
        return drawing_of(_("Jadwal piket"), papers.roster_pages(coming, present_village()))


@bp.get("/kelola/titipan/<int:enterprise_id>/cetak")
@requires("gallery.print_things")
def consignment_sheets(enterprise_id: int) -> ResponseReturnValue:
    """What a business has at the kiosk, to be signed when goods are brought or fetched."""
    name, drawing = _consignment(enterprise_id)
    back = url_for("gallery.kiosk" if allowed("gallery.run_kiosk") else "gallery.my_kiosk")
    return sheets_page(_("Lembar titipan"), drawing, back, name)


@bp.get("/kelola/titipan/<int:enterprise_id>/cetak.pdf")
@requires("gallery.print_things")
def consignment_pdf(enterprise_id: int) -> ResponseReturnValue:
    """The same as a PDF."""
    name, drawing = _consignment(enterprise_id)
    return pdf_of(drawing, f"titipan-{name}")


def _consignment(enterprise_id: int) -> tuple[str, Drawing]:
    if enterprise_id >= LARGEST_ID:
        raise NotFound()
    name = get_enterprise(enterprise_id).name
    check("gallery.print_things", enterprise_id)
    rows = kiosk.kiosk_lines([enterprise_id], limit=MOST_LINES)
    with force_locale("id"):
        pages = papers.consignment_pages(name, rows, present_village(), on=today())
        return name, drawing_of(_("Lembar titipan"), pages)


@bp.get("/kelola/kios/setoran/<int:settlement_id>/cetak")
@requires("gallery.keep_products")
def settlement_sheets(settlement_id: int) -> ResponseReturnValue:
    """What was handed over, to be signed by both."""
    found, drawing = _settlement(settlement_id)
    back = url_for("gallery.settlement", settlement_id=settlement_id)
    return sheets_page(_("Lembar setoran"), drawing, back, found.name)


@bp.get("/kelola/kios/setoran/<int:settlement_id>/cetak.pdf")
@requires("gallery.keep_products")
def settlement_pdf(settlement_id: int) -> ResponseReturnValue:
    """The same as a PDF."""
    found, drawing = _settlement(settlement_id)
    return pdf_of(drawing, f"setoran-{settlement_id}-{found.name}")


def _settlement(settlement_id: int) -> tuple[Any, Drawing]:
    found = kiosk.find_settlement(settlement_id) if settlement_id < LARGEST_ID else None
    if found is None or found.deleted_at is not None:
        raise NotFound()
    check("gallery.keep_products", found)
    lines = kiosk.sold_lines(found.enterprise_id, settlement_id)
    with force_locale("id"):
        return found, drawing_of(_("Lembar setoran"), papers.settlement_pages(found, lines, present_village()))
