"""What keepers tell of a product, and what visitors ask the shelf for."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, IntegerField, RadioField, SelectChoice, SelectField, ValidationError

from village.core.forms import (
    Form,
    LineField,
    LongTextField,
    PhotosField,
    RupiahField,
    at_most,
    needed,
    optional,
    options,
)
from village.gallery.categories import CATEGORIES
from village.gallery.shelf import AS_CHOSEN, BEST_MATCH, SORTS

PRICE_CHOICES = [
    ("fixed", _l("Harga pas")),
    ("from", _l("Mulai dari harga ini")),
    ("range", _l("Dari harga ini sampai harga lain")),
    ("ask", _l("Tanya harga dulu")),
]
STOCK_CHOICES = [
    ("ready", _l("Siap")),
    ("made_to_order", _l("Dibuat setelah dipesan")),
    ("sold_out", _l("Habis")),
]
SORT_LABELS = {
    BEST_MATCH: _l("Paling cocok"),
    AS_CHOSEN: _l("Pilihan pengurus"),
    "terbaru": _l("Terbaru"),
    "termurah": _l("Termurah"),
    "termahal": _l("Termahal"),
    "nama": _l("Nama A-Z"),
}
# What a shopper calls a stock mode in an address.
STOCK_WORDS = {"siap": "ready", "pesan": "made_to_order", "habis": "sold_out"}
LONGEST_UNIT = 60


class CountField(IntegerField):
    """A whole number that may stay empty; dots between thousands are fine."""

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0].strip().replace(".", "") if valuelist else ""
        self.data = None
        if not text:
            return
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise ValueError(_l("Tulis angka saja, misalnya 12."))
        self.data = int(text)


class ProductForm(Form):
    """All that is told of a product. Name and price first; the rest may come later."""

    name = LineField(_l("Nama produk"), [needed(_l("Tulis nama produknya.")), at_most(120)])
    price = RupiahField(_l("Harga"))
    price_mode = RadioField(_l("Cara menulis harga"), choices=options(PRICE_CHOICES), default="fixed")
    price_high = RupiahField(_l("Sampai harga"))
    unit = LineField(_l("Satuan"), [at_most(LONGEST_UNIT)])
    category = SelectField(
        _l("Jenis produk"),
        choices=[
            SelectChoice("", _l("- belum dipilih -")),
            *(SelectChoice(category.id, category.label) for category in CATEGORIES),
        ],
        default="",
    )
    description = LongTextField(_l("Cerita produk"))
    stock_mode = RadioField(_l("Stok"), choices=options(STOCK_CHOICES), default="ready")
    stock_count = CountField(_l("Jumlah yang siap"))
    made_in_days = CountField(_l("Lama membuat (hari)"))
    min_order = CountField(_l("Pesanan paling sedikit"))
    shelf_life = LineField(_l("Tahan berapa lama"), [at_most(120)])
    net_weight = LineField(_l("Berat atau isi bersih"), [at_most(60)])
    ingredients = LineField(_l("Komposisi"), [at_most(400)])
    version = HiddenField()


class NewProductForm(ProductForm):
    """The first minute of a product: photo, name, price, and the enterprise where a person keeps several."""

    photos = PhotosField(_l("Foto"))
    enterprise_id = SelectField(_l("Usaha"), coerce=int, validate_choice=False)
    upload_key = HiddenField()

    def validate_enterprise_id(self, field: Any) -> None:
        """0 is the line that says to choose."""
        if not field.data:
            raise ValidationError(_l("Pilih usaha yang membuat produk ini. Isian lain tetap ada."))


class PhotosForm(Form):
    """More photos of a product."""

    photos = PhotosField(_l("Tambah foto"))


class PhotoForm(Form):
    """What one photo shows, and which part of it stands on the card."""

    alt = LineField(_l("Keterangan foto"), [at_most(200)])
    across = SelectField(
        _l("Ambil dari sebelah"),
        choices=[SelectChoice("0", _l("kiri")), SelectChoice("0.5", _l("tengah")), SelectChoice("1", _l("kanan"))],
        default="0.5",
    )
    down = SelectField(
        _l("Ambil dari bagian"),
        choices=[SelectChoice("0", _l("atas")), SelectChoice("0.5", _l("tengah")), SelectChoice("1", _l("bawah"))],
        default="0.5",
    )
    zoom = SelectField(
        _l("Seberapa dekat"),
        choices=[
            SelectChoice("1", _l("Seluas mungkin")),
            SelectChoice("1.3", _l("Agak dekat")),
            SelectChoice("1.7", _l("Dekat")),
            SelectChoice("2.2", _l("Sangat dekat")),
        ],
        default="1",
    )


class StockForm(Form):
    """How much there is, told from the list."""

    stock_mode = RadioField(_l("Stok"), choices=options(STOCK_CHOICES), default="ready")
    stock_count = CountField(_l("Jumlah yang siap"))
    made_in_days = CountField(_l("Lama membuat (hari)"))


class ShelfForm(Form):
    """What a visitor wants to see; every part may be empty, and the address of the page holds all of it."""

    q = LineField(_l("Cari"), [at_most(200)])
    kategori = SelectField(_l("Jenis"), validate_choice=False, default="")
    kelompok = SelectField(_l("Kelompok"), validate_choice=False, default="")
    rt = CountField(_l("RT"))
    stok = SelectField(_l("Stok"), validate_choice=False, default="")
    lencana = SelectField(_l("Lencana"), validate_choice=False, default="")
    min = RupiahField(_l("Harga dari"), [optional()])
    maks = RupiahField(_l("Harga sampai"), [optional()])
    urut = SelectField(_l("Urutkan"), validate_choice=False, default="")
    koleksi = HiddenField()
    saring = HiddenField()

    def sort(self, *, is_search: bool, is_collection: bool = False) -> str:
        """The order asked for; without a wish the best match of a search, the choice of a collection, the newest."""
        allowed = sorts_of(is_search=is_search, is_collection=is_collection)
        wish: Any = self.urut.data
        return wish if wish in allowed else allowed[0]


def sorts_of(*, is_search: bool, is_collection: bool) -> tuple[str, ...]:
    """The orders that make sense, the one without a wish first."""
    return (*([BEST_MATCH] if is_search else []), *([AS_CHOSEN] if is_collection else []), *SORTS)
