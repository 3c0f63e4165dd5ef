"""May this person keep this event, and who has a calendar of their own?

``event`` is anything with a ``group_id``; without one the question is whether the person could ever.
"""

from typing import Any

from village.core.access import Person

KEEPERS = ("official", "admin")


def keep_events(person: Person, event: Any = None) -> bool:
    """Post and change events, and see who registered: officials any, group officers those of their groups."""
    if person.has(*KEEPERS):
        return True
    if event is None:
        return person.has("group_officer") or bool(person.leads)
    return event.group_id is not None and event.group_id in person.leads


def invite_to(person: Person, event: Any = None) -> bool:
    """Ask businesses by name and write letters of the village: officials and administrators."""
    return person.has(*KEEPERS)


def own_calendar(person: Person, _thing: Any = None) -> bool:
    """Everybody signed in has registrations and feeds of their own."""
    return True


PERMISSIONS = {
    "events.keep": keep_events,
    "events.invite": invite_to,
    "events.own": own_calendar,
}
