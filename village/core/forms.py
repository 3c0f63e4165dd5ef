"""Forms with Indonesian messages, the village's own fields, and a refusal of personal numbers."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, FileField, MultipleFileField, SelectChoice, StringField, TextAreaField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, Length, Optional, ValidationError
from wtforms.widgets import FileInput

from village.core.errors import DomainError
from village.core.formatting import parse_rupiah
from village.core.personal_numbers import looks_like_nik
from village.core.phones import InvalidPhone, display, normalise

LONGEST_LINE = 200
LONGEST_TEXT = 5_000


def needed(message: Any = None) -> InputRequired:
    """The field must be filled in."""
    return InputRequired(message or _l("Bagian ini perlu diisi."))


def at_most(characters: int) -> Length:
    """No more than ``characters``."""
    return Length(max=characters, message=_l("Paling panjang %(max)d huruf."))


def at_least(characters: int) -> Length:
    """No fewer than ``characters``."""
    return Length(min=characters, message=_l("Paling sedikit %(min)d huruf."))


def optional() -> Optional:
    """May be left empty."""
    return Optional()


def options(choices: Mapping[Any, Any] | Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """What a select, radio or checks field offers, from codes with their words."""
    return [SelectChoice(*pair) for pair in (choices.items() if isinstance(choices, Mapping) else choices)]


def _strip(text: str | None) -> str | None:
    return text.replace("\x00", "").strip() if text else text


class LineField(StringField):
    """One line of text, at most 200 characters unless said otherwise; a number with the shape of a NIK is refused.

    ``allows_long_numbers`` is for account, QRIS and address fields, where 16 digits are innocent.
    """

    def __init__(self, label: Any = None, validators: Any = (), *, allows_long_numbers: bool = False, **kwargs: Any):
        limits = [] if any(isinstance(v, Length) for v in validators) else [at_most(LONGEST_LINE)]
        super().__init__(label, [*validators, *limits], filters=[_strip], **kwargs)
        self.allows_long_numbers = allows_long_numbers

    def pre_validate(self, form: Any) -> None:
        if self.data and not self.allows_long_numbers and looks_like_nik(self.data):
            raise ValidationError(
                _l("Ini tampaknya NIK. Situs ini tidak pernah meminta atau menyimpan NIK. Hapus nomor itu.")
            )


class LongTextField(LineField, TextAreaField):
    """Several lines of text, at most 5,000 characters."""

    def __init__(self, label: Any = None, validators: Any = (), **kwargs: Any):
        limits = [] if any(isinstance(v, Length) for v in validators) else [at_most(LONGEST_TEXT)]
        super().__init__(label, [*validators, *limits], **kwargs)


class RupiahField(Field):
    """An amount in whole rupiah, typed as 15000, 15.000, 15rb or Rp 15.000,-. ``data`` is an int or None."""

    widget = StringField.widget
    raw: str = ""

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:,}".replace(",", ".") if self.data is not None else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        try:
            self.data = parse_rupiah(text)
        except ValueError:
            raise ValueError(_l("Tulis harganya seperti 15.000 atau 15rb.")) from None


class PhoneField(Field):
    """An Indonesian phone number in any form; ``data`` is digits beginning with 62, or None."""

    widget = StringField.widget

    def __init__(self, label: Any = None, validators: Any = (), *, area_code: str | None = None, **kwargs: Any):
        super().__init__(label, validators, **kwargs)
        self.area_code = area_code

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return display(self.data) if self.data else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        try:
            self.data = normalise(text, self.area_code).digits
        except InvalidPhone:
            raise ValueError(_l("Nomor ini belum benar. Contoh: 0812-3456-7890.")) from None


class PhotosField(MultipleFileField):
    """Photos; ``data`` is the list of files that really came. The page says whether several may be chosen at once."""

    widget = FileInput()

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = [file for file in valuelist if getattr(file, "filename", "")]


class UploadField(FileField):
    """One file; ``data`` is the file that really came, or None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = next((file for file in valuelist if getattr(file, "filename", "")), None)


class Form(PlainForm):
    """What people may type or upload. Rules of the village come back as DomainError through ``place``."""

    summary: tuple[str, ...] = ()

    def place(self, error: DomainError) -> None:
        """Put a rule's sentence beside its field, or on top of the form."""
        field = self._fields.get(error.field) if error.field else None
        if field is not None:
            field.errors = [*field.errors, str(error)]
        else:
            self.summary = (*self.summary, str(error))
