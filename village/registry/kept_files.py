"""Which columns of the registry name files of the storage."""

from village.core.references import FileColumn
from village.registry.models import (
    Enterprise,
    Group,
    GroupBoard,
    GroupMeeting,
    HelperConsent,
    ImportDraft,
    ImportRun,
)


def file_columns() -> list[FileColumn]:
    """Photos of businesses, groups and meetings, decrees, and what was read from lists; the lists are not kept."""
    return [
        FileColumn(Enterprise.photo_sha256),
        FileColumn(Group.photo_sha256),
        FileColumn(GroupBoard.file_sha256),
        FileColumn(GroupMeeting.photo_sha256),
        FileColumn(HelperConsent.paper_sha256),
        FileColumn(ImportDraft.workbook_sha256),
        FileColumn(ImportDraft.readings_sha256),
        FileColumn(ImportRun.readings_sha256),
    ]
