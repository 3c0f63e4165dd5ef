"""What visitors report, what officials answer, and the other words they keep."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from village.core.forms import Form, LineField, LongTextField, at_most, needed, options

REASON_LABELS = {
    "gone": _l("Barangnya sudah tidak ada"),
    "wrong": _l("Foto, harga, atau keterangannya salah"),
    "forbidden": _l("Barang yang tidak boleh dijual"),
    "fraud": _l("Tampak seperti penipuan"),
    "other": _l("Lainnya"),
}


class ReportForm(Form):
    """What is wrong with a product."""

    reason = RadioField(
        _l("Apa yang tidak beres?"),
        choices=options(REASON_LABELS),
        validators=[needed(_l("Pilih salah satu."))],
    )
    text = LongTextField(_l("Ceritakan singkat"), [at_most(500)])


class AnswerForm(Form):
    """A sentence to the keepers of a product."""

    text = LongTextField(_l("Tulisan untuk pemilik"), [at_most(500)])


class SynonymForm(Form):
    """A word, and others that mean the same to a buyer."""

    word = LineField(_l("Kata yang diketik orang"), [needed(_l("Tulis katanya.")), at_most(30)])
    others = LineField(_l("Dicari juga sebagai"), [needed(_l("Tulis paling sedikit satu kata lain.")), at_most(160)])
