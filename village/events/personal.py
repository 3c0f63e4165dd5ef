"""What the calendar holds about one person: registrations, invitations, posts, and the key of a feed."""

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, String, cast, delete, literal, or_, select, update

from village.core.db import db
from village.core.personal import GONE_PERSON, Held, Subject, held
from village.events.models import Event, EventInvitation, EventRegistration, FeedKey
from village.events.words import REGISTRATION_LABELS


def personal_held(subject: Subject) -> list[Held]:
    """Every row of the calendar that is about this person."""
    registered = (
        select(
            Event.title.label(_("Kegiatan")),
            Event.begins_at.label(_("Waktu")),
            EventRegistration.name.label(_("Nama")),
            EventRegistration.phone.label(_("Telepon")),
            EventRegistration.rt.label("RT"),
            EventRegistration.enterprise_name.label(_("Usaha")),
            EventRegistration.people.label(_("Jumlah orang")),
            EventRegistration.state.label(_("Keadaan")),
            EventRegistration.arrived_at.label(_("Masuk pada")),
        )
        .join(Event, Event.id == EventRegistration.event_id)
        .where(_is_mine(subject))
    )
    asked = (
        select(Event.title.label(_("Kegiatan")), EventInvitation.name.label(_("Nama")))
        .join(Event, Event.id == EventInvitation.event_id)
        .where(_is_asked(subject))
    )
    posted = select(Event.title.label(_("Judul")), Event.begins_at.label(_("Waktu"))).where(
        Event.posted_by == subject.account_id
    )
    words = {_("Keadaan"): REGISTRATION_LABELS}
    return [
        held(_("Pendaftaran kegiatan"), registered.order_by(EventRegistration.id), words),
        held(_("Undangan kegiatan"), asked.order_by(EventInvitation.id)),
        held(_("Kegiatan yang Anda pasang"), posted.order_by(Event.id)),
    ]


def _is_mine(subject: Subject) -> ColumnElement[bool]:
    return or_(EventRegistration.account_id == subject.account_id, subject.is_reached_by(EventRegistration.phone))


def _is_asked(subject: Subject) -> ColumnElement[bool]:
    return or_(
        subject.is_reached_by(EventInvitation.phone),
        EventInvitation.enterprise_id.in_(subject.alone),
    )


def personal_empty(subject: Subject) -> list[str]:
    """Registrations and invitations stay as numbers without a name; the feed ends. A step."""
    db.session.execute(
        update(EventRegistration)
        .where(_is_mine(subject))
        .values(name=GONE_PERSON, phone="", enterprise_name="", rt=None, account_id=None, code=_gone_code())
    )
    db.session.execute(update(EventInvitation).where(_is_asked(subject)).values(name=GONE_PERSON, phone=""))
    db.session.execute(delete(FeedKey).where(FeedKey.account_id == subject.account_id))
    for column in (Event.speaker, Event.organiser):
        db.session.execute(update(Event).where(subject.is_named(column)).values({column: ""}))
    db.session.flush()
    return []


def _gone_code() -> ColumnElement[str]:
    # The link in old messages must no longer open anything; the column is unique, so each row keeps its own number.
    return literal("dihapus-") + cast(EventRegistration.id, String)
