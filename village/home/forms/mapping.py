"""The picture of the plan, and a pin on it."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField
from wtforms.validators import NumberRange

from village.core.forms import Form, LineField, UploadField, at_most, optional, options
from village.home.words import PIN_LABELS

_PER_MILLE = NumberRange(0, 1000, message=_l("Tulis angka dari 0 sampai 1000."))


class MapForm(Form):
    """A picture and what it shows, for those who cannot see it."""

    picture = UploadField(_l("Gambar denah"))
    alt = LineField(_l("Apa yang terlihat di denah"), [at_most(200)])


class PinForm(Form):
    """What stands there. The place comes from the tap on the map, else from the two numbers, in per mille."""

    kind = SelectField(_l("Jenis"), choices=options(PIN_LABELS))
    name = LineField(_l("Nama tempat"), [at_most(60)])
    enterprise_id = SelectField(_l("Usaha"), coerce=int, default=0)
    note = LineField(_l("Keterangan"), [at_most(120)])
    x = IntegerField(_l("Dari kiri (0-1000)"), [optional(), _PER_MILLE])
    y = IntegerField(_l("Dari atas (0-1000)"), [optional(), _PER_MILLE])
