"""One tap, one act: masih ada, stock, show, hide, delete and back, copy."""

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import allowed, check, requires, submitted
from village.core.answering import me, tell
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery.forms import StockForm
from village.gallery.keepers import find_product
from village.gallery.services import keeping
from village.gallery.services.rules import NoPhotoYet, Stock
from village.gallery.views.blueprint import bp, tell_waiting, way_back


def product_of(product_id: int, *, deleted: bool = False, may: str = "gallery.keep_products") -> Any:
    """The product of this address, if this person has that permission for it; else 404."""
    product = find_product(product_id)
    if product is None or (product.deleted_at is not None) != deleted:
        raise NotFound()
    check(may, product)
    return product


def deleted_to_keep(product: Any) -> Any:
    """The product itself if it lies in the bin and this person may bring it back; else None."""
    is_gone = product is not None and product.deleted_at is not None
    return product if is_gone and allowed("gallery.keep_products", product) else None


def to_the_bin(product: Any) -> ResponseReturnValue:
    """Lead its keeper from the address of a deleted product to the way back."""
    flash(_("%(name)s sudah dihapus. Dalam 30 hari bisa dikembalikan dari sini.", name=product.name), "warn")
    return redirect(url_for("gallery.bin_of_products"), 303)


@bp.post("/kelola/produk/<int:product_id>/masih-ada")
@requires("gallery.keep_products")
def confirm_product(product_id: int) -> ResponseReturnValue:
    """Say that it is still to be had."""
    product_of(product_id)
    product = keeping.confirm_product(me(), product_id)
    flash(_("%(name)s dipastikan masih ada.", name=product.name), "good")
    return redirect(way_back(), 303)


@bp.get("/kelola/produk/<int:product_id>/stok")
@requires("gallery.keep_products")
def stock(product_id: int) -> ResponseReturnValue:
    """The form for how much there is."""
    product = product_of(product_id)
    return page("gallery/stock.html", product=product, form=StockForm(obj=product))


@bp.post("/kelola/produk/<int:product_id>/stok")
@requires("gallery.keep_products")
def change_stock(product_id: int) -> ResponseReturnValue:
    """Say how much there is."""
    product, form = product_of(product_id), StockForm(submitted())
    if form.validate():
        try:
            wanted = Stock(form.stock_mode.data, form.made_in_days.data, form.stock_count.data)
            product = keeping.change_stock(me(), product_id, wanted)
        except DomainError as error:
            form.place(error)
        else:
            flash(_("Stok %(name)s tersimpan.", name=product.name), "good")
            return redirect(url_for("gallery.my_products"), 303)
    return page("gallery/stock.html", status=422, product=product, form=form)


@bp.post("/kelola/produk/<int:product_id>/tayangkan")
@requires("gallery.keep_products")
def publish_product(product_id: int) -> ResponseReturnValue:
    """Show it to everybody; a draft without a photo is sent to its photos."""
    product_of(product_id)
    try:
        product = keeping.publish_product(me(), product_id)
    except NoPhotoYet as error:
        flash(str(error), "warn")
        return redirect(url_for("gallery.product_photos", product_id=product_id), 303)
    if product.waiting_since is not None:
        tell_waiting(product)
    else:
        flash(_("%(name)s tayang.", name=product.name), "good")
    return redirect(way_back(), 303)


@bp.post("/kelola/produk/<int:product_id>/sembunyikan")
@requires("gallery.keep_products")
def hide_product(product_id: int) -> ResponseReturnValue:
    """Take it out of everybody's sight."""
    product_of(product_id)
    product = keeping.hide_product(me(), product_id)
    back = url_for("gallery.publish_product", product_id=product_id)
    tell(_("%(name)s disembunyikan.", name=product.name), undo=back)
    return redirect(way_back(), 303)


@bp.post("/kelola/produk/<int:product_id>/hapus")
@requires("gallery.keep_products")
def delete_product(product_id: int) -> ResponseReturnValue:
    """Put it into the bin, with the way back in the notice."""
    product_of(product_id)
    product = keeping.delete_product(me(), product_id)
    back = url_for("gallery.restore_product", product_id=product_id)
    tell(_("%(name)s dihapus. Bisa dikembalikan selama 30 hari.", name=product.name), undo=back)
    return redirect(way_back(), 303)


@bp.post("/kelola/produk/<int:product_id>/pulihkan")
@requires("gallery.keep_products")
def restore_product(product_id: int) -> ResponseReturnValue:
    """Bring it back from the bin."""
    product_of(product_id, deleted=True)
    product = keeping.restore_product(me(), product_id)
    flash(_("%(name)s dikembalikan.", name=product.name), "good")
    return redirect(way_back(), 303)


@bp.post("/kelola/produk/<int:product_id>/salin")
@requires("gallery.keep_products")
def copy_product(product_id: int) -> ResponseReturnValue:
    """Make a draft like it, and open it to be changed."""
    product_of(product_id)
    copy = keeping.copy_product(me(), product_id)
    flash(_("Salinan dibuat sebagai konsep. Ubah yang berbeda, lalu tayangkan."), "good")
    return redirect(url_for("gallery.edit_product", product_id=copy.id), 303)
