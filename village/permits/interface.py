"""What higher features may use of the permits."""

from village.permits.audit_sentences import SENTENCES
from village.permits.permissions import PERMISSIONS

__all__ = [
    "PERMISSIONS",
    "SENTENCES",
]
