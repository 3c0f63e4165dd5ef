"""What anybody writes into the suggestion box, and what officials answer."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from village.core.forms import Form, LineField, LongTextField, at_least, at_most, needed


class SuggestionForm(Form):
    """The text; name and contact only if somebody wants to. ``website`` is left empty by everybody who can see."""

    text = LongTextField(
        _l("Saran, pertanyaan, atau keluhan"),
        [needed(_l("Tulis saran Anda, satu kalimat pun cukup.")), at_least(8), at_most(2_000)],
    )
    name = LineField(_l("Nama"), [at_most(80)])
    contact = LineField(_l("Nomor telepon atau surel"), [at_most(100)])
    may_contact = BooleanField(_l("Pengurus boleh menyimpan kontak ini dan menghubungi saya"))
    website = LineField(_l("Jangan diisi"))
    opened = HiddenField()


class AnswerForm(Form):
    """The answer to the writer, and, if it helps others too, question and answer without the writer."""

    answer = LongTextField(_l("Jawaban untuk penulis"), [needed(_l("Tulis jawabannya.")), at_most(2_000)])
    is_public = BooleanField(_l("Tampilkan juga sebagai tanya jawab untuk umum"))
    faq_question = LineField(_l("Pertanyaan untuk umum"), [at_most(200)])
    faq_answer = LongTextField(_l("Jawaban untuk umum"), [at_most(2_000)])
