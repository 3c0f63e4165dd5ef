"""What higher features may use of the permits."""

from village.permits.asking_again import page_after_change
from village.permits.attention import attention, attention_counts
from village.permits.audit_sentences import SENTENCES
from village.permits.belonging import belongings, subjects_for
from village.permits.cli import register as register_commands
from village.permits.finding import index_guide_step, searchable
from village.permits.guide import offline_routes, sitemap
from village.permits.needs import invited
from village.permits.permissions import PERMISSIONS
from village.permits.personal import personal_empty, personal_held
from village.permits.renewals import renewals
from village.permits.services.changes import enterprise_changed_step, product_changed_step
from village.permits.services.declared import declared_step, worked_on
from village.permits.services.sample_cases import sample_cases_step
from village.permits.tasks import tasks

__all__ = [
    "PERMISSIONS",
    "SENTENCES",
    "attention",
    "attention_counts",
    "belongings",
    "declared_step",
    "enterprise_changed_step",
    "index_guide_step",
    "invited",
    "offline_routes",
    "page_after_change",
    "personal_empty",
    "personal_held",
    "product_changed_step",
    "register_commands",
    "renewals",
    "sample_cases_step",
    "searchable",
    "sitemap",
    "subjects_for",
    "tasks",
    "worked_on",
]
