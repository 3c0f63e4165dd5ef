"""What the register holds about one person: their businesses, consents, memberships and requests."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, or_, select

from village.core.db import db
from village.core.personal import Given, Held, Rows, Subject, held
from village.registry.models import (
    Consent,
    DeclaredPermit,
    Enterprise,
    EnterpriseOwner,
    Group,
    HelperConsent,
    ImportProblem,
    ListedProduct,
    Membership,
    Merge,
    Proposal,
    SupplyTie,
    VerifiedFact,
)
from village.registry.personal_help import held_of_help
from village.registry.words import (
    CHANNEL_LABELS,
    KIND_LABELS,
    MEMBER_ROLE_LABELS,
    PERMIT_LABELS,
    PURPOSE_LABELS,
    SEX_LABELS,
    STATE_LABELS,
    TIE_LABELS,
    TURNOVER_LABELS,
)


def owned_enterprises(account_id: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The enterprises this account owns or owned, and those of them that nobody else owns now. Three statements.

    A record that went into one of them counts as well.
    """
    own = select(EnterpriseOwner.enterprise_id).where(EnterpriseOwner.account_id == account_id)
    ids = tuple(db.session.scalars(own.order_by(EnterpriseOwner.enterprise_id)))
    shared = set(
        db.session.scalars(
            select(EnterpriseOwner.enterprise_id).where(
                EnterpriseOwner.enterprise_id.in_(ids),
                EnterpriseOwner.account_id != account_id,
                EnterpriseOwner.until_on.is_(None),
            )
        )
    )
    alone = tuple(one for one in ids if one not in shared)
    gone = tuple(
        db.session.scalars(
            select(Merge.loser_id).where(Merge.winner_id.in_(alone), Merge.undone_at.is_(None)).order_by(Merge.id)
        )
    )
    return tuple(dict.fromkeys((*ids, *gone))), tuple(dict.fromkeys((*alone, *gone)))


def personal_held(subject: Subject) -> list[Held]:
    """Every row of the register that is about this person."""
    permit_words = {_("Izin"): PERMIT_LABELS}
    return [
        held(
            _("Usaha Anda"),
            _enterprises(subject),
            {
                _("Jenis"): KIND_LABELS,
                _("Keadaan"): STATE_LABELS,
                _("Jenis kelamin pemilik"): SEX_LABELS,
                _("Kisaran omzet"): TURNOVER_LABELS,
            },
        ),
        held(_("Persetujuan yang Anda beri"), _consents(subject), _consent_words()),
        *held_of_help(subject),
        held(
            _("Izin menurut daftar"),
            rows_of_enterprises(subject, DeclaredPermit, kind=_("Izin"), raw=_("Tertulis")),
            permit_words,
        ),
        held(
            _("Izin yang sudah diperiksa"),
            rows_of_enterprises(
                subject,
                VerifiedFact,
                permit_code=_("Izin"),
                number=_("Nomor"),
                checked_on=_("Diperiksa"),
                valid_until=_("Berlaku sampai"),
            ),
            permit_words,
        ),
        held(
            _("Produk menurut daftar"), rows_of_enterprises(subject, ListedProduct, name=_("Produk"), price=_("Harga"))
        ),
        held(
            _("Isian daftar yang perlu diperiksa"),
            rows_of_enterprises(subject, ImportProblem, column=_("Kolom"), value=_("Isi"), resolved_at=_("Selesai")),
        ),
        held(_("Keanggotaan kelompok"), _memberships(subject), {_("Sebagai"): MEMBER_ROLE_LABELS}),
        held(_("Hubungan dengan pemasok dan pembeli"), _ties(subject), {_("Hubungan"): TIE_LABELS}),
        held(_("Pendaftaran usaha"), _proposals(subject)),
    ]


def _enterprises(subject: Subject) -> Rows:
    columns = {
        "name": _("Nama usaha"), "kind": _("Jenis"), "state": _("Keadaan"), "owner_name": _("Pemilik"),
        "owner_sex": _("Jenis kelamin pemilik"), "rt": "RT", "rw": "RW", "address": _("Alamat"),
        "landmark": _("Patokan"), "phone": _("Telepon"), "other_phone": _("Telepon lain"),
        "phone_note": _("Catatan telepon"), "story": _("Cerita"), "remark": _("Keterangan"), "kbli": "KBLI",
        "scale": _("Skala"), "started_year": _("Mulai tahun"), "workers": _("Jumlah pekerja"),
        "turnover_range": _("Kisaran omzet"), "selling_ways": _("Cara jual"), "own_capital": _("Modal sendiri"),
        "network_role": _("Peran dalam jaringan"),
        "listed": _("Menurut daftar kampung"), "confirmed_at": _("Dipastikan"), "created_at": _("Dicatat"),
        "updated_at": _("Diubah"), "deleted_at": _("Dihapus"),
    }  # fmt: skip
    chosen = [getattr(Enterprise, name).label(heading) for name, heading in columns.items()]
    return select(*chosen).where(Enterprise.id.in_(subject.owns)).order_by(Enterprise.id)


def rows_of_enterprises(subject: Subject, model: Any, **columns: str) -> Rows:
    """What a table with ``enterprise_id`` holds about this person's businesses: their name, then columns by heading."""
    chosen = [getattr(model, name).label(heading) for name, heading in columns.items()]
    return (
        select(Enterprise.name.label(_("Usaha")), *chosen)
        .join(Enterprise, Enterprise.id == model.enterprise_id)
        .where(model.enterprise_id.in_(subject.owns))
        .order_by(model.id)
    )


def _consents(subject: Subject) -> Rows:
    return rows_of_enterprises(
        subject,
        Consent,
        purpose=_("Untuk"),
        wording=_("Bunyinya"),
        channel=_("Lewat"),
        given_at=_("Diberi"),
        withdrawn_at=_("Ditarik kembali"),
    )


def _consent_words() -> dict[str, Any]:
    return {_("Untuk"): PURPOSE_LABELS, _("Lewat"): CHANNEL_LABELS}


def is_my_membership(subject: Subject) -> ColumnElement[bool]:
    """Memberships of the person, of their businesses, and those that only know the name."""
    return or_(
        Membership.account_id == subject.account_id,
        Membership.enterprise_id.in_(subject.owns),
        Membership.account_id.is_(None) & Membership.enterprise_id.is_(None) & subject.is_named(Membership.person_name),
    )


def _memberships(subject: Subject) -> Rows:
    return (
        select(
            Group.name.label(_("Kelompok")),
            Membership.person_name.label(_("Nama")),
            Membership.role.label(_("Sebagai")),
            Membership.from_on.label(_("Sejak")),
            Membership.until_on.label(_("Sampai")),
            Membership.may_show_name.label(_("Nama boleh tampil")),
        )
        .join(Group, Group.id == Membership.group_id)
        .where(is_my_membership(subject))
        .order_by(Membership.id)
    )


def _ties(subject: Subject) -> Rows:
    giver, taker = Enterprise.__table__.alias("giver"), Enterprise.__table__.alias("taker")
    return (
        select(
            giver.c.name.label(_("Dari usaha")),
            SupplyTie.from_name.label(_("Dari")),
            SupplyTie.kind.label(_("Hubungan")),
            taker.c.name.label(_("Ke usaha")),
            SupplyTie.to_name.label(_("Ke")),
        )
        .select_from(SupplyTie)
        .outerjoin(giver, giver.c.id == SupplyTie.from_enterprise_id)
        .outerjoin(taker, taker.c.id == SupplyTie.to_enterprise_id)
        .where(
            or_(
                SupplyTie.from_enterprise_id.in_(subject.owns),
                SupplyTie.to_enterprise_id.in_(subject.owns),
                subject.is_named(SupplyTie.from_name),
                subject.is_named(SupplyTie.to_name),
            )
        )
        .order_by(SupplyTie.id)
    )


def is_my_proposal(subject: Subject) -> ColumnElement[bool]:
    """Requests of the person's account, and those that carry their number."""
    return or_(Proposal.proposed_by == subject.account_id, subject.is_reached_by(Proposal.phone))


def _proposals(subject: Subject) -> Rows:
    return (
        select(
            Proposal.name.label(_("Nama usaha")),
            Proposal.owner_name.label(_("Pemilik")),
            Proposal.phone.label(_("Telepon")),
            Proposal.rt.label("RT"),
            Proposal.note.label(_("Catatan")),
            Proposal.received_at.label(_("Masuk pada")),
            Proposal.outcome.label(_("Hasil")),
        )
        .where(is_my_proposal(subject))
        .order_by(Proposal.id)
    )


def personal_consents(subject: Subject) -> list[Given]:
    """What the person agrees to now: for each business and purpose, each helper, and names shown in groups."""
    purposes = db.session.execute(
        select(Consent.enterprise_id, Consent.purpose, Enterprise.name, Consent.given_at)
        .join(Enterprise, Enterprise.id == Consent.enterprise_id)
        .where(Consent.enterprise_id.in_(subject.owns), Consent.withdrawn_at.is_(None), Enterprise.deleted_at.is_(None))
        .order_by(Enterprise.name, Consent.id)
    )
    given = [
        Given(f"registry:consent:{enterprise_id}:{purpose}", str(PURPOSE_LABELS[purpose]), name, at)
        for enterprise_id, purpose, name, at in purposes
    ]
    helps = db.session.execute(
        select(HelperConsent.id, HelperConsent.enterprise_id, Enterprise.name, HelperConsent.from_on)
        .join(Enterprise, Enterprise.id == HelperConsent.enterprise_id)
        .where(HelperConsent.enterprise_id.in_(subject.owns), HelperConsent.withdrawn_at.is_(None))
        .order_by(Enterprise.name, HelperConsent.id)
    )
    given += [
        Given(
            f"registry:help:{enterprise_id}:{help_id}", _("Seorang kader boleh bertindak untuk usaha ini"), name, since
        )
        for help_id, enterprise_id, name, since in helps
    ]
    shown = db.session.execute(
        select(Membership.id, Group.name, Membership.from_on)
        .join(Group, Group.id == Membership.group_id)
        .where(Membership.account_id == subject.account_id, Membership.may_show_name.is_(True))
        .order_by(Group.name, Membership.id)
    )
    return given + [
        Given(f"registry:member:{member_id}", _("Nama Anda tampil sebagai pengurus kelompok"), name, since)
        for member_id, name, since in shown
    ]
