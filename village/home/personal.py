"""What the house holds about one person: offices, notices, suggestions, pins, and what they read."""

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, delete, or_, select, update

from village.core.db import db
from village.core.personal import GONE_PERSON, Given, Held, Subject, held
from village.core.phones import InvalidPhone, normalise
from village.home.models import Achievement, MapPin, Notice, NoticeReading, OfficeTerm, Suggestion


def personal_held(subject: Subject) -> list[Held]:
    """Every row of the house that is about this person."""
    offices = select(
        OfficeTerm.office.label(_("Jabatan")),
        OfficeTerm.person_name.label(_("Nama")),
        OfficeTerm.phone.label(_("Telepon")),
        OfficeTerm.from_on.label(_("Sejak")),
        OfficeTerm.until_on.label(_("Sampai")),
        OfficeTerm.may_show_name.label(_("Nama boleh tampil")),
        OfficeTerm.may_show_photo.label(_("Foto boleh tampil")),
        OfficeTerm.may_show_phone.label(_("Telepon boleh tampil")),
    ).where(is_my_office(subject))
    notices = select(
        Notice.title.label(_("Judul")), Notice.body.label(_("Isi")), Notice.posted_at.label(_("Dipasang"))
    ).where(Notice.posted_by == subject.account_id)
    read = (
        select(Notice.title.label(_("Judul")), NoticeReading.read_at.label(_("Dibaca")))
        .join(Notice, Notice.id == NoticeReading.notice_id)
        .where(NoticeReading.account_id == subject.account_id)
    )
    suggestions = select(
        Suggestion.text.label(_("Isi")),
        Suggestion.name.label(_("Nama")),
        Suggestion.contact.label(_("Kontak")),
        Suggestion.received_at.label(_("Masuk pada")),
        Suggestion.answer.label(_("Jawaban")),
    ).where(Suggestion.id.in_(_my_suggestions(subject)))
    pins = select(MapPin.name.label(_("Nama")), MapPin.note.label(_("Catatan"))).where(
        MapPin.enterprise_id.in_(subject.owns)
    )
    won = select(
        Achievement.activity.label(_("Kegiatan")),
        Achievement.result.label(_("Hasil")),
        Achievement.year.label(_("Tahun")),
    ).where(Achievement.enterprise_id.in_(subject.owns))
    return [
        held(_("Jabatan di kampung"), offices.order_by(OfficeTerm.id)),
        held(_("Kabar yang Anda pasang"), notices.order_by(Notice.id)),
        held(_("Pengumuman yang Anda baca"), read.order_by(NoticeReading.id)),
        held(_("Saran yang Anda kirim"), suggestions.order_by(Suggestion.id)),
        held(_("Titik di denah"), pins.order_by(MapPin.id)),
        held(_("Prestasi usaha Anda"), won.order_by(Achievement.id)),
    ]


def is_my_office(subject: Subject) -> ColumnElement[bool]:
    """Terms of office that carry this person's number, or the name that nobody else has."""
    return or_(subject.is_reached_by(OfficeTerm.phone), subject.is_named(OfficeTerm.person_name))


def _my_suggestions(subject: Subject) -> list[int]:
    """Suggestions whose writer left this person's number or e-mail, however it was typed."""
    rows = db.session.execute(select(Suggestion.id, Suggestion.contact).where(Suggestion.contact != ""))
    contacts = {contact for contact in (subject.phone, subject.email) if contact}
    return [suggestion_id for suggestion_id, contact in rows if _plain_contact(contact) in contacts]


def _plain_contact(contact: str) -> str:
    try:
        return normalise(contact, None).digits
    except InvalidPhone:
        return contact.strip().lower()


def personal_consents(subject: Subject) -> list[Given]:
    """Names, photos and numbers of offices that stand on the public page by consent."""
    rows = db.session.execute(
        select(OfficeTerm.id, OfficeTerm.office, OfficeTerm.consented_at)
        .where(
            OfficeTerm.deleted_at.is_(None),
            is_my_office(subject),
            or_(OfficeTerm.may_show_name, OfficeTerm.may_show_photo, OfficeTerm.may_show_phone),
        )
        .order_by(OfficeTerm.id)
    )
    words = _("Nama, foto, atau nomor Anda tampil sebagai pengurus")
    return [Given(f"home:office:{term_id}", words, office, since) for term_id, office, since in rows]


def personal_empty(subject: Subject) -> list[str]:
    """Take the person out of offices, suggestions and pins; answers pictures that nothing needs now. A step."""
    mine = list(db.session.scalars(select(OfficeTerm).where(is_my_office(subject))))
    files = [term.photo_sha256 for term in mine if term.photo_sha256]
    for term in mine:
        term.person_name, term.phone, term.photo_sha256 = GONE_PERSON, None, None
        term.photo_width = term.photo_height = None
        term.may_show_name = term.may_show_photo = term.may_show_phone = False
    db.session.execute(
        update(Suggestion)
        .where(Suggestion.id.in_(_my_suggestions(subject)))
        .values(name="", contact="", contact_consent_at=None)
    )
    db.session.execute(delete(MapPin).where(MapPin.enterprise_id.in_(subject.alone)))
    db.session.execute(
        update(Achievement).where(Achievement.enterprise_id.in_(subject.alone)).values(enterprise_id=None)
    )
    db.session.execute(delete(NoticeReading).where(NoticeReading.account_id == subject.account_id))
    db.session.flush()
    return files
