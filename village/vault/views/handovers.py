"""Handing an office over: the list, the lines to tick, and the minutes."""

from io import BytesIO

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.accounts.interface import account_lines, roles_of
from village.core.access import allowed, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.core.looks import look_of
from village.core.printing import Drawing, make_pdf
from village.core.village import current_village
from village.registry.interface import today
from village.vault.care_forms import HandoverForm
from village.vault.handover_paper import minutes_pages
from village.vault.handovers import HandoverView, get_handover, list_handovers
from village.vault.services import handing_over
from village.vault.services.keeping_files import keep_file
from village.vault.views.blueprint import bp

LONGEST_NOTE = 200


@bp.get("/kelola/serah-terima")
@requires("vault.see_handover")
def handovers() -> ResponseReturnValue:
    """Open ones first."""
    return page("vault/handover/list.html", handovers=list_handovers(me()), may_begin=allowed("vault.hand_over"))


@bp.get("/kelola/serah-terima/baru")
@requires("vault.hand_over")
def new_handover() -> ResponseReturnValue:
    """Who leaves and who comes."""
    return _form_page(HandoverForm())


@bp.post("/kelola/serah-terima/baru")
@requires("vault.hand_over")
def begin_handover() -> ResponseReturnValue:
    """Make the list."""
    form = HandoverForm(submitted())
    form.offer(_people())
    if not form.validate():
        return _form_page(form, 422)
    try:
        handover_id = handing_over.begin_handover(
            me(), from_id=form.from_id.data, to_id=form.to_id.data, office=form.office.data or ""
        )
    except DomainError as error:
        form.place(error)
        return _form_page(form, error.status)
    flash(_("Daftarnya sudah dibuat. Penggantinya mencentang satu per satu."), "good")
    return redirect(url_for("vault.handover", handover_id=handover_id), 303)


def _people() -> list[tuple[int, str]]:
    return [(line.id, line.name) for line in account_lines()]


def _form_page(form: HandoverForm, status: int = 200) -> ResponseReturnValue:
    form.offer(_people())
    return page("vault/handover/form.html", status=status, form=form)


@bp.get("/kelola/serah-terima/<int:handover_id>")
@requires("vault.see_handover")
def handover(handover_id: int) -> ResponseReturnValue:
    """One handover, line by line."""
    found = get_handover(me(), handover_id)
    leaver = next((line for line in account_lines() if line.id == found.from_id), None)
    may_close = leaver is not None and leaver.disabled_at is None and found.from_id != me().account_id
    return page(
        "vault/handover/handover.html",
        handover=found,
        is_successor=found.to_id == me().account_id,
        may_close_sign_in=may_close and allowed("accounts.manage_account", roles_of(found.from_id)),
        is_closed=leaver is not None and leaver.disabled_at is not None,
    )


@bp.post("/kelola/serah-terima/<int:handover_id>/baris/<int:line_id>")
@requires("vault.see_handover")
def tick_line(handover_id: int, line_id: int) -> ResponseReturnValue:
    """Received, or not after all."""
    note = request.form.get("note", "").strip()[:LONGEST_NOTE]
    handing_over.tick_line(me(), handover_id, line_id, note=note, is_received=request.form.get("batal") != "1")
    return redirect(url_for("vault.handover", handover_id=handover_id) + f"#baris-{line_id}", 303)


@bp.post("/kelola/serah-terima/<int:handover_id>/selesai")
@requires("vault.see_handover")
def finish_handover(handover_id: int) -> ResponseReturnValue:
    """Draw the minutes, file them, and close it."""
    found = get_handover(me(), handover_id)
    if found.left or found.ended_at:
        flash(_("Belum semua baris dicentang, atau serah terima ini sudah selesai."), "warn")
        return redirect(url_for("vault.handover", handover_id=handover_id), 303)
    drawing = _minutes(found)
    file = keep_file(storage(), BytesIO(make_pdf(storage(), drawing)), "berita-acara.pdf", source="buatan_situs")
    handing_over.finish_handover(me(), handover_id, file, drawing.title)
    flash(_("Serah terima selesai. Berita acaranya sudah tersimpan di arsip kampung."), "good")
    return redirect(url_for("vault.handover", handover_id=handover_id), 303)


def _minutes(found: HandoverView) -> Drawing:
    village = current_village()
    if village is None:
        raise NotFound()
    with force_locale("id"):
        title = _("Berita acara serah terima %(office)s", office=found.office or found.from_name)
        pages = minutes_pages(found, village=village.name, place=village.place_line, on=today())
        return Drawing(title, pages, look_of(village))
