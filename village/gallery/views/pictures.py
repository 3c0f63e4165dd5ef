"""The photos of a product: add, order, describe, crop, remove."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from village.config import REQUEST_BYTES
from village.core.access import requires, submitted
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.gallery.forms import PhotoForm, PhotosForm
from village.gallery.models import MOST_PHOTOS
from village.gallery.queries import photos_of
from village.gallery.services import keeping, photos
from village.gallery.views.acts import product_of
from village.gallery.views.blueprint import bp, me, tell
from village.gallery.views.uploads import receive_photos


def _photos_page(product: Any, form: PhotosForm, status: int = 200, notes: Any = ()) -> ResponseReturnValue:
    shown = photos_of(product.id)
    return page(
        "gallery/photos.html",
        fragments=("photos",),
        status=status,
        product=product,
        photos=shown,
        form=form,
        notes=notes,
        room=MOST_PHOTOS - len(shown),
    )


def _to_photos(product_id: int) -> ResponseReturnValue:
    return redirect(url_for("gallery.product_photos", product_id=product_id), 303)


@bp.get("/kelola/produk/<int:product_id>/foto")
@requires("gallery.keep_products")
def product_photos(product_id: int) -> ResponseReturnValue:
    """The photos in order, and the form for more."""
    return _photos_page(product_of(product_id), PhotosForm())


@bp.post("/kelola/produk/<int:product_id>/foto")
@requires("gallery.keep_products", body_bytes=REQUEST_BYTES)
def add_photos(product_id: int) -> ResponseReturnValue:
    """Add photos; those that cannot be read are named, the others are kept."""
    product, form = product_of(product_id), PhotosForm(submitted())
    arrived = receive_photos(me(), form)
    if not arrived.pictures and not form.photos.errors:
        form.photos.errors = [_("Pilih fotonya dulu.")]
    if form.photos.errors:
        return _photos_page(product, form, 422, arrived.notes)
    try:
        added = photos.add_photos(me(), product_id, arrived.pictures)
        if "publish" in request.form:
            keeping.publish_product(me(), product_id)
    except DomainError as error:
        form.place(error)
        return _photos_page(product_of(product_id), form, 422, arrived.notes)
    _tell_added(added, "publish" in request.form)
    if "publish" in request.form:
        return redirect(url_for("gallery.edit_product", product_id=product_id), 303)
    return _to_photos(product_id)


def _tell_added(added: int, is_published: bool) -> None:
    if is_published:
        flash(_("Foto tersimpan dan produk sudah tayang."), "good")
    elif added:
        flash(ngettext("%(num)d foto tersimpan.", "%(num)d foto tersimpan.", added), "good")
    else:
        flash(_("Foto itu sudah ada, jadi tidak disimpan dua kali."))


@bp.post("/kelola/produk/<int:product_id>/foto/urutan")
@requires("gallery.keep_products")
def order_photos(product_id: int) -> ResponseReturnValue:
    """Move one photo by one place, or keep the order that a script has arranged."""
    product_of(product_id)
    photo_id, _colon, steps = request.form.get("move", "").partition(":")
    if photo_id.isdecimal() and steps in ("-1", "1"):
        photos.move_photo(me(), product_id, int(photo_id), int(steps))
    else:
        ids = [int(one) for one in request.form.getlist("order")[:100] if one.isdecimal()]
        photos.order_photos(me(), product_id, ids)
    flash(_("Urutan foto tersimpan. Foto pertama tampil di kartu."), "good")
    return _to_photos(product_id)


def _photo_of(product_id: int, photo_id: int) -> Any:
    photo = next((one for one in photos_of(product_id) if one.id == photo_id), None)
    if photo is None:
        raise NotFound()
    return photo


@bp.get("/kelola/produk/<int:product_id>/foto/<int:photo_id>")
@requires("gallery.keep_products")
def edit_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """What one photo shows, and which part of it stands on the card."""
    product = product_of(product_id)
    photo = _photo_of(product_id, photo_id)
    frame = "whole" if photo.whole_sha256 is None else "1-1"
    return page("gallery/photo.html", product=product, photo=photo, form=PhotoForm(alt=photo.alt, frame=frame))


@bp.post("/kelola/produk/<int:product_id>/foto/<int:photo_id>")
@requires("gallery.keep_products")
def change_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """Keep the description and the crop; the page comes back with the result."""
    product, form = product_of(product_id), PhotoForm(submitted())
    photo = _photo_of(product_id, photo_id)
    if not form.validate():
        return page("gallery/photo.html", status=422, product=product, photo=photo, form=form)
    if (form.alt.data or "") != photo.alt:
        photos.describe_photo(me(), product_id, photo_id, form.alt.data or "")
    if "crop" in request.form:
        try:
            photos.crop_photo(me(), storage(), product_id, photo_id, _frame(form))
        except DomainError as error:
            form.place(error)
            return page("gallery/photo.html", status=422, product=product, photo=photo, form=form)
        flash(_("Potongan foto tersimpan. Begini tampilnya di kartu."), "good")
        return redirect(url_for("gallery.edit_photo", product_id=product_id, photo_id=photo_id), 303)
    flash(_("Keterangan foto tersimpan."), "good")
    return _to_photos(product_id)


def _frame(form: PhotoForm) -> photos.Frame | None:
    if form.frame.data == "whole":
        return None
    across, _dash, down = form.frame.data.partition("-")
    return photos.Frame(int(across) / 2, int(down) / 2, float(form.zoom.data))


@bp.post("/kelola/produk/<int:product_id>/foto/<int:photo_id>/hapus")
@requires("gallery.keep_products")
def remove_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """Take the photo off, with the way back in the notice."""
    product_of(product_id)
    photos.remove_photo(me(), product_id, photo_id)
    back = url_for("gallery.restore_photo", product_id=product_id, photo_id=photo_id)
    tell(_("Foto dihapus."), undo=back)
    return _to_photos(product_id)


@bp.post("/kelola/produk/<int:product_id>/foto/<int:photo_id>/pulihkan")
@requires("gallery.keep_products")
def restore_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """Bring a removed photo back."""
    product_of(product_id)
    photos.restore_photo(me(), product_id, photo_id)
    flash(_("Foto dikembalikan."), "good")
    return _to_photos(product_id)
