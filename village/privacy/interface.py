"""What the table of features uses of personal data."""

from village.privacy.attention import attention, attention_counts
from village.privacy.audit_sentences import SENTENCES
from village.privacy.permissions import PERMISSIONS
from village.privacy.personal import personal_held
from village.privacy.services.requests import empty_own_rows as personal_empty
from village.privacy.services.sample import sample_privacy_step

__all__ = [
    "PERMISSIONS",
    "SENTENCES",
    "attention",
    "attention_counts",
    "personal_empty",
    "personal_held",
    "sample_privacy_step",
]
