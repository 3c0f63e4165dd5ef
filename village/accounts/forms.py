"""What people type to sign in, to accept an invitation, to invite, and to set up a village."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, PasswordField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange, Regexp, ValidationError

from village.core.forms import Form, LineField, PhoneField, at_most, needed, optional, options
from village.core.village import MOTIFS, PALETTES, WORDS

ROLE_NAMES = {
    "owner": _l("Pemilik usaha"),
    "agent": _l("Kader (pendamping usaha)"),
    "group_officer": _l("Pengurus kelompok"),
    "official": _l("Pengurus kampung atau RW"),
    "kelurahan": _l("Petugas kelurahan"),
    "observer": _l("Pengamat (kecamatan, dinas)"),
    "admin": _l("Administrator"),
}
PALETTE_NAMES = {"nila": _l("Nila"), "soga": _l("Soga"), "kunyit": _l("Kunyit"), "mengkudu": _l("Mengkudu")}
MOTIF_NAMES = {
    "kawung": "Kawung",
    "parang": "Parang",
    "truntum": "Truntum",
    "ceplok": "Ceplok",
    "mega-mendung": "Mega mendung",
}


class EmailField(LineField):
    """An e-mail address, lower case; always optional."""

    def __init__(self, label: Any = None, validators: Any = (), **kwargs: Any):
        check = Regexp(r"^[^@\s]+@[^@\s]+\.[^@\s]+$", message=_l("Alamat e-mail ini belum benar."))
        super().__init__(label, [*validators, optional(), at_most(200), check], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([value.lower() for value in valuelist])


class SignInForm(Form):
    """Phone number or e-mail, and password."""

    identifier = LineField(_l("Nomor telepon atau e-mail"), [needed()], allows_long_numbers=True)
    password = PasswordField(_l("Kata sandi"), [needed()])
    shared = BooleanField(_l("Ini komputer bersama"))


class AcceptForm(Form):
    """The invited person's name, contact and new password."""

    name = LineField(_l("Nama Anda"), [needed(), at_most(120)])
    phone = PhoneField(_l("Nomor telepon"), [])
    email = EmailField(_l("E-mail"))
    password = PasswordField(_l("Kata sandi baru"), [needed()])

    def validate_phone(self, field: Any) -> None:
        if not field.data and not self.email.data:
            raise ValidationError(_l("Isi nomor telepon atau e-mail: itulah yang dipakai untuk masuk."))


class NewPasswordForm(Form):
    """A new password for somebody who lost theirs."""

    password = PasswordField(_l("Kata sandi baru"), [needed()])


class InviteForm(Form):
    """Whom to invite, as what, and for which business or group."""

    name = LineField(_l("Nama"), [needed(), at_most(120)])
    role = RadioField(_l("Sebagai"), [needed(_l("Pilih salah satu peran."))])
    phone = PhoneField(_l("Nomor WhatsApp"), [])
    enterprise_id = SelectField(_l("Untuk usaha"), coerce=int, default=0)
    group_id = SelectField(_l("Untuk kelompok"), coerce=int, default=0)

    def validate_enterprise_id(self, field: Any) -> None:
        if self.role.data == "owner" and not field.data:
            raise ValidationError(_l("Pilih usaha miliknya."))

    def validate_group_id(self, field: Any) -> None:
        if self.role.data == "group_officer" and not field.data:
            raise ValidationError(_l("Pilih kelompok yang diurusnya."))


class ContactForm(Form):
    """One's own name and contact, confirmed with the password."""

    name = LineField(_l("Nama"), [needed(), at_most(120)])
    phone = PhoneField(_l("Nomor telepon"), [])
    email = EmailField(_l("E-mail"))
    current = PasswordField(_l("Kata sandi sekarang"), [needed()])


class PasswordForm(Form):
    """A new password, confirmed with the old one."""

    current = PasswordField(_l("Kata sandi sekarang"), [needed()])
    password = PasswordField(_l("Kata sandi baru"), [needed()])


class RolesForm(Form):
    """All roles of one account."""

    roles = SelectMultipleField(_l("Peran"), choices=options(ROLE_NAMES))


class RegionForm(Form):
    """Looking for the village's place."""

    q = LineField(_l("Nama kelurahan, desa, atau kecamatan"), [needed(_l("Ketik nama tempatnya."))])


class FoundingForm(Form):
    """Everything that makes a village, and its first administrator."""

    region = RadioField(_l("Kelurahan atau kecamatan"), [needed(_l("Pilih tempatnya."))], validate_choice=False)
    kelurahan = LineField(_l("Nama kelurahan atau desa"), [at_most(80)])
    name = LineField(_l("Nama kampung"), [needed(), at_most(80)])
    theme = LineField(_l("Tema"), [needed(), at_most(120)])
    rw = IntegerField("RW", [optional(), NumberRange(1, 99, message=_l("Tulis nomor RW dari 1 sampai 99."))])
    word = RadioField(
        _l("Disebut apa"), choices=options((word, word.capitalize()) for word in WORDS), default="kampung"
    )
    contact_phone = PhoneField(_l("Nomor WhatsApp kampung"), [needed()])
    area_code = LineField(_l("Kode telepon daerah"), [at_most(5)])
    palette = RadioField(_l("Warna"), choices=options((one, PALETTE_NAMES[one]) for one in PALETTES), default="nila")
    motif = RadioField(_l("Motif batik"), choices=options((one, MOTIF_NAMES[one]) for one in MOTIFS), default="kawung")
    admin_name = LineField(_l("Nama Anda"), [needed(), at_most(120)])
    admin_phone = PhoneField(_l("Nomor telepon Anda"), [needed()])
    password = PasswordField(_l("Kata sandi"), [needed()])
