"""What the table of features uses of the house; no feature stands above it."""

from village.home.attention import attention
from village.home.audit_sentences import SENTENCES
from village.home.cli import register as register_commands
from village.home.listing import sitemap
from village.home.permissions import edit_village, post_notice, read_record, work
from village.home.queries import public_pictures

__all__ = [
    "SENTENCES",
    "attention",
    "edit_village",
    "post_notice",
    "public_pictures",
    "read_record",
    "register_commands",
    "sitemap",
    "work",
]
