"""What officials keep of helpers: skills, hours, where they come from, and whether they are on duty."""

from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _l

from village.accounts import interface as accounts
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.registry import helping_permissions as permissions
from village.registry.helping_words import HELPER_STATE_LABELS
from village.registry.models import HELP_KINDS, HELPER_SOURCES, HELPER_STATES, HelperProfile
from village.registry.queries import today


@dataclass(frozen=True)
class HelperFacts:
    """What is known of a helper; ``skills`` are kinds of help."""

    state: str = "aktif"
    source: str = "warga"
    skills: tuple[str, ...] = field(default_factory=tuple)
    hours: str = ""
    trainings: str = ""


def describe_helper(person: Person, account_id: int, facts: HelperFacts) -> None:
    """Write down what is known of a helper. Unless active, consents do not work from now on. Raises DomainError."""
    person = begin_writing_as(person)
    demand(permissions.keep_helpers(person))
    if "agent" not in accounts.roles_of(account_id):
        raise NotFound()
    name = next(line.name for line in accounts.account_lines() if line.id == account_id)
    before = db.session.get(HelperProfile, account_id)
    state_before = before.state if before else "aktif"
    helper_profile_step(account_id, facts, by=person.account_id)
    audit.record(person, "registry.helper_described", f"account:{account_id}", name)
    if facts.state != state_before:
        audit.record(
            person,
            "registry.helper_moved",
            f"account:{account_id}",
            name,
            before_words=str(HELPER_STATE_LABELS[state_before]),
            after_words=str(HELPER_STATE_LABELS[facts.state]),
        )
    commit()


def helper_profile_step(account_id: int, facts: HelperFacts, by: int | None = None) -> None:
    """The row of a helper as it is from now on. A step. Raises DomainError."""
    if facts.state not in HELPER_STATES or facts.source not in HELPER_SOURCES or set(facts.skills) - set(HELP_KINDS):
        raise DomainError(_l("Pilihan ini tidak dikenal. Muat ulang halamannya, lalu pilih lagi."))
    row = db.session.get(HelperProfile, account_id)
    if row is None:
        row = HelperProfile(account_id=account_id, state=facts.state, state_since_on=today())
        db.session.add(row)
    if row.state != facts.state:
        row.state, row.state_since_on = facts.state, today()
    row.source, row.skills, row.hours, row.trainings = facts.source, list(facts.skills), facts.hours, facts.trainings
    row.updated_at, row.updated_by = utcnow(), by
    db.session.flush()
