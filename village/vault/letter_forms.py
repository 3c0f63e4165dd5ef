"""What people type about letters."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from village.core.forms import (
    Form,
    LineField,
    LongTextField,
    RupiahField,
    UploadField,
    at_most,
    needed,
    optional,
    options,
)
from village.vault.forms import DocumentForm, known_code
from village.vault.letter_facts import LetterFacts, Style
from village.vault.letter_words import INSTRUCTION_LABELS, PROPOSAL_LABELS, TYPE_LABELS, URGENCY_LABELS
from village.vault.words import ACCESS_LABELS

LONGEST_LETTER = 12_000


class LineForm(Form):
    """What a register says of a letter beyond its document."""

    registered_on = DateField(_l("Tanggal agenda"), [Optional()])
    type_code = SelectField(_l("Jenis surat"), choices=options(TYPE_LABELS), default="SL", validate_choice=False)
    urgency = SelectField(_l("Sifat"), choices=options(URGENCY_LABELS), default="biasa", validate_choice=False)
    attachments = LineField(_l("Lampiran"), [at_most(120)])
    due_on = DateField(_l("Perlu dijawab sebelum"), [Optional()])
    signatory = LineField(_l("Penandatangan"), [at_most(120)])
    signatory_office = LineField(_l("Jabatan penandatangan"), [at_most(120)])
    drafter = LineField(_l("Pengolah"), [at_most(120)])
    copies_to = LineField(_l("Tembusan"), [at_most(200)])
    sent_how = LineField(_l("Cara kirim"), [at_most(120)])

    def letter_facts(self, direction: str, today: date) -> LetterFacts:
        """The line of the register, for the services."""
        return LetterFacts(
            direction=direction,
            registered_on=self.registered_on.data or today,
            type_code=self.type_code.data or "",
            urgency=self.urgency.data or "biasa",
            due_on=self.due_on.data,
            **{name: str(getattr(self, name).data or "") for name in _LINES},  # type: ignore[arg-type]
        )


class LetterForm(LineForm, DocumentForm):
    """A letter for the register: its document and its line."""

    kind = HiddenField()

    def validate_kind(self, field: Any) -> None:
        """The direction of the page says it."""


_LINES = ("attachments", "signatory", "signatory_office", "drafter", "copies_to", "sent_how")


class HandOverForm(Form):
    """To whom a letter was handed. The choices of accounts are set by the view; 0 is somebody without an account."""

    receiver_id = SelectField(_l("Diserahkan kepada"), coerce=int, choices=[], default=0, validate_choice=False)
    receiver = LineField(_l("Nama atau kantor penerima"), [at_most(160)])
    handed_on = DateField(_l("Tanggal diserahkan"), [InputRequired(_l("Pilih tanggal penyerahannya."))])
    note = LineField(_l("Catatan"), [at_most(200)])


class PaperReceiptForm(Form):
    """A receipt that was signed or stamped on paper."""

    received_by = LineField(_l("Nama penerima"), [needed(_l("Tulis nama yang menerima.")), at_most(160)])
    received_office = LineField(_l("Jabatan atau kantor"), [at_most(160)])
    received_on = DateField(_l("Tanggal diterima"), [InputRequired(_l("Pilih tanggal terimanya."))])
    file = UploadField(_l("Foto lembar yang distempel"))


class LinkReceiptForm(Form):
    """What somebody types who signs through the one-time link."""

    received_by = LineField(_l("Nama Bapak/Ibu"), [needed(_l("Tulis nama Bapak/Ibu.")), at_most(160)])
    received_office = LineField(_l("Jabatan atau kantor"), [at_most(160)])


class CorrectionForm(Form):
    """What was wrong in a receipt."""

    text = LongTextField(_l("Apa yang keliru, dan yang benar"), [at_most(1000)])


class ReasonForm(Form):
    """Why a letter is void."""

    reason = LineField(_l("Alasan"), [at_most(200)])


class DoneForm(Form):
    """When a letter was answered or done with."""

    done_on = DateField(_l("Tanggal selesai"), [InputRequired(_l("Pilih tanggalnya."))])
    done_note = LineField(_l("Keterangan"), [at_most(200)])


class DispositionForm(Form):
    """What is asked of whom. The people are set by the view."""

    to_ids = SelectMultipleField(
        _l("Kepada"), coerce=int, choices=[], widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    instruction = SelectField(_l("Instruksi"), choices=options(INSTRUCTION_LABELS), validate_choice=False)
    note = LongTextField(_l("Catatan"), [at_most(1000)])
    due_on = DateField(_l("Batas waktu"), [Optional()])


class NoteForm(Form):
    """What was done."""

    note = LineField(_l("Apa yang sudah dilakukan"), [at_most(200)])


class ProposalForm(Form):
    """The next step of a proposal. The steps that may follow are set by the view."""

    state = RadioField(_l("Langkah berikutnya"), choices=options(PROPOSAL_LABELS), validate_choice=False)
    on_date = DateField(_l("Tanggal"), [InputRequired(_l("Pilih tanggalnya."))])
    amount_rupiah = RupiahField(_l("Jumlah"))
    note = LineField(_l("Keterangan atau alasan"), [at_most(200)])


class AskCopyForm(Form):
    """Who is asked for a copy."""

    asked_of = LineField(_l("Siapa yang dimintai"), [at_most(160)])


class ReturnCopyForm(Form):
    """A copy that somebody sends back."""

    file = UploadField(_l("Berkas salinan"))
    sender = LineField(_l("Nama Bapak/Ibu atau kantor"), [at_most(160)])


class GroupStyleForm(Form):
    """How a group numbers and heads its letters."""

    unit = LineField(_l("Kode unit"), [needed(_l("Tulis kode unit, misalnya KHI-RW05.")), at_most(30)])
    pattern = LineField(_l("Pola nomor surat keluar"), [needed(_l("Tulis pola nomornya.")), at_most(80)])
    letterhead = LongTextField(_l("Kop surat"), [at_most(400)])
    signatory = LineField(_l("Penandatangan"), [at_most(120)])
    signatory_office = LineField(_l("Jabatan penandatangan"), [at_most(120)])

    def style(self) -> Style:
        """What was typed, for the services."""
        names = [name for name in Style.__dataclass_fields__ if name in self]
        typed: dict[str, Any] = {name: getattr(self, name).data or "" for name in names}
        return Style(**typed)


class StyleForm(GroupStyleForm):
    """The same for the village, and after how many days it asks again."""

    receipt_days = IntegerField(_l("Tagih tanda terima sesudah berapa hari kerja"), [NumberRange(1, 60)])
    answer_days = IntegerField(_l("Tagih jawaban sesudah berapa hari"), [NumberRange(1, 365)])


class TemplateForm(Form):
    """The wording of a kind of letter."""

    subject = LineField(_l("Perihal"), [needed(_l("Tulis perihalnya.")), at_most(200)])
    body = LongTextField(_l("Isi surat"), [needed(_l("Tulis isinya.")), at_most(LONGEST_LETTER)])


class WrittenForm(Form):
    """A letter written here from a template. Whose letter it may be and who may be named are set by the view.

    It has no page before its number is taken, so that nobody outside can be let in yet: no level ``publik``.
    """

    addressee = LineField(_l("Kepada"), [needed(_l("Tulis kepada siapa surat ini.")), at_most(160)])
    title = LineField(_l("Perihal"), [needed(_l("Tulis perihalnya.")), at_most(200)])
    registered_on = DateField(_l("Tanggal surat"), [InputRequired(_l("Pilih tanggalnya."))])
    body = LongTextField(_l("Isi surat"), [needed(_l("Tulis isinya.")), at_most(LONGEST_LETTER)])
    attachments = LineField(_l("Lampiran"), [optional(), at_most(120)])
    due_on = DateField(_l("Perlu dijawab sebelum"), [Optional()])
    signatory = LineField(_l("Penandatangan"), [needed(_l("Tulis siapa yang menandatangani.")), at_most(120)])
    signatory_office = LineField(_l("Jabatan penandatangan"), [at_most(120)])
    copies_to = LineField(_l("Tembusan"), [at_most(200)])
    urgency = SelectField(_l("Sifat"), choices=options(URGENCY_LABELS), default="biasa", validate_choice=False)
    classification = LineField(_l("Kode klasifikasi"), [at_most(160), known_code], allows_long_numbers=True)
    access = RadioField(
        _l("Siapa yang boleh membaca"),
        choices=options((level, label) for level, label in ACCESS_LABELS.items() if level != "publik"),
        default="pengurus",
    )
    reader_ids = SelectMultipleField(
        _l("Orang yang boleh membaca"), coerce=int, choices=[], widget=ListWidget(), option_widget=CheckboxInput()
    )
    group_id = SelectField(_l("Atas nama"), coerce=int, choices=[], default=0)
    form_key = HiddenField()
    follows_id = HiddenField()
    belongs_to = HiddenField()

    def validate_body(self, field: Any) -> None:
        """No field of the template may be left as it stood there."""
        if "[" in field.data and "]" in field.data:
            raise ValidationError(_l("Masih ada bagian dalam kurung siku. Gantilah dengan isi yang sebenarnya."))

    def letter_facts(self, type_code: str) -> LetterFacts:
        """The line of the register, for the services."""
        follows = self.follows_id.data or ""
        return LetterFacts(
            direction="keluar",
            registered_on=self.registered_on.data,
            type_code=type_code,
            urgency=self.urgency.data or "biasa",
            due_on=self.due_on.data,
            body=self.body.data or "",
            follows_id=int(follows) if follows.isdecimal() else None,
            **{name: getattr(self, name).data or "" for name in ("attachments", "signatory", "signatory_office",
                                                                  "copies_to")},
        )  # fmt: skip
