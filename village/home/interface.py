"""What the table of features uses of the house; no feature stands above it."""

from village.home.attention import attention, attention_counts
from village.home.audit_sentences import SENTENCES
from village.home.belongings import belongings
from village.home.cli import register as register_commands
from village.home.finding import searchable
from village.home.finding_profile import searchable_profile
from village.home.kept_files import file_columns
from village.home.listing import sitemap
from village.home.permissions import (
    answer_suggestions,
    edit_village,
    keep_backups,
    keep_surveys,
    post_notice,
    read_record,
    read_surveys,
    work,
)
from village.home.personal import personal_consents, personal_empty, personal_held
from village.home.queries import pictures_for, public_pictures
from village.home.services.notice_index import tasks
from village.home.services.profile_index import profile_tasks
from village.home.services.withdrawing import personal_withdraw
from village.home.sharing import share_card
from village.home.subjects import subjects_for

__all__ = [
    "SENTENCES",
    "answer_suggestions",
    "attention",
    "attention_counts",
    "belongings",
    "edit_village",
    "file_columns",
    "keep_backups",
    "keep_surveys",
    "personal_consents",
    "personal_empty",
    "personal_held",
    "personal_withdraw",
    "pictures_for",
    "post_notice",
    "profile_tasks",
    "public_pictures",
    "read_record",
    "read_surveys",
    "register_commands",
    "searchable",
    "searchable_profile",
    "share_card",
    "sitemap",
    "subjects_for",
    "tasks",
    "work",
]
