"""Letters written here: the template filled in, the number taken, the page drawn."""

import secrets
from datetime import date

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import account_lines
from village.core import slots
from village.core.access import requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError, NotFound
from village.core.files import storage
from village.core.formatting import ZONE_NAMES
from village.core.forms import options
from village.core.fragments import page
from village.core.printing import NotDrawn
from village.core.village import current_village
from village.registry.interface import group_choices, today
from village.vault.classification import find_code
from village.vault.facts import DocumentFacts
from village.vault.letter_forms import WrittenForm
from village.vault.letter_queries import get_letter
from village.vault.letter_styles import letter_style
from village.vault.letter_texts import TEMPLATE_LABELS, LetterText, fill_in, get_letter_text
from village.vault.linking import subjects_for
from village.vault.permissions import BOARD, may_file_for
from village.vault.queries import reader_ids
from village.vault.services import letter_writing as services
from village.vault.services.filing import link_document
from village.vault.views.blueprint import bp
from village.vault.views.letters import readable_letter


def _zone() -> str:
    return ZONE_NAMES.get(current_app.config["TIMEZONE"], "WIB")


def _written_page(text: LetterText, form: WrittenForm, status: int = 200) -> ResponseReturnValue:
    _offer_choices(form)
    return page("vault/letters/write.html", status=status, text=text, form=form, words_of=TEMPLATE_LABELS)


def _offer_choices(form: WrittenForm) -> None:
    person, village = me(), current_village()
    of_village = [(0, village.name if village else "")] if may_file_for(person, None) else []
    groups = group_choices(None if person.has(*BOARD) else person.leads)
    form.group_id.choices = options([*of_village, *groups])
    form.reader_ids.choices = options((line.id, line.name) for line in account_lines() if line.disabled_at is None)


def _whose(asked: int) -> int | None:
    """The group in whose name this person writes; None: the village. Their own group where they may not as asked."""
    person = me()
    return (asked or None) if may_file_for(person, asked or None) else min(person.leads, default=None)


@bp.get("/kelola/surat/tulis/<kind>")
@requires("vault.file_document")
def write_form(kind: str) -> ResponseReturnValue:
    """The template with its fields filled in, to be finished by hand."""
    before = get_letter(me(), asked_number("susulan", 0)) if "susulan" in request.args else None
    group_id = _whose(asked_number("kelompok", (before.group_id if before else None) or 0))
    text, style = get_letter_text(kind), letter_style(group_id)
    subject = request.args.get("untuk", "")[:60]
    known = _told_by(subject)
    form = WrittenForm(
        addressee=known.get("addressee") or (before.addressee or before.sender if before else ""),
        title=known.get("title") or fill_in(text.subject, style, today(), _zone(), before),
        body=_with_known(fill_in(text.body, style, today(), _zone(), before), known),
        registered_on=today(),
        signatory=style.signatory or (me().name if group_id in me().leads else ""),
        signatory_office=style.signatory_office,
        form_key=secrets.token_urlsafe(12),
        group_id=group_id or 0,
        access=before.access if before and before.access != "publik" else "pengurus",
        reader_ids=reader_ids(before.document_id) if before and before.access == "terbatas" else [],
        follows_id=str(before.id) if before else "",
        belongs_to=subject if known else "",
    )
    return _written_page(text, form)


def _told_by(subject: str) -> dict[str, str]:
    """What the thing that a letter is about says of itself: words for the parts in square brackets, and its title."""
    return {name: words for told in slots.call("letter.parts", me(), subject) for name, words in told.items()}


def _with_known(body: str, known: dict[str, str]) -> str:
    for name, words in known.items():
        body = body.replace(f"[{name}]", words)
    return body


@bp.post("/kelola/surat/tulis/<kind>")
@requires("vault.file_document")
def write_letter(kind: str) -> ResponseReturnValue:
    """Take a number, draw the letter, keep it."""
    text, form = get_letter_text(kind), WrittenForm(submitted())
    _offer_choices(form)
    if not form.validate():
        return _written_page(text, form, 422)
    facts = form.letter_facts(text.type_code)
    if facts.follows_id is not None:
        readable_letter(facts.follows_id)
    person, subject = me(), form.belongs_to.data or ""
    if subject and not subjects_for(person, [subject]):
        raise NotFound()
    try:
        document = _document_of(form, facts.registered_on)
        letter_id = services.register_letter(person, document, facts, form_key=(form.form_key.data or "")[:100])
    except DomainError as error:
        form.place(error)
        return _written_page(text, form, error.status)
    if subject:
        link_document(person, readable_letter(letter_id).document_id, subject)
    return _drawn(letter_id, _("Surat bernomor sudah dibuat. Cetak, lalu tanda tangani."))


def _document_of(form: WrittenForm, dated_on: date) -> DocumentFacts:
    group_id = _whose(form.group_id.data or 0)
    return DocumentFacts(
        "surat_keluar",
        form.title.data or "",
        dated_on,
        access=form.access.data or "pengurus",
        reader_ids=tuple(form.reader_ids.data or ()),
        classification=find_code(form.classification.data or "") or "",
        addressee=form.addressee.data or "",
        sender=letter_style(group_id).letterhead.split("\n")[0],
        group_id=group_id,
    )


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
