"""The photos of a product: add, order, describe, crop, remove."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from village.config import REQUEST_BYTES
from village.core.access import allowed, requires, submitted
from village.core.answering import me, tell
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.gallery.cards import CardPhoto
from village.gallery.forms import PhotoForm, PhotosForm
from village.gallery.models import MOST_PHOTOS
from village.gallery.queries import photos_of
from village.gallery.services import keeping, photos
from village.gallery.views.acts import product_of
from village.gallery.views.blueprint import bp
from village.gallery.views.uploads import receive_photos

TAP_WIDTH = 280  # how wide the photo to be tapped is shown, in CSS pixels: the place of the tap comes in these


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
@requires("gallery.keep_photos")
def product_photos(product_id: int) -> ResponseReturnValue:
    """The photos in order, and the form for more."""
    return _photos_page(product_of(product_id, may="gallery.keep_photos"), PhotosForm())


@bp.post("/kelola/produk/<int:product_id>/foto")
@requires("gallery.keep_photos", body_bytes=REQUEST_BYTES)
def add_photos(product_id: int) -> ResponseReturnValue:
    """Add photos; those that cannot be read are named, the others are kept."""
    product, form = product_of(product_id, may="gallery.keep_photos"), PhotosForm(submitted())
    publishes = "publish" in request.form and allowed("gallery.keep_products", product)
    arrived = receive_photos(me(), form)
    if not arrived.pictures and not form.photos.errors:
        form.photos.errors = [_("Belum ada foto yang dipilih. Pilih fotonya dulu.")]
    if form.photos.errors:
        return _photos_page(product, form, 422, arrived.notes)
    try:
        added = photos.add_photos(me(), product_id, arrived.pictures)
        if publishes:
            keeping.publish_product(me(), product_id)
    except DomainError as error:
        form.place(error)
        return _photos_page(product_of(product_id, may="gallery.keep_photos"), form, 422, arrived.notes)
    _tell_added(added, publishes)
    if publishes:
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
@requires("gallery.keep_photos")
def order_photos(product_id: int) -> ResponseReturnValue:
    """Move one photo by one place, or keep the order that a script has arranged."""
    product_of(product_id, may="gallery.keep_photos")
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


def _photo_page(product: Any, photo: Any, form: PhotoForm, status: int = 200) -> ResponseReturnValue:
    whole = CardPhoto(
        photo.whole_sha256 or photo.sha256, photo.whole_width or photo.width, photo.whole_height or photo.height, ""
    )
    return page(
        "gallery/photo.html",
        status=status,
        product=product,
        photo=photo,
        form=form,
        whole=whole,
        tap_size=(TAP_WIDTH, round(TAP_WIDTH * whole.height / whole.width)),
    )


@bp.get("/kelola/produk/<int:product_id>/foto/<int:photo_id>")
@requires("gallery.keep_photos")
def edit_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """What one photo shows, and which part of it stands on the card."""
    product = product_of(product_id, may="gallery.keep_photos")
    photo = _photo_of(product_id, photo_id)
    return _photo_page(product, photo, PhotoForm(alt=photo.alt))


@bp.post("/kelola/produk/<int:product_id>/foto/<int:photo_id>")
@requires("gallery.keep_photos")
def change_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """Keep the description and the crop; after a crop the page comes back with the result."""
    product, form = product_of(product_id, may="gallery.keep_photos"), PhotoForm(submitted())
    photo = _photo_of(product_id, photo_id)
    if not form.validate():
        return _photo_page(product, photo, form, 422)
    if (form.alt.data or "") != photo.alt:
        photos.describe_photo(me(), product_id, photo_id, form.alt.data or "")
    is_cropped = "crop" in request.form or "tap.x" in request.form
    if not is_cropped:
        flash(_("Keterangan foto tersimpan."), "good")
        return _to_photos(product_id)
    try:
        photos.crop_photo(me(), storage(), product_id, photo_id, _frame(form, photo))
    except DomainError as error:
        form.place(error)
        return _photo_page(product, photo, form, 422)
    flash(_("Tersimpan. Begini tampilnya di kartu."), "good")
    return redirect(url_for("gallery.edit_photo", product_id=product_id, photo_id=photo_id), 303)


def _frame(form: PhotoForm, photo: Any) -> photos.Frame | None:
    """The part that was chosen, by a tap on the photo or by words; None for the whole photo."""
    zoom, sent = float(form.zoom.data), request.form
    if sent.get("crop") == "whole":
        return None
    if sent.get("tap.x", "").isdecimal() and sent.get("tap.y", "").isdecimal():
        width, height = photo.whole_width or photo.width, photo.whole_height or photo.height
        across, down = (min(int(sent[name][:6]) / TAP_WIDTH, 10.0) for name in ("tap.x", "tap.y"))
        return photos.Frame(min(across, 1.0), min(down * width / height, 1.0), zoom)
    return photos.Frame(float(form.across.data), float(form.down.data), zoom)


@bp.post("/kelola/produk/<int:product_id>/foto/<int:photo_id>/hapus")
@requires("gallery.keep_photos")
def remove_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """Take the photo off, with the way back in the notice."""
    product_of(product_id, may="gallery.keep_photos")
    photos.remove_photo(me(), product_id, photo_id)
    back = url_for("gallery.restore_photo", product_id=product_id, photo_id=photo_id)
    tell(_("Foto dihapus."), undo=back)
    return _to_photos(product_id)


@bp.post("/kelola/produk/<int:product_id>/foto/<int:photo_id>/pulihkan")
@requires("gallery.keep_photos")
def restore_photo(product_id: int, photo_id: int) -> ResponseReturnValue:
    """Bring a removed photo back."""
    product_of(product_id, may="gallery.keep_photos")
    photos.restore_photo(me(), product_id, photo_id)
    flash(_("Foto dikembalikan."), "good")
    return _to_photos(product_id)
