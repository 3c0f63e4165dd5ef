"""Notices: reading them, posting them, taking them away and back."""

import secrets
from typing import Any

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import REQUEST_BYTES
from village.core import slots
from village.core.access import public, requires, submitted
from village.core.answering import me, tell
from village.core.arriving_photos import NOTE_FIELD, Arrived, receive_photos
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.events.interface import coming_events
from village.home.forms import NoticeForm
from village.home.models import MOST_PHOTOS
from village.home.profile import group_choices
from village.home.queries import NoticeView, deleted_notices, find_notice, find_notice_by_id, notice_page
from village.home.reach import audience_of, village_rts
from village.home.services import notices
from village.home.services.reach import Audience
from village.home.views.addresses import here
from village.home.views.blueprint import bp

LAST_PAGE = 10_000
FEED_LENGTH = 20
LONGEST_ALT = 200


@bp.get("/kabar")
@public
def news() -> ResponseReturnValue:
    """Notices, newest first; the next page is a link."""
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    found, more = notice_page(page=number)
    if number > 1 and not found:
        raise NotFound()
    return page("home/news.html", notices=found, next_url=url_for("home.news", hal=number + 1) if more else None)


@bp.get("/kabar/<slug>")
@public
def notice(slug: str) -> ResponseReturnValue:
    """One notice."""
    found = find_notice(slug)
    if found is None:
        raise NotFound()
    return page("home/notice.html", notice=found, share=whatsapp_address("", f"{found.title} {here()}"), address=here())


@bp.get("/kabar.rss")
@public
def news_feed() -> Response:
    """The newest notices and what is to come, for feed readers; a changed event is a new entry."""
    found, _more = notice_page(per_page=FEED_LENGTH)
    events, _later = coming_events(per_page=FEED_LENGTH)
    body = render_template("home/news.rss.xml", notices=found, events=events)
    return Response(body, mimetype="application/rss+xml")


@bp.get("/kelola/kabar")
@requires("home.post_notice")
def manage_news() -> ResponseReturnValue:
    """All notices, with their buttons, and those taken away lately."""
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    found, more = notice_page(page=number, with_internal=True)
    next_url = url_for("home.manage_news", hal=number + 1) if more else None
    return page("home/manage_news.html", notices=found, deleted=deleted_notices(), next_url=next_url)


@bp.get("/kelola/kabar/baru")
@requires("home.post_notice")
def new_notice() -> ResponseReturnValue:
    """The form of three fields."""
    form = with_audiences(NoticeForm(upload_key=secrets.token_urlsafe(12)))
    return page("home/notice_form.html", form=form, notice=None, notes=(), alts={})


@bp.post("/kelola/kabar/baru")
@requires("home.post_notice", body_bytes=REQUEST_BYTES)
def post_notice() -> ResponseReturnValue:
    """Put up a notice; whatever is refused, photos that arrived need not be sent again."""
    form = with_audiences(NoticeForm(submitted()))
    is_valid = form.validate()
    arrived = photos_of(form)
    if not is_valid or arrived.refused:
        return again(form, arrived)
    try:
        slug = notices.post_notice(
            me(), **_typed(form), photos=arrived.pictures, upload_key=(form.upload_key.data or "")[:100]
        )
    except DomainError as error:
        return again(form, arrived, error=error)
    if form.is_internal.data:
        tell(_("Pengumuman sudah terpasang untuk yang punya akun."))
    else:
        tell(_("Kabar sudah terpasang."), url_for("home.notice", slug=slug), _("Lihat"))
    return redirect(url_for("home.manage_news"), 303)


def with_audiences(form: NoticeForm) -> NoticeForm:
    """The form with the RT and groups that a notice can be for."""
    form.rts.choices = options((rt, f"RT {rt:02d}") for rt in village_rts())
    form.group_ids.choices = options(group_choices())
    return form


def photos_of(form: NoticeForm) -> Arrived:
    """The photos that came with the form; a refused one is told about beside the field."""
    arrived = receive_photos(me(), form.photos.data or (), request.form.getlist(NOTE_FIELD), most=MOST_PHOTOS)
    form.photos.errors = [*form.photos.errors, *arrived.refused]
    return arrived


def again(
    form: NoticeForm, arrived: Arrived, found: NoticeView | None = None, error: DomainError | None = None
) -> ResponseReturnValue:
    """The form once more, with everything typed, the photos that arrived, and the reason."""
    if error is not None:
        form.place(error)
        if found is not None and error.status == 409:
            form.seen_at.data = found.updated_at.isoformat()
    status = error.status if error else 422
    return page("home/notice_form.html", status=status, form=form, notice=found, notes=arrived.notes, alts=_alts())


def _typed(form: NoticeForm) -> dict[str, Any]:
    rts = {choice.value for choice in form.rts.choices or ()} & set(form.rts.data or ())
    group_ids = {choice.value for choice in form.group_ids.choices or ()} & set(form.group_ids.data or ())
    return {
        "body": form.body.data,
        "place": form.venue.data or "",
        "title": form.title.data or "",
        "audience": Audience(tuple(rts), tuple(group_ids), bool(form.is_internal.data)),
    }


def _alts() -> dict[int, str]:
    """What was typed about each photo, by its id."""
    named = ((name.removeprefix("alt-"), text) for name, text in request.form.items() if name.startswith("alt-"))
    return {int(number): text.strip()[:LONGEST_ALT] for number, text in named if number.isdecimal()}


def known_notice(notice_id: int) -> NoticeView:
    found = find_notice_by_id(notice_id)
    if found is None or found.deleted_at is not None:
        raise NotFound()
    return found


@bp.get("/kelola/kabar/<int:notice_id>")
@requires("home.post_notice")
def edit_notice(notice_id: int) -> ResponseReturnValue:
    """The form with what stands there now."""
    found = known_notice(notice_id)
    audience = audience_of(notice_id)
    form = NoticeForm(
        obj=found,
        venue=found.place,
        seen_at=found.updated_at.isoformat(),
        rts=list(audience.rts),
        group_ids=[group_id for group_id, _name in audience.groups],
    )
    with_audiences(form)
    papers = slots.call("papers", me(), f"notice:{notice_id}")
    return page("home/notice_form.html", form=form, notice=found, notes=(), alts={}, papers=papers)


@bp.post("/kelola/kabar/<int:notice_id>")
@requires("home.post_notice", body_bytes=REQUEST_BYTES)
def change_notice(notice_id: int) -> ResponseReturnValue:
    """Change a notice."""
    found = known_notice(notice_id)
    form = with_audiences(NoticeForm(submitted()))
    is_valid = form.validate()
    arrived = photos_of(form)
    if not is_valid or arrived.refused:
        return again(form, arrived, found)
    try:
        notices.change_notice(
            me(),
            notice_id,
            **_typed(form),
            photos=arrived.pictures,
            removed=form.removed.data or (),
            alts=_alts(),
            seen_at=form.seen_at.data or "",
        )
    except DomainError as error:
        return again(form, arrived, known_notice(notice_id), error)
    if form.is_internal.data:
        tell(_("Pengumuman sudah diperbarui."))
    else:
        tell(_("Kabar sudah diperbarui."), url_for("home.notice", slug=found.slug), _("Lihat"))
    return redirect(url_for("home.manage_news"), 303)


@bp.post("/kelola/kabar/<int:notice_id>/hapus")
@requires("home.post_notice")
def delete_notice(notice_id: int) -> ResponseReturnValue:
    """Take a notice away."""
    notices.delete_notice(me(), notice_id)
    undo = url_for("home.restore_notice", notice_id=notice_id)
    tell(_("Kabar dihapus. Masih bisa dikembalikan selama 30 hari."), undo=undo)
    return redirect(url_for("home.manage_news"), 303)


@bp.post("/kelola/kabar/<int:notice_id>/kembalikan")
@requires("home.post_notice")
def restore_notice(notice_id: int) -> ResponseReturnValue:
    """Bring a notice back."""
    notices.restore_notice(me(), notice_id)
    tell(_("Kabar sudah kembali."))
    return redirect(url_for("home.manage_news"), 303)
