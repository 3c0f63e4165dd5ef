"""A round of the short survey, and an answer to it."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField, HiddenField, IntegerField, RadioField, SelectMultipleField
from wtforms.validators import NumberRange

from village.core.forms import Form, LineField, LongTextField, at_most, needed, optional, options
from village.home.words import PASSIVE_REASON_LABELS, SATISFACTION_LABELS


class SurveyForm(Form):
    """What the round is called and its last day."""

    title = LineField(_l("Nama survei"), [needed(_l("Tulis namanya, misalnya Survei warga November.")), at_most(80)])
    until_on = DateField(_l("Dijawab paling lambat"), [needed(_l("Pilih tanggalnya."))])


class SurveyAnswerForm(Form):
    """Three questions and the RT. ``website`` is left empty by everybody who can see."""

    satisfaction = RadioField(
        _l("Seberapa puas Anda dengan kegiatan kampung?"),
        [needed(_l("Pilih salah satu."))],
        choices=options(SATISFACTION_LABELS),
        coerce=int,
    )
    reasons = SelectMultipleField(
        _l("Kalau tidak ikut kegiatan, apa sebabnya?"), choices=options(PASSIVE_REASON_LABELS)
    )
    dream = LongTextField(_l("Apa cita-cita Anda untuk usaha Anda atau kampung ini?"), [at_most(500)])
    rt = IntegerField(_l("RT"), [optional(), NumberRange(1, 99, message=_l("Tulis nomor RT, misalnya 4."))])
    website = LineField(_l("Jangan diisi"))
    opened = HiddenField()
