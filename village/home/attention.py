"""What the house adds to "Perlu perhatian": the first steps of a village whose pages are still bare."""

from flask import url_for
from flask_babel import gettext as _

from village.core.access import Person
from village.core.slots import Attention
from village.core.village import current_village
from village.home.permissions import edit_village
from village.registry.interface import count_enterprises


def attention(person: Person) -> list[Attention]:
    """The next step of whoever keeps the village's pages. Two statements at most, none for others."""
    village = current_village()
    if village is None or not edit_village(person):
        return []
    things = []
    if not count_enterprises().enterprises:
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
