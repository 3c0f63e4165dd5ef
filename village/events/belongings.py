"""What the calendar keeps of an enterprise: who registered for it, and where it was asked to."""

from typing import Any

from village.events.models import EventInvitation, EventRegistration
from village.registry.interface import Belonging, rows_as_belonging


def belongings() -> list[Belonging]:
    """Registrations, and invitations but for events to which both were asked."""
    return [rows_as_belonging(EventRegistration), rows_as_belonging(EventInvitation, twin=_same_event)]


def _same_event(row: Any, other: Any) -> Any:
    return row.event_id == other.event_id
