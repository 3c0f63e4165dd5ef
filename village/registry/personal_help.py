"""What the register holds about one person as a helper, as one who was helped, and as a service for hire."""

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, delete, or_, select, update

from village.core.db import db, utcnow
from village.core.personal import GONE_PERSON, Held, Rows, Subject, held
from village.registry.helping_words import (
    HELP_KIND_LABELS,
    HELP_STATE_LABELS,
    HELPER_SOURCE_LABELS,
    HELPER_STATE_LABELS,
)
from village.registry.models import Enterprise, HelperConsent, HelperProfile, HelpOffer, HelpRequest, ServiceProvider


def held_of_help(subject: Subject) -> list[Held]:
    """Consents of helpers, requests for help, what is known of a helper, and services for hire."""
    profile = select(
        HelperProfile.state.label(_("Keadaan")),
        HelperProfile.state_since_on.label(_("Sejak")),
        HelperProfile.source.label(_("Asal")),
        HelperProfile.skills.label(_("Keahlian")),
        HelperProfile.hours.label(_("Waktu luang")),
        HelperProfile.trainings.label(_("Pelatihan")),
    ).where(HelperProfile.account_id == subject.account_id)
    services = select(
        ServiceProvider.name.label(_("Nama")),
        ServiceProvider.phone.label(_("Telepon")),
        ServiceProvider.place.label(_("Tempat")),
        ServiceProvider.tariff.label(_("Tarif")),
        ServiceProvider.examples.label(_("Contoh pekerjaan")),
        ServiceProvider.consented_on.label(_("Disetujui")),
    ).where(_is_my_service(subject))
    words = {_("Keadaan"): HELPER_STATE_LABELS, _("Asal"): HELPER_SOURCE_LABELS}
    return [
        held(_("Kader untuk usaha Anda, atau yang Anda bantu"), _consents(subject)),
        held(
            _("Permintaan bantuan"),
            _requests(subject),
            {_("Jenis"): HELP_KIND_LABELS, _("Keadaan"): HELP_STATE_LABELS},
        ),
        held(_("Anda sebagai kader"), profile, words),
        held(_("Jasa yang Anda tawarkan"), services.order_by(ServiceProvider.id)),
    ]


def _consents(subject: Subject) -> Rows:
    return (
        select(
            Enterprise.name.label(_("Usaha")),
            HelperConsent.how_given.label(_("Lewat")),
            HelperConsent.witness.label(_("Saksi")),
            HelperConsent.from_on.label(_("Sejak")),
            HelperConsent.until_on.label(_("Sampai")),
            HelperConsent.withdrawn_at.label(_("Ditarik kembali")),
        )
        .join(Enterprise, Enterprise.id == HelperConsent.enterprise_id)
        .where(_is_my_help(subject))
        .order_by(HelperConsent.id)
    )


def _requests(subject: Subject) -> Rows:
    return (
        select(
            Enterprise.name.label(_("Usaha")),
            HelpRequest.kind.label(_("Jenis")),
            HelpRequest.note.label(_("Catatan")),
            HelpRequest.state.label(_("Keadaan")),
            HelpRequest.asked_at.label(_("Diminta pada")),
            HelpRequest.result.label(_("Hasil")),
            HelpRequest.rating.label(_("Nilai")),
            HelpRequest.rating_note.label(_("Catatan nilai")),
        )
        .join(Enterprise, Enterprise.id == HelpRequest.enterprise_id)
        .where(
            or_(
                HelpRequest.enterprise_id.in_(subject.owns),
                HelpRequest.asked_by == subject.account_id,
                HelpRequest.taken_by == subject.account_id,
            )
        )
        .order_by(HelpRequest.id)
    )


def _is_my_help(subject: Subject) -> ColumnElement[bool]:
    return or_(HelperConsent.enterprise_id.in_(subject.owns), HelperConsent.account_id == subject.account_id)


def _is_my_service(subject: Subject) -> ColumnElement[bool]:
    return or_(subject.is_reached_by(ServiceProvider.phone), subject.is_named(ServiceProvider.name))


def empty_help(subject: Subject) -> list[str]:
    """End and empty all of it; answers scans of signed consents, which belong to nothing now. A step."""
    mine = or_(HelperConsent.account_id == subject.account_id, HelperConsent.enterprise_id.in_(subject.alone))
    files = list(db.session.scalars(select(HelperConsent.paper_sha256).where(mine)))
    db.session.execute(
        update(HelperConsent).where(mine, HelperConsent.withdrawn_at.is_(None)).values(withdrawn_at=utcnow())
    )
    emptied = {"witness": "", "paper_sha256": None, "paper_width": None, "paper_height": None}
    db.session.execute(update(HelperConsent).where(mine).values(**emptied))
    db.session.execute(update(HelperConsent).where(subject.is_named(HelperConsent.witness)).values(witness=GONE_PERSON))
    db.session.execute(
        update(HelpRequest)
        .where(HelpRequest.enterprise_id.in_(subject.alone))
        .values(note="", result="", rating_note="", cancelled_at=utcnow())
    )
    db.session.execute(delete(HelpOffer).where(HelpOffer.account_id == subject.account_id))
    db.session.execute(delete(HelperProfile).where(HelperProfile.account_id == subject.account_id))
    db.session.execute(delete(ServiceProvider).where(_is_my_service(subject)))
    return [sha256 for sha256 in files if sha256]
