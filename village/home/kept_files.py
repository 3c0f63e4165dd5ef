"""Which columns of the house name files of the storage."""

from village.core.references import FileColumn
from village.home.models import Achievement, NoticePhoto, OfficeTerm, VillageMap


def file_columns() -> list[FileColumn]:
    """Photos of notices, the map, proofs of achievements, and portraits."""
    return [
        FileColumn(NoticePhoto.sha256),
        FileColumn(VillageMap.sha256),
        FileColumn(Achievement.proof_sha256),
        FileColumn(OfficeTerm.photo_sha256),
    ]
