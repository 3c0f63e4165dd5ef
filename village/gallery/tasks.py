"""What the gallery needs now and then."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from village.core.tasks import Task
from village.gallery.services.collections import index_all_collections
from village.gallery.services.renewing import forget_stepped_back


def tasks() -> list[Task]:
    """Every day the search forgets products that stepped back by their age, and learns collections it does not know."""
    words = _l("Kata produk yang sudah lama tidak tampil")
    return [
        Task("gallery.forget_stepped_back", words, timedelta(days=1), forget_stepped_back),
        Task(
            "gallery.index_collections", _l("Koleksi yang belum bisa dicari"), timedelta(days=1), index_all_collections
        ),
    ]
