"""The book of sales of one's own shelf."""

from datetime import date
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from wtforms import SelectChoice

from village.core.access import check, requires, submitted
from village.core.answering import me, tell, try_to
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery import sales_book
from village.gallery.keepers import find_product
from village.gallery.kiosk import label_of
from village.gallery.lists import shelf_of
from village.gallery.services import sales
from village.gallery.shelf import LARGEST_ID
from village.gallery.trade_forms import SaleForm
from village.gallery.views.blueprint import bp
from village.registry.interface import today

ROWS = 30


def _before() -> tuple[date, int] | None:
    number = asked_number("sebelum")
    try:
        return (date.fromisoformat(request.args.get("hari", "")), number) if number else None
    except ValueError:
        return None


def _form(sent: Any = None) -> SaleForm:
    form = SaleForm(sent) if sent is not None else SaleForm(data={"sold_on": today(), "quantity": 1})
    form.product_id.choices = [SelectChoice(number, name) for number, name in sales_book.goods_to_sell(shelf_of(me()))]
    return form


def _page(form: SaleForm, status: int = 200) -> ResponseReturnValue:
    mine = shelf_of(me())
    rows = sales_book.sale_rows(mine, before=_before(), limit=ROWS + 1)
    last = rows[ROWS - 1] if len(rows) > ROWS else None
    return page(
        "gallery/sales.html",
        status=status,
        form=form,
        rows=rows[:ROWS],
        next_url=url_for("gallery.sales", hari=last.sold_on.isoformat(), sebelum=last.id) if last else None,
        months=sales_book.sums_by_month(mine),
        best=sales_book.sums_by_product(mine),
        sellers=sales_book.sums_by_seller(mine) if mine is None else (),
        labels=sales_book.SOURCE_LABELS,
        own_sources=sales.OWN_SOURCES,
        label_of=label_of,
    )


@bp.get("/kelola/penjualan", endpoint="sales")
@requires("gallery.keep_products")
def sales_page() -> ResponseReturnValue:
    """What was sold, what it adds up to, and the form for one more."""
    return _page(_form())


@bp.post("/kelola/penjualan")
@requires("gallery.keep_products")
def write_sale() -> ResponseReturnValue:
    """One more line in the book."""
    form = _form(submitted())
    if not form.validate():
        return _page(form, 422)
    product = find_product(form.product_id.data)
    if product is None:
        raise NotFound()
    check("gallery.keep_products", product)
    facts = sales.SaleFacts(
        product.enterprise_id,
        product.id,
        form.quantity.data or 0,
        form.amount.data or 0,
        form.sold_on.data or today(),
        form.source.data,
    )
    try:
        sales.write_sale(me(), facts)
    except DomainError as error:
        form.place(error)
        return _page(form, error.status)
    tell(_("Penjualan tercatat."))
    return redirect(url_for("gallery.sales"), 303)


def _sale_of(sale_id: int, *, deleted: bool = False) -> None:
    found = sales_book.find_sale(sale_id) if sale_id < LARGEST_ID else None
    if found is None or (found.deleted_at is not None) != deleted:
        raise NotFound()
    check("gallery.keep_products", found)


@bp.post("/kelola/penjualan/<int:sale_id>/hapus")
@requires("gallery.keep_products")
def delete_sale(sale_id: int) -> ResponseReturnValue:
    """Take a line back, with the way back in the notice."""
    _sale_of(sale_id)
    with try_to():
        sales.delete_sale(me(), sale_id)
        undo = url_for("gallery.restore_sale", sale_id=sale_id)
        tell(_("Catatan penjualan dihapus. Bisa dikembalikan selama 30 hari."), undo=undo)
    return redirect(url_for("gallery.sales"), 303)


@bp.post("/kelola/penjualan/<int:sale_id>/pulihkan")
@requires("gallery.keep_products")
def restore_sale(sale_id: int) -> ResponseReturnValue:
    """Bring it back."""
    _sale_of(sale_id, deleted=True)
    with try_to():
        sales.restore_sale(me(), sale_id)
        tell(_("Catatan penjualan dikembalikan."))
    return redirect(url_for("gallery.sales"), 303)
