"""What an event says of itself in a letter that asks people to come."""

from village.core.access import Person
from village.core.formatting import clock, day
from village.events.audience import audience_of
from village.events.permissions import keep_events
from village.events.queries import find_event_by_id
from village.events.times import local, zone_name


def letter_parts(person: Person, subject: str) -> dict[str, str]:
    """Words for the parts in square brackets of the shipped invitation, its title and its addressee; none for others.

    Fills the slot ``letter.parts``. Two statements for an event, none for anything else.
    """
    number = subject.removeprefix("event:")
    if not subject.startswith("event:") or not number.isdecimal() or len(number) > 9:
        return {}
    event = find_event_by_id(int(number))
    if event is None or event.deleted_at is not None or not keep_events(person, event):
        return {}
    whom = audience_of(event.id).choices
    return {
        "title": f"Undangan {event.title}",
        "addressee": f"Bapak/Ibu warga {', '.join(whom)}" if whom else "Bapak/Ibu warga",
        "hari dan tanggal": day(local(event.begins_at).date(), "id"),
        "jam": clock(event.begins_at, "id", zone_name()).rpartition(" ")[0],
        "tempat": event.place,
        "acara": event.title,
    }
