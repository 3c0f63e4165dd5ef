"""What the table of features uses of the house; no feature stands above it."""

from village.home.attention import attention
from village.home.audit_sentences import SENTENCES
from village.home.belongings import belongings
from village.home.cli import register as register_commands
from village.home.kept_files import file_columns
from village.home.listing import sitemap
from village.home.permissions import answer_suggestions, edit_village, post_notice, read_record, work
from village.home.queries import pictures_for, public_pictures
from village.home.sharing import share_card

__all__ = [
    "SENTENCES",
    "answer_suggestions",
    "attention",
    "belongings",
    "edit_village",
    "file_columns",
    "pictures_for",
    "post_notice",
    "public_pictures",
    "read_record",
    "register_commands",
    "share_card",
    "sitemap",
    "work",
]
