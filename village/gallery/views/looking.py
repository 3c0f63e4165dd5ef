"""Officials look at what waits or was reported; keepers read how their product stands and what was written to them."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import allowed, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery.market import notes_to_keepers, open_reports, products_to_look_at
from village.gallery.market_forms import REASON_LABELS, AnswerForm
from village.gallery.queries import photos_of
from village.gallery.services import looking, reports
from village.gallery.standing import standing_of
from village.gallery.views.acts import product_of
from village.gallery.views.blueprint import bp

MOST_SHOWN = 50


@bp.get("/kelola/tinjauan")
@requires("gallery.look_first")
def look_list() -> ResponseReturnValue:
    """Products that wait for a look or were reported, the longest waiting first."""
    rows = products_to_look_at(limit=MOST_SHOWN + 1)
    return page("gallery/look_list.html", products=rows[:MOST_SHOWN], is_more=len(rows) > MOST_SHOWN)


@bp.get("/kelola/produk/<int:product_id>/keadaan")
@requires("gallery.keep_products")
def listing_state(product_id: int) -> ResponseReturnValue:
    """How the product stands and why, what officials wrote; for officials also the reports and what to do."""
    return _state_page(product_of(product_id), AnswerForm())


def _state_page(product: Any, form: AnswerForm, status: int = 200) -> ResponseReturnValue:
    looks = allowed("gallery.look_first")
    notes = notes_to_keepers(product.id)
    return page(
        "gallery/listing_state.html",
        status=status,
        product=product,
        standing=standing_of(product),
        photos=photos_of(product.id),
        reports=open_reports(product.id) if looks else (),
        reasons=REASON_LABELS,
        notes=notes,
        may_read=me().acts_for(product.enterprise_id, "products") and any(note.read_at is None for note in notes),
        form=form,
        looks=looks,
    )


@bp.post("/kelola/produk/<int:product_id>/loloskan")
@requires("gallery.look_first")
def let_pass(product_id: int) -> ResponseReturnValue:
    """Show it to everybody."""
    product_of(product_id)
    try:
        product = looking.let_pass(me(), product_id, request.form.get("version", type=int) or 0)
    except looking.NotWaiting as error:
        flash(str(error), "warn")
        return redirect(url_for("gallery.listing_state", product_id=product_id), 303)
    flash(_("%(name)s tayang.", name=product.name), "good")
    return redirect(url_for("gallery.look_list"), 303)


@bp.post("/kelola/produk/<int:product_id>/tanggapi")
@requires("gallery.look_first")
def answer(product_id: int) -> ResponseReturnValue:
    """Hide it, leave it as it is, or only write to its keepers."""
    product, form, act = product_of(product_id), AnswerForm(submitted()), request.form.get("act")
    acts = {
        "hide": (
            reports.hide_reported,
            _("%(name)s disembunyikan, pemiliknya bisa membaca alasannya.", name=product.name),
        ),
        "dismiss": (
            reports.dismiss_reports,
            _("Laporan tentang %(name)s selesai, produknya tetap tampil.", name=product.name),
        ),
        "write": (reports.answer_keepers, _("Tulisan untuk pemilik %(name)s terkirim.", name=product.name)),
    }
    if not form.validate() or act not in acts:
        return _state_page(product, form, 422)
    service, told = acts[act]
    try:
        service(me(), product_id, form.text.data or "")
    except DomainError as error:
        form.place(error)
        return _state_page(product_of(product_id), form, error.status)
    flash(told, "good")
    here = url_for("gallery.listing_state", product_id=product_id)
    return redirect(here if act == "write" else url_for("gallery.look_list"), 303)


@bp.post("/kelola/produk/<int:product_id>/sudah-dibaca")
@requires("gallery.keep_products")
def notes_read(product_id: int) -> ResponseReturnValue:
    """A keeper has read what officials wrote."""
    product_of(product_id)
    looking.read_notes(me(), product_id)
    flash(_("Ditandai sudah dibaca."), "good")
    return redirect(url_for("gallery.my_products"), 303)
