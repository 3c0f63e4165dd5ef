"""Where a change of a business or product leads while one of its permits may have become untrue by it."""

from flask import url_for

from village.core.access import Person
from village.permits.cases import open_questions


def page_after_change(person: Person, enterprise_id: int) -> str:
    """The page that asks, or nothing; nothing for a helper who does not see to permits. One statement.

    Fills ``enterprise.after_change``.
    """
    may_answer = person.has("official") or person.acts_for(enterprise_id, "permits")
    if not may_answer or not open_questions(enterprise_id):
        return ""
    return url_for("permits.changed", enterprise_id=enterprise_id)
