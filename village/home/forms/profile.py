"""What officials type of achievements and of people in office."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, IntegerField, SelectField
from wtforms.validators import NumberRange

from village.core.forms import Form, LineField, PhoneField, UploadField, at_most, needed, optional, options
from village.home.words import LEVEL_LABELS, MONTHS

FIRST_YEAR, LAST_YEAR = 1900, 2100
_YEAR = NumberRange(FIRST_YEAR, LAST_YEAR, message=_l("Tulis tahunnya dengan empat angka, misalnya 2019."))


class AchievementForm(Form):
    """What was won or recognised, when, at which level, with a photo as proof and what it belongs to."""

    activity = LineField(_l("Nama kegiatan"), [needed(_l("Tulis nama lomba atau kegiatannya.")), at_most(120)])
    result = LineField(_l("Hasil"), [needed(_l("Tulis hasilnya, misalnya Juara 2.")), at_most(120)])
    year = IntegerField(_l("Tahun"), [needed(_l("Tulis tahunnya.")), _YEAR])
    month = SelectField(_l("Bulan"), choices=options([("", "-"), *MONTHS]), default="")
    until_year = IntegerField(_l("Sampai tahun"), [optional(), _YEAR])
    level = SelectField(_l("Tingkat"), choices=options([("", "-"), *LEVEL_LABELS.items()]), default="")
    proof = UploadField(_l("Foto bukti"))
    without_proof = BooleanField(_l("Lepas foto bukti yang sekarang"))
    enterprise_id = SelectField(_l("Usaha terkait"), coerce=int, default=0)
    group_id = SelectField(_l("Kelompok terkait"), coerce=int, default=0)
    product_id = SelectField(_l("Produk terkait"), coerce=int, default=0)


class TermForm(Form):
    """Who is in office since when; each thing that everybody may see is ticked by itself."""

    office = LineField(_l("Jabatan"), [needed(_l("Tulis jabatannya, misalnya Ketua RW 05.")), at_most(80)])
    person_name = LineField(_l("Nama"), [needed(_l("Tulis namanya.")), at_most(80)])
    from_on = DateField(_l("Menjabat sejak"), [needed(_l("Pilih tanggal mulainya."))])
    until_on = DateField(_l("Sampai dengan"), [optional()])
    phone = PhoneField(_l("Nomor telepon"))
    photo = UploadField(_l("Foto orangnya"))
    without_photo = BooleanField(_l("Lepas foto yang sekarang"))
    may_show_name = BooleanField(_l("Setuju namanya tampil"))
    may_show_photo = BooleanField(_l("Setuju fotonya tampil"))
    may_show_phone = BooleanField(_l("Setuju nomornya tampil"))


class HandOverForm(Form):
    """The successor; the office itself stays what it is."""

    person_name = LineField(_l("Nama penggantinya"), [needed(_l("Tulis nama penggantinya.")), at_most(80)])
    from_on = DateField(_l("Mulai menjabat"), [needed(_l("Pilih tanggal mulainya."))])
    phone = PhoneField(_l("Nomor telepon"))
    may_show_name = BooleanField(_l("Setuju namanya tampil"))
    may_show_phone = BooleanField(_l("Setuju nomornya tampil"))
