"""What somebody who plans an event should know before it is posted. Warnings, never refusals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from village.core.db import db
from village.core.formatting import day, short_day
from village.core.languages import language
from village.events.facts import EventFacts
from village.events.holidays import holidays
from village.events.models import Event, EventAudience
from village.events.standing import LASTS
from village.events.times import local
from village.events.words import TOPIC_LABELS

FRIDAY = 4
FRIDAY_PRAYER = time(11, 30), time(13, 0)
RAMADAN_EVENING = time(17, 0), time(21, 0)
INDEPENDENCE = (8, 14), (8, 18)
SAME_TOPIC = 3
MOST_WARNINGS = 8


@dataclass(frozen=True)
class Span:
    """When something would happen."""

    begins_at: datetime
    ends_at: datetime

    @property
    def on(self) -> date:
        """Its day in the village."""
        return local(self.begins_at).date()

    def touches(self, hours: tuple[time, time]) -> bool:
        """Is any part of these hours of the first day within it?"""
        begins, ends = local(self.begins_at), local(self.ends_at)
        until = ends.time() if ends.date() == begins.date() else time.max
        return begins.time() < hours[1] and until > hours[0]


def warnings_for(facts: EventFacts, days: Sequence[date] = (), *, besides: int | None = None) -> list[str]:
    """Sentences about every day on which it would happen; ``besides`` is the id of the event itself. Two statements."""
    first = Span(facts.begins_at, facts.ends_at or facts.begins_at + LASTS)
    spans = [_on(first, one) for one in days] or [first]
    found = [sentence for span in spans for sentence in _about_the_day(span)]
    found += _clashes(facts, spans, besides)
    found += _monotony(facts, besides)
    if len(found) > MOST_WARNINGS:
        more = len(found) - MOST_WARNINGS + 1
        found = [*found[: MOST_WARNINGS - 1], _("Dan %(count)s hal serupa pada tanggal lain.", count=more)]
    return found


def _on(first: Span, on: date) -> Span:
    shift = timedelta(days=(on - first.on).days)
    return Span(first.begins_at + shift, first.ends_at + shift)


def _about_the_day(span: Span) -> list[str]:
    said, known = day(span.on, language()), holidays()
    found = []
    holiday = known.days.get(span.on)
    if holiday is not None:
        words = _("%(day)s adalah %(holiday)s.", day=said, holiday=holiday.name)
        found.append(words + (" " + _("Tanggalnya masih perkiraan.") if holiday.is_expected else ""))
    if span.on.weekday() == FRIDAY and span.touches(FRIDAY_PRAYER):
        found.append(_("%(day)s bertabrakan dengan salat Jumat, 11.30 sampai 13.00.", day=said))
    if known.in_ramadan(span.on) and span.touches(RAMADAN_EVENING):
        found.append(_("%(day)s di bulan Ramadan: petang untuk berbuka dan tarawih.", day=said))
    if INDEPENDENCE[0] <= (span.on.month, span.on.day) <= INDEPENDENCE[1] and holiday is None:
        found.append(_("%(day)s dekat 17 Agustus; warga biasanya sibuk lomba dan malam tirakatan.", day=said))
    return found


def _clashes(facts: EventFacts, spans: Sequence[Span], besides: int | None) -> list[str]:
    """Others at the same place, or for the same people, while it goes on."""
    ends = func.coalesce(Event.ends_at, Event.begins_at)
    near = or_(
        *(
            and_(Event.begins_at < span.ends_at, or_(ends > span.begins_at, Event.begins_at > span.begins_at - LASTS))
            for span in spans[:60]
        )
    )
    same_place = and_(func.lower(Event.place) == facts.place.strip().lower(), Event.place != "")
    same_people = _same_people(facts)
    rows = db.session.execute(
        select(Event.id, Event.title, Event.begins_at, Event.ends_at, Event.place, same_place.label("here"))
        .where(
            Event.deleted_at.is_(None),
            Event.state.not_in(("batal", "ditunda")),
            Event.id != (besides or 0),
            Event.begins_at > min(span.begins_at for span in spans) - timedelta(days=31),
            Event.begins_at < max(span.ends_at for span in spans),
            near,
            or_(same_place, same_people),
        )
        .order_by(Event.begins_at)
        .limit(MOST_WARNINGS + 1)
    ).all()
    found = []
    for row in rows:
        over = row.ends_at or row.begins_at + LASTS
        if not any(row.begins_at < span.ends_at and over > span.begins_at for span in spans):
            continue
        on = short_day(row.begins_at, language())
        if row.here:
            found.append(_("%(day)s sudah ada %(title)s di tempat yang sama.", day=on, title=row.title))
        else:
            found.append(_("%(day)s sudah ada %(title)s untuk orang yang sama.", day=on, title=row.title))
    return found


def _same_people(facts: EventFacts) -> ColumnElement[bool]:
    """Somebody who would come here would have to be there: an RT, a group, or everybody on both sides."""
    listed = exists().where(EventAudience.event_id == Event.id)
    if not (facts.rts or facts.group_ids or facts.group_id):
        return and_(~listed, Event.group_id.is_(None), Event.only_invited.is_(False))
    groups = {*facts.group_ids, *([facts.group_id] if facts.group_id else [])}
    mine = exists().where(
        EventAudience.event_id == Event.id,
        or_(EventAudience.rt.in_(facts.rts), EventAudience.group_id.in_(groups)),
    )
    return or_(mine, Event.group_id.in_(groups))


def _monotony(facts: EventFacts, besides: int | None) -> list[str]:
    """The same topic three times running bores people: the two before, or after, have it too."""
    if not facts.topic:
        return []
    rows = db.session.execute(
        select(Event.topic)
        .where(
            Event.deleted_at.is_(None),
            Event.topic != "",
            Event.state.in_(("dibuka", "dievaluasi")),
            Event.id != (besides or 0),
            Event.begins_at < facts.begins_at,
        )
        .order_by(Event.begins_at.desc(), Event.id.desc())
        .limit(SAME_TOPIC - 1)
    ).scalars()
    before = list(rows)
    if len(before) < SAME_TOPIC - 1 or any(topic != facts.topic for topic in before):
        return []
    topic = TOPIC_LABELS.get(facts.topic, facts.topic)
    return [_("Ini ketiga kalinya berturut-turut topiknya %(topic)s. Warga bisa bosan.", topic=topic)]
