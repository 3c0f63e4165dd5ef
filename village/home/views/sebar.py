"""Carrying a notice to its RT and groups, the printed sheet, the reach, and what people still have to read."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES
from village.core.access import check, requires, submitted
from village.core.answering import me, tell
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.home import reach as reads
from village.home.announcing import audience_words, message_of, reach_rows
from village.home.forms import SendingForm
from village.home.queries import NoticeView, find_notice_by_id
from village.home.services import reach as services
from village.home.services.reach import Sending
from village.home.views.addresses import address_of_page
from village.home.views.blueprint import bp
from village.home.words import CHANNEL_LABELS
from village.registry.interface import today


def _standing(notice_id: int) -> NoticeView:
    found = find_notice_by_id(notice_id)
    if found is None or found.deleted_at is not None:
        raise NotFound()
    return found


def _sending_form(audience: reads.AudienceView) -> SendingForm:
    form = SendingForm(submitted() if request.method == "POST" else None)
    rts = audience.rts or tuple(reads.village_rts())
    form.to.choices = options(
        [
            ("", _("Semua warga")),
            *((f"rt-{rt}", f"RT {rt:02d}") for rt in rts),
            *((f"kelompok-{group_id}", name) for group_id, name in audience.groups),
        ]
    )
    if request.method == "GET":
        form.sent_on.data = today()
    return form


@bp.get("/kelola/kabar/<int:notice_id>/sebar")
@requires("home.post_notice")
def carry_notice(notice_id: int) -> ResponseReturnValue:
    """The ready message, the sheet, what was done so far, and the reach of each RT."""
    found = _standing(notice_id)
    audience = reads.audience_of(notice_id)
    return _carry_page(found, audience, _sending_form(audience))


def _carry_page(
    found: NoticeView, audience: reads.AudienceView, form: SendingForm, status: int = 200
) -> ResponseReturnValue:
    address = "" if found.is_internal else address_of_page(url_for("home.notice", slug=found.slug))
    return page(
        "home/carry_notice.html",
        status=status,
        notice=found,
        audience=audience_words(audience),
        message=message_of(found, audience, address),
        whatsapp=whatsapp_address("", message_of(found, audience, address)),
        sendings=reads.sendings_of(found.id),
        channels=CHANNEL_LABELS,
        reach=reach_rows(reads.reach_of(found.id)),
        form=form,
    )


@bp.post("/kelola/kabar/<int:notice_id>/sebar")
@requires("home.post_notice", body_bytes=FORM_BYTES)
def record_sending(notice_id: int) -> ResponseReturnValue:
    """Write down that it was carried."""
    found, audience = _standing(notice_id), reads.audience_of(notice_id)
    form = _sending_form(audience)
    if not form.validate():
        return _carry_page(found, audience, form, 422)
    kind, _dash, number = (form.to.data or "").partition("-")
    sending = Sending(
        channel=form.channel.data,
        sent_on=form.sent_on.data or today(),
        reached=form.reached.data or 0,
        confirmed=form.confirmed.data or 0,
        rt=int(number) if kind == "rt" else None,
        group_id=int(number) if kind == "kelompok" else None,
        note=form.note.data or "",
    )
    try:
        sending_id = services.record_sending(me(), notice_id, sending)
    except DomainError as error:
        form.place(error)
        return _carry_page(found, audience, form, error.status)
    undo = url_for("home.strike_sending", notice_id=notice_id, sending_id=sending_id)
    tell(_("Penyampaian tercatat."), undo=undo)
    return redirect(url_for("home.carry_notice", notice_id=notice_id), 303)


@bp.post("/kelola/kabar/<int:notice_id>/sebar/<int:sending_id>/coret")
@requires("home.post_notice")
def strike_sending(notice_id: int, sending_id: int) -> ResponseReturnValue:
    """Strike out a line written by mistake."""
    services.strike_sending(me(), notice_id, sending_id)
    undo = url_for("home.unstrike_sending", notice_id=notice_id, sending_id=sending_id)
    tell(_("Catatan dicoret."), undo=undo)
    return redirect(url_for("home.carry_notice", notice_id=notice_id), 303)


@bp.post("/kelola/kabar/<int:notice_id>/sebar/<int:sending_id>/kembalikan")
@requires("home.post_notice")
def unstrike_sending(notice_id: int, sending_id: int) -> ResponseReturnValue:
    """Let the line count again."""
    services.strike_sending(me(), notice_id, sending_id, again=True)
    tell(_("Catatan berlaku lagi."))
    return redirect(url_for("home.carry_notice", notice_id=notice_id), 303)


@bp.get("/kelola/kabar/<int:notice_id>/lembar")
@requires("home.post_notice")
def notice_sheet(notice_id: int) -> ResponseReturnValue:
    """The sheet to print: the announcement, and lines on which people sign that they have read it."""
    found = _standing(notice_id)
    address = "" if found.is_internal else address_of_page(url_for("home.notice", slug=found.slug))
    audience = audience_words(reads.audience_of(notice_id))
    return page("home/notice_sheet.html", notice=found, audience=audience, address=address)


@bp.get("/kelola/pengumuman")
@requires("home.work")
def announcements() -> ResponseReturnValue:
    """What was announced to an RT, a group or those within, in the last 30 days."""
    return page("home/announcements.html", notices=reads.notices_to_read(me()))


@bp.get("/kelola/pengumuman/<int:notice_id>")
@requires("home.work")
def announcement(notice_id: int) -> ResponseReturnValue:
    """One of them, with the button that says it was read."""
    check("home.work", notice_id)
    found = _standing(notice_id)
    audience = audience_words(reads.audience_of(notice_id))
    return page("home/announcement.html", notice=found, audience=audience, is_read=reads.has_read(me(), notice_id))


@bp.post("/kelola/pengumuman/<int:notice_id>/terbaca")
@requires("home.work")
def confirm_reading(notice_id: int) -> ResponseReturnValue:
    """Say that it was read."""
    services.confirm_reading(me(), notice_id)
    tell(_("Terima kasih. Pengurus tahu Anda sudah membaca."))
    return redirect(url_for("home.announcements"), 303)
