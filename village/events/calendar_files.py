"""Calendar files (RFC 5545): written by hand, because a feed needs five of its rules and no library's start-up time.

One VEVENT for each time something happens, its hours in the village's zone with a VTIMEZONE, lines that end in CRLF
and are folded at 75 octets, a UID that never changes and a SEQUENCE that grows with every change.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from village.core.formatting import ZONE_NAMES

LINE_OCTETS = 75
TYPE = "text/calendar"


@dataclass(frozen=True)
class Entry:
    """One event of a calendar. Either ``begins_at`` (aware) or ``on`` for a whole day is given."""

    uid: str
    title: str
    changed_at: datetime
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    on: date | None = None
    place: str = ""
    text: str = ""
    address: str = ""
    kind: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def calendar_file(entries: Sequence[Entry], *, name: str, zone_name: str, language: str = "id") -> bytes:
    """The whole file in UTF-8."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Gapura//Agenda//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        f"X-WR-TIMEZONE:{zone_name}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *_zone_lines(zone_name),
    ]
    for entry in entries:
        lines += _entry_lines(entry, zone_name)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines).encode()


def _zone_lines(zone_name: str) -> Iterable[str]:
    """The zones of Indonesia know no summer time: one offset for good."""
    offset = ZoneInfo(zone_name).utcoffset(datetime(2026, 1, 1)) or timedelta()
    minutes = round(offset.total_seconds() / 60)
    written = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
    return (
        "BEGIN:VTIMEZONE",
        f"TZID:{zone_name}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{written}",
        f"TZOFFSETTO:{written}",
        f"TZNAME:{ZONE_NAMES.get(zone_name, zone_name)}",
        "END:STANDARD",
        "END:VTIMEZONE",
    )


def _entry_lines(entry: Entry, zone_name: str) -> Iterable[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_utc(entry.changed_at)}"
    yield f"LAST-MODIFIED:{_utc(entry.changed_at)}"
    yield f"SEQUENCE:{entry.sequence}"
    if entry.on is not None:
        yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    elif entry.begins_at is not None:
        yield f"DTSTART;TZID={zone_name}:{_local(entry.begins_at, zone_name)}"
        if entry.ends_at is not None:
            yield f"DTEND;TZID={zone_name}:{_local(entry.ends_at, zone_name)}"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{_escaped(entry.title)}"
    for name, value in (("LOCATION", entry.place), ("DESCRIPTION", entry.text), ("CATEGORIES", entry.kind)):
        if value:
            yield f"{name}:{_escaped(value)}"
    if entry.address:
        yield f"URL:{entry.address}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(moment: datetime, zone_name: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone_name)):%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    r"""Text as RFC 5545 wants it: \\ \; \, and \n; other control characters have no place in it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(sign for sign in plain if sign >= " " and sign != "\x7f")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no letter cut in two, each ended by CRLF."""
    pieces, piece, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += sign
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"
