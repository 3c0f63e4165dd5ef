"""Letters written here, their templates, how they are numbered, and the way of proposals."""

import secrets

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import requires, submitted
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.files import storage
from village.core.formatting import ZONE_NAMES
from village.core.fragments import page
from village.core.printing import NotDrawn
from village.registry.interface import today
from village.vault.facts import DocumentFacts
from village.vault.letter_forms import ProposalForm, StyleForm, TemplateForm, WrittenForm
from village.vault.letter_queries import LetterView, get_letter
from village.vault.letter_styles import letter_style
from village.vault.letter_texts import FIELD_NOTES, TEMPLATE_LABELS, LetterText, fill_in, get_letter_text, letter_texts
from village.vault.numbering import OFFICE_PATTERN
from village.vault.permissions import BOARD
from village.vault.services import letter_writing as services
from village.vault.services import proposals
from village.vault.views.blueprint import bp, me
from village.vault.views.letters import letter_page, readable_letter


def _zone() -> str:
    return ZONE_NAMES.get(current_app.config["TIMEZONE"], "WIB")


def _written_page(text: LetterText, form: WrittenForm, status: int = 200) -> ResponseReturnValue:
    return page("vault/letters/write.html", status=status, text=text, form=form, words_of=TEMPLATE_LABELS)


@bp.get("/kelola/surat/tulis/<kind>")
@requires("vault.file_document")
def write_form(kind: str) -> ResponseReturnValue:
    """The template with its fields filled in, to be finished by hand."""
    text, style = get_letter_text(kind), letter_style()
    before = get_letter(me(), asked_number("susulan", 0)) if "susulan" in request.args else None
    form = WrittenForm(
        addressee=before.addressee or before.sender if before else "",
        title=fill_in(text.subject, style, today(), _zone(), before),
        body=fill_in(text.body, style, today(), _zone(), before),
        registered_on=today(),
        signatory=style.signatory,
        signatory_office=style.signatory_office,
        form_key=secrets.token_urlsafe(12),
        follows_id=str(before.id) if before else "",
    )
    return _written_page(text, form)


@bp.post("/kelola/surat/tulis/<kind>")
@requires("vault.file_document")
def write_letter(kind: str) -> ResponseReturnValue:
    """Take a number, draw the letter, keep it."""
    text, form = get_letter_text(kind), WrittenForm(submitted())
    if not form.validate():
        return _written_page(text, form, 422)
    facts = form.letter_facts(text.type_code)
    if facts.follows_id is not None:
        readable_letter(facts.follows_id)
    person = me()
    own_group = None if person.has(*BOARD) else min(person.leads, default=None)
    document = DocumentFacts(
        "surat_keluar",
        form.title.data or "",
        facts.registered_on,
        addressee=form.addressee.data or "",
        sender=letter_style().letterhead.split("\n")[0],
        group_id=own_group,
    )
    try:
        letter_id = services.register_letter(person, document, facts, form_key=(form.form_key.data or "")[:100])
    except DomainError as error:
        form.place(error)
        return _written_page(text, form, error.status)
    return _drawn(letter_id, _("Surat bernomor sudah dibuat. Cetak, lalu tanda tangani."))


def _drawn(letter_id: int, words: str) -> ResponseReturnValue:
    try:
        services.draw_letter(me(), storage(), letter_id)
    except services.NotWrittenHere as error:
        flash(str(error), "warn")
    except NotDrawn:
        flash(
            _("Nomornya sudah tercatat, tetapi halamannya belum sempat digambar. Ketuk Buat PDF sekali lagi."), "warn"
        )
    else:
        flash(words, "good")
    return redirect(url_for("vault.letter", letter_id=letter_id), 303)


@bp.post("/kelola/surat/<int:letter_id>/pdf")
@requires("vault.keep_document")
def draw_letter(letter_id: int) -> ResponseReturnValue:
    """Draw a letter whose drawing failed."""
    readable_letter(letter_id, "vault.keep_document")
    return _drawn(letter_id, _("PDF surat sudah dibuat."))


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


@bp.post("/kelola/surat/<int:letter_id>/proposal")
@requires("vault.keep_document")
def move_proposal(letter_id: int) -> ResponseReturnValue:
    """The next step of a proposal."""
    letter = readable_letter(letter_id, "vault.keep_document")
    form = ProposalForm(submitted())
    try:
        if not form.validate():
            return letter_page(letter, 422, proposal_form=form)
        proposals.add_proposal_step(
            me(),
            letter_id,
            form.state.data or "",
            form.on_date.data,
            amount_rupiah=form.amount_rupiah.data,
            note=form.note.data or "",
        )
    except DomainError as error:
        form.place(error)
        return letter_page(letter, error.status, proposal_form=form)
    undo = url_for("vault.undo_proposal", letter_id=letter_id)
    flash({"text": _("Langkah proposal tercatat."), "undo": undo}, "good")  # type: ignore[arg-type]
    return _back(letter)


def _back(letter: LetterView) -> ResponseReturnValue:
    return redirect(url_for("vault.letter", letter_id=letter.id), 303)


@bp.post("/kelola/surat/<int:letter_id>/proposal/urungkan")
@requires("vault.keep_document")
def undo_proposal(letter_id: int) -> ResponseReturnValue:
    """The last step was a mistake."""
    letter = readable_letter(letter_id, "vault.keep_document")
    try:
        proposals.undo_proposal_step(me(), letter_id)
    except DomainError as error:
        flash(str(error), "warn")
    else:
        flash(_("Langkah terakhir diurungkan."), "good")
    return _back(letter)


@bp.post("/kelola/surat/<int:letter_id>/proposal/umum")
@requires("vault.keep_document")
def show_proposal(letter_id: int) -> ResponseReturnValue:
    """Let everybody read what became of it, or no more."""
    letter = readable_letter(letter_id, "vault.keep_document")
    is_public = request.form.get("umum") == "1"
    try:
        proposals.show_story(me(), letter_id, is_public=is_public)
    except DomainError as error:
        flash(str(error), "warn")
    else:
        told = _("Perjalanan proposal tampil di halaman Arsip.") if is_public else _("Perjalanan proposal ditutup.")
        flash(told, "good")
    return _back(letter)
