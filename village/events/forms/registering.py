"""What somebody types who wants to come."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, RadioField, SelectField
from wtforms.validators import NumberRange, ValidationError

from village.core.forms import Form, LineField, PhoneField, at_most, needed, optional, options
from village.events.facts import Asked
from village.events.models import MOST_PEOPLE

_PEOPLE = NumberRange(1, MOST_PEOPLE, message=_l("Tulis angka dari 1 sampai %(max)d."))


class PersonForm(Form):
    """Name and phone; the rest may be left out."""

    name = LineField(_l("Nama"), [needed(_l("Tulis nama yang akan datang.")), at_most(80)])
    phone = PhoneField(_l("Nomor telepon"), [needed(_l("Tulis nomornya, supaya bisa dikabari kalau ada perubahan."))])
    people = IntegerField(_l("Berapa orang"), [optional(), _PEOPLE], default=1)
    rt = SelectField(_l("RT"), coerce=int, choices=[], default=0, validate_choice=False)
    enterprise_name = LineField(_l("Usaha"), [at_most(120)])
    audience = RadioField(_l("Anda dari mana"), choices=[], default="", validate_choice=False)
    opened = HiddenField()

    def validate_phone(self, field: Any) -> None:
        """A number that could not be read has no digits."""
        if not field.data and not field.errors:
            raise ValidationError(_l("Tulis nomornya, supaya bisa dikabari kalau ada perubahan."))

    def asked(self) -> Asked:
        """The same for the services."""
        return Asked(
            name=self.name.data or "",
            phone=self.phone.data or "",
            rt=self.rt.data if self.rt.data and 0 < self.rt.data < 100 else None,
            enterprise_name=self.enterprise_name.data or "",
            people=self.people.data or 1,
            audience=self.audience.data or "",
        )

    def offer(self, rts: list[int], audience: list[str]) -> "PersonForm":
        """The same form with what can be chosen."""
        self.rt.choices = options([(0, "-"), *((rt, f"RT {rt:02d}") for rt in rts)])
        self.audience.choices = options((one, one) for one in audience)
        return self


class RegistrationForm(PersonForm):
    """The same from somebody nobody knows. ``website`` is left empty by everybody who can see."""

    website = LineField(_l("Jangan diisi"))
    invitation = HiddenField()


class PeopleForm(Form):
    """With how many somebody comes after all."""

    people = IntegerField(_l("Berapa orang"), [needed(_l("Tulis jumlahnya.")), _PEOPLE])
