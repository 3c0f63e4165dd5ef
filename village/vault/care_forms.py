"""What people type about holders, and to begin a handover."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectField

from village.core.forms import Form, LineField, at_most
from village.vault.words import HOLDER_LABELS, HOLDER_STATE_LABELS

STATES = [("", _l("belum diketahui")), *HOLDER_STATE_LABELS.items()]


class HoldersForm(Form):
    """The state of each office, and the account that keeps the paper; the view sets the people to choose from."""

    koordinator = SelectField(HOLDER_LABELS["koordinator"], choices=STATES)
    rw = SelectField(HOLDER_LABELS["rw"], choices=STATES)
    kelurahan = SelectField(HOLDER_LABELS["kelurahan"], choices=STATES)
    kecamatan = SelectField(HOLDER_LABELS["kecamatan"], choices=STATES)
    keeper_id = SelectField(_l("Yang menyimpan kertas aslinya"), coerce=int, default=0)
    seen = HiddenField()

    def remember(self) -> None:
        """Note what the form shows, so that only what somebody changes in it is written."""
        self.seen.data = "|".join([*self.states().values(), str(self.keeper_id.data or 0)])

    def untouched(self) -> set[str]:
        """The fields that are as they were shown; none where that is not known."""
        shown = self.seen.data.split("|") if self.seen.data else []
        now = {**self.states(), "keeper_id": str(self.keeper_id.data or 0)}
        return {name for (name, value), before in zip(now.items(), shown, strict=False) if value == before}

    def states(self) -> dict[str, str]:
        """The state of each office, "" where it is not known."""
        return {holder: self[holder].data or "" for holder in HOLDER_LABELS}


class HandoverForm(Form):
    """Who leaves, who comes, which office; the view sets the people to choose from."""

    from_id = SelectField(_l("Yang menyerahkan"), coerce=int, default=0)
    to_id = SelectField(_l("Penggantinya"), coerce=int, default=0)
    office = LineField(_l("Jabatan"), [at_most(100)])

    def offer(self, people: list[tuple[int, str]]) -> None:
        """The people to choose from, in both fields."""
        choices: list[Any] = [(0, _l("pilih orangnya")), *people]
        self.from_id.choices = self.to_id.choices = choices
