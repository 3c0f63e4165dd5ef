"""Receipts: on the screen, on paper, and the page where everybody can check one."""

from io import BytesIO

from flask import current_app, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import public, requires
from village.core.answering import me
from village.core.files import storage
from village.core.fragments import page
from village.core.looks import look_of
from village.core.printing import Drawing, make_pdf, placed_pages
from village.core.village import current_village
from village.vault.queries import DocumentView, get_document
from village.vault.receipt_paper import receipt_pages
from village.vault.receipts import ReceiptView, agenda_of, check_receipt, receipt_of_version
from village.vault.views.blueprint import bp


def _asked(document_id: int, number: int) -> tuple[DocumentView, ReceiptView]:
    document = get_document(me(), document_id)
    return document, receipt_of_version(document.id, number)


def _drawing(document: DocumentView, receipt: ReceiptView) -> Drawing:
    village = current_village()
    if village is None:
        raise NotFound()
    address = current_app.config["PUBLIC_ADDRESS"] + url_for("vault.check_receipt_page", code=receipt.code)
    with force_locale("id"):  # what is printed here is read here, whoever prints it
        pages = receipt_pages(
            document,
            receipt,
            village=village.name,
            place=village.place_line,
            address=address,
            agenda=agenda_of(document.id),
            timezone=current_app.config["SETTINGS"].timezone,
        )
        return Drawing(_("Tanda terima"), pages, look_of(village))


@bp.get("/kelola/dokumen/<int:document_id>/versi/<int:number>/tanda-terima")
@requires("vault.read_document")
def receipt(document_id: int, number: int) -> ResponseReturnValue:
    """The receipt of a version as a sheet to look at and print."""
    document, found = _asked(document_id, number)
    drawing = _drawing(document, found)
    return page(
        "vault/receipts/receipt.html",
        document=document,
        number=number,
        receipt=found,
        pages=placed_pages(storage(), drawing),
        look=drawing.look,
    )


@bp.get("/kelola/dokumen/<int:document_id>/versi/<int:number>/tanda-terima.pdf")
@requires("vault.read_document")
def receipt_pdf(document_id: int, number: int) -> ResponseReturnValue:
    """The same as a PDF, to be sent to whoever brought the paper."""
    document, found = _asked(document_id, number)
    made = BytesIO(make_pdf(storage(), _drawing(document, found)))
    name = f"tanda-terima-{found.code[:8]}.pdf"
    response = send_file(made, mimetype="application/pdf", as_attachment=True, download_name=name, etag=False)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@bp.get("/verifikasi/<code>")
@public
def check_receipt_page(code: str) -> ResponseReturnValue:
    """Whether a receipt is ours, and a place to compare a file with it that never leaves the reader's machine."""
    return page("vault/receipts/check.html", checked=check_receipt(code.lower()))
