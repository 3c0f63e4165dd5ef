"""Taking back what somebody agreed to, named by a key of their own page."""

from village.core.access import Person, begin_writing_as
from village.core.db import commit, db
from village.core.personal import Subject
from village.registry.models import Membership
from village.registry.services.consents import withdraw_consents
from village.registry.services.help_consents import end_help


def personal_withdraw(person: Person, subject: Subject, key: str) -> bool:
    """Take back what this key of `personal_consents` names; False for a key of another feature."""
    feature, _colon, rest = key.partition(":")
    kind, _colon, rest = rest.partition(":")
    if feature != "registry":
        return False
    first, _colon, second = rest.partition(":")
    if kind == "consent" and first.isdecimal():
        withdraw_consents(person, int(first), [second])
    elif kind == "help" and first.isdecimal() and second.isdecimal():
        end_help(person, int(first), int(second))
    elif kind == "member" and first.isdecimal():
        hide_own_name(person, int(first))
    return True


def hide_own_name(person: Person, membership_id: int) -> None:
    """The person's own name stands on the group's public page no more."""
    person = begin_writing_as(person)
    row = db.session.get(Membership, membership_id)
    if row is not None and row.account_id == person.account_id:
        row.may_show_name = False
    commit()
