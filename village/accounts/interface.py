"""What higher features may use of accounts."""

from village.accounts.audit_sentences import SENTENCES
from village.accounts.cli import register as register_commands
from village.accounts.permissions import (
    grant_roles,
    invite,
    manage_account,
    own_account,
    roles_to_invite,
    see_people,
)
from village.accounts.personal import find_subject, personal_empty, personal_held
from village.accounts.queries import (
    account_lines,
    find_account_line,
    find_person,
    find_person_by_session,
    is_of_closed_account,
    roles_of,
)
from village.accounts.services.founding import Founding, setup_code, village_step
from village.accounts.services.people import add_account_step, keep_an_administrator

__all__ = [
    "SENTENCES",
    "Founding",
    "account_lines",
    "add_account_step",
    "find_account_line",
    "find_person",
    "find_person_by_session",
    "find_subject",
    "grant_roles",
    "invite",
    "is_of_closed_account",
    "keep_an_administrator",
    "manage_account",
    "own_account",
    "personal_empty",
    "personal_held",
    "register_commands",
    "roles_of",
    "roles_to_invite",
    "see_people",
    "setup_code",
    "village_step",
]
