"""Tables of the calendar: events with their repeats and audience, and registrations with their invitations."""

from village.events.models.events import (
    KINDS,
    LONGEST_TITLE,
    STATES,
    UNDO_DAYS,
    Event,
    EventAudience,
    EventSeries,
    FeedKey,
)
from village.events.models.registrations import (
    MOST_PEOPLE,
    REGISTRATION_STATES,
    EventInvitation,
    EventRegistration,
)

__all__ = [
    "KINDS",
    "LONGEST_TITLE",
    "MOST_PEOPLE",
    "REGISTRATION_STATES",
    "STATES",
    "UNDO_DAYS",
    "Event",
    "EventAudience",
    "EventInvitation",
    "EventRegistration",
    "EventSeries",
    "FeedKey",
]
