"""What the vault needs now and then."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from village.core.files import storage
from village.core.tasks import Task
from village.vault.services.adopting import adopt_consents, adopt_decrees
from village.vault.services.checking import check_next_part
from village.vault.services.reading_photos import read_photos


def check_tasks() -> list[Task]:
    """Every day another part of the store is looked at, none unseen for thirty days; scans of decrees are filed.

    Photographs of paper are read soon after they came, where the host can.
    """
    return [
        Task("vault.check", _l("Berkas diperiksa"), timedelta(days=1), lambda: check_next_part(storage())),
        Task("vault.adopt_decrees", _l("Pindaian SK dan surat persetujuan menjadi dokumen"), timedelta(days=1), _adopt),
        Task("vault.read_photos", _l("Tulisan di foto dibaca"), timedelta(minutes=10), lambda: read_photos(storage())),
    ]


def _adopt() -> int:
    return adopt_decrees(storage()) + adopt_consents(storage())
