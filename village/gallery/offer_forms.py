"""What keepers tell of variants, discounts and the story of a product, and officials of a collection."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, RadioField, SelectChoice, SelectField

from village.core.forms import Form, LineField, LongTextField, RupiahField, at_most, needed, optional, options
from village.gallery.categories import CATEGORIES
from village.gallery.forms import CountField
from village.gallery.offers import BRAND_LABELS
from village.gallery.services.collections import CollectionFacts
from village.gallery.services.offers import DiscountFacts, StoryFacts
from village.gallery.services.variants import VariantFacts


class DayField(DateField):
    """A day, with a sentence people understand when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Tanggal ini belum benar. Contoh: 2026-11-21.")) from None


class VariantForm(Form):
    """One way to have the product."""

    size = LineField(_l("Ukuran atau isi"), [at_most(60)])
    taste = LineField(_l("Rasa"), [at_most(60)])
    colour = LineField(_l("Warna"), [at_most(60)])
    price = RupiahField(_l("Harga varian ini"))
    stock_count = CountField(_l("Jumlah yang siap"))

    def facts(self) -> VariantFacts:
        """What was typed, as the service takes it."""
        return VariantFacts(
            self.size.data or "",
            self.taste.data or "",
            self.colour.data or "",
            self.price.data,
            self.stock_count.data,
        )


class DiscountForm(Form):
    """A price cut and its days."""

    amount = RupiahField(_l("Besar potongan"), [needed(_l("Tulis besar potongannya, misalnya 10."))])
    kind = RadioField(
        _l("Dihitung sebagai"),
        choices=[SelectChoice("percent", _l("Persen dari harga")), SelectChoice("rupiah", _l("Rupiah"))],
        default="percent",
    )
    starts_on = DayField(_l("Mulai hari"), [needed()])
    ends_on = DayField(_l("Sampai hari"), [needed()])
    title = LineField(_l("Nama promo"), [at_most(80)])

    def facts(self) -> DiscountFacts:
        """What was typed, as the service takes it."""
        amount, starts_on, ends_on = self.amount.data, self.starts_on.data, self.ends_on.data
        assert amount is not None and starts_on and ends_on, "the form has been validated"
        return DiscountFacts(self.kind.data, amount, starts_on, ends_on, self.title.data or "")


class StoryForm(Form):
    """What makes the product one of this village."""

    particular = LongTextField(_l("Apa khasnya"), [at_most(600)])
    local_material = LineField(_l("Bahan dari sekitar sini"), [at_most(200)])
    maker = LineField(_l("Siapa yang membuat"), [at_most(200)])
    technique = LineField(_l("Cara membuatnya"), [at_most(200)])
    steps = LongTextField(_l("Langkah-langkahnya"), [at_most(1500)])
    brand_kind = RadioField(_l("Merek"), choices=options(BRAND_LABELS), default="none")
    brand_name = LineField(_l("Nama merek"), [at_most(80)])
    version = HiddenField()

    def facts(self) -> StoryFacts:
        """What was typed, as the service takes it."""
        return StoryFacts(
            self.particular.data or "",
            self.local_material.data or "",
            self.maker.data or "",
            self.technique.data or "",
            self.steps.data or "",
            self.brand_kind.data or "",
            self.brand_name.data or "",
        )


class CollectionForm(Form):
    """A collection: its name, and then by rule or by choice what stands in it."""

    name = LineField(_l("Nama koleksi"), [needed(_l("Tulis nama koleksinya.")), at_most(80)])
    description = LongTextField(_l("Kalimat pengantar"), [at_most(300)])
    below = RupiahField(_l("Semua produk di bawah harga"), [optional()])
    category = SelectField(
        _l("Hanya jenis"),
        choices=[
            SelectChoice("", _l("Semua jenis")),
            *(SelectChoice(category.id, category.label) for category in CATEGORIES),
        ],
        default="",
    )
    starts_on = DayField(_l("Tampil mulai hari"), [optional()])
    ends_on = DayField(_l("Tampil sampai hari"), [optional()])
    position = CountField(_l("Urutan"))

    def facts(self) -> CollectionFacts:
        """What was typed, as the service takes it."""
        return CollectionFacts(
            self.name.data or "",
            self.description.data or "",
            self.below.data,
            self.category.data or None,
            self.starts_on.data,
            self.ends_on.data,
            self.position.data or 0,
        )


def collection_form(collection: Any) -> CollectionForm:
    """The form as a collection fills it."""
    return CollectionForm(
        obj=collection, data={"below": collection.below_rupiah, "category": collection.category or ""}
    )
