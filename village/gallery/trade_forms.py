"""What is told of shops elsewhere, of goods at the kiosk, of duties and of sales."""

import re
from datetime import time

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectChoice, SelectField, TimeField

from village.core.forms import Form, LineField, RupiahField, at_most, needed, optional, options
from village.gallery.forms import CountField
from village.gallery.marketplaces import STATE_LABELS
from village.gallery.offer_forms import DayField
from village.gallery.sales_book import SOURCE_LABELS
from village.gallery.services.duty import DutyFacts
from village.gallery.services.links import PLATFORM_NAMES, LinkFacts
from village.gallery.services.sales import OWN_SOURCES


class RatingField(LineField):
    """Stars with one decimal, ``4,8``; ``tenths`` gives 48."""

    def pre_validate(self, form: object) -> None:
        if self.data and not re.fullmatch(r"[1-5](?:[.,][0-9])?", self.data):
            raise ValueError(_l("Tulis bintangnya seperti 4,8."))

    @property
    def tenths(self) -> int | None:
        """The stars in tenths, or None where nothing was typed."""
        whole, _mark, part = (self.data or "").replace(".", ",").partition(",")
        return int(whole) * 10 + int(part or 0) if whole else None


class LinkForm(Form):
    """A shop elsewhere."""

    platform = SelectField(
        _l("Toko online"),
        choices=[
            *(SelectChoice(key, name) for key, name in PLATFORM_NAMES.items()),
            SelectChoice("other", _l("Lainnya")),
        ],
    )
    other_name = LineField(_l("Nama toko online lainnya"), [at_most(60)])
    url = LineField(_l("Alamat"), [at_most(500)], allows_long_numbers=True)
    state = SelectField(_l("Keadaan"), choices=options(STATE_LABELS), default="active")
    rating = RatingField(_l("Bintang"), [at_most(4)])
    review_count = CountField(_l("Jumlah ulasan"))

    def facts(self) -> LinkFacts:
        """What was typed, as the service takes it."""
        return LinkFacts(
            self.platform.data,
            self.state.data,
            self.url.data or "",
            self.other_name.data or "",
            self.rating.tenths,
            self.review_count.data,
        )


class MoveForm(Form):
    """Pieces that come to the kiosk, are sold or go back."""

    variant_id = SelectField(_l("Varian"), coerce=int, default=0)
    quantity = CountField(_l("Jumlah"), [needed(_l("Tulis jumlahnya, misalnya 5."))])
    amount = RupiahField(_l("Uang yang diterima"))
    moved_on = DayField(_l("Hari"), [needed()])
    put_at = LineField(_l("Ditaruh di"), [at_most(60)])


class SettleForm(Form):
    """Money handed to an owner; ``expected`` is the amount that stood on the page."""

    received_by = LineField(_l("Diterima oleh"), [needed(_l("Tulis nama yang menerima uangnya.")), at_most(80)])
    paid_on = DayField(_l("Hari"), [needed()])
    expected = HiddenField()


class DutyForm(Form):
    """Who keeps the kiosk, on which day, from and until when."""

    person_name = LineField(_l("Nama yang piket"), [needed(_l("Tulis nama yang piket.")), at_most(80)])
    on_day = DayField(_l("Hari"), [needed()])
    opens = TimeField(_l("Buka jam"), [needed()])
    closes = TimeField(_l("Tutup jam"), [needed()])
    weeks = CountField(_l("Untuk berapa minggu berturut-turut"), default=1)

    def facts(self) -> DutyFacts:
        """What was typed, as the service takes it."""
        opens, closes, day = self.opens.data, self.closes.data, self.on_day.data
        assert opens and closes and day, "the form has been validated"
        return DutyFacts(day, self.person_name.data or "", _minute(opens), _minute(closes), self.weeks.data or 1)


class VisitorsForm(Form):
    """How many came to the kiosk on a duty."""

    visitors = CountField(_l("Jumlah pengunjung"), [optional()])


class SaleForm(Form):
    """A sale of the owner's own: what, how many, how much, when, where."""

    product_id = SelectField(_l("Produk"), coerce=int)
    quantity = CountField(_l("Jumlah"), [needed(_l("Tulis jumlahnya, misalnya 5."))])
    amount = RupiahField(_l("Uang yang diterima"), [needed(_l("Tulis uang yang diterima, untuk semuanya."))])
    sold_on = DayField(_l("Hari"), [needed()])
    source = SelectField(_l("Dijual lewat"), choices=options((key, SOURCE_LABELS[key]) for key in OWN_SOURCES))


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
