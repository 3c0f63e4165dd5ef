"""What the registry adds to pages of other features: "Perlu perhatian", the site map, and which pictures are whose."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import CompoundSelect, func, select

from village.core.access import Person
from village.core.db import db, utcnow
from village.core.slots import Attention
from village.registry import permissions
from village.registry.group_attention import groups_need
from village.registry.helping import paper_of_consent
from village.registry.helping_attention import helping_needs
from village.registry.models import (
    DeclaredPermit,
    Enterprise,
    Group,
    GroupMeeting,
    ImportDraft,
    ImportProblem,
    Proposal,
)
from village.registry.public import public_enterprise_slugs
from village.registry.public_groups import public_groups
from village.registry.queries import is_incomplete, is_open_flag
from village.registry.tables import consented, enterprise_is_shown, enterprises, group_is_public, groups

NIB_KINDS = ("nib", "nib_rba", "nib_lama")


def attention(person: Person) -> list[Attention]:
    """What this person should look at in the register. At most seven statements."""
    things: list[Attention] = []
    if person.owns:
        things += _for_owner(person)
    if permissions.keep_register(person):
        things += _for_keeper(person)
    return things + groups_need(person) + helping_needs(person)


def _for_owner(person: Person) -> list[Attention]:
    rows = db.session.execute(
        select(Enterprise.id, Enterprise.name)
        .where(Enterprise.id.in_(sorted(person.owns)), Enterprise.deleted_at.is_(None), is_incomplete())
        .order_by(Enterprise.name)
    )
    return [
        Attention(
            "blue",
            _("Data usaha Anda belum lengkap"),
            name,
            url_for("registry.edit_enterprise", enterprise_id=enterprise_id),
            _("Lengkapi"),
        )
        for enterprise_id, name in rows
    ]


def _for_keeper(person: Person) -> list[Attention]:
    flagged = (
        select(func.count(ImportProblem.enterprise_id.distinct()))
        .join(Enterprise, Enterprise.id == ImportProblem.enterprise_id)
        .where(is_open_flag(), Enterprise.deleted_at.is_(None))
        .scalar_subquery()
    )
    declared = (
        select(func.count(DeclaredPermit.enterprise_id.distinct()))
        .join(Enterprise, Enterprise.id == DeclaredPermit.enterprise_id)
        .where(
            DeclaredPermit.kind.in_(NIB_KINDS),
            DeclaredPermit.state == "has",
            DeclaredPermit.checked_at.is_(None),
            Enterprise.deleted_at.is_(None),
        )
        .scalar_subquery()
    )
    proposed = (
        select(func.count()).where(Enterprise.deleted_at.is_(None), Enterprise.state == "usulan").scalar_subquery()
    )
    asking = select(func.count()).where(Proposal.decided_at.is_(None)).scalar_subquery()
    drafts = (
        select(func.count())
        .where(
            ImportDraft.account_id == person.account_id, ImportDraft.run_id.is_(None), ImportDraft.expires_at > utcnow()
        )
        .scalar_subquery()
    )
    count = db.session.execute(
        select(
            flagged.label("flagged"),
            declared.label("declared"),
            proposed.label("proposed"),
            asking.label("asking"),
            drafts.label("drafts"),
        )
    ).one()
    things = []
    if count.asking:
        things.append(
            Attention(
                "amber",
                ngettext("%(num)s pendaftaran usaha menunggu", "%(num)s pendaftaran usaha menunggu", count.asking),
                _("Terima, hubungkan dengan yang sudah tercatat, atau tolak dengan alasan."),
                url_for("registry.proposals"),
                _("Putuskan"),
            )
        )
    if count.drafts:
        things.append(
            Attention(
                "amber",
                _("Impor daftar usaha belum selesai"),
                _("Berkasnya sudah diunggah, tinggal diperiksa dan disimpan."),
                url_for("registry.imports"),
                _("Lanjutkan"),
            )
        )
    if count.flagged:
        things.append(
            Attention(
                "amber",
                ngettext(
                    "%(num)s usaha dari daftar perlu diperiksa",
                    "%(num)s usaha dari daftar perlu diperiksa",
                    count.flagged,
                ),
                _("Ada isian yang belum terbaca dengan pasti, misalnya nomor telepon."),
                url_for("registry.enterprises", perlu="flagged"),
                _("Periksa"),
            )
        )
    if count.proposed:
        things.append(
            Attention(
                "amber",
                ngettext("%(num)s usulan usaha menunggu", "%(num)s usulan usaha menunggu", count.proposed),
                _("Periksa dulu, lalu nyatakan terverifikasi."),
                url_for("registry.enterprises", status="usulan"),
                _("Lihat"),
            )
        )
    if count.declared:
        things.append(
            Attention(
                "blue",
                ngettext("%(num)s usaha menyatakan punya NIB", "%(num)s usaha menyatakan punya NIB", count.declared),
                _("Menurut daftar, belum diperiksa."),
                url_for("registry.enterprises", perlu="declared"),
                _("Lihat"),
            )
        )
    return things


def sitemap() -> list[tuple[str, date]]:
    """Addresses of public seller and group pages with the day they were last confirmed."""
    sellers = [(f"/usaha/{row.slug}", row.confirmed_at.date()) for row in public_enterprise_slugs()]
    return sellers + [(f"/kelompok/{row.slug}", row.confirmed_at.date()) for row in public_groups()]


def public_pictures() -> CompoundSelect[Any]:
    """Pictures that everybody may see now, of consenting enterprises and of groups, as a select of SHA-256."""
    of_enterprises = select(enterprises.c.photo_sha256).where(
        enterprises.c.photo_sha256.is_not(None), enterprise_is_shown(), consented("public_photo")
    )
    return of_enterprises.union_all(
        select(groups.c.photo_sha256).where(groups.c.photo_sha256.is_not(None), group_is_public())
    )


def pictures_for(person: Person, sha256: str) -> bool:
    """May this person see this picture of an enterprise, group, meeting or consent, public or not? One statement."""
    of_enterprises = select(Enterprise.id).where(Enterprise.photo_sha256 == sha256)
    if not permissions.sees_whole_register(person):
        of_enterprises = of_enterprises.where(Enterprise.id.in_(sorted(person.owns | person.helps)))
    of_groups = select(Group.id).where(Group.photo_sha256 == sha256)
    if not permissions.sees_whole_register(person):
        of_groups = of_groups.where(Group.id.in_(sorted(person.leads)))
    of_meetings = select(GroupMeeting.id).where(GroupMeeting.photo_sha256 == sha256)
    if not permissions.sees_whole_register(person):
        of_meetings = of_meetings.where(GroupMeeting.group_id.in_(sorted(person.leads)))
    asked = of_enterprises.union_all(of_groups, of_meetings, paper_of_consent(person, sha256)).limit(1)
    return db.session.execute(asked).first() is not None
