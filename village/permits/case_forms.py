"""What people type about a case: ticks, the issued paper, how it goes, why not yet, and what an official read."""

from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateField, HiddenField, RadioField, SelectField, SelectMultipleField

from village.core.forms import Form, LineField, LongTextField, PhotosField, at_most, needed, optional, options
from village.permits import states
from village.permits.said import Arrangement, PermitPaper


def _number_or_none(value: Any) -> int | None:
    return int(value) if value and str(value).isdecimal() else None


class TickForm(Form):
    """Which documents are ready, and which steps are done."""

    papers = SelectMultipleField(_l("Dokumen yang sudah ada"), validate_choice=False)
    steps = SelectMultipleField(_l("Langkah yang sudah selesai"), validate_choice=False)


class MoveForm(Form):
    """Another state, with the words it needs."""

    after = HiddenField()
    reason = LongTextField(_l("Alasan"), [at_most(500)])
    to_mend = LongTextField(_l("Yang perlu diperbaiki"), [at_most(500)])
    seen = HiddenField()


class PaperForm(Form):
    """What stands on the issued paper, and a picture of it. NIK and NPWP are refused like everywhere."""

    number = LineField(_l("Nomor izin"), [at_most(60)])
    issued_on = DateField(_l("Tanggal terbit"), [optional()])
    valid_until = DateField(_l("Berlaku sampai"), [optional()])
    nib_versi = SelectField(
        _l("NIB yang mana"),
        choices=options((code, states.NIB_VERSION_LABELS[code]) for code in states.NIB_VERSIONS[1:]),
        default="nib_rba",
        validate_choice=False,
    )
    is_commitment = BooleanField(_l("Terbit dengan komitmen: syaratnya masih harus dipenuhi"))
    file = PhotosField(_l("Foto atau berkas surat izinnya"))
    seen = HiddenField()

    def paper(self) -> PermitPaper:
        """What was typed, for the services."""
        version = self.nib_versi.data
        return PermitPaper(
            number=" ".join((self.number.data or "").split()),
            issued_on=self.issued_on.data,
            valid_until=self.valid_until.data,
            nib_versi=version if version in states.NIB_VERSIONS else None,
            is_commitment=bool(self.is_commitment.data),
        )


class ArrangeForm(Form):
    """Why not yet, who helps, when they meet. The view offers the helpers."""

    barrier = RadioField(
        _l("Mengapa belum diurus"),
        choices=options([("", _l("tidak ada halangan")), *states.BARRIER_LABELS.items()]),
        default="",
        validate_choice=False,
    )
    barrier_note = LineField(_l("Catatan"), [at_most(200)])
    helper_id = SelectField(_l("Didampingi oleh"), coerce=int, choices=[], default=0, validate_choice=False)
    appointment_on = DateField(_l("Janji bertemu"), [optional()])
    appointment_note = LineField(_l("Di mana, jam berapa"), [at_most(200)])

    def arrangement(self) -> Arrangement:
        """What was typed, for the services."""
        return Arrangement(
            barrier=self.barrier.data if self.barrier.data in states.BARRIERS else None,
            barrier_note=self.barrier_note.data or "",
            helper_id=self.helper_id.data or None,
            appointment_on=self.appointment_on.data,
            appointment_note=self.appointment_note.data or "",
        )


class VersionForm(Form):
    """Which NIB the business has, as far as anybody knows."""

    nib_versi = RadioField(
        _l("NIB usaha ini"), [needed()], choices=options(states.NIB_VERSION_LABELS), validate_choice=False
    )


class SendBackForm(Form):
    """What does not fit."""

    note = LongTextField(_l("Yang belum cocok"), [at_most(500)])


class WhichForm(Form):
    """Which permit the list meant; the view offers them."""

    code = SelectField(_l("Izin yang mana"), choices=[], validate_choice=False)


class AttachForm(Form):
    """For which product; the view offers them."""

    product_id = SelectField(_l("Untuk produk yang mana"), coerce=int, choices=[], validate_choice=False)


def seen_revision(form: Any) -> int | None:
    """The revision that the page of this form was made from."""
    return _number_or_none(form.seen.data)


def paper_form(case: Any, sent: MultiDict[str, str] | None = None) -> PaperForm:
    """The form of the paper, with what is known of it."""
    known = {
        "number": case.number,
        "issued_on": case.issued_on,
        "valid_until": case.valid_until,
        "nib_versi": case.nib_versi if case.nib_versi in states.NIB_VERSIONS[1:] else "nib_rba",
        "is_commitment": case.state == "terbit_komitmen",
        "seen": str(case.revision or ""),
    }
    return PaperForm(sent, data=known)


def arrange_form(case: Any, helpers: Any, sent: MultiDict[str, str] | None = None) -> ArrangeForm:
    """The form of the arrangement, with what is known of it. ``helpers`` are pairs of id and name."""
    names = ("barrier_note", "appointment_on", "appointment_note")
    known = {name: getattr(case, name) for name in names}
    form = ArrangeForm(sent, data={**known, "barrier": case.barrier or "", "helper_id": case.helper_id or 0})
    form.helper_id.choices = options([(0, _l("belum ada")), *helpers])
    return form
