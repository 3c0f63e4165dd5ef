"""The list of enterprises, and everything one may do with one of them."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.config import PHOTO_BYTES
from village.core import slots
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.audit import sentence
from village.core.errors import DomainError
from village.core.fragments import page
from village.registry import counting, details, permissions
from village.registry.forms import EnterpriseForm, PhotoForm, enterprise_form
from village.registry.history import history_of
from village.registry.meetings import silent_groups
from village.registry.merged import living_id, merges_into
from village.registry.queries import (
    EnterpriseFilter,
    EnterpriseList,
    deleted_enterprises,
    enterprise_list,
    get_enterprise,
)
from village.registry.rules import enterprise_moves
from village.registry.services import enterprises as services
from village.registry.views.blueprint import bp, keep_photo, photo_of
from village.registry.words import KIND_LABELS, STATE_LABELS

MOST_GROUPS = 100  # in the table of the summary; the file has them all


def wanted() -> EnterpriseFilter:
    """The filter as it stands in the address; nonsense counts as nothing."""
    person = me()
    sees_all = permissions.sees_whole_register(person)
    return EnterpriseFilter(
        text=request.args.get("q", "")[:100].strip(),
        kind=request.args.get("jenis", ""),
        rt=asked_number("rt"),
        group_id=asked_number("kelompok"),
        state=request.args.get("status", ""),
        need=request.args.get("perlu", ""),
        ids=None if sees_all else person.owns | person.helps,
        page=asked_number("hal", 1),
    )


@bp.get("/kelola/usaha")
@requires("registry.see_enterprises")
def enterprises() -> ResponseReturnValue:
    """The register, or one's own part of it."""
    filters = wanted()
    found = enterprise_list(filters)
    return page(
        "registry/enterprises.html",
        fragments=("daftar",),
        found=found,
        wanted=filters,
        choices=_filter_choices(found) if filters.ids is None else None,
        address=_address_of_page,
    )


def _filter_choices(found: EnterpriseList) -> dict[str, list[tuple[Any, str]]]:
    """What each filter offers, with how many there are of it."""

    def counted(counts: dict[Any, int], words: Any) -> list[tuple[Any, str]]:
        offered = [(code, f"{words(code)} ({count})") for code, count in counts.items() if code is not None]
        return [("", _("semua")), *offered]

    in_order = {kind: found.kinds[kind] for kind in KIND_LABELS if kind in found.kinds}
    states = {state: found.states[state] for state in STATE_LABELS if state in found.states}
    rts = {rt: found.rts[rt] for rt in sorted(rt for rt in found.rts if rt is not None)}
    return {
        "kinds": counted(in_order, lambda kind: KIND_LABELS[kind]),
        "states": counted(states, lambda state: STATE_LABELS[state]),
        "rts": counted(rts, lambda rt: f"RT {rt:02d}"),
        "groups": [("", _("semua")), *((line.id, line.name) for line in details.group_lines())],
    }


def _address_of_page(**changes: Any) -> str:
    """This list with something changed, as an address."""
    kept = {name: value for name, value in request.args.items() if value and name != "hal"}
    return url_for("registry.enterprises", **{**kept, **changes})


@bp.get("/kelola/usaha/ringkasan")
@requires("registry.see_counts")
def summary() -> ResponseReturnValue:
    """Numbers without names: kinds and RT, of all or of one group; groups, and which of them have not met for long."""
    hide_small = not permissions.see_small_counts(me())
    wanted_group = asked_number("kelompok")
    by_group = counting.counts_by_group(hide_small=hide_small)
    return page(
        "registry/summary.html",
        counts=counting.counts_by_kind_and_rt(hide_small=hide_small, group_id=wanted_group),
        wanted_group=wanted_group,
        by_group=by_group[:MOST_GROUPS],
        groups_left=max(0, len(by_group) - MOST_GROUPS),
        group_choices=[(group_id, name) for group_id, name, _count in by_group[:MOST_GROUPS]],
        without_group=counting.count_without_group(hide_small=hide_small),
        silent=silent_groups()[:MOST_GROUPS],
    )


@bp.get("/kelola/usaha/terhapus")
@requires("registry.keep_register")
def deleted() -> ResponseReturnValue:
    """What was deleted in the last 30 days."""
    return page("registry/deleted.html", enterprises=deleted_enterprises(), groups=details.deleted_groups())


@bp.get("/kelola/usaha/baru")
@requires("registry.keep_register")
def new_enterprise() -> ResponseReturnValue:
    """The form of a new enterprise."""
    return page("registry/enterprise_form.html", form=EnterpriseForm(), enterprise=None)


@bp.post("/kelola/usaha/baru")
@requires("registry.keep_register")
def add_enterprise() -> ResponseReturnValue:
    """Write it down."""
    form = EnterpriseForm(submitted())
    if not form.validate():
        return page("registry/enterprise_form.html", status=422, form=form, enterprise=None)
    enterprise = services.add_enterprise(me(), form.facts())
    flash(_("Usaha %(name)s sudah tercatat.", name=enterprise.name), "good")
    return redirect(url_for("registry.enterprise", enterprise_id=enterprise.id), 303)


@bp.get("/kelola/usaha/<int:enterprise_id>")
@requires("registry.see_enterprises")
def enterprise(enterprise_id: int) -> ResponseReturnValue:
    """One enterprise with everything that is known of it."""
    standing = living_id(enterprise_id)
    if standing != enterprise_id:
        return redirect(url_for("registry.enterprise", enterprise_id=standing), 302)
    found = get_enterprise(enterprise_id)
    check("registry.see_enterprises", found)
    spells, events = history_of(found)
    may_edit = allowed("registry.edit_enterprise", found)
    return page(
        "registry/enterprise.html",
        enterprise=found,
        may_edit=may_edit,
        may_set_photo=allowed("registry.set_photo", found),
        may_see_contacts=allowed("registry.see_contacts", found),
        moves=enterprise_moves(found.state, allowed("registry.keep_register")) if may_edit else (),
        consents=details.consent_states(enterprise_id),
        groups=details.groups_of_enterprise(enterprise_id),
        permits=details.declared_permits(enterprise_id),
        listed=details.listed_products(enterprise_id),
        problems=details.open_problems(enterprise_id) if may_edit else (),
        photo=photo_of(found),
        photo_form=PhotoForm(),
        may_delete=allowed("registry.keep_register"),
        spells=spells,
        events=[(entry.at, sentence(entry), entry.actor_name) for entry in events],
        merges=merges_into(enterprise_id),
        documents=slots.call("papers", me(), f"enterprise:{enterprise_id}"),
    )


@bp.get("/kelola/usaha/<int:enterprise_id>/ubah")
@requires("registry.edit_enterprise")
def edit_enterprise(enterprise_id: int) -> ResponseReturnValue:
    """The form of what is known."""
    found = get_enterprise(enterprise_id)
    check("registry.edit_enterprise", found)
    return page("registry/enterprise_form.html", form=enterprise_form(found), enterprise=found)


@bp.post("/kelola/usaha/<int:enterprise_id>/ubah")
@requires("registry.edit_enterprise")
def correct_enterprise(enterprise_id: int) -> ResponseReturnValue:
    """Correct it."""
    found = get_enterprise(enterprise_id)
    check("registry.edit_enterprise", found)
    form = enterprise_form(found, submitted())
    if not form.validate():
        return page("registry/enterprise_form.html", status=422, form=form, enterprise=found)
    try:
        services.correct_enterprise(me(), enterprise_id, form.facts(), form.seen_at())
    except services.ChangedMeanwhile as error:
        form.place(error)
        form.seen.data = get_enterprise(enterprise_id).updated_at.isoformat()
        return page("registry/enterprise_form.html", status=error.status, form=form, enterprise=found)
    flash(_("Data usaha sudah disimpan."), "good")
    return redirect(after_change(enterprise_id) or url_for("registry.enterprise", enterprise_id=enterprise_id), 303)


def after_change(enterprise_id: int) -> str:
    """Where a change of this business has to be answered for, if anywhere."""
    return next((url for url in slots.call("enterprise.after_change", me(), enterprise_id) if url), "")


@bp.post("/kelola/usaha/<int:enterprise_id>/foto")
@requires("registry.set_photo", body_bytes=PHOTO_BYTES + 1_000_000)
def set_photo(enterprise_id: int) -> ResponseReturnValue:
    """A new photo, or none."""
    check("registry.set_photo", get_enterprise(enterprise_id))
    form = PhotoForm(submitted())
    try:
        picture = keep_photo(form.photo.data or [])
    except DomainError as error:
        flash(str(error), "bad")
        return redirect(url_for("registry.enterprise", enterprise_id=enterprise_id), 303)
    if picture is None and "lepas" not in request.form:
        flash(_("Belum ada foto yang dipilih. Pilih fotonya dulu."), "warn")
    else:
        services.set_enterprise_photo(me(), enterprise_id, picture)
        flash(_("Foto sudah dipasang.") if picture else _("Foto sudah dilepas."), "good")
    return redirect(url_for("registry.enterprise", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/pastikan")
@requires("registry.edit_enterprise")
def confirm(enterprise_id: int) -> ResponseReturnValue:
    """Everything is still true."""
    services.confirm_enterprise(me(), enterprise_id)
    flash(_("Terima kasih, data usaha ini dipastikan masih benar hari ini."), "good")
    return redirect(url_for("registry.enterprise", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/status")
@requires("registry.edit_enterprise")
def move(enterprise_id: int) -> ResponseReturnValue:
    """Another state."""
    here = url_for("registry.enterprise", enterprise_id=enterprise_id)
    try:
        services.move_enterprise(me(), enterprise_id, request.form.get("status", ""))
    except services.WrongMove as error:
        flash(str(error), "bad")
        return redirect(here, 303)
    undo = url_for("registry.undo_move", enterprise_id=enterprise_id)
    flash({"text": _("Status usaha sudah diubah."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(here, 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/status/urungkan")
@requires("registry.edit_enterprise")
def undo_move(enterprise_id: int) -> ResponseReturnValue:
    """The state before."""
    services.undo_move(me(), enterprise_id)
    flash(_("Perubahan status sudah diurungkan."), "good")
    return redirect(url_for("registry.enterprise", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/hapus")
@requires("registry.keep_register")
def delete_enterprise(enterprise_id: int) -> ResponseReturnValue:
    """Out of every list, for 30 days not for good."""
    name = get_enterprise(enterprise_id).name
    services.delete_enterprise(me(), enterprise_id)
    undo = url_for("registry.restore_enterprise", enterprise_id=enterprise_id)
    flash({"text": _("Usaha %(name)s sudah dihapus.", name=name), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.enterprises"), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/pulihkan")
@requires("registry.keep_register")
def restore_enterprise(enterprise_id: int) -> ResponseReturnValue:
    """Back into the lists."""
    found = services.restore_enterprise(me(), enterprise_id)
    flash(_("Usaha %(name)s sudah kembali.", name=found.name), "good")
    return redirect(url_for("registry.enterprise", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/catatan-impor")
@requires("registry.keep_register")
def settle_problems(enterprise_id: int) -> ResponseReturnValue:
    """What the import found doubtful was looked at."""
    services.settle_problems(me(), enterprise_id)
    flash(_("Catatan impor ditandai sudah diperiksa."), "good")
    return redirect(url_for("registry.enterprise", enterprise_id=enterprise_id), 303)
