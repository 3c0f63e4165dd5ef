"""Shops elsewhere, for those who keep the business or product; the report of selling; sellers as a spreadsheet."""

from datetime import timedelta
from typing import Any

from flask import make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import check, requires, submitted
from village.core.answering import me, tell, try_to
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.languages import one_language
from village.gallery import marketplaces
from village.gallery.kiosk import kiosk_use
from village.gallery.lists import shelf_of
from village.gallery.queries import enterprises_to_sell_for
from village.gallery.sales_book import SOURCE_LABELS, sums_by_month, sums_by_source
from village.gallery.services import links
from village.gallery.shelf import LARGEST_ID
from village.gallery.trade_forms import LinkForm
from village.gallery.views.acts import product_of
from village.gallery.views.blueprint import bp
from village.registry.interface import today

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
USE_DAYS = timedelta(days=30)


@bp.get("/kelola/toko-online")
@requires("gallery.keep_products")
def shops() -> ResponseReturnValue:
    """All links of the shelf, those to look at again first."""
    rows = marketplaces.kept_links(shelf_of(me()))
    return page("gallery/shops.html", rows=rows, product=None, **_words(rows), choices=_choices())


@bp.get("/kelola/produk/<int:product_id>/toko-online")
@requires("gallery.keep_products")
def product_shops(product_id: int) -> ResponseReturnValue:
    """The links of one product."""
    product = product_of(product_id)
    rows = marketplaces.kept_links([product.enterprise_id], product_id=product_id)
    return page("gallery/shops.html", rows=rows, product=product, **_words(rows), choices=[])


def _words(rows: Any) -> dict[str, Any]:
    return {
        "names": {row.id: links.PLATFORM_NAMES.get(row.platform, row.other_name) for row in rows},
        "states": marketplaces.STATE_LABELS,
        "asks": {row.id for row in rows if row.deleted_at is None and marketplaces.asks_for_a_look(row)},
        "stars": marketplaces.stars,
    }


def _choices() -> list[tuple[int, str]]:
    return [(row.id, row.name) for row in enterprises_to_sell_for(shelf_of(me()))]


def _seller() -> tuple[int, Any]:
    """The business that a new link is for, and its product if one was named; checked to be this person's."""
    product_id = asked_number("produk")
    if product_id is not None:
        product = product_of(product_id)
        return product.enterprise_id, product
    choices = _choices()
    enterprise_id = asked_number("usaha") or (choices[0][0] if choices else 0)
    check("gallery.add_product", enterprise_id)
    if not any(enterprise_id == number for number, _name in choices):
        raise NotFound()
    return enterprise_id, None


def _form_page(form: LinkForm, status: int = 200, **more: Any) -> ResponseReturnValue:
    return page("gallery/shop_form.html", status=status, form=form, **more)


@bp.get("/kelola/toko-online/baru")
@requires("gallery.keep_products")
def new_shop() -> ResponseReturnValue:
    """The form for a shop of a business, or of one product."""
    enterprise_id, product = _seller()
    return _form_page(LinkForm(), link=None, product=product, seller=dict(_choices()).get(enterprise_id))


@bp.post("/kelola/toko-online/baru")
@requires("gallery.keep_products")
def add_shop() -> ResponseReturnValue:
    """Note it."""
    enterprise_id, product = _seller()
    form = LinkForm(submitted())
    if form.validate():
        try:
            links.add_link(me(), enterprise_id, product.id if product else None, form.facts())
        except DomainError as error:
            form.place(error)
        else:
            tell(_("Toko online tersimpan."))
            return redirect(url_for("gallery.shops"), 303)
    return _form_page(form, 422, link=None, product=product, seller=dict(_choices()).get(enterprise_id))


def _link_of(link_id: int, *, deleted: bool = False) -> Any:
    found = marketplaces.find_link(link_id) if link_id < LARGEST_ID else None
    if found is None or (found.deleted_at is not None) != deleted:
        raise NotFound()
    check("gallery.keep_products", found)
    return found


@bp.get("/kelola/toko-online/<int:link_id>")
@requires("gallery.keep_products")
def edit_shop(link_id: int) -> ResponseReturnValue:
    """The form of one link."""
    link = _link_of(link_id)
    form = LinkForm(obj=link, data={"rating": marketplaces.stars(link.rating_tenths)})
    return _form_page(form, link=link, product=None, seller=None)


@bp.post("/kelola/toko-online/<int:link_id>")
@requires("gallery.keep_products")
def change_shop(link_id: int) -> ResponseReturnValue:
    """Keep what was changed."""
    link, form = _link_of(link_id), LinkForm(submitted())
    if form.validate():
        try:
            links.change_link(me(), link_id, form.facts())
        except DomainError as error:
            form.place(error)
        else:
            tell(_("Toko online tersimpan."))
            return redirect(url_for("gallery.shops"), 303)
    return _form_page(form, 422, link=_link_of(link_id) if form.summary else link, product=None, seller=None)


@bp.post("/kelola/toko-online/<int:link_id>/diperiksa")
@requires("gallery.keep_products")
def check_shop(link_id: int) -> ResponseReturnValue:
    """Somebody looked: the page opens, or it does not."""
    _link_of(link_id)
    works = request.form.get("bisa") == "1"
    links.check_link(me(), link_id, works=works)
    tell(_("Terima kasih, tercatat diperiksa hari ini.") if works else _("Tautannya diistirahatkan dulu."))
    return redirect(url_for("gallery.shops"), 303)


@bp.post("/kelola/toko-online/<int:link_id>/hapus")
@requires("gallery.keep_products")
def delete_shop(link_id: int) -> ResponseReturnValue:
    """Take it off, with the way back in the notice."""
    _link_of(link_id)
    links.delete_link(me(), link_id)
    undo = url_for("gallery.restore_shop", link_id=link_id)
    tell(_("Toko online dihapus. Bisa dikembalikan selama 30 hari."), undo=undo)
    return redirect(url_for("gallery.shops"), 303)


@bp.post("/kelola/toko-online/<int:link_id>/pulihkan")
@requires("gallery.keep_products")
def restore_shop(link_id: int) -> ResponseReturnValue:
    """Bring it back."""
    _link_of(link_id, deleted=True)
    with try_to():
        links.restore_link(me(), link_id)
        tell(_("Toko online dikembalikan."))
    return redirect(url_for("gallery.shops"), 303)


@bp.get("/kelola/toko-online/penjual.xlsx")
@one_language
@requires("gallery.keep_products")
def sellers_file() -> ResponseReturnValue:
    """The sellers of one's shelf: what is online where, and what was sold."""
    response = make_response(marketplaces.sellers_xlsx(shelf_of(me())))
    response.headers["Content-Type"] = XLSX
    response.headers["Content-Disposition"] = f'attachment; filename="penjual-{today().isoformat()}.xlsx"'
    return response


@bp.get("/kelola/ringkasan-penjualan")
@requires("gallery.see_selling")
def selling_report() -> ResponseReturnValue:
    """Counts of selling without names: online share, promos, the kiosk, money by month and by way of selling."""
    return page(
        "gallery/selling_report.html",
        online=marketplaces.selling_online(),
        kiosk=kiosk_use(since=today() - USE_DAYS),
        months=sums_by_month(None),
        sources=sums_by_source(),
        labels=SOURCE_LABELS,
    )
