"""The rules as an administrator keeps them: what is said otherwise, beside what it replaced."""

from datetime import date
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import requires, submitted
from village.core.answering import me
from village.core.errors import Conflict
from village.core.formatting import day, rupiah
from village.core.fragments import page
from village.core.languages import language
from village.permits.facts import PermitType
from village.permits.guide import find_permit, guide_groups, slug_of
from village.permits.overriding import DATE_FIELD, MONEY_FIELD, value_of
from village.permits.rule_forms import NewTypeForm, RuleForm, rule_form
from village.permits.rules import current_raw, load_rules
from village.permits.services import overrides
from village.permits.views.blueprint import bp


def _permit(slug: str) -> PermitType:
    found = find_permit(load_rules(), slug)
    if found is None:
        raise NotFound()
    return found


def _now(permit: PermitType) -> dict[str, Any]:
    """What stands there now, by field of the form."""
    raw = current_raw()
    line = next(one for one in (*raw["permits"], *raw.get("other_permits", [])) if one["id"] == permit.code)
    fields = ["biaya_rp", "biaya_catatan", "waktu", "berlaku", "penerbit", "apa"]
    fields += [f"langkah.{number}" for number in range(1, len(permit.steps) + 1)]
    for place, way in enumerate(permit.ways, 1):
        fields += [f"jalur.{place}.biaya_rp", f"jalur.{place}.waktu"]
        fields += [f"jalur.{place}.langkah.{number}" for number in range(1, len(way.steps) + 1)]
    now = {field: value_of(line, field) for field in fields}
    now["diperiksa_on"] = permit.checked_on
    return {**now, **{f"tanggal_wajib.{number}": one.last_day for number, one in enumerate(permit.duty_dates, 1)}}


@bp.get("/kelola/aturan-izin")
@requires("permits.edit_rules")
def rules() -> ResponseReturnValue:
    """Every permit type, and which of them the village says something else about."""
    found = load_rules()
    return page("permits/rules.html", groups=guide_groups(found), as_of=found.as_of, slug_of=slug_of)


@bp.get("/kelola/aturan-izin/<slug>")
@requires("permits.edit_rules")
def rule(slug: str) -> ResponseReturnValue:
    """One permit: what can be said otherwise."""
    permit = _permit(slug)
    return _rule_page(permit, rule_form(permit, _now(permit)))


def _rule_page(permit: PermitType, form: RuleForm, status: int = 200) -> ResponseReturnValue:
    replaced = {field.replace(".", "_"): _readable(field, before) for field, before in permit.replaced.items()}
    return page(
        "permits/rule.html",
        status=status,
        permit=permit,
        form=form,
        replaced=replaced,
        field_of={name.replace(".", "_"): name for name in permit.replaced},
        slug=slug_of(permit.code),
    )


def _readable(field: str, before: Any) -> str:
    """What was replaced, as people read it."""
    if before in (None, ""):
        return ""
    if field.endswith(MONEY_FIELD):
        return rupiah(before)
    if field == DATE_FIELD or field.startswith("tanggal_wajib"):
        return day(date.fromisoformat(str(before)), language())
    return str(before)


@bp.post("/kelola/aturan-izin/<slug>")
@requires("permits.edit_rules")
def change_rule(slug: str) -> ResponseReturnValue:
    """Keep what is said otherwise."""
    permit = _permit(slug)
    form = rule_form(permit, {}, submitted())
    if not form.validate():
        return _rule_page(permit, form, 422)
    count = overrides.change_rule(me(), permit.code, form.said(), form.source.data or "")
    if count:
        undo = url_for("permits.undo_rule", slug=slug)
        text = _("Aturan %(permit)s sudah diubah. Yang semula tetap tertulis di bawahnya.", permit=permit.short)
        flash({"text": text, "undo": undo}, "good")  # type: ignore[arg-type]
    else:
        flash(_("Tidak ada yang berbeda, jadi tidak ada yang diubah."), "warn")
    return redirect(url_for("permits.rule", slug=slug), 303)


@bp.post("/kelola/aturan-izin/<slug>/urungkan")
@requires("permits.edit_rules")
def undo_rule(slug: str) -> ResponseReturnValue:
    """Take back the last change."""
    overrides.undo_last_change(me(), _permit(slug).code)
    flash(_("Perubahan terakhir sudah diurungkan."), "good")
    return redirect(url_for("permits.rule", slug=slug), 303)


@bp.post("/kelola/aturan-izin/<slug>/kembalikan")
@requires("permits.edit_rules")
def restore_rule(slug: str) -> ResponseReturnValue:
    """One thing again as the rules say it."""
    overrides.restore_rule(me(), _permit(slug).code, request.form.get("field", ""))
    flash(_("Sudah kembali seperti semula."), "good")
    return redirect(url_for("permits.rule", slug=slug), 303)


@bp.get("/kelola/aturan-izin/baru")
@requires("permits.edit_rules")
def new_type() -> ResponseReturnValue:
    """The form of a type of the village's own."""
    return page("permits/new_type.html", form=NewTypeForm().offer(load_rules()))


@bp.post("/kelola/aturan-izin/baru")
@requires("permits.edit_rules")
def add_type() -> ResponseReturnValue:
    """Add it to the guide and to the paths it concerns."""
    form = NewTypeForm(submitted()).offer(load_rules())
    if not form.validate():
        return page("permits/new_type.html", status=422, form=form)
    try:
        code = overrides.add_type(me(), form.facts(), form.source.data or "")
    except Conflict as error:
        form.place(error)
        return page("permits/new_type.html", status=error.status, form=form)
    flash(_("Jenis izin %(name)s sudah ditambahkan.", name=form.name.data), "good")
    return redirect(url_for("permits.rule", slug=slug_of(code)), 303)


@bp.post("/kelola/aturan-izin/<slug>/lepas")
@requires("permits.edit_rules")
def remove_type(slug: str) -> ResponseReturnValue:
    """Out of the guide again."""
    permit = _permit(slug)
    try:
        overrides.remove_type(me(), permit.code)
    except overrides.TypeInUse as error:
        flash(str(error), "bad")
        return redirect(url_for("permits.rule", slug=slug), 303)
    undo = url_for("permits.restore_type", slug=slug)
    flash({"text": _("Jenis izin %(name)s sudah dilepas.", name=permit.name), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("permits.rules"), 303)


@bp.post("/kelola/aturan-izin/<slug>/pulihkan")
@requires("permits.edit_rules")
def restore_type(slug: str) -> ResponseReturnValue:
    """Back into the guide."""
    overrides.restore_type(me(), slug.replace("-", "_"))
    flash(_("Jenis izin itu sudah kembali."), "good")
    return redirect(url_for("permits.rule", slug=slug), 303)
