"""What people type about papers, and how they ask for them."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from village.core.forms import Form, LineField, LongTextField, PhotosField, at_most, needed, optional, options
from village.vault.classification import find_code
from village.vault.facts import DocumentFacts
from village.vault.words import ACCESS_LABELS, KIND_LABELS, RETENTION_LABELS

MOST_TAGS = 12


def known_code(_form: Form, field: Any) -> None:
    """A code of the classification, or words that only one code has."""
    if field.data and find_code(field.data) is None:
        raise ValidationError(_l("Kode itu tidak ada atau ada beberapa. Pilih satu dari saran yang muncul."))


class DocumentForm(Form):
    """Everything about a paper. The choices of group and readers are set by the view."""

    file = PhotosField(_l("Berkas"))
    title = LineField(_l("Perihal"), [needed(_l("Tulis perihalnya, misalnya Proposal kampung tematik.")), at_most(200)])
    kind = SelectField(
        _l("Jenis"),
        [needed()],
        choices=options([("", _l("pilih jenisnya")), *KIND_LABELS.items()]),
        validate_choice=False,
    )
    dated_on = DateField(_l("Tanggal"), [InputRequired(_l("Pilih tanggal yang tertulis di dokumennya."))])
    access = RadioField(_l("Siapa yang boleh membaca"), choices=options(ACCESS_LABELS), default="pengurus")
    reader_ids = SelectMultipleField(
        _l("Orang yang boleh membaca"), coerce=int, choices=[], widget=ListWidget(), option_widget=CheckboxInput()
    )
    group_id = SelectField(_l("Milik kelompok"), coerce=int, choices=[], default=0, validate_choice=False)
    number = LineField(_l("Nomor surat"), [at_most(80)], allows_long_numbers=True)
    sender = LineField(_l("Dari"), [at_most(160)])
    addressee = LineField(_l("Kepada"), [at_most(160)])
    classification = LineField(_l("Kode klasifikasi"), [at_most(160), known_code], allows_long_numbers=True)
    tags = LineField(_l("Kata kunci"), [at_most(200)])
    shelf = LineField(_l("Tempat kertas aslinya"), [at_most(160)])
    original_holder = LineField(_l("Pemegang kertas asli"), [at_most(160)])
    retention = SelectField(
        _l("Masa simpan"),
        choices=options([("", _l("belum ditentukan")), *RETENTION_LABELS.items()]),
        default="",
        validate_choice=False,
    )
    remark = LongTextField(_l("Catatan"), [at_most(1000)])
    about = HiddenField()
    upload_key = HiddenField()
    seen_revision = HiddenField()
    sent_sha256 = HiddenField()

    def validate_group_id(self, field: Any) -> None:
        """Only a group that was offered; an officer who was offered one alone need not choose."""
        offered = [choice.value for choice in field.choices]
        if field.data not in offered:
            if field.data or len(offered) != 1:
                raise ValidationError(_l("Pilih kelompok yang ada di daftar."))
            field.data = offered[0]

    def validate_kind(self, field: Any) -> None:
        """Only a kind that was offered."""
        if field.data not in KIND_LABELS:
            raise ValidationError(_l("Pilih jenis yang ada di daftar."))

    def validate_retention(self, field: Any) -> None:
        """Only a kind that was offered."""
        if field.data and field.data not in RETENTION_LABELS:
            raise ValidationError(_l("Pilih masa simpan yang ada di daftar."))

    def facts(self) -> DocumentFacts:
        """What was typed, for the services."""
        typed = (tag.strip() for tag in (self.tags.data or "").split(","))
        return DocumentFacts(
            kind=self.kind.data,
            title=self.title.data or "",
            dated_on=self.dated_on.data,
            access=self.access.data,
            number=self.number.data or "",
            classification=find_code(self.classification.data or "") or "",
            sender=self.sender.data or "",
            addressee=self.addressee.data or "",
            group_id=self.group_id.data or None,
            tags=list(dict.fromkeys(tag for tag in typed if tag))[:MOST_TAGS],
            place=self.shelf.data or "",
            original_holder=self.original_holder.data or "",
            retention=self.retention.data or "",
            remark=self.remark.data or "",
            reader_ids=tuple(self.reader_ids.data or ()),
        )


class VersionForm(Form):
    """A new version of a paper that is there already."""

    file = PhotosField(_l("Berkas versi baru"))
    note = LineField(_l("Apa yang berubah"), [optional(), at_most(200)])
    upload_key = HiddenField()
    sent_sha256 = HiddenField()


class DestructionForm(Form):
    """Why a document should be destroyed."""

    reason = LongTextField(
        _l("Alasan"), [needed(_l("Tulis alasannya, misalnya: masa simpan sudah lewat sejak 2024.")), at_most(500)]
    )
