"""What selling adds to "Perlu perhatian": shops elsewhere nobody looked at for long, money of the kiosk that waits."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import Person
from village.core.slots import Attention
from village.gallery.kiosk import count_waiting_money, waiting_money
from village.gallery.lists import shelf_of
from village.gallery.marketplaces import count_links_to_check, links_to_check
from village.gallery.permissions import keep_products, run_kiosk


def attention_counts(person: Person) -> dict[str, Any]:
    """The numbers of it, for one statement with those of other features."""
    if not keep_products(person):
        return {}
    asked = {"gallery.links_to_check": links_to_check(shelf_of(person))}
    return {**asked, "gallery.waiting_money": waiting_money()} if run_kiosk(person) else asked


def trade_attention(person: Person) -> list[Attention]:
    """Two statements at most, none for those who keep no products."""
    if not keep_products(person):
        return []
    things = []
    if run_kiosk(person) and (waiting := count_waiting_money()):
        things.append(
            Attention(
                "amber",
                ngettext(
                    "Uang titipan %(num)d usaha belum disetor",
                    "Uang titipan %(num)d usaha belum disetor",
                    waiting,
                ),
                _("Barangnya laku di kios lebih dari 30 hari lalu."),
                url_for("gallery.settlements"),
                _("Setor"),
            )
        )
    if number := count_links_to_check(shelf_of(person)):
        things.append(
            Attention(
                "blue",
                ngettext("%(num)d toko online perlu diperiksa", "%(num)d toko online perlu diperiksa", number),
                _("Buka tautannya sebentar: masih ada, atau sudah mati?"),
                url_for("gallery.shops"),
                _("Periksa"),
            )
        )
    return things
