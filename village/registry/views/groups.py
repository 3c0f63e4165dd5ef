"""Groups: officers keep their own, officials any."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.config import PHOTO_BYTES
from village.core import slots
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_number, asked_page
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.registry import details, permissions
from village.registry.boards import boards_of
from village.registry.facts import Member
from village.registry.forms import GroupForm, LeaveForm, MemberForm, PhotoForm, group_form
from village.registry.meetings import meeting_page
from village.registry.models import Group
from village.registry.network import group_network
from village.registry.queries import enterprise_choices, get_group, today
from village.registry.rules import GROUP_MOVES
from village.registry.services import groups as services
from village.registry.services.enterprises import ChangedMeanwhile, WrongMove
from village.registry.views.blueprint import bp, keep_photo, photo_of

LATEST_MEETINGS = 3
PER_PAGE = 60


@bp.get("/kelola/kelompok")
@requires("registry.see_groups")
def groups() -> ResponseReturnValue:
    """The groups, or those one leads; the next page is a link."""
    person = me()
    ids = None if permissions.sees_whole_register(person) else person.leads
    kind, state = request.args.get("jenis", ""), request.args.get("status", "")
    number = asked_page()
    found = details.group_lines(ids, kind, state, limit=PER_PAGE + 1, offset=(number - 1) * PER_PAGE)
    following = url_for("registry.groups", jenis=kind or None, status=state or None, hal=number + 1)
    return page(
        "registry/groups.html",
        groups=found[:PER_PAGE],
        next_url=following if len(found) > PER_PAGE else "",
        kind=kind,
        state=state,
    )


@bp.get("/kelola/kelompok/baru")
@requires("registry.keep_register")
def new_group() -> ResponseReturnValue:
    """The form of a new group."""
    return page("registry/group_form.html", form=GroupForm(), group=None)


@bp.post("/kelola/kelompok/baru")
@requires("registry.keep_register")
def add_group() -> ResponseReturnValue:
    """Write it down."""
    form = GroupForm(submitted())
    if not form.validate():
        return page("registry/group_form.html", status=422, form=form, group=None)
    group = services.add_group(me(), form.facts())
    flash(_("Kelompok %(name)s sudah tercatat.", name=group.name), "good")
    return redirect(url_for("registry.group", group_id=group.id), 303)


def group_page(found: Group, form: MemberForm, status: int = 200) -> ResponseReturnValue:
    may_edit = allowed("registry.edit_group", found)
    form.enterprise_id.choices = options([(0, _("pilih usaha")), *enterprise_choices()]) if may_edit else []
    return page(
        "registry/group.html",
        status=status,
        group=found,
        members=details.member_page(found.id, asked_number("hal", 1)),
        boards=boards_of(found.id)[:1],
        log=meeting_page(found.id, per_page=LATEST_MEETINGS),
        network=group_network(found.id, drawn=False),
        today=today(),
        may_edit=may_edit,
        moves=GROUP_MOVES[found.state] if may_edit else (),
        form=form,
        photo=photo_of(found),
        photo_form=PhotoForm(),
        may_delete=allowed("registry.keep_register"),
        documents=slots.call("papers", me(), f"group:{found.id}"),
    )


@bp.get("/kelola/kelompok/<int:group_id>")
@requires("registry.see_groups")
def group(group_id: int) -> ResponseReturnValue:
    """One group and who belongs to it."""
    found = get_group(group_id)
    check("registry.see_groups", found)
    return group_page(found, MemberForm(data={"from_on": today()}))


@bp.get("/kelola/kelompok/<int:group_id>/ubah")
@requires("registry.edit_group")
def edit_group(group_id: int) -> ResponseReturnValue:
    """The form of what is known."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    return page("registry/group_form.html", form=group_form(found), group=found)


@bp.post("/kelola/kelompok/<int:group_id>/ubah")
@requires("registry.edit_group")
def correct_group(group_id: int) -> ResponseReturnValue:
    """Correct it."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    form = group_form(found, submitted())
    if not form.validate():
        return page("registry/group_form.html", status=422, form=form, group=found)
    try:
        services.correct_group(me(), group_id, form.facts(), form.seen_at())
    except ChangedMeanwhile as error:
        form.place(error)
        form.seen.data = get_group(group_id).updated_at.isoformat()
        return page("registry/group_form.html", status=error.status, form=form, group=found)
    flash(_("Data kelompok sudah disimpan."), "good")
    return redirect(url_for("registry.group", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/foto")
@requires("registry.edit_group", body_bytes=PHOTO_BYTES + 1_000_000)
def set_group_photo(group_id: int) -> ResponseReturnValue:
    """A new photo, or none."""
    check("registry.edit_group", get_group(group_id))
    here = url_for("registry.group", group_id=group_id)
    try:
        picture = keep_photo(PhotoForm(submitted()).photo.data or [])
    except DomainError as error:
        flash(str(error), "bad")
        return redirect(here, 303)
    if picture is None and "lepas" not in request.form:
        flash(_("Belum ada foto yang dipilih. Pilih fotonya dulu."), "warn")
    else:
        services.set_group_photo(me(), group_id, picture)
        flash(_("Foto sudah dipasang.") if picture else _("Foto sudah dilepas."), "good")
    return redirect(here, 303)


@bp.post("/kelola/kelompok/<int:group_id>/pastikan")
@requires("registry.edit_group")
def confirm_group(group_id: int) -> ResponseReturnValue:
    """Everything is still true."""
    services.confirm_group(me(), group_id)
    flash(_("Terima kasih, data kelompok ini dipastikan masih benar hari ini."), "good")
    return redirect(url_for("registry.group", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/status")
@requires("registry.edit_group")
def move_group(group_id: int) -> ResponseReturnValue:
    """Another state."""
    here = url_for("registry.group", group_id=group_id)
    try:
        services.move_group(me(), group_id, request.form.get("status", ""))
    except WrongMove as error:
        flash(str(error), "bad")
        return redirect(here, 303)
    undo = url_for("registry.undo_group_move", group_id=group_id)
    flash({"text": _("Status kelompok sudah diubah."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(here, 303)


@bp.post("/kelola/kelompok/<int:group_id>/status/urungkan")
@requires("registry.edit_group")
def undo_group_move(group_id: int) -> ResponseReturnValue:
    """The state before."""
    services.undo_group_move(me(), group_id)
    flash(_("Perubahan status sudah diurungkan."), "good")
    return redirect(url_for("registry.group", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/hapus")
@requires("registry.keep_register")
def delete_group(group_id: int) -> ResponseReturnValue:
    """Out of every list, for 30 days not for good."""
    name = get_group(group_id).name
    services.delete_group(me(), group_id)
    undo = url_for("registry.restore_group", group_id=group_id)
    flash({"text": _("Kelompok %(name)s sudah dihapus.", name=name), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.groups"), 303)


@bp.post("/kelola/kelompok/<int:group_id>/pulihkan")
@requires("registry.keep_register")
def restore_group(group_id: int) -> ResponseReturnValue:
    """Back into the lists."""
    found = services.restore_group(me(), group_id)
    flash(_("Kelompok %(name)s sudah kembali.", name=found.name), "good")
    return redirect(url_for("registry.group", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/anggota")
@requires("registry.edit_group")
def add_member(group_id: int) -> ResponseReturnValue:
    """Somebody joins."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    form = MemberForm(submitted())
    form.enterprise_id.choices = options([(0, ""), *enterprise_choices()])
    if not form.validate():
        return group_page(found, form, 422)
    member = Member(
        enterprise_id=form.enterprise_id.data or None,
        person_name=form.person_name.data or "",
        may_show_name=form.may_show_name.data,
        from_on=form.from_on.data,
        until_on=form.until_on.data,
    )
    try:
        services.add_member(me(), group_id, member)
    except DomainError as error:
        form.place(error)
        return group_page(get_group(group_id), form, error.status)
    flash(_("Anggota sudah dicatat."), "good")
    return redirect(url_for("registry.group", group_id=group_id), 303)


@bp.post("/kelola/kelompok/<int:group_id>/anggota/<int:membership_id>/akhiri")
@requires("registry.edit_group")
def end_membership(group_id: int, membership_id: int) -> ResponseReturnValue:
    """Somebody leaves, on the day that was given or today."""
    found = get_group(group_id)
    check("registry.edit_group", found)
    here = url_for("registry.group", group_id=group_id)
    form = LeaveForm(submitted())
    if not form.validate():
        flash(str(next(iter(form.errors.values()))[0]), "bad")
        return redirect(here, 303)
    try:
        services.end_membership(me(), group_id, membership_id, form.until_on.data)
    except services.WrongDates as error:
        flash(str(error), "bad")
        return redirect(here, 303)
    undo = url_for("registry.reopen_membership", group_id=group_id, membership_id=membership_id)
    text = _("Keanggotaan sudah diakhiri. Riwayatnya tetap tersimpan.")
    flash({"text": text, "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(here, 303)


@bp.post("/kelola/kelompok/<int:group_id>/anggota/<int:membership_id>/pulihkan")
@requires("registry.edit_group")
def reopen_membership(group_id: int, membership_id: int) -> ResponseReturnValue:
    """They have not left."""
    services.reopen_membership(me(), group_id, membership_id)
    flash(_("Keanggotaan sudah kembali."), "good")
    return redirect(url_for("registry.group", group_id=group_id), 303)
