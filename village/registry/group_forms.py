"""What people may type of a group's board, its meetings, and who supplies whom."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField
from wtforms.validators import InputRequired

from village.core.forms import (
    Form,
    LineField,
    LongTextField,
    PhotosField,
    UploadField,
    at_most,
    needed,
    optional,
    options,
)
from village.registry.facts import BoardFacts, MeetingFacts, NewOfficer, Party
from village.registry.forms import DayField, SeenForm, WholeNumberField, between
from village.registry.queries import OFFICER_ROLES
from village.registry.words import TIE_LABELS, TIE_LABELS_BACK

GIVES, TAKES = "gives", "takes"


def needed_day() -> InputRequired:
    """The day must be given."""
    return InputRequired(_l("Tanggalnya perlu diisi."))


class DecreeForm(SeenForm):
    """A term of office as the decree states it."""

    from_on = DayField(_l("Mulai menjabat"), [needed_day()])
    until_on = DayField(_l("Masa bakti berakhir"), [optional()])
    decree = LineField(_l("Nomor SK"), [at_most(120)], allows_long_numbers=True)
    decree_on = DayField(_l("Tanggal SK"), [optional()])

    def facts(self) -> BoardFacts:
        """What was typed, as the register keeps it."""
        return BoardFacts(self.from_on.data, self.until_on.data, self.decree.data or "", self.decree_on.data)


class HandOverForm(DecreeForm):
    """Who takes which office: a member, or a person by name."""

    ketua_member = SelectField(_l("Ketua dari anggota"), coerce=int, choices=[], default=0)
    ketua_name = LineField(_l("Nama ketua"), [at_most(120)])
    ketua_shown = BooleanField(_l("Ketua setuju namanya tampil di halaman umum"))
    sekretaris_member = SelectField(_l("Sekretaris dari anggota"), coerce=int, choices=[], default=0)
    sekretaris_name = LineField(_l("Nama sekretaris"), [at_most(120)])
    sekretaris_shown = BooleanField(_l("Sekretaris setuju namanya tampil di halaman umum"))
    bendahara_member = SelectField(_l("Bendahara dari anggota"), coerce=int, choices=[], default=0)
    bendahara_name = LineField(_l("Nama bendahara"), [at_most(120)])
    bendahara_shown = BooleanField(_l("Bendahara setuju namanya tampil di halaman umum"))

    def offer(self, members: list[tuple[int, str]]) -> "HandOverForm":
        """Let every office be given to one of these members."""
        for role in OFFICER_ROLES:
            self._fields[f"{role}_member"].choices = options([(0, _l("pilih anggota")), *members])
        return self

    def officers(self) -> list[NewOfficer]:
        """Whoever was chosen or named, office by office."""
        chosen = []
        for role in OFFICER_ROLES:
            member, name, shown = (self._fields[f"{role}_{part}"].data for part in ("member", "name", "shown"))
            if member or name:
                chosen.append(NewOfficer(role, member or None, name or "", bool(shown)))
        return chosen


def decree_form(board: Any, sent: Any = None) -> DecreeForm:
    """The form as the register knows the board, or as it was sent."""
    known = {name: getattr(board, name) for name in ("from_on", "until_on", "decree", "decree_on")}
    return DecreeForm(sent, data={**known, "seen": board.updated_at.isoformat()})


class ScanForm(Form):
    """The scanned decree."""

    file = UploadField(_l("Pindaian atau foto SK"))


class MeetingForm(Form):
    """One meeting that took place."""

    met_on = DayField(_l("Tanggal"), [needed_day()])
    about = LongTextField(_l("Yang dibahas"), [needed(), at_most(3000)])
    met_at = LineField(_l("Tempat"), [at_most(200)])
    attended = WholeNumberField(_l("Yang hadir, berapa orang"), [optional(), between(0, 9999)])
    photo = PhotosField(_l("Foto"))

    def facts(self) -> MeetingFacts:
        """What was typed, as the register keeps it."""
        return MeetingFacts(self.met_on.data, self.met_at.data or "", self.about.data or "", self.attended.data)


def meeting_form(meeting: Any, sent: Any = None) -> MeetingForm:
    """The form as the log knows the meeting, or as it was sent."""
    known = {name: getattr(meeting, name) for name in ("met_on", "about", "attended")}
    return MeetingForm(sent, data={**known, "met_at": meeting.place})


class TieForm(Form):
    """Who is supplied, or supplies: a group or business of the register, or somebody outside by name."""

    relation = SelectField(
        _l("Hubungannya"),
        choices=options(
            [
                *((f"{kind}:{GIVES}", words) for kind, words in TIE_LABELS.items()),
                *((f"{kind}:{TAKES}", words) for kind, words in TIE_LABELS_BACK.items()),
            ]
        ),
    )
    other = SelectField(_l("Kelompok atau usaha"), choices=[], default="")
    other_name = LineField(_l("Atau nama usaha dari luar daftar"), [at_most(120)])
    since_year = WholeNumberField(_l("Sejak tahun"), [optional()])

    def offer(self, parties: list[tuple[str, str]]) -> "TieForm":
        """Let the other side be one of these."""
        self.other.choices = options([("", _l("pilih kelompok atau usaha")), *parties])
        return self

    def tie(self, side: Party) -> tuple[str, Party, Party]:
        """The kind of tie, who gives and who takes, seen from ``side``."""
        kind, _mark, direction = self.relation.data.partition(":")
        what, _mark, number = (self.other.data or "").partition(":")
        other = Party(name=self.other_name.data or "")
        if number.isdigit():
            other = Party(group_id=int(number)) if what == "group" else Party(enterprise_id=int(number))
        return (kind, other, side) if direction == TAKES else (kind, side, other)
