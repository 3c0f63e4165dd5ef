"""What higher features may use of the permits."""

from village.permits.attention import attention, attention_counts
from village.permits.audit_sentences import SENTENCES
from village.permits.belonging import belongings, subjects_for
from village.permits.needs import invited
from village.permits.permissions import PERMISSIONS
from village.permits.personal import personal_empty, personal_held
from village.permits.renewals import due, renewals
from village.permits.services.changes import enterprise_changed_step, product_changed_step
from village.permits.services.declared import declared_step, worked_on

__all__ = [
    "PERMISSIONS",
    "SENTENCES",
    "attention",
    "attention_counts",
    "belongings",
    "declared_step",
    "due",
    "enterprise_changed_step",
    "invited",
    "personal_empty",
    "personal_held",
    "product_changed_step",
    "renewals",
    "subjects_for",
    "worked_on",
]
