"""The drawn map: looking at it, hanging a picture up, dropping pins without any script."""

from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES, PHOTO_BYTES
from village.core.access import public, requires, submitted
from village.core.answering import me, tell
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.home.forms import MapForm, PinForm
from village.home.models import MapPin
from village.home.pictures import take_picture
from village.home.services import mapping
from village.home.services.mapping import PinFacts
from village.home.views.addresses import here
from village.home.views.blueprint import bp
from village.home.village_map import (
    MapView,
    PinView,
    consenting_enterprises,
    current_map,
    earlier_map,
    find_pin,
    pins,
)
from village.home.words import PIN_HEADINGS

# How wide the map to be tapped is shown, in CSS pixels: the place of a tap comes in these. The style sheet says it too.
TAP_WIDTH = 640


@dataclass(frozen=True)
class PinGroup:
    """The pins of one kind, under their heading."""

    heading: str
    pins: list[PinView]


def pin_groups(found: list[PinView]) -> list[PinGroup]:
    """The pins by kind, in the order of their numbers; kinds without a pin are left out."""
    groups = [PinGroup(str(words), [pin for pin in found if pin.kind == kind]) for kind, words in PIN_HEADINGS.items()]
    return [group for group in groups if group.pins]


@bp.get("/tentang/peta")
@public
def village_map() -> ResponseReturnValue:
    """The map with its numbered pins, and the list beside it."""
    found = current_map()
    if found is None:
        raise NotFound()
    standing = pins()
    share = whatsapp_address("", f"{_('Denah kampung')} {here()}")
    return page("home/map.html", map=found, pins=standing, groups=pin_groups(standing), share=share, address=here())


@bp.get("/kelola/peta")
@requires("home.edit_village")
def keep_map() -> ResponseReturnValue:
    """The picture, the form of a pin on it, and every pin with its buttons."""
    return _keep()


def _keep(status: int = 200, map_form: MapForm | None = None, form: PinForm | None = None) -> ResponseReturnValue:
    return page(
        "home/keep_map.html",
        status=status,
        map=current_map(),
        earlier=earlier_map(),
        pins=pins(with_hidden=True),
        map_form=map_form or MapForm(),
        form=form or _pin_form(),
        tap_height=_tap_height,
    )


def _tap_height(shown: MapView) -> int:
    return round(TAP_WIDTH * shown.height / shown.width)


@bp.post("/kelola/peta/gambar")
@requires("home.edit_village", body_bytes=PHOTO_BYTES + FORM_BYTES)
def hang_map() -> ResponseReturnValue:
    """Put up a new picture of the plan."""
    form = MapForm(submitted())
    if form.validate() and form.picture.data is None:
        form.picture.errors = [_("Pilih gambar denahnya dulu.")]
    if form.errors:
        return _keep(422, map_form=form)
    try:
        picture = take_picture(form.picture.data, "picture")
        assert picture is not None
        map_id = mapping.hang_map(me(), picture, form.alt.data or "")
    except DomainError as error:
        form.place(error)
        return _keep(error.status, map_form=form)
    undo = url_for("home.take_map_down", map_id=map_id)
    tell(_("Denah terpasang. Pin yang ada tetap di tempatnya; periksa apakah masih pas."), undo=undo)
    return redirect(url_for("home.keep_map"), 303)


@bp.post("/kelola/peta/gambar/<int:map_id>/turunkan")
@requires("home.edit_village")
def take_map_down(map_id: int) -> ResponseReturnValue:
    """Take this picture down; the one before it is shown again."""
    mapping.take_map_down(me(), map_id)
    tell(
        _("Denah diturunkan. Yang sebelumnya, kalau ada, tampil lagi."), undo=url_for("home.hang_again", map_id=map_id)
    )
    return redirect(url_for("home.keep_map"), 303)


@bp.post("/kelola/peta/gambar/<int:map_id>/pasang")
@requires("home.edit_village")
def hang_again(map_id: int) -> ResponseReturnValue:
    """Show a picture again that was taken down."""
    mapping.hang_map_again(me(), map_id)
    tell(_("Denah terpasang lagi."))
    return redirect(url_for("home.keep_map"), 303)


def _pin_form(found: MapPin | None = None) -> PinForm:
    form = PinForm(submitted() if request.method == "POST" else None, obj=found)
    form.enterprise_id.choices = options([(0, "-"), *consenting_enterprises()])
    if request.method == "GET" and found is not None:
        form.enterprise_id.data = found.enterprise_id or 0
    return form


@bp.post("/kelola/peta/pin")
@requires("home.edit_village", body_bytes=FORM_BYTES)
def drop_pin() -> ResponseReturnValue:
    """Drop a pin where the map was tapped, or at the two numbers."""
    if current_map() is None:
        raise NotFound()
    form = _pin_form()
    facts = _facts(form)
    if facts is None:
        return _keep(422, form=form)
    try:
        pin_id = mapping.save_pin(me(), facts)
    except DomainError as error:
        form.place(error)
        return _keep(error.status, form=form)
    tell(
        _("Pin terpasang. Salah tempat? Ubah di daftar, lalu ketuk lagi."),
        undo=url_for("home.delete_pin", pin_id=pin_id),
    )
    return redirect(url_for("home.keep_map") + "#daftar-pin", 303)


def _facts(form: PinForm) -> PinFacts | None:
    """The pin as it was sent, or None with the reasons in the form."""
    place = _tapped() or (form.x.data, form.y.data)
    is_valid = form.validate()
    if None in place and not form.x.errors and not form.y.errors:
        form.x.errors = [_("Ketuk tempatnya di denah, atau isi kedua angka.")]
        is_valid = False
    is_enterprise = form.kind.data == "usaha"
    if is_enterprise and not form.enterprise_id.data:
        form.enterprise_id.errors = [_("Pilih usahanya. Yang belum setuju alamatnya tampil tidak ada di pilihan.")]
        is_valid = False
    if not is_enterprise and not form.name.data:
        form.name.errors = [_("Tulis nama tempatnya, misalnya Balai RW 05 atau Gang 5.")]
        is_valid = False
    if not is_valid:
        return None
    return PinFacts(
        kind=form.kind.data,
        x=place[0] or 0,
        y=place[1] or 0,
        name="" if is_enterprise else form.name.data or "",
        note=form.note.data or "",
        enterprise_id=form.enterprise_id.data if is_enterprise else None,
    )


def _tapped() -> tuple[int, int] | None:
    """The place of the tap in per mille; None where a key and not a finger pressed the picture (0, 0)."""
    shown = current_map()
    across, down = request.form.get("tap.x", ""), request.form.get("tap.y", "")
    if shown is None or not (across.isdecimal() and down.isdecimal()) or (int(across[:6]), int(down[:6])) == (0, 0):
        return None
    x = round(1000 * int(across[:6]) / TAP_WIDTH)
    y = round(1000 * int(down[:6]) / _tap_height(shown))
    return min(x, 1000), min(y, 1000)


def _known_pin(pin_id: int) -> MapPin:
    found = find_pin(pin_id)
    if found is None:
        raise NotFound()
    return found


@bp.get("/kelola/peta/pin/<int:pin_id>")
@requires("home.edit_village")
def edit_pin(pin_id: int) -> ResponseReturnValue:
    """The pin's form, with the map to tap another place."""
    return _pin_page(_pin_form(_known_pin(pin_id)), pin_id)


def _pin_page(form: PinForm, pin_id: int, status: int = 200) -> ResponseReturnValue:
    return page(
        "home/pin_form.html",
        status=status,
        form=form,
        pin_id=pin_id,
        map=current_map(),
        pins=pins(with_hidden=True),
        tap_height=_tap_height,
    )


@bp.post("/kelola/peta/pin/<int:pin_id>")
@requires("home.edit_village", body_bytes=FORM_BYTES)
def change_pin(pin_id: int) -> ResponseReturnValue:
    """Change a pin, or move it to where the map was tapped."""
    form = _pin_form(_known_pin(pin_id))
    facts = _facts(form)
    if facts is None:
        return _pin_page(form, pin_id, 422)
    try:
        mapping.save_pin(me(), facts, pin_id)
    except DomainError as error:
        form.place(error)
        return _pin_page(form, pin_id, error.status)
    tell(_("Pin sudah diperbarui."))
    return redirect(url_for("home.keep_map") + "#daftar-pin", 303)


@bp.post("/kelola/peta/pin/<int:pin_id>/hapus")
@requires("home.edit_village")
def delete_pin(pin_id: int) -> ResponseReturnValue:
    """Pull a pin out."""
    mapping.delete_pin(me(), pin_id)
    undo = url_for("home.restore_pin", pin_id=pin_id)
    tell(_("Pin dihapus. Masih bisa dikembalikan selama 30 hari."), undo=undo)
    return redirect(url_for("home.keep_map"), 303)


@bp.post("/kelola/peta/pin/<int:pin_id>/kembalikan")
@requires("home.edit_village")
def restore_pin(pin_id: int) -> ResponseReturnValue:
    """Put a pin back."""
    mapping.restore_pin(me(), pin_id)
    tell(_("Pin sudah kembali."))
    return redirect(url_for("home.keep_map"), 303)
