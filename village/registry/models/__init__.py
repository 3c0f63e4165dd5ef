"""Tables of businesses, groups, consent and what was verified about them."""

from village.registry.models.boards import GroupBoard, GroupOfficer
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
from village.registry.models.helping import (
    ALL_SCOPES,
    HELP_KINDS,
    HELP_STATES,
    HELPER_SOURCES,
    HELPER_STATES,
    SERVICE_KINDS,
    HelperProfile,
    HelpOffer,
    HelpRequest,
    ServiceProvider,
)
from village.registry.models.imports import ImportDraft, ImportedChange, ImportProblem, ImportRun, RememberedColumns
from village.registry.models.joining import PROPOSAL_OUTCOMES, KnownAsTwo, Merge, Proposal
from village.registry.models.meetings import GroupMeeting
from village.registry.models.ties import TIE_KINDS, SupplyTie

__all__ = [
    "ALL_SCOPES",
    "CONSENT_PURPOSES",
    "ENTERPRISE_STATES",
    "GROUP_KINDS",
    "GROUP_STATES",
    "HELPER_SOURCES",
    "HELPER_STATES",
    "HELP_KINDS",
    "HELP_STATES",
    "KINDS",
    "PROPOSAL_OUTCOMES",
    "SERVICE_KINDS",
    "TIE_KINDS",
    "Consent",
    "DeclaredPermit",
    "Enterprise",
    "EnterpriseOwner",
    "Group",
    "GroupBoard",
    "GroupMeeting",
    "GroupOfficer",
    "HelpOffer",
    "HelpRequest",
    "HelperConsent",
    "HelperProfile",
    "ImportDraft",
    "ImportProblem",
    "ImportRun",
    "ImportedChange",
    "KnownAsTwo",
    "ListedProduct",
    "Membership",
    "Merge",
    "Proposal",
    "RememberedColumns",
    "ServiceProvider",
    "SupplyTie",
    "VerifiedFact",
]
