"""What can be told from the text of an announcement: its title, and what kind of event it is."""

import re

from village.events.models import LONGEST_TITLE

_KIND_WORDS = (
    ("kerja_bakti", ("kerja bakti", "gotong royong", "bersih-bersih", "resik")),
    ("sosialisasi", ("sosialisasi", "penyuluhan")),
    ("pendampingan", ("pendampingan", "klinik", "konsultasi")),
    ("pelatihan", ("pelatihan", "kursus", "praktik", "belajar", "bimtek", "workshop", "lokakarya")),
    ("bazar", ("bazar", "bazaar", "pameran", "pasar")),
    ("lomba", ("lomba", "pertandingan")),
    ("kunjungan", ("kunjungan", "studi banding", "tamu")),
    ("rembuk", ("rembuk", "rembug", "musyawarah", "rapat", "musrenbang")),
    ("rutinan", ("rutinan", "arisan", "pkk", "posyandu", "pengajian", "pertemuan")),
)
OTHERWISE = "rutinan"


def guess_kind(text: str) -> str:
    """The kind whose word comes first in the text; a meeting where none does."""
    plain = text.casefold()
    places = [
        (found.start(), kind)
        for kind, words in _KIND_WORDS
        for word in words
        if (found := re.search(rf"\b{re.escape(word)}", plain))
    ]
    return min(places)[1] if places else OTHERWISE


def title_from(text: str) -> str:
    """A title for an event that was given none: its first sentence, or as many words of it as fit."""
    first = re.split(r"(?<=[.!?])\s|\n|,", text.strip(), maxsplit=1)[0].rstrip(".,")
    return first if len(first) <= LONGEST_TITLE else first[: LONGEST_TITLE - 3].rsplit(" ", 1)[0] + "..."
