"""What the calendar adds to "Perlu perhatian"."""

from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, Select, exists, func, select

from village.core.access import Person
from village.core.counts import counted
from village.core.db import utcnow
from village.core.slots import Attention
from village.events.models import Event, EventRegistration
from village.events.permissions import KEEPERS, keep_events
from village.events.registrations import changed_for, count_changed_for
from village.events.standing import LASTS, is_not_over, is_shown

OUTCOME_WITHIN = timedelta(days=14)


def attention_counts(person: Person) -> dict[str, Any]:
    """The numbers of it, for one statement with those of other features."""
    asked: dict[str, Any] = {"events.changed_for_me": changed_for(person)}
    if keep_events(person):
        asked["events.untold"] = _untold(person)
        asked["events.no_outcome"] = _no_outcome(person)
    return asked


def attention(person: Person) -> list[Attention]:
    """What was moved that this person comes to; for keepers, who must be told, and what came of what was held."""
    things = []
    if changed := count_changed_for(person):
        title = ngettext(
            "%(num)s kegiatan Anda berubah atau batal", "%(num)s kegiatan Anda berubah atau batal", changed
        )
        detail = _("Lihat waktu dan tempat yang baru.")
        things.append(Attention("amber", title, detail, url_for("events.own_events"), _("Lihat")))
    if not keep_events(person):
        return things
    if untold := counted("events.untold", _untold(person)):
        title = ngettext(
            "%(num)s kegiatan berubah, pesertanya belum dikabari",
            "%(num)s kegiatan berubah, pesertanya belum dikabari",
            untold,
        )
        detail = _("Pesannya sudah siap. Kirim lewat WhatsApp, lalu tandai sudah dikabari.")
        things.append(Attention("red", title, detail, url_for("events.kept_events"), _("Kabari")))
    if silent := counted("events.no_outcome", _no_outcome(person)):
        title = ngettext("%(num)s kegiatan belum ditulis hasilnya", "%(num)s kegiatan belum ditulis hasilnya", silent)
        detail = _("Satu kalimat cukup, supaya warga tahu apa yang diputuskan.")
        things.append(Attention("blue", title, detail, url_for("events.kept_events", waktu="lewat"), _("Tulis")))
    return things


def _mine(person: Person) -> list[ColumnElement[bool]]:
    return [] if person.has(*KEEPERS) else [Event.group_id.in_(sorted(person.leads))]


def _untold(person: Person) -> Select[Any]:
    comes = exists().where(EventRegistration.event_id == Event.id, EventRegistration.state != "batal")
    return (
        select(func.count())
        .select_from(Event)
        .where(is_shown(), is_not_over(utcnow()), Event.sequence > Event.told_sequence, comes, *_mine(person))
    )


def _no_outcome(person: Person) -> Select[Any]:
    now = utcnow()
    return (
        select(func.count())
        .select_from(Event)
        .where(
            Event.deleted_at.is_(None),
            Event.state == "dibuka",
            Event.begins_at > now - OUTCOME_WITHIN,
            func.coalesce(Event.ends_at, Event.begins_at) < now - LASTS,
            *_mine(person),
        )
    )
