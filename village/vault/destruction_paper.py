"""The minutes of a destruction on paper: what was destroyed, why, and who proposed and agreed."""

from datetime import date

from flask_babel import gettext as _

from village.core.formatting import day
from village.core.printing import Band, Line, Page, Text
from village.vault.destroying import Proposed
from village.vault.queries import DocumentView
from village.vault.words import KIND_LABELS

WIDTH, HEIGHT, EDGE = 210.0, 297.0, 18.0


def minutes_page(
    document: DocumentView, proposed: Proposed, *, names: tuple[str, str], village: str, place: str, on: date
) -> Page:
    """One A4 sheet. ``names``: who proposed, who agreed. A restricted paper keeps its title to itself here too."""
    inner = WIDTH - 2 * EDGE
    is_open = document.access != "terbatas"
    told = [
        (_("Dokumen"), document.title if is_open else _("dokumen terbatas nomor %(number)s", number=document.id)),
        (_("Jenis"), str(KIND_LABELS[document.kind])),
        (_("Tanggal dokumen"), day(document.dated_on, "id")),
        (_("Nomor surat"), document.number if is_open else ""),
        (_("Alasan"), proposed.reason if is_open else ""),
        *(
            (_("Sidik jari versi %(number)s", number=one.number), _in_groups(one.digest))
            for one in document.versions[:8]
        ),
    ]
    lines = [Line(f"{name}: {words}", 11, gap=2) for name, words in told if words]
    sentence = _(
        "Pada %(day)s dokumen berikut dimusnahkan dari arsip kampung atas usul dan persetujuan dua orang pengurus.",
        day=day(on, "id"),
    )
    half = inner / 2
    return Page(
        WIDTH,
        HEIGHT,
        [
            Band(0, 0, WIDTH, 8, scale=0.5),
            Text(EDGE, 12, inner, 6, [Line(f"{village}, {place}" if place else village, 10, colour="soft")]),
            Text(EDGE, 19, inner, 12, [Line(_("Berita acara pemusnahan"), 22, is_bold=True, colour="brand")]),
            Text(EDGE, 36, inner, 16, [Line(sentence, 12)]),
            Text(EDGE, 58, inner, 150, lines),
            Text(EDGE, HEIGHT - 60, half, 44, [Line(_("Yang mengusulkan"), 10), Line(names[0], 10, True, gap=22)]),
            Text(
                EDGE + half, HEIGHT - 60, half, 44, [Line(_("Yang menyetujui"), 10), Line(names[1], 10, True, gap=22)]
            ),
        ],
    )


def _in_groups(digest: str) -> str:
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
