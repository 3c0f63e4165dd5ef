"""Writing letters here: the number is taken first, then the page that carries it is drawn and kept as version 1."""

from io import BytesIO

from flask_babel import lazy_gettext as _l

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError
from village.core.looks import look_of
from village.core.printing import Drawing, make_pdf
from village.core.storage import Storage
from village.core.village import current_village
from village.vault import permissions
from village.vault.facts import DocumentFacts
from village.vault.letter_facts import LetterFacts, Style
from village.vault.letter_paper import letter_pages
from village.vault.letter_queries import get_letter
from village.vault.letter_styles import SETTINGS_ID, letter_style, units_of_others
from village.vault.letter_texts import TEMPLATE_LABELS, shipped_texts
from village.vault.models import Document, LetterSettings, LetterTemplate
from village.vault.numbering import WrongPattern, check_pattern
from village.vault.services.filing import add_version_step
from village.vault.services.keeping_files import keep_file
from village.vault.services.letters import begin_keeping, register_letter

MADE_HERE = "buatan_situs"


class NotWrittenHere(DomainError):
    """The letter has no text of its own that could be drawn."""


def write_letter(
    person: Person, storage: Storage, document: DocumentFacts, facts: LetterFacts, *, form_key: str = ""
) -> int:
    """Register the letter, draw it and keep it; answers its id.

    When the drawing fails the letter keeps its number and waits, and ``draw_letter`` finishes it.
    """
    letter_id = register_letter(person, document, facts, form_key=form_key)
    draw_letter(person, storage, letter_id)
    return letter_id


def draw_letter(person: Person, storage: Storage, letter_id: int) -> None:
    """Draw a letter that was written here and keep the page as its first version. Raises NotDrawn, StorageFull."""
    letter = get_letter(person, letter_id)
    demand(permissions.keep_document(person, letter))
    if not letter.body:
        raise NotWrittenHere(_l("Surat ini tidak ditulis di situs ini. Unggah berkasnya di halaman dokumennya."))
    if letter.last_version:
        return
    village = current_village()
    place = village.kota.removeprefix("Kota ").removeprefix("Kabupaten ") if village else ""
    pages = letter_pages(letter, letter_style(letter.group_id).letterhead, place)
    pdf = make_pdf(storage, Drawing(letter.title, pages, look_of(village)))
    file = keep_file(storage, BytesIO(pdf), "surat.pdf", source=MADE_HERE)
    person, row, view = begin_keeping(person, letter_id)
    if not view.last_version:  # somebody else may have drawn it meanwhile
        add_version_step(person, db.session.get_one(Document, row.document_id), file)
    commit()


def set_style(person: Person, style: Style, group_id: int | None = None) -> None:
    """How letters of the village, or of a group, are numbered and headed from now on. Raises WrongPattern."""
    person = begin_writing_as(person)
    if group_id is None:
        demand(permissions.set_letter_style(person))
    else:
        demand(permissions.set_group_letter_style(person, group_id))
    _check_style(style, group_id)
    settings_id = SETTINGS_ID + (group_id or 0)
    row = db.session.get(LetterSettings, settings_id)
    if row is None:
        row = LetterSettings(id=settings_id, group_id=group_id)
        db.session.add(row)
    for name in Style.__dataclass_fields__:
        setattr(row, name, getattr(style, name))
    row.changed_at = utcnow()
    audit.record(person, "vault.letter_style_changed", f"letter_settings:{settings_id}", style.unit)
    commit()


def _check_style(style: Style, group_id: int | None) -> None:
    check_pattern(style.pattern)
    if "/" in style.unit or "{" in style.unit:
        raise DomainError(_l("Kode unit tidak boleh memuat garis miring atau kurung."), "unit")
    if style.unit in units_of_others(group_id):
        raise DomainError(_l("Kode unit ini sudah dipakai. Pilih kode lain, supaya nomornya tidak kembar."), "unit")
    if group_id is not None and "{unit}" not in style.pattern:
        raise WrongPattern(
            _l("Pola nomor kelompok perlu memuat {unit}, supaya tidak kembar dengan surat lain."), "pattern"
        )


def change_template(person: Person, kind: str, subject: str, body: str) -> None:
    """The village's own wording of a kind of letter."""
    person = begin_writing_as(person)
    demand(permissions.set_letter_style(person) and kind in shipped_texts())
    db.session.merge(
        LetterTemplate(kind=kind, subject=subject, body=body, changed_at=utcnow(), changed_by=person.account_id)
    )
    audit.record(person, "vault.letter_template_changed", f"letter_template:{kind}", str(TEMPLATE_LABELS[kind]))
    commit()


def reset_template(person: Person, kind: str) -> None:
    """Back to the wording that comes with the site."""
    person = begin_writing_as(person)
    demand(permissions.set_letter_style(person) and kind in shipped_texts())
    row = db.session.get(LetterTemplate, kind)
    if row is not None:
        db.session.delete(row)
        audit.record(person, "vault.letter_template_reset", f"letter_template:{kind}", str(TEMPLATE_LABELS[kind]))
    commit()
