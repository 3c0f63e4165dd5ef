"""What the gallery adds to "Perlu perhatian": of the own shelf, and of everybody's for officials."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import Person
from village.core.slots import Attention
from village.gallery.lists import shelf_of
from village.gallery.market import Due, count_due, unread_notes
from village.gallery.permissions import keep_products, look_first


def attention(person: Person) -> list[Attention]:
    """Drafts, products to renew, listings to look at, reports, and what officials wrote. Two statements at most."""
    if not keep_products(person):
        return []
    due = count_due(shelf_of(person))
    things = _of_shelf(due)
    if look_first(person):
        return _to_look_at(due) + things
    if due.waiting:
        things.append(
            Attention(
                "blue",
                ngettext(
                    "%(num)d produk menunggu dilihat pengurus", "%(num)d produk menunggu dilihat pengurus", due.waiting
                ),
                _("Anda tidak perlu berbuat apa-apa. Begitu dilihat, produknya tayang."),
                url_for("gallery.my_products", keadaan="menunggu"),
                _("Lihat"),
            )
        )
    return (_answers(person) if due.unread else []) + things


def _of_shelf(due: Due) -> list[Attention]:
    things = []
    if due.stale:
        detail = _("Lewat 60 hari sejak terakhir dipastikan. Satu ketukan cukup untuk semuanya.")
        if due.stepped_back:
            detail = ngettext(
                "%(num)d sudah tidak tampil, karena lewat 180 hari. Satu ketukan menampilkannya lagi.",
                "%(num)d sudah tidak tampil, karena lewat 180 hari. Satu ketukan menampilkannya lagi.",
                due.stepped_back,
            )
        things.append(
            Attention(
                "amber" if due.stepped_back else "blue",
                ngettext("Masih ada? %(num)d produk", "Masih ada? %(num)d produk", due.stale),
                detail,
                url_for("gallery.renewal"),
                _("Pastikan"),
            )
        )
    if due.drafts:
        things.append(
            Attention(
                "amber",
                ngettext("%(num)d produk tinggal tambah foto", "%(num)d produk tinggal tambah foto", due.drafts),
                _("Nama dan harganya sudah ada. Setelah ada foto, produk bisa tayang."),
                url_for("gallery.my_products", keadaan="konsep"),
                _("Tambah foto"),
            )
        )
    return things


def _to_look_at(due: Due) -> list[Attention]:
    things = []
    if due.reported:
        things.append(
            Attention(
                "red",
                ngettext("%(num)d produk dilaporkan pengunjung", "%(num)d produk dilaporkan pengunjung", due.reported),
                _("Baca laporannya, lalu sembunyikan, biarkan, atau tulis kepada pemiliknya."),
                url_for("gallery.look_list"),
                _("Periksa"),
            )
        )
    if due.waiting:
        things.append(
            Attention(
                "amber",
                ngettext("%(num)d produk menunggu dilihat", "%(num)d produk menunggu dilihat", due.waiting),
                _("Pemiliknya menunggu. Kalau sudah baik, satu ketukan menayangkannya."),
                url_for("gallery.look_list"),
                _("Lihat"),
            )
        )
    return things


def _answers(person: Person) -> list[Attention]:
    return [
        Attention(
            "amber",
            _("Pengurus menulis tentang %(name)s", name=row.name),
            _("Baca, lalu betulkan kalau perlu."),
            url_for("gallery.listing_state", product_id=row.id),
            _("Baca"),
        )
        for row in unread_notes(person.acting_for("products"))
    ]
