"""Permits as lists speak of them: ``V``, ``sudah NIB``, ``NIB lama, PIRT``, ``Halal (proses)``, ``belum``."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from village.registry.sheets.cells import plain, says_nothing, text_of
from village.registry.sheets.readings import NOTE, DeclaredPermit, Doubt
from village.registry.sheets.wording import N_
from village.registry.sheets.workbook import Cell

# In this order; what one pattern took is not looked at again.
_KINDS = (
    (
        "nib_rba",
        re.compile(r"\bnib\b[\s\-/()]*(?:oss)?[\s\-]*(?:rba|berbasis risiko)\b|\b(?:oss[\s\-]*)?rba\b(?:[\s\-]*nib)?"),
    ),
    ("nib_lama", re.compile(r"\bnib\b[\s\-()]*(?:lama|lawas|edisi lama)\b")),
    ("nib", re.compile(r"\bnib\b|\bnomor induk berusaha\b|\boss\b")),
    ("spp_irt", re.compile(r"(?:\bspp?[\s.\-]*)?\bp?[\s.\-]*irt\b|\bsppirt\b")),
    ("halal", re.compile(r"\bhal+a+l+\b|\bmui\b|\bbpjph\b")),
    ("merek", re.compile(r"\b(?:hak\s*)?mere?k\b|\bhki\b|\bhaki\b")),
    ("bpom", re.compile(r"\bbpom\b|\bb\.?pom\b|\bizin edar\b|\bmd\b")),
    ("slhs", re.compile(r"\bslhs\b|\blaik (?:higiene?|hygien[es]?|sehat)\w*(?:\s+sanitasi)?\b")),
    ("unknown", re.compile(r"\b(?:siup|tdp|iumk|sku|skdu|situ|tdi|pkp|sni|haccp|uji lab|surat keterangan usaha)\b")),
)
_IN_PROCESS = re.compile(
    r"\b(?:di)?proses(?:nya)?\b|\bon proces+\b|\b(?:peng|meng|di)aju\w*|\bsedang\b"
    r"|\b(?:di|meng)urus\w*|\bmenunggu\b|\bpendaftaran\b"
    r"|\b(?:men|di)?daftar(?:kan)?\b"
)
_NONE = re.compile(r"\b(?:belum|blm|belom|tidak|tdk|tak|tanpa|gak|nggak|habis|kadaluarsa|kedaluwarsa|mati)\b")
_HAS = re.compile(
    r"[v√✓✔☑]|(?:sudah|sdh|udah|telah)?\s*(?:ada|punya|memiliki|terbit|jadi|lengkap|berizin|izin|ijin|ya|yes|y|ok|oke|true|dimiliki)"
    r"(?:\s+(?:izin|ijin|semua|lengkap))?|sudah|sdh"
)
_CLAUSES = re.compile(r"[,;/&+\n]+|\b(?:dan|serta)\b")
_LONG_NUMBER = re.compile(r"(?:[0-9][\s.\-]?){6,}")

_UNKNOWN_KIND = Doubt("permit_kind_unknown", N_("Tertulis ada izin, tetapi jenisnya belum diketahui."), NOTE)
_UNREAD = Doubt("permit_unread", N_("Keterangan izin ini tidak terbaca, jadi tidak dipakai."))
_UNCLEAR_MARK = Doubt("permit_mark_unclear", N_("Tanda ini bisa berarti ada atau tidak ada, jadi tidak dipakai."))
_UNCLEAR_STATE = Doubt("permit_state_unclear", N_("Tidak jelas keterangan ini untuk izin yang mana; periksa lagi."))


class PermitCell(NamedTuple):
    """The permits a cell declares, and what was doubtful."""

    permits: tuple[DeclaredPermit, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@lru_cache(maxsize=2048, typed=True)
def read_permits(cell: Cell, kind: str = "", label: str = "") -> PermitCell:
    """What a cell declares; ``kind`` when the column is about one permit, ``label`` its heading.

    A bare mark in a column for all permits becomes the kind ``unknown``; "-" there means nothing at all.
    """
    raw = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else " ".join(text_of(cell).split())
    text = plain(text_of(cell))
    if not text:
        return PermitCell()
    if re.fullmatch(r"x|0|1|[?]+", text):
        return PermitCell(doubts=(_UNCLEAR_MARK,))
    if kind:
        return _read_in_own_column(cell, text, kind, f"{label}: {raw}" if label else raw)
    if says_nothing(text):
        return PermitCell()
    return _read_clauses(text, raw)


def _read_in_own_column(cell: Cell, text: str, kind: str, raw: str) -> PermitCell:
    if says_nothing(text):
        is_said = re.search("[a-z]", text)
        return PermitCell((DeclaredPermit(kind, "none", raw),) if is_said else ())
    spoken = _kinds_in(text)
    if len(spoken) == 1 and (spoken[0] == kind or (spoken[0].startswith("nib") and kind.startswith("nib"))):
        kind = spoken[0]
    elif spoken:
        return _read_clauses(text, raw)
    if _IN_PROCESS.search(text):
        return PermitCell((DeclaredPermit(kind, "in_process", raw),))
    if _NONE.search(text):
        return PermitCell((DeclaredPermit(kind, "none", raw),))
    if spoken or _HAS.fullmatch(text) or _LONG_NUMBER.search(text) or isinstance(cell, date):
        return PermitCell((DeclaredPermit(kind, "has", raw),))
    if kind == "nib" and text in ("lama", "baru"):
        return PermitCell((DeclaredPermit("nib_lama" if text == "lama" else "nib", "has", raw),))
    return PermitCell(doubts=(_UNREAD,))


def _kinds_in(text: str) -> list[str]:
    found = []
    for kind, pattern in _KINDS:
        shorter = pattern.sub(" ", text)
        if shorter != text:
            found.append(kind)
            text = shorter
    return found


def _state_in(text: str) -> str | None:
    if _IN_PROCESS.search(text):
        return "in_process"
    if _NONE.search(text):
        return "none"
    return "has" if re.search(r"\b(?:sudah|sdh|ada|punya|memiliki|terbit)\b|[:=]\s*[v√✓✔☑]$", text) else None


def _read_clauses(text: str, raw: str) -> PermitCell:
    permits: dict[str, DeclaredPermit] = {}
    doubts: list[Doubt] = []
    states: list[str | None] = []
    for clause in (part.strip(" .()") for part in _CLAUSES.split(text)):
        if not clause or says_nothing(clause):
            continue
        kinds, state = _kinds_in(clause), _state_in(clause)
        if kinds:
            states.append(state)
        elif state == "in_process" or _HAS.fullmatch(clause):
            if permits:
                doubts.append(_UNCLEAR_STATE)
                continue
            kinds = ["unknown"]
            doubts.append(_UNKNOWN_KIND)
        elif state == "none":
            if permits:
                doubts.append(_UNCLEAR_STATE)
            continue
        else:
            doubts.append(_UNREAD)
        for kind in kinds:
            permits.setdefault(kind, DeclaredPermit(kind, state or "has", raw))
    if len(states) > 1 and states[0] is None and states[-1] in ("in_process", "none"):
        doubts.append(_UNCLEAR_STATE)  # "NIB dan PIRT proses": both, or only the second? The weaker claim is kept.
        permits = {kind: DeclaredPermit(kind, states[-1], raw) for kind in permits}
    for general, exact in (("nib", "nib_rba"), ("nib", "nib_lama")):
        if exact in permits:
            permits.pop(general, None)
    return PermitCell(tuple(permits.values()), tuple(dict.fromkeys(doubts)))
