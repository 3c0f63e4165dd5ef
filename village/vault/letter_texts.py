"""The wording of letters: the village's own, else the one shipped with the site, with the fields filled in."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.db import db
from village.core.errors import NotFound
from village.core.formatting import day
from village.core.phones import display
from village.core.village import current_village
from village.vault.letter_facts import Style
from village.vault.letter_queries import LetterView
from village.vault.models import LetterTemplate
from village.vault.spelled import spelled_day

_FILE = Path(__file__).parent / "data" / "templat_surat.toml"
TEMPLATE_LABELS = {
    "undangan": _l("Undangan"),
    "permohonan": _l("Surat permohonan"),
    "pengantar": _l("Surat pengantar"),
    "berita_acara": _l("Berita acara"),
    "surat_kuasa": _l("Surat kuasa"),
    "susulan": _l("Surat susulan, menanyakan jawaban"),
    "susulan_terima": _l("Surat susulan, menanyakan tanda terima"),
    "susulan_proposal": _l("Surat susulan, menanyakan proposal"),
}
FOLLOW_UPS = ("susulan", "susulan_terima", "susulan_proposal")
FIELD_NOTES = {
    "kampung": _l("nama kampung"),
    "kelurahan": _l("nama kelurahan"),
    "telepon": _l("nomor kontak kampung"),
    "hari": _l("hari pada tanggal surat"),
    "tanggal": _l("tanggal surat"),
    "tanggal_dieja": _l("tanggal surat, ditulis dengan kata"),
    "zona": _l("WIB, WITA, atau WIT"),
    "penandatangan": _l("nama penandatangan"),
    "jabatan": _l("jabatan penandatangan"),
    "nomor_semula": _l("nomor surat yang ditanyakan"),
    "tanggal_semula": _l("tanggal surat yang ditanyakan"),
    "perihal_semula": _l("perihal surat yang ditanyakan"),
}
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class LetterText:
    """The wording of one kind of letter. ``is_own``: the village changed it."""

    kind: str
    type_code: str
    subject: str
    body: str
    is_own: bool = False


@cache
def shipped_texts() -> Mapping[str, LetterText]:
    """The wording that comes with the site, by kind."""
    content = tomllib.loads(_FILE.read_text("utf-8"))
    return {
        kind: LetterText(kind, one["type_code"], one["subject"], one["body"].strip()) for kind, one in content.items()
    }


def letter_texts() -> list[LetterText]:
    """All kinds in their order, each in the wording that holds now. One statement."""
    own = {row.kind: row for row in db.session.scalars(select(LetterTemplate))}
    return [
        LetterText(kind, text.type_code, own[kind].subject, own[kind].body, is_own=True) if kind in own else text
        for kind, text in shipped_texts().items()
    ]


def get_letter_text(kind: str) -> LetterText:
    """The wording of this kind that holds now. Raises NotFound."""
    found = next((text for text in letter_texts() if text.kind == kind), None)
    if found is None:
        raise NotFound()
    return found


def fill_in(text: str, style: Style, on: date, zone: str, before: LetterView | None = None) -> str:
    """The text with every known field replaced; unknown ones stay as they are, for the writer to see."""
    village = current_village()
    values = {
        "kampung": village.name if village else "",
        "kelurahan": village.kelurahan if village else "",
        "telepon": display(village.contact_phone) if village and village.contact_phone else "",
        "hari": day(on, "id").split(",")[0],
        "tanggal": day(on, "id").split(", ")[1],
        "tanggal_dieja": spelled_day(on),
        "zona": zone,
        "penandatangan": style.signatory or "[penandatangan]",
        "jabatan": style.signatory_office or "[jabatan]",
    }
    if before:
        values |= {
            "nomor_semula": before.number or str(before.agenda),
            "tanggal_semula": day(before.dated_on, "id").split(", ")[1],
            "perihal_semula": before.title,
        }
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)
