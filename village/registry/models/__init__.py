"""Tables of businesses, groups, consent and what was verified about them."""

from village.registry.models.claims import DeclaredPermit, ListedProduct, VerifiedFact
from village.registry.models.enterprises import (
    CONSENT_PURPOSES,
    ENTERPRISE_STATES,
    KINDS,
    Consent,
    Enterprise,
    EnterpriseOwner,
    HelperConsent,
)
from village.registry.models.groups import GROUP_KINDS, GROUP_STATES, Group, Membership
from village.registry.models.imports import ImportDraft, ImportedChange, ImportProblem, ImportRun, RememberedColumns

__all__ = [
    "CONSENT_PURPOSES",
    "ENTERPRISE_STATES",
    "GROUP_KINDS",
    "GROUP_STATES",
    "KINDS",
    "Consent",
    "DeclaredPermit",
    "Enterprise",
    "EnterpriseOwner",
    "Group",
    "HelperConsent",
    "ImportDraft",
    "ImportProblem",
    "ImportRun",
    "ImportedChange",
    "ListedProduct",
    "Membership",
    "RememberedColumns",
    "VerifiedFact",
]
