"""What officials type for notices and for the village's own pages."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectMultipleField
from wtforms.validators import NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

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
from village.core.village import MOTIFS, PALETTES, WORDS

PALETTE_LABELS = {
    "nila": _l("Nila (biru)"),
    "soga": _l("Soga (cokelat)"),
    "kunyit": _l("Kunyit (kuning)"),
    "mengkudu": _l("Mengkudu (merah)"),
}
MOTIF_LABELS = {
    "kawung": "Kawung",
    "parang": "Parang",
    "truntum": "Truntum",
    "ceplok": "Ceplok",
    "mega-mendung": "Mega mendung",
}


class NoticeForm(Form):
    """Photo, place (``venue``: a form has a method of that name), text; the title may be left out."""

    photos = PhotosField(_l("Foto"))
    venue = LineField(_l("Tempat"), [at_most(120)])
    body = LongTextField(_l("Isi kabar"), [needed(_l("Tulis kabarnya, satu kalimat pun cukup."))])
    title = LineField(_l("Judul"), [at_most(90)])
    rts = SelectMultipleField(
        _l("Untuk RT"), coerce=int, widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    group_ids = SelectMultipleField(
        _l("Untuk kelompok"), coerce=int, widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    is_internal = BooleanField(_l("Hanya untuk yang punya akun"))
    upload_key = HiddenField()
    seen_at = HiddenField()
    removed = SelectMultipleField(
        _l("Foto yang dibuang"), coerce=int, validate_choice=False, widget=ListWidget(), option_widget=CheckboxInput()
    )


class VillageForm(Form):
    """Facts and look of the village."""

    name = LineField(_l("Nama kampung"), [needed(), at_most(80)])
    tagline = LineField(_l("Kalimat pembuka di beranda"), [at_most(80)])
    introduction = LongTextField(_l("Perkenalan singkat"), [at_most(400)])
    cover = UploadField(_l("Foto kampung"))
    without_cover = BooleanField(_l("Lepas foto yang sekarang"))
    seen_at = HiddenField()
    theme = LineField(_l("Tema"), [at_most(120)])
    story = LongTextField(_l("Cerita kampung"))
    achievements = LongTextField(_l("Prestasi"))
    officials = LongTextField(_l("Pengurus"))
    address = LineField(_l("Alamat"), [at_most(200)], allows_long_numbers=True)
    directions = LongTextField(_l("Cara ke sini"), [at_most(1000)])
    opening_hours = LineField(_l("Jam buka galeri"), [at_most(160)])
    contact_phone = PhoneField(_l("Nomor WhatsApp kampung"), [needed()])
    area_code = LineField(_l("Kode telepon daerah"), [at_most(5)])
    postcode = LineField(_l("Kode pos"), [at_most(5)])
    rw = IntegerField("RW", [optional(), NumberRange(1, 99, message=_l("Tulis nomor RW dari 1 sampai 99."))])
    word = RadioField(_l("Disebut apa"), choices=options((word, word.capitalize()) for word in WORDS))
    palette = RadioField(_l("Warna"), choices=options((one, PALETTE_LABELS[one]) for one in PALETTES))
    motif = RadioField(_l("Motif batik"), choices=options((one, MOTIF_LABELS[one]) for one in MOTIFS))
    first_listing_waits = BooleanField(_l("Produk pertama usaha baru dilihat pengurus dulu"))
