"""How a notice was carried."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField, SelectField
from wtforms.validators import NumberRange

from village.core.forms import Form, LineField, at_most, needed, optional, options
from village.home.words import CHANNEL_LABELS

_COUNT = NumberRange(0, 100_000, message=_l("Tulis angka, misalnya 25."))


class SendingForm(Form):
    """Channel, day, whom, and how many."""

    channel = SelectField(_l("Lewat"), choices=options(CHANNEL_LABELS))
    to = SelectField(_l("Kepada"), default="")
    sent_on = DateField(_l("Tanggal"), [needed(_l("Pilih tanggalnya."))])
    reached = IntegerField(_l("Berapa orang menerima"), [optional(), _COUNT])
    confirmed = IntegerField(_l("Berapa yang memastikan sudah membaca"), [optional(), _COUNT])
    note = LineField(_l("Catatan"), [at_most(120)])
