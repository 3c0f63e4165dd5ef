"""From which state a permit case may go to which, and what the clock makes of an issued paper.

States and moves are those of ``record_states`` in data/permits.yaml; the two that the clock alone brings about
(``akan_kedaluwarsa``, ``kedaluwarsa``) are never written down, so that nothing has to run for them to become true.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l

MOVES: Mapping[str, tuple[str, ...]] = {
    "belum": ("disiapkan", "terbit", "tidak_perlu"),
    "disiapkan": ("diajukan", "belum"),
    "diajukan": ("perlu_perbaikan", "terbit_komitmen", "terbit", "ditolak"),
    "perlu_perbaikan": ("diajukan", "ditolak"),
    "terbit_komitmen": ("terbit", "perlu_perbaikan", "dicabut"),
    "terbit": ("akan_kedaluwarsa", "dicabut", "perlu_perbaikan"),
    "akan_kedaluwarsa": ("terbit", "kedaluwarsa", "dicabut"),
    "kedaluwarsa": ("disiapkan",),
    "ditolak": ("disiapkan",),
    "dicabut": ("disiapkan",),
    "tidak_perlu": ("belum",),
}
BY_THE_CLOCK = ("akan_kedaluwarsa", "kedaluwarsa")
STATES = tuple(MOVES)
PAPER_STATES = ("terbit", "terbit_komitmen", "akan_kedaluwarsa")  # a paper is there and holds
QUIET_STATES = ("belum", "disiapkan", "diajukan")  # one may go through these without a word
OPEN_STATES = ("belum", "disiapkan", "diajukan", "perlu_perbaikan", "kedaluwarsa", "ditolak", "dicabut")
NIB_VERSIONS = ("belum_ada", "nib_lama_oss_1_1", "nib_rba", "nib_rba_perlu_kbli_2025")
OLD_NIB = "nib_lama_oss_1_1"
NIB_RBA = ("nib_rba", "nib_rba_perlu_kbli_2025")
BARRIERS = (
    "tidak_sempat",
    "dianggap_rumit",
    "tidak_tahu_caranya",
    "tidak_punya_dokumen",
    "merasa_tidak_perlu",
    "takut_pajak",
    "biaya",
    "menunggu_pendampingan",
    "lainnya",
)
FIRST_REMINDER_DAYS, SECOND_REMINDER_DAYS, LAST_REMINDER_DAYS = 90, 30, 7
BEFORE_WINDOW_DAYS = 30
COMMITMENT_DAYS = 90

STATE_LABELS: Mapping[str, Any] = {
    "belum": _l("Belum diurus"),
    "disiapkan": _l("Disiapkan"),
    "diajukan": _l("Diajukan"),
    "perlu_perbaikan": _l("Perlu perbaikan"),
    "terbit_komitmen": _l("Terbit dengan komitmen"),
    "terbit": _l("Terbit"),
    "akan_kedaluwarsa": _l("Akan habis masa berlakunya"),
    "kedaluwarsa": _l("Habis masa berlakunya"),
    "dicabut": _l("Dicabut"),
    "ditolak": _l("Ditolak"),
    "tidak_perlu": _l("Tidak perlu"),
}
MOVE_LABELS: Mapping[str, Any] = {
    "belum": _l("Urus nanti"),
    "disiapkan": _l("Mulai siapkan"),
    "diajukan": _l("Sudah diajukan"),
    "perlu_perbaikan": _l("Diminta memperbaiki"),
    "terbit_komitmen": _l("Terbit dengan komitmen"),
    "terbit": _l("Sudah terbit"),
    "ditolak": _l("Ditolak"),
    "dicabut": _l("Dicabut"),
    "tidak_perlu": _l("Tidak perlu"),
}
BARRIER_LABELS: Mapping[str, Any] = {
    "tidak_sempat": _l("Tidak sempat"),
    "dianggap_rumit": _l("Terasa rumit"),
    "tidak_tahu_caranya": _l("Belum tahu caranya"),
    "tidak_punya_dokumen": _l("Dokumennya belum ada"),
    "merasa_tidak_perlu": _l("Merasa tidak perlu"),
    "takut_pajak": _l("Takut kena pajak"),
    "biaya": _l("Biaya"),
    "menunggu_pendampingan": _l("Menunggu didampingi"),
    "lainnya": _l("Sebab lain"),
}
NIB_VERSION_LABELS: Mapping[str, Any] = {
    "belum_ada": _l("Belum punya NIB"),
    "nib_lama_oss_1_1": _l("NIB lama (OSS 1.1), belum diperbarui"),
    "nib_rba": _l("NIB berbasis risiko (NIB-RBA)"),
    "nib_rba_perlu_kbli_2025": _l("NIB-RBA, kode KBLI perlu disesuaikan ke edisi 2025"),
}


DOER_LABELS: Mapping[str, Any] = {
    "owner": _l("Pemilik"),
    "helper": _l("Pemilik dengan pendamping"),
    "official": _l("Pengurus kampung"),
    "office": _l("Kantor"),
}
# What has to be told with a state, so that whoever reads it later knows why.
NEEDED_WORDS: Mapping[str, tuple[str, ...]] = {
    "tidak_perlu": ("reason",),
    "dicabut": ("reason",),
    "ditolak": ("reason", "to_mend"),
    "perlu_perbaikan": ("to_mend",),
}


def state_on(case: Any, today: date) -> str:
    """The state of a case on that day: what people did, unless its paper runs out or has run out by then."""
    state: str = case.state
    if state != "terbit":
        return state
    if case.valid_until is not None and case.valid_until < today:
        return "kedaluwarsa"
    return "akan_kedaluwarsa" if case.remind_on is not None and case.remind_on <= today else state


def may_move(before: str, after: str) -> bool:
    """Whether somebody may take a case from one state to another; the clock's own moves are nobody's."""
    return after in MOVES[before] and after not in BY_THE_CLOCK


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def reminder_day(valid_until: date | None, months_before_expiry: int | None) -> date | None:
    """From when on renewal is to be thought of: 30 days before its window opens, else 90 days before the end.

    ``months_before_expiry`` is when the office takes a renewal, as the rule says.
    """
    if valid_until is None:
        return None
    if months_before_expiry:
        return months_before(valid_until, months_before_expiry) - timedelta(days=BEFORE_WINDOW_DAYS)
    return valid_until - timedelta(days=FIRST_REMINDER_DAYS)


def way_to(before: str, after: str) -> tuple[str, ...]:
    """The moves that lead from one state to another, going only through steps on the way; empty where none does.

    A business that received its NIB the same hour says so once: it was prepared and handed in as well.
    """
    ways: list[tuple[str, ...]] = [()]
    seen = {before}
    while ways:
        way = ways.pop(0)
        for state in MOVES[way[-1] if way else before]:
            if state == after:
                return (*way, state)
            if state in QUIET_STATES and state not in seen:
                seen.add(state)
                ways.append((*way, state))
    return ()
