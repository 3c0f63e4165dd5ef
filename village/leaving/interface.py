"""What the table of features uses of leaving."""

from village.leaving.audit_sentences import SENTENCES
from village.leaving.cli import register as register_commands
from village.leaving.permissions import PERMISSIONS
from village.leaving.services import personal_empty
from village.leaving.work import long_work

__all__ = ["PERMISSIONS", "SENTENCES", "long_work", "personal_empty", "register_commands"]
