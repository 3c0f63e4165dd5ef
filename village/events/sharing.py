"""How an event is shared: its short address, what stands on the picture of its link, and the text of a message."""

from typing import Any

from flask import current_app, url_for
from flask_babel import force_locale, pgettext
from flask_babel import gettext as _
from sqlalchemy import select

from village.core.db import db
from village.core.formatting import NO_BREAK_SPACE, clock, day
from village.core.languages import language
from village.core.share_cards import ShareCard
from village.events.models import Event
from village.events.standing import is_shown
from village.events.times import local, zone_name


def share_card(kind: str, number: int) -> ShareCard | None:
    """The card of an event that everybody may read; None for anything else. One statement."""
    if kind != "event":
        return None
    columns = (Event.id, Event.slug, Event.title, Event.place, Event.begins_at, Event.ends_at, Event.photo_sha256)
    row = db.session.execute(select(*columns).where(Event.id == number, is_shown())).one_or_none()
    return card_of(row) if row else None


def card_of(event: Any) -> ShareCard:
    """The card of an event: what, when, where."""
    with force_locale("id"):  # one picture for both languages
        when = f"{day(local(event.begins_at).date(), 'id')}, {hours(event, 'id')}"
    return ShareCard(
        kind="event",
        id=event.id,
        path=url_for("events.event", slug=event.slug),
        title=event.title,
        detail=when,
        maker=event.place,
        photo_sha256=event.photo_sha256,
    )


def hours(event: Any, locale: str | None = None) -> str:
    """``09.00 - 12.00 WIB``, ``09.00 WIB - selesai``, or with the last day where it lasts longer."""
    said = locale or language()
    begins = clock(event.begins_at, said, zone_name())
    if event.ends_at is None:
        return f"{begins} - {pgettext('waktu', 'selesai')}"
    ends = clock(event.ends_at, said, zone_name())
    if local(event.begins_at).date() == local(event.ends_at).date():
        return f"{begins.rpartition(' ')[0]} - {ends}".replace(" WI", NO_BREAK_SPACE + "WI")
    return f"{begins} - {day(local(event.ends_at).date(), said)}, {ends}"


def when_words(event: Any) -> str:
    """Day and hours in the language of the page."""
    return f"{day(local(event.begins_at).date(), language())}, {hours(event)}"


def address_of(event: Any) -> str:
    """The whole public address of its page."""
    return str(current_app.config["PUBLIC_ADDRESS"]) + url_for("events.event", slug=event.slug)


def message(event: Any) -> str:
    """The text that carries an event by WhatsApp; what was moved or called off says so first."""
    if event.state == "batal":
        head = _("DIBATALKAN: %(title)s", title=event.title)
    elif event.state == "ditunda":
        head = _("DITUNDA: %(title)s", title=event.title)
    elif event.sequence and (getattr(event, "was_begins_at", None) or getattr(event, "was_place", "")):
        head = _("BERUBAH: %(title)s", title=event.title)
    else:
        head = event.title
    lines = [head, getattr(event, "reason", "") if event.state in ("batal", "ditunda") else ""]
    lines += [when_words(event), _("Tempat: %(place)s", place=event.place) if event.place else "", address_of(event)]
    return "\n".join(line for line in lines if line)


def message_to(event: Any, name: str, own_address: str) -> str:
    """The same to one person who registered, with the address of their own registration."""
    greeting = _("Bapak/Ibu %(name)s,", name=name)
    return f"{greeting}\n{message(event)}\n{_('Pendaftaran Anda: %(address)s', address=own_address)}"
