"""An event in the words of schema.org, for search engines and previews of links."""

from typing import Any

from flask import current_app

from village.core.images import picture_name
from village.core.village import current_village
from village.events.times import local

STATUS = {"batal": "EventCancelled", "ditunda": "EventPostponed"}


def structured(event: Any, address: str, *, is_full: bool) -> dict[str, Any]:
    """The event; ``is_full`` where every seat is taken."""
    village = current_village()
    organiser = event.organiser or (village.name if village else "")
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": address,
        "startDate": local(event.begins_at).isoformat(),
        "eventStatus": "https://schema.org/" + STATUS.get(event.state, _moved(event)),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": event.place, "address": village.place_line if village else ""},
        "organizer": {"@type": "Organization", "name": organiser},
        "isAccessibleForFree": True,
    }
    if event.was_begins_at is not None:
        told["previousStartDate"] = local(event.was_begins_at).isoformat()
    if event.ends_at is not None:
        told["endDate"] = local(event.ends_at).isoformat()
    if event.body:
        told["description"] = event.body[:300]
    if event.photo_sha256:
        width = min(event.photo_width, 640)
        told["image"] = f"{current_app.config['PUBLIC_ADDRESS']}/foto/{picture_name(event.photo_sha256)}/{width}.jpg"
    if event.takes_registration and event.state == "dibuka":
        availability = "SoldOut" if is_full else "InStock"
        told["offers"] = {
            "@type": "Offer", "price": 0, "priceCurrency": "IDR", "url": address,
            "availability": "https://schema.org/" + availability,
        }  # fmt: skip
    return told


def _moved(event: Any) -> str:
    return "EventRescheduled" if event.was_begins_at is not None else "EventScheduled"
