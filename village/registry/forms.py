"""What people may type of enterprises, groups and consent."""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, HiddenField, IntegerField, SelectChoice, SelectField, SelectMultipleField
from wtforms.validators import NumberRange, Regexp

from village.core.db import utcnow
from village.core.forms import (
    Form,
    LineField,
    LongTextField,
    PhoneField,
    PhotosField,
    UploadField,
    at_most,
    needed,
    optional,
    options,
)
from village.registry.facts import EnterpriseFacts, GroupFacts
from village.registry.models import CONSENT_PURPOSES
from village.registry.words import (
    CHANNEL_LABELS,
    GROUP_KIND_LABELS,
    KIND_LABELS,
    NETWORK_ROLE_LABELS,
    PURPOSE_LABELS,
    SCALE_LABELS,
    SELLING_WAY_LABELS,
    SEX_LABELS,
    TURNOVER_LABELS,
)

LARGEST_RT = 99
NOT_SAID = SelectChoice("", _l("belum diisi"))


class WholeNumberField(IntegerField):
    """A whole number, with a sentence people understand when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                self.data = int(valuelist[0].strip())
            except ValueError:
                raise ValueError(_l("Tulis angka saja, misalnya 4.")) from None


class DayField(DateField):
    """A day, with a sentence people understand when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Tanggal ini belum benar. Contoh: 2026-11-21.")) from None


def between(least: int, most: int) -> NumberRange:
    """A number from ``least`` to ``most``."""
    return NumberRange(least, most, _l("Tulis angka dari %(min)d sampai %(max)d."))


class SeenForm(Form):
    """A form that remembers when the thing it changes was last changed."""

    seen = HiddenField()

    def seen_at(self) -> datetime | None:
        """The moment that was sent along, or None where none or nonsense came."""
        try:
            return datetime.fromisoformat(self.seen.data or "").astimezone(UTC)
        except ValueError:
            return None


class EnterpriseForm(SeenForm):
    """One enterprise: three needed fields, the rest may follow later."""

    name = LineField(_l("Nama usaha"), [needed(), at_most(120)])
    kind = SelectField(_l("Jenis usaha"), choices=options(KIND_LABELS))
    rt = WholeNumberField(_l("RT"), [optional(), between(1, LARGEST_RT)])
    owner_name = LineField(_l("Nama pemilik"), [at_most(120)])
    owner_sex = SelectField(_l("Jenis kelamin pemilik"), choices=[NOT_SAID, *options(SEX_LABELS)], default="")
    phone = PhoneField(_l("Nomor WhatsApp atau telepon"))
    other_phone = PhoneField(_l("Nomor lain"))
    rw = WholeNumberField(_l("RW"), [optional(), between(1, LARGEST_RT)])
    address = LineField(_l("Alamat"), [at_most(200)], allows_long_numbers=True)
    landmark = LineField(_l("Patokan"), [at_most(200)])
    story = LongTextField(_l("Cerita usaha"), [at_most(3000)])
    started_year = WholeNumberField(_l("Mulai usaha tahun"), [optional()])
    workers = WholeNumberField(_l("Jumlah tenaga kerja"), [optional(), between(0, 9999)])
    scale = SelectField(_l("Skala usaha"), choices=[NOT_SAID, *options(SCALE_LABELS)], default="")
    selling_ways = SelectMultipleField(_l("Cara jual"), choices=options(SELLING_WAY_LABELS))
    kbli = LineField(
        _l("Kode KBLI"), [optional(), Regexp("[0-9]{5}$", message=_l("Kode KBLI terdiri atas lima angka."))]
    )
    kbli_edition = SelectField(
        _l("Edisi KBLI"), choices=[NOT_SAID, *options([("2020", "2020"), ("2025", "2025")])], default=""
    )
    turnover_range = SelectField(_l("Kisaran omzet"), choices=[NOT_SAID, *options(TURNOVER_LABELS)], default="")
    own_capital = SelectField(
        _l("Modal sendiri (swadaya)"),
        choices=[NOT_SAID, *options([("yes", _l("Ya")), ("no", _l("Tidak"))])],
        default="",
    )
    network_role = SelectField(
        _l("Peran dalam jaringan"), choices=[NOT_SAID, *options(NETWORK_ROLE_LABELS)], default=""
    )
    remark = LongTextField(_l("Keterangan pengurus"), [at_most(1000)])

    def validate_started_year(self, field: Any) -> None:
        """No business begins in the future."""
        if field.data is not None:
            between(1900, utcnow().year)(self, field)

    def validate_kbli_edition(self, field: Any) -> None:
        """Editions reuse digits for other meanings: a code without its edition says nothing."""
        if self.kbli.data and not field.data:
            raise ValueError(_l("Pilih edisi kode KBLI: angka yang sama bisa berarti lain di edisi lain."))

    def facts(self) -> EnterpriseFacts:
        """What was typed, as the register keeps it."""
        typed = {one.name: self._fields[one.name].data for one in fields(EnterpriseFacts)}
        for name in ("owner_name", "address", "landmark", "story", "remark"):
            typed[name] = typed[name] or ""
        for name in ("owner_sex", "scale", "kbli", "turnover_range", "network_role"):
            typed[name] = typed[name] or None
        typed["kbli_edition"] = int(typed["kbli_edition"]) if typed["kbli_edition"] else None
        typed["own_capital"] = {"yes": True, "no": False}.get(typed["own_capital"])
        return EnterpriseFacts(**typed)


def enterprise_form(enterprise: Any, sent: Any = None) -> EnterpriseForm:
    """The form as the register knows the enterprise, or as it was sent."""
    known = {one.name: getattr(enterprise, one.name) for one in fields(EnterpriseFacts)}
    known |= {name: known[name] or "" for name in ("owner_sex", "scale", "turnover_range", "network_role")}
    known["seen"] = enterprise.updated_at.isoformat()
    known["own_capital"] = {True: "yes", False: "no"}.get(enterprise.own_capital, "")
    known["kbli_edition"] = str(enterprise.kbli_edition or "")
    return EnterpriseForm(sent, data=known)


def group_form(group: Any, sent: Any = None) -> "GroupForm":
    """The form as the register knows the group, or as it was sent."""
    known = {one.name: getattr(group, one.name) for one in fields(GroupFacts)}
    return GroupForm(sent, data={**known, "seen": group.updated_at.isoformat()})


class PhotoForm(Form):
    """One photo of an enterprise or group."""

    photo = PhotosField(_l("Foto"))


class GroupForm(SeenForm):
    """One group."""

    name = LineField(_l("Nama kelompok"), [needed(), at_most(120)])
    kind = SelectField(_l("Jenis kelompok"), choices=options(GROUP_KIND_LABELS))
    purpose = LongTextField(_l("Tujuan"), [at_most(2000)])
    schedule = LineField(_l("Jadwal rutin"), [at_most(200)])
    network_role = SelectField(
        _l("Peran dalam jaringan"), choices=[NOT_SAID, *options(NETWORK_ROLE_LABELS)], default=""
    )
    decree = LineField(_l("Nomor SK"), [at_most(120)], allows_long_numbers=True)

    def facts(self) -> GroupFacts:
        """What was typed, as the register keeps it."""
        return GroupFacts(**{one.name: self._fields[one.name].data or "" for one in fields(GroupFacts)})


class MemberForm(Form):
    """Somebody who joins a group: an enterprise of the register, or a person by name."""

    enterprise_id = SelectField(_l("Usaha"), coerce=int, choices=[], validate_choice=True)
    person_name = LineField(_l("Atau nama orang tanpa usaha di sini"), [at_most(120)])
    may_show_name = BooleanField(_l("Orang ini setuju namanya tampil di halaman umum"))
    from_on = DayField(_l("Anggota sejak"), [optional()])
    until_on = DayField(_l("Sampai"), [optional()])


class LeaveForm(Form):
    """The day on which a member leaves; today where it is empty."""

    until_on = DayField(_l("Keluar tanggal"), [optional()])


class ConsentForm(Form):
    """The purposes an owner consents to, and how that was told."""

    purposes = SelectMultipleField(
        _l("Yang disetujui"), choices=options((purpose, PURPOSE_LABELS[purpose]) for purpose in CONSENT_PURPOSES)
    )
    channel = SelectField(
        _l("Bagaimana pemilik menyatakannya"),
        choices=options(CHANNEL_LABELS),
        default="in_person",
        validate_choice=False,
    )


class UploadForm(Form):
    """A list of businesses as a spreadsheet."""

    file = UploadField(_l("Berkas daftar usaha"))
