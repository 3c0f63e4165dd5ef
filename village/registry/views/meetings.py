"""The log of a group's meetings."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.config import PHOTO_BYTES
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.registry import meetings as reading
from village.registry.group_forms import MeetingForm, meeting_form
from village.registry.models import Group
from village.registry.queries import get_group, today
from village.registry.services import meetings as services
from village.registry.views.blueprint import bp, keep_photo

ROOM = PHOTO_BYTES + 1_000_000


def log_page(found: Group, form: MeetingForm, status: int = 200) -> ResponseReturnValue:
    may_edit = allowed("registry.edit_group", found)
    return page(
        "registry/meetings.html",
        status=status,
        group=found,
        form=form,
        log=reading.meeting_page(found.id, asked_number("hal", 1)),
        deleted=reading.deleted_meetings(found.id) if may_edit else (),
        may_edit=may_edit,
    )


@bp.get("/kelola/kelompok/<int:group_id>/pertemuan")
@requires("registry.see_groups")
def meetings(group_id: int) -> ResponseReturnValue:
    """All meetings, newest first, and the form of one more."""
    found = get_group(group_id)
    check("registry.see_groups", found)
    return log_page(found, MeetingForm(data={"met_on": today()}))


@bp.post("/kelola/kelompok/<int:group_id>/pertemuan")
@requires("registry.edit_group", body_bytes=ROOM)
def add_meeting(group_id: int) -> ResponseReturnValue:
    """They met."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    form = MeetingForm(submitted())
    if not form.validate():
        return log_page(found, form, 422)
    try:
        services.add_meeting(me(), group_id, form.facts(), keep_photo(form.photo.data or []))
    except DomainError as error:
        form.place(error)
        return log_page(get_group(group_id), form, error.status)
    flash(_("Pertemuan sudah dicatat."), "good")
    return redirect(url_for("registry.meetings", group_id=group_id), 303)


@bp.get("/kelola/kelompok/<int:group_id>/pertemuan/<int:meeting_id>/ubah")
@requires("registry.edit_group")
def edit_meeting(group_id: int, meeting_id: int) -> ResponseReturnValue:
    """The form of what is known of it."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    meeting = reading.get_meeting(group_id, meeting_id)
    return page("registry/meeting_form.html", form=meeting_form(meeting), group=found, meeting=meeting)


@bp.post("/kelola/kelompok/<int:group_id>/pertemuan/<int:meeting_id>/ubah")
@requires("registry.edit_group", body_bytes=ROOM)
def correct_meeting(group_id: int, meeting_id: int) -> ResponseReturnValue:
    """Correct it."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    meeting = reading.get_meeting(group_id, meeting_id)
    form = meeting_form(meeting, submitted())
    if not form.validate():
        return page("registry/meeting_form.html", status=422, form=form, group=found, meeting=meeting)
    drops = "lepas" in request.form
    try:
        picture = keep_photo(form.photo.data or [])
        services.correct_meeting(me(), group_id, meeting_id, form.facts(), picture, drop_photo=drops)
    except DomainError as error:
        form.place(error)
        again = reading.get_meeting(group_id, meeting_id)
        return page(
            "registry/meeting_form.html", status=error.status, form=form, group=get_group(group_id), meeting=again
        )
    flash(_("Catatan pertemuan sudah disimpan."), "good")
    return redirect(url_for("registry.meetings", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/pertemuan/<int:meeting_id>/hapus")
@requires("registry.edit_group")
def delete_meeting(group_id: int, meeting_id: int) -> ResponseReturnValue:
    """Out of the log, for 30 days not for good."""
    services.delete_meeting(me(), group_id, meeting_id)
    undo = url_for("registry.restore_meeting", group_id=group_id, meeting_id=meeting_id)
    flash({"text": _("Pertemuan sudah dihapus."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.meetings", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/pertemuan/<int:meeting_id>/pulihkan")
@requires("registry.edit_group")
def restore_meeting(group_id: int, meeting_id: int) -> ResponseReturnValue:
    """Back into the log."""
    services.restore_meeting(me(), group_id, meeting_id)
    flash(_("Pertemuan sudah kembali."), "good")
    return redirect(url_for("registry.meetings", group_id=group_id), 303)
