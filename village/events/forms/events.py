"""An event as its keepers type it: three fields, and everything else for later."""

from datetime import date, datetime, time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TimeField,
)
from wtforms.validators import NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from village.core.errors import DomainError
from village.core.forms import Form, LineField, LongTextField, PhotosField, at_most, needed, optional, options
from village.events.dates_in_text import find_date
from village.events.facts import EventFacts, Repeating
from village.events.guessing import guess_kind, title_from
from village.events.models import LONGEST_TITLE
from village.events.times import local, moment_of
from village.events.words import KIND_LABELS, RULE_LABELS, TOPIC_LABELS

_SEATS = NumberRange(1, 10_000, message=_l("Tulis angka, misalnya 25."))
# What a choice of the form means for the services: the rule, and every how many.
REPEATS = {
    "mingguan": ("mingguan", 1),
    "dua_mingguan": ("mingguan", 2),
    "bulanan": ("bulanan", 1),
    "harian": ("harian", 1),
}


class NotRead(DomainError):
    """The text does not surely say the day or the hour."""


class EventForm(Form):
    """Photo, place (``venue``: a form has a method of that name) and a text with the date; the rest can wait.

    ``asked``: businesses that are invited as soon as the event stands, ids with dots between them.
    """

    photos = PhotosField(_l("Foto atau poster"))
    venue = LineField(_l("Tempat"), [needed(_l("Tulis tempatnya, misalnya Balai RW 05.")), at_most(120)])
    body = LongTextField(
        _l("Ada apa, hari apa, jam berapa"), [needed(_l("Tulis kegiatannya, satu kalimat pun cukup."))]
    )
    title = LineField(_l("Judul"), [at_most(LONGEST_TITLE)])
    on = DateField(_l("Tanggal"), [optional()])
    begins = TimeField(_l("Mulai jam"), [optional()])
    ends = TimeField(_l("Selesai jam"), [optional()])
    last_on = DateField(_l("Sampai tanggal"), [optional()])
    rule = SelectField(_l("Berulang"), choices=options(RULE_LABELS), default="sekali")
    until_on = DateField(_l("Berulang sampai"), [optional()])
    kind = SelectField(_l("Jenis"), choices=options([("", _l("Menurut tulisannya")), *KIND_LABELS.items()]), default="")
    topic = SelectField(_l("Topik"), choices=options([("", "-"), *TOPIC_LABELS.items()]), default="")
    group_id = SelectField(_l("Diadakan kelompok"), coerce=int, default=0)
    organiser = LineField(_l("Penyelenggara"), [at_most(120)])
    speaker = LineField(_l("Pemateri"), [at_most(120)])
    rts = SelectMultipleField(
        _l("Untuk RT"), coerce=int, widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    group_ids = SelectMultipleField(
        _l("Untuk kelompok"), coerce=int, widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    takes_registration = BooleanField(_l("Terima pendaftaran"))
    seats = IntegerField(_l("Jumlah kursi"), [optional(), _SEATS])
    opens_at = DateTimeLocalField(_l("Pendaftaran dibuka"), [optional()])
    closes_at = DateTimeLocalField(_l("Pendaftaran ditutup"), [optional()])
    only_invited = BooleanField(_l("Hanya untuk yang diundang"))
    permit_code = LineField(_l("Dihitung untuk izin"), [at_most(60)])
    permit_step = LineField(_l("Langkah izinnya"), [at_most(120)])
    photo_alt = LineField(_l("Apa yang terlihat di foto"), [at_most(200)])
    without_photo = BooleanField(_l("Lepas foto yang sekarang"))
    is_plan = BooleanField(_l("Simpan sebagai rencana, belum diumumkan"))
    also_later = BooleanField(_l("Ubah juga semua tanggal sesudahnya"))
    despite = BooleanField(_l("Sudah saya baca, tetap simpan"))
    asked = HiddenField()
    upload_key = HiddenField()
    seen_at = HiddenField()

    def facts(self, today: date) -> EventFacts:
        """What was typed, with day and hours from their fields, else from the text. Raises NotRead, on its field."""
        text = self.body.data or ""
        found = find_date(f"{self.title.data or ''}\n{text}", today)
        on, begins = self.on.data or found.on, self.begins.data or found.begins
        if on is None:
            raise NotRead(_l("Tanggalnya belum terbaca pasti dari tulisan. Pilih tanggalnya di sini."), "on")
        if begins is None:
            raise NotRead(_l("Jam mulainya belum terbaca dari tulisan. Pilih jamnya di sini."), "begins")
        ends = self.ends.data or (found.ends if not self.begins.data else None)
        return EventFacts(
            title=self.title.data or title_from(text),
            body=text,
            place=self.venue.data or "",
            begins_at=moment_of(on, begins),
            ends_at=self._end(on, ends),
            kind=self.kind.data or guess_kind(text),
            topic=self.topic.data or "",
            organiser=self.organiser.data or "",
            speaker=self.speaker.data or "",
            group_id=self.group_id.data or None,
            is_plan=bool(self.is_plan.data),
            takes_registration=bool(self.takes_registration.data),
            seats=self.seats.data,
            opens_at=_moment(self.opens_at.data),
            closes_at=_moment(self.closes_at.data),
            only_invited=bool(self.only_invited.data),
            permit_code=self.permit_code.data or "",
            permit_step=self.permit_step.data or "",
            photo_alt=self.photo_alt.data or "",
            rts=tuple(_ticked(self.rts)),
            group_ids=tuple(_ticked(self.group_ids)),
        )

    def _end(self, on: date, ends: time | None) -> datetime | None:
        last_on = self.last_on.data
        if ends is None:
            return moment_of(last_on, time(23, 59)) if last_on and last_on > on else None
        return moment_of(last_on or on, ends)

    def repeating(self) -> Repeating | None:
        """How it repeats, or None."""
        if self.rule.data not in REPEATS:
            return None
        rule, every = REPEATS[self.rule.data]
        return Repeating(rule, every, self.until_on.data)


def _moment(typed: datetime | None) -> datetime | None:
    return moment_of(typed.date(), typed.time()) if typed else None


def _ticked(field: Any) -> list[int]:
    offered = {choice.value for choice in field.choices or ()}
    return sorted(offered & set(field.data or ()))


def typed_of(event: Any) -> dict[str, Any]:
    """The fields of the form for a row, hours as the village's clocks show them."""
    begins, ends = local(event.begins_at), local(event.ends_at) if event.ends_at else None
    return {
        "venue": event.place,
        "on": begins.date(),
        "begins": begins.time(),
        "ends": ends.time() if ends else None,
        "last_on": ends.date() if ends and ends.date() != begins.date() else None,
        "opens_at": local(event.opens_at).replace(tzinfo=None) if event.opens_at else None,
        "closes_at": local(event.closes_at).replace(tzinfo=None) if event.closes_at else None,
        "group_id": event.group_id or 0,
        "is_plan": event.state == "rencana",
        "seen_at": event.updated_at.isoformat(),
    }


class CallOffForm(Form):
    """Why it is not held."""

    state = RadioField(
        _l("Apa yang terjadi"),
        choices=options({"ditunda": _l("Ditunda, tanggalnya menyusul"), "batal": _l("Dibatalkan")}),
        default="batal",
    )
    reason = LineField(_l("Alasan"), [needed(_l("Tulis alasannya. Alasan ini dibaca semua orang.")), at_most(160)])
    also_later = BooleanField(_l("Juga semua tanggal sesudahnya"))


class OutcomeForm(Form):
    """What came of it."""

    outcome = LongTextField(_l("Hasilnya"), [needed(_l("Tulis hasilnya, satu kalimat pun cukup.")), at_most(2_000)])
    came = IntegerField(_l("Berapa orang datang"), [optional(), NumberRange(0, 100_000, message=_l("Tulis angka."))])
