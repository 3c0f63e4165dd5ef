"""What the house adds to "Perlu perhatian": the first steps of a village whose pages are still bare."""

from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import Person
from village.core.backups.regular import standing
from village.core.counts import counted
from village.core.db import utcnow
from village.core.formatting import day
from village.core.languages import language
from village.core.slots import Attention
from village.core.village import current_village
from village.home.permissions import answer_suggestions, edit_village, keep_backups
from village.home.reach import count_unread, unread
from village.home.suggested import waiting, waiting_counts
from village.registry.interface import open_enterprises

ANSWER_WITHIN = timedelta(days=3)


def attention(person: Person) -> list[Attention]:
    """The next step of whoever keeps the village's pages, what waits in the suggestion box, and what is unread.

    Five statements at most, one for those who only read.
    """
    village = current_village()
    things = [*_unread(person), *_suggested(person), *_unsafe(person)]
    if village is None or not edit_village(person):
        return things
    if not counted("home.enterprises", open_enterprises()):
        things.append(
            Attention(
                "amber",
                _("Belum ada usaha di sini"),
                _("Unggah daftar yang sudah ada, dari Excel atau Google Sheets. Isinya diperiksa dulu bersama Anda."),
                url_for("registry.imports"),
                _("Impor daftar"),
            )
        )
    if not (village.introduction and village.story):
        things.append(
            Attention(
                "blue",
                _("Halaman kampung belum bercerita"),
                _("Perkenalan singkat, cerita, foto, dan cara ke sini dibaca pengunjung paling dulu."),
                url_for("home.edit_village"),
                _("Tulis"),
            )
        )
    return things


def attention_counts(person: Person) -> dict[str, Any]:
    """The numbers of it, for one statement with those of other features."""
    asked: dict[str, Any] = {"home.unread": unread(person)}
    if answer_suggestions(person):
        asked |= waiting_counts()
    if edit_village(person):
        asked["home.enterprises"] = open_enterprises()
    return asked


def _unread(person: Person) -> list[Attention]:
    count = count_unread(person)
    if not count:
        return []
    title = ngettext("%(num)s pengumuman untuk Anda", "%(num)s pengumuman untuk Anda", count)
    detail = _("Baca, lalu pastikan supaya pengurus tahu sudah sampai.")
    return [Attention("blue", title, detail, url_for("home.announcements"), _("Baca"))]


def _suggested(person: Person) -> list[Attention]:
    if not answer_suggestions(person):
        return []
    count, oldest = waiting()
    if not count or oldest is None:
        return []
    title = ngettext("%(num)s saran menunggu jawaban", "%(num)s saran menunggu jawaban", count)
    detail = _("Yang paling lama masuk %(day)s.", day=day(oldest, language()))
    is_late = utcnow() - oldest > ANSWER_WITHIN
    return [Attention("amber" if is_late else "blue", title, detail, url_for("home.suggestion_box"), _("Jawab"))]


def _unsafe(person: Person) -> list[Attention]:
    """What an administrator must know: the last backup is too old, or nobody has tried to restore one for long."""
    village = current_village()
    if village is None or village.is_sample or not keep_backups(person):
        return []
    now = standing(village.created_at)
    things = []
    if now.backup_is_late:
        title = _("Cadangan terakhir terlalu lama") if now.backup_at else _("Belum ada cadangan")
        detail = _("Kalau komputer situs rusak hari ini, yang lebih baru dari itu hilang. Buat cadangan sekarang.")
        things.append(Attention("red", title, detail, url_for("home.backups"), _("Buka cadangan")))
    if now.drill_is_late or now.drill_has_failed:
        failed = now.drill_has_failed
        title = _("Latihan pemulihan gagal") if failed else _("Cadangan sudah lama tidak dicoba")
        detail = _("Cadangan baru berguna kalau terbukti bisa dipulihkan. Jalankan latihan pemulihan.")
        things.append(Attention("red", title, detail, url_for("home.backups"), _("Lihat latihan")))
    if now.backup_at and now.away_is_late:
        title = _("Cadangan belum dibawa keluar")
        detail = _("Kalau komputer situs hilang, cadangan di dalamnya ikut hilang. Unduh satu, simpan di tempat lain.")
        things.append(Attention("amber", title, detail, url_for("home.backups") + "#unduh", _("Unduh cadangan")))
    return things
