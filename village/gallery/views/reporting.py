"""A visitor tells that something is wrong with a product: without an account, without a name, without script."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES
from village.core.access import public, submitted
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery.market_forms import ReportForm
from village.gallery.queries import find_public_product
from village.gallery.services.reports import report_product
from village.gallery.views.blueprint import bp


@bp.get("/produk/<slug>/lapor")
@public
def report(slug: str) -> ResponseReturnValue:
    """The form: what is wrong, and a sentence if wished."""
    return _report_page(slug, ReportForm())


@bp.post("/produk/<slug>/lapor")
@public(body_bytes=FORM_BYTES)
def send_report(slug: str) -> ResponseReturnValue:
    """Tell the officials."""
    form = ReportForm(submitted())
    if form.validate():
        try:
            report_product(slug, form.reason.data, form.text.data or "")
        except DomainError as error:
            if error.status == 404:
                raise
            form.place(error)
            return _report_page(slug, form, error.status)
        flash(_("Terima kasih. Laporan sudah sampai ke pengurus, tanpa nama Anda."), "good")
        return redirect(url_for("gallery.product", slug=slug), 303)
    return _report_page(slug, form, 422)


def _report_page(slug: str, form: ReportForm, status: int = 200) -> ResponseReturnValue:
    product = find_public_product(slug)
    if product is None:
        raise NotFound()
    return page("gallery/report.html", status=status, product=product, form=form)
