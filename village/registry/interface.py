"""What higher features may use of the registry."""

from village.registry.queries import person_scopes
from village.registry.tables import (
    consents,
    enterprise_is_public,
    enterprises,
    fact_is_valid,
    groups,
    membership_is_current,
    memberships,
    verified_facts,
)

__all__ = [
    "consents",
    "enterprise_is_public",
    "enterprises",
    "fact_is_valid",
    "groups",
    "membership_is_current",
    "memberships",
    "person_scopes",
    "verified_facts",
]
