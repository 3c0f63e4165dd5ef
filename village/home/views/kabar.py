"""Notices: reading them, posting them, taking them away and back."""

import secrets
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import REQUEST_BYTES
from village.core.access import Person, current_person, public, requires, submitted
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.core.images import Picture, receive_picture
from village.core.sharing import whatsapp_address
from village.home import services
from village.home.forms import NoticeForm
from village.home.queries import NoticeView, deleted_notices, find_notice, find_notice_by_id, notices
from village.home.views.addresses import here
from village.home.views.blueprint import bp

LAST_PAGE = 10_000
FEED_LENGTH = 20


def me() -> Person:
    """The signed-in person; the guard has let nobody else in."""
    person = current_person()
    assert person is not None
    return person


@bp.get("/kabar")
@public
def news() -> ResponseReturnValue:
    """Notices, newest first; the next page is a link."""
    number = min(max(request.args.get("hal", 1, type=int), 1), LAST_PAGE)
    found, more = notices(page=number)
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
    """The newest notices for feed readers."""
    found, _more = notices(per_page=FEED_LENGTH)
    return Response(render_template("home/news.rss.xml", notices=found), mimetype="application/rss+xml")


@bp.get("/kelola/kabar")
@requires("home.post_notice")
def manage_news() -> ResponseReturnValue:
    """All notices, with their buttons, and those taken away lately."""
    number = min(max(request.args.get("hal", 1, type=int), 1), LAST_PAGE)
    found, more = notices(page=number)
    next_url = url_for("home.manage_news", hal=number + 1) if more else None
    return page("home/manage_news.html", notices=found, deleted=deleted_notices(), next_url=next_url)


@bp.get("/kelola/kabar/baru")
@requires("home.post_notice")
def new_notice() -> ResponseReturnValue:
    """The form of three fields."""
    return page("home/notice_form.html", form=NoticeForm(upload_key=secrets.token_urlsafe(12)), notice=None)


def take_photos(form: NoticeForm) -> list[Picture]:
    """Keep the photos that came; a refused one raises with the field it belongs to."""
    try:
        return [receive_picture(storage(), file.stream, filename=file.filename) for file in form.photos.data or ()]
    except DomainError as error:
        error.field = "photos"
        raise


def refused(form: NoticeForm, error: DomainError | None, found: NoticeView | None = None) -> ResponseReturnValue:
    """The form again, with everything typed and the reason."""
    if error is not None:
        form.place(error)
    if found is not None and error is not None and error.status == 409:
        form.seen_at.data = found.updated_at.isoformat()
    status = error.status if error else 422
    return page("home/notice_form.html", status=status, form=form, notice=found)


@bp.post("/kelola/kabar/baru")
@requires("home.post_notice", body_bytes=REQUEST_BYTES)
def post_notice() -> ResponseReturnValue:
    """Put up a notice."""
    form = NoticeForm(submitted())
    if not form.validate():
        return refused(form, None)
    try:
        slug = services.post_notice(
            me(), **_typed(form), photos=take_photos(form), upload_key=form.upload_key.data or ""
        )
    except DomainError as error:
        return refused(form, error)
    flash({"text": _("Kabar sudah terpasang."), "url": url_for("home.notice", slug=slug), "label": _("Lihat")}, "good")  # type: ignore[arg-type]
    return redirect(url_for("home.manage_news"), 303)


def _typed(form: NoticeForm) -> dict[str, Any]:
    return {"body": form.body.data, "place": form.place.data or "", "title": form.title.data or ""}


def known_notice(notice_id: int) -> NoticeView:
    found = find_notice_by_id(notice_id)
    if found is None:
        raise NotFound()
    return found


@bp.get("/kelola/kabar/<int:notice_id>")
@requires("home.post_notice")
def edit_notice(notice_id: int) -> ResponseReturnValue:
    """The form with what stands there now."""
    found = known_notice(notice_id)
    form = NoticeForm(obj=found, seen_at=found.updated_at.isoformat())
    return page("home/notice_form.html", form=form, notice=found)


@bp.post("/kelola/kabar/<int:notice_id>")
@requires("home.post_notice", body_bytes=REQUEST_BYTES)
def change_notice(notice_id: int) -> ResponseReturnValue:
    """Change a notice."""
    found = known_notice(notice_id)
    form = NoticeForm(submitted())
    if not form.validate():
        return refused(form, None, found)
    try:
        services.change_notice(
            me(),
            notice_id,
            **_typed(form),
            photos=take_photos(form),
            removed=form.removed.data or (),
            seen_at=form.seen_at.data or "",
        )
    except DomainError as error:
        return refused(form, error, known_notice(notice_id))
    flash(_("Kabar sudah diperbarui."), "good")
    return redirect(url_for("home.manage_news"), 303)


@bp.post("/kelola/kabar/<int:notice_id>/hapus")
@requires("home.post_notice")
def delete_notice(notice_id: int) -> ResponseReturnValue:
    """Take a notice away."""
    services.delete_notice(me(), notice_id)
    undo = url_for("home.restore_notice", notice_id=notice_id)
    flash({"text": _("Kabar dihapus. Masih bisa dikembalikan selama 30 hari."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("home.manage_news"), 303)


@bp.post("/kelola/kabar/<int:notice_id>/kembalikan")
@requires("home.post_notice")
def restore_notice(notice_id: int) -> ResponseReturnValue:
    """Bring a notice back."""
    services.restore_notice(me(), notice_id)
    flash(_("Kabar sudah kembali."), "good")
    return redirect(url_for("home.manage_news"), 303)
