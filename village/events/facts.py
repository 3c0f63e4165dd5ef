"""What people say of an event or of who comes, on its way from a form to a row."""

from dataclasses import dataclass
from datetime import date, datetime

from village.core.images import Picture


@dataclass(frozen=True)
class EventFacts:
    """Everything about an event but its picture; moments are aware. ``seats`` None: as many as come."""

    title: str
    body: str
    place: str
    begins_at: datetime
    ends_at: datetime | None = None
    kind: str = "rutinan"
    topic: str = ""
    organiser: str = ""
    speaker: str = ""
    group_id: int | None = None
    is_plan: bool = False
    takes_registration: bool = False
    seats: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    only_invited: bool = False
    permit_code: str = ""
    permit_step: str = ""
    photo_alt: str = ""
    rts: tuple[int, ...] = ()
    group_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Repeating:
    """How an event repeats: ``rule`` of ``repeats``, every so many, until a day or for as long as it lasts."""

    rule: str
    every: int = 1
    until_on: date | None = None


@dataclass(frozen=True)
class PhotoChange:
    """What becomes of the picture: a new one, none any more, or as it was."""

    picture: Picture | None = None
    is_dropped: bool = False


@dataclass(frozen=True)
class Asked:
    """What somebody types who wants to come. ``audience`` is one of the choices where an event is not for all."""

    name: str
    phone: str
    rt: int | None = None
    enterprise_name: str = ""
    people: int = 1
    audience: str = ""
