"""What the care for papers adds to "Perlu perhatian": too few holders, originals, handovers, a store in need."""

from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import Person
from village.core.db import utcnow
from village.core.slots import Attention
from village.vault.destroying import waiting_for
from village.vault.handovers import open_for_successor
from village.vault.holders import at_risk, count_at_risk, count_originals_to_confirm, originals_to_confirm
from village.vault.permissions import keep_storage
from village.vault.storage_state import last_fault_count

TICKED_WITHIN = timedelta(days=3)


def attention_counts(person: Person) -> dict[str, Any]:
    """The numbers of the vault in "Perlu perhatian", for one statement with those of other features."""
    asked = {"vault.originals": originals_to_confirm(person.account_id)}
    if person.has("official"):
        asked |= {"vault.at_risk": at_risk(person), "vault.destructions": waiting_for(person)}
    return asked


def care_attention(person: Person) -> list[Attention]:
    """What this person should do so that no paper is lost. Three statements at most."""
    return [*_for_everybody(person), *_for_official(person), *_for_keeper(person)]


def _for_everybody(person: Person) -> list[Attention]:
    things = []
    if count := count_originals_to_confirm(person.account_id):
        things.append(
            Attention(
                "amber",
                ngettext("%(num)s kertas asli di tangan Anda", "%(num)s kertas asli di tangan Anda", count),
                _("Sudah setengah tahun. Apakah semuanya masih ada?"),
                url_for("vault.own_original_papers"),
                _("Pastikan"),
            )
        )
    for handover_id, office, began_at in open_for_successor(person.account_id):
        is_late = utcnow() - began_at > TICKED_WITHIN
        things.append(
            Attention(
                "red" if is_late else "amber",
                _("Serah terima menunggu centang Anda"),
                office,
                url_for("vault.handover", handover_id=handover_id),
                _("Periksa"),
            )
        )
    return things


def _for_official(person: Person) -> list[Attention]:
    count = count_at_risk(person) if person.has("official") else 0
    if not count:
        return []
    return [
        Attention(
            "red",
            ngettext(
                "%(num)s dokumen penting dipegang kurang dari dua pihak",
                "%(num)s dokumen penting dipegang kurang dari dua pihak",
                count,
            ),
            _("Bagikan salinannya ke koordinator, RW, kelurahan, atau kecamatan, lalu catat siapa yang memegang."),
            url_for("vault.holders"),
            _("Lihat"),
        )
    ]


def _for_keeper(person: Person) -> list[Attention]:
    count = last_fault_count() if keep_storage(person) else 0
    if not count:
        return []
    return [
        Attention(
            "red",
            ngettext("%(num)s hal di penyimpanan perlu dilihat", "%(num)s hal di penyimpanan perlu dilihat", count),
            _("Ada berkas yang hilang, berubah, atau tidak dikenal."),
            url_for("vault.storage_page"),
            _("Lihat"),
        )
    ]
