"""What people type to have a business written down, and what officials answer."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField
from wtforms.validators import InputRequired

from village.core.forms import Form, LineField, LongTextField, PhoneField, at_most, needed, optional, options
from village.registry.forms import LARGEST_RT, WholeNumberField, between
from village.registry.services.proposals import Asked
from village.registry.words import KIND_LABELS


class AnotherForm(Form):
    """One more business of somebody whom the site knows. ``opened`` tells the same form sent twice."""

    name = LineField(_l("Nama usaha"), [needed(_l("Tulis nama usahanya.")), at_most(120)])
    rt = WholeNumberField(_l("RT"), [InputRequired(_l("Tulis nomor RT, misalnya 4.")), between(1, LARGEST_RT)])
    note = LongTextField(_l("Apa yang dibuat atau dijual"), [at_most(500)])
    opened = HiddenField()

    def asked(self, owner_name: str = "", phone: str | None = None) -> Asked:
        """What was typed, with who it is."""
        return Asked(self.name.data or "", owner_name, phone, self.rt.data, self.note.data or "")


class JoinForm(Form):
    """A business of somebody nobody knows yet. ``website`` is left empty by everybody who can see."""

    name = LineField(_l("Nama usaha"), [needed(_l("Tulis nama usahanya.")), at_most(120)])
    owner_name = LineField(_l("Nama Anda"), [needed(_l("Tulis nama Anda, boleh satu kata.")), at_most(120)])
    phone = PhoneField(_l("Nomor telepon"), [needed(_l("Tulis nomor yang bisa dihubungi pengurus."))])
    rt = WholeNumberField(_l("RT"), [InputRequired(_l("Tulis nomor RT, misalnya 4.")), between(1, LARGEST_RT)])
    note = LongTextField(_l("Apa yang dibuat atau dijual"), [at_most(500)])
    website = LineField(_l("Jangan diisi"))
    opened = HiddenField()

    def asked(self) -> Asked:
        """What was typed."""
        return Asked(
            self.name.data or "", self.owner_name.data or "", self.phone.data, self.rt.data, self.note.data or ""
        )


class AcceptForm(Form):
    """What an official adds to a business that is written down."""

    kind = SelectField(
        _l("Jenis usaha"), choices=options([("", _l("- pilih jenis -")), *KIND_LABELS.items()]), default=""
    )


class TieForm(Form):
    """A business that stands in the register already."""

    enterprise_id = SelectField(_l("Usaha yang sudah tercatat"), coerce=int, choices=[], validate_choice=True)


class DeclineForm(Form):
    """Why not."""

    reason = LineField(_l("Alasannya"), [at_most(300), optional()])


def tie_form(choices: list[tuple[int, str]], sent: Any = None) -> TieForm:
    """The form with every business of the register."""
    form = TieForm(sent)
    form.enterprise_id.choices = options([(0, _l("- pilih usaha -")), *choices])
    return form
