"""How letters are numbered, headed and worded: of the village, and of a group under its own letterhead."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.fragments import page
from village.registry.interface import group_choices
from village.vault.letter_forms import GroupStyleForm, StyleForm, TemplateForm
from village.vault.letter_styles import group_name, letter_style, settings_of_group, suggested_style
from village.vault.letter_texts import FIELD_NOTES, TEMPLATE_LABELS, LetterText, get_letter_text, letter_texts
from village.vault.numbering import OFFICE_PATTERN
from village.vault.services import letter_writing as services
from village.vault.views.blueprint import bp

GROUP_FIELDS = ("unit", "pattern", "letterhead", "signatory", "signatory_office")


@bp.get("/kelola/surat/pengaturan")
@requires("vault.set_letter_style")
def letter_style_form() -> ResponseReturnValue:
    """The pattern of numbers, the letterhead, the days."""
    style = letter_style()
    return _style_page(StyleForm(data={name: getattr(style, name) for name in style.__dataclass_fields__}))


def _style_page(form: StyleForm, status: int = 200) -> ResponseReturnValue:
    return page(
        "vault/letters/style.html",
        status=status,
        form=form,
        texts=letter_texts(),
        words_of=TEMPLATE_LABELS,
        office_pattern=OFFICE_PATTERN,
        groups=group_choices(),
    )


@bp.post("/kelola/surat/pengaturan")
@requires("vault.set_letter_style")
def set_letter_style() -> ResponseReturnValue:
    """From now on."""
    form = StyleForm(submitted())
    if not form.validate():
        return _style_page(form, 422)
    try:
        services.set_style(me(), form.style())
    except DomainError as error:
        form.place(error)
        return _style_page(form, error.status)
    flash(_("Pengaturan surat disimpan. Nomor yang sudah dipakai tidak berubah."), "good")
    return redirect(url_for("vault.letter_style_form"), 303)


@bp.get("/kelola/surat/templat/<kind>")
@requires("vault.set_letter_style")
def template_form(kind: str) -> ResponseReturnValue:
    """The wording of a kind of letter."""
    text = get_letter_text(kind)
    return _template_page(text, TemplateForm(subject=text.subject, body=text.body))


def _template_page(text: LetterText, form: TemplateForm, status: int = 200) -> ResponseReturnValue:
    return page(
        "vault/letters/template.html", status=status, text=text, form=form, words_of=TEMPLATE_LABELS, notes=FIELD_NOTES
    )


@bp.post("/kelola/surat/templat/<kind>")
@requires("vault.set_letter_style")
def change_template(kind: str) -> ResponseReturnValue:
    """The village's own wording."""
    text, form = get_letter_text(kind), TemplateForm(submitted())
    if not form.validate():
        return _template_page(text, form, 422)
    services.change_template(me(), kind, form.subject.data or "", form.body.data or "")
    undo = url_for("vault.reset_template", kind=kind)
    if text.is_own:
        flash(_("Templat disimpan."), "good")
    else:
        flash({"text": _("Templat disimpan."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("vault.letter_style_form"), 303)


@bp.post("/kelola/surat/templat/<kind>/bawaan")
@requires("vault.set_letter_style")
def reset_template(kind: str) -> ResponseReturnValue:
    """Back to the wording that comes with the site."""
    get_letter_text(kind)
    services.reset_template(me(), kind)
    flash(_("Templat kembali ke bawaan situs."), "good")
    return redirect(url_for("vault.letter_style_form"), 303)


def _group_style_page(group_id: int, form: GroupStyleForm, status: int = 200) -> ResponseReturnValue:
    name, is_own = group_name(group_id), settings_of_group(group_id) is not None
    return page(
        "vault/letters/group_style.html", status=status, form=form, group_id=group_id, group_name=name, is_own=is_own
    )


@bp.get("/kelola/surat/pengaturan/<int:group_id>")
@requires("vault.set_group_letter_style")
def group_letter_style_form(group_id: int) -> ResponseReturnValue:
    """The letterhead and the numbers of a group's own letters."""
    check("vault.set_group_letter_style", group_id)
    style = suggested_style(group_id)
    return _group_style_page(group_id, GroupStyleForm(data={name: getattr(style, name) for name in GROUP_FIELDS}))


@bp.post("/kelola/surat/pengaturan/<int:group_id>")
@requires("vault.set_group_letter_style")
def set_group_letter_style(group_id: int) -> ResponseReturnValue:
    """From now on."""
    check("vault.set_group_letter_style", group_id)
    form, name = GroupStyleForm(submitted()), group_name(group_id)
    if not form.validate():
        return _group_style_page(group_id, form, 422)
    try:
        services.set_style(me(), form.style(), group_id)
    except DomainError as error:
        form.place(error)
        return _group_style_page(group_id, form, error.status)
    flash(_("Surat %(name)s sekarang punya kop dan nomor sendiri.", name=name), "good")
    return redirect(url_for("vault.letters", arah="keluar"), 303)
