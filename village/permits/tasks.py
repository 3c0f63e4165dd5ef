"""What the permits need now and then."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from village.core.tasks import Task
from village.permits.services.indexing import index_guide


def tasks() -> list[Task]:
    """The guide follows its rules: indexed again each day, and at once when an administrator changes them."""
    return [Task("permits.index_guide", _l("Halaman izin di pencarian"), timedelta(days=1), index_guide)]
