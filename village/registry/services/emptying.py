"""Taking a person out of the register: what is about them is emptied, what the village did stays without the name."""

from collections.abc import Collection

from sqlalchemy import delete, func, or_, select, update

from village.core.db import db, utcnow
from village.core.personal import GONE_ENTERPRISE, GONE_PERSON, Subject
from village.registry.models import (
    Consent,
    DeclaredPermit,
    Enterprise,
    EnterpriseOwner,
    GroupOfficer,
    ImportDraft,
    ImportedChange,
    ImportProblem,
    ImportRun,
    ListedProduct,
    Membership,
    Merge,
    Proposal,
    SupplyTie,
    VerifiedFact,
)
from village.registry.personal import is_my_membership, is_my_proposal
from village.registry.personal_help import empty_help
from village.registry.queries import today
from village.registry.services.findable import enterprise_changed_step

EMPTY_FACTS = {
    "owner_name": "", "owner_sex": None, "rt": None, "rw": None, "address": "", "landmark": "", "phone": None,
    "other_phone": None, "phone_note": "", "story": "", "remark": "", "turnover_range": None, "own_capital": None,
    "workers": None, "started_year": None, "listed": None, "photo_sha256": None, "photo_width": None,
    "photo_height": None, "import_key": None,
}  # fmt: skip


def personal_empty(subject: Subject) -> list[str]:
    """Empty what the register holds about the person; answers files that no longer belong to anything. A step.

    An enterprise with another owner goes on without this one.
    """
    files = [*_empty_imports(subject.alone), *empty_help(subject)]
    for enterprise in db.session.scalars(select(Enterprise).where(Enterprise.id.in_(subject.owns))):
        if enterprise.id in subject.alone:
            files += [enterprise.photo_sha256] if enterprise.photo_sha256 else []
            _empty_enterprise(enterprise)
        else:
            _leave_enterprise(enterprise, subject)
        enterprise_changed_step(enterprise)
    _empty_rows_of(subject.alone)
    _empty_people(subject)
    db.session.flush()
    return files


def _empty_enterprise(enterprise: Enterprise) -> None:
    for name, nothing in EMPTY_FACTS.items():
        setattr(enterprise, name, nothing)
    enterprise.name = f"{GONE_ENTERPRISE} {enterprise.id}"
    enterprise.slug = f"usaha-dihapus-{enterprise.id}"
    enterprise.state, enterprise.state_changed_at = "tutup", utcnow()
    enterprise.deleted_at = enterprise.deleted_at or utcnow()
    enterprise.updated_at = utcnow()
    db.session.flush()


def _leave_enterprise(enterprise: Enterprise, subject: Subject) -> None:
    if enterprise.owner_name.strip().lower() == subject.name.strip().lower():
        enterprise.owner_name = ""
    if enterprise.phone == subject.phone:
        enterprise.phone = None
    if enterprise.other_phone == subject.phone:
        enterprise.other_phone = None
    enterprise.updated_at = utcnow()
    db.session.flush()


def _empty_imports(enterprise_ids: Collection[int]) -> list[str]:
    """Forget what imports kept of these enterprises, and the lists they were read from: everybody stands in those."""
    runs = set(
        db.session.scalars(select(ImportedChange.run_id).where(ImportedChange.enterprise_id.in_(enterprise_ids)))
    )
    files = [
        sha256
        for row in db.session.scalars(select(ImportRun).where(ImportRun.id.in_(runs)))
        for sha256 in (row.file_sha256, row.readings_sha256)
        if sha256
    ]
    db.session.execute(update(ImportRun).where(ImportRun.id.in_(runs)).values(file_sha256="", readings_sha256=None))
    drafts = list(db.session.scalars(select(ImportDraft).where(ImportDraft.run_id.in_(runs))))
    files += [sha256 for one in drafts for sha256 in (one.workbook_sha256, one.readings_sha256)]
    db.session.execute(delete(ImportDraft).where(ImportDraft.id.in_([one.id for one in drafts])))
    for rows in (ImportedChange, ImportProblem):
        db.session.execute(delete(rows).where(rows.enterprise_id.in_(enterprise_ids)))
    return files


def _empty_rows_of(enterprise_ids: Collection[int]) -> None:
    """Rows that say something about the owner go; consents stay as proof, ended, without a number or a name."""
    for rows in (DeclaredPermit, ListedProduct):
        db.session.execute(delete(rows).where(rows.enterprise_id.in_(enterprise_ids)))
    db.session.execute(
        update(VerifiedFact)
        .where(VerifiedFact.enterprise_id.in_(enterprise_ids))
        .values(number="", revoked_at=func.coalesce(VerifiedFact.revoked_at, utcnow()))
    )
    db.session.execute(
        update(Consent)
        .where(Consent.enterprise_id.in_(enterprise_ids), Consent.withdrawn_at.is_(None))
        .values(withdrawn_at=utcnow())
    )
    db.session.execute(
        update(Merge)
        .where(or_(Merge.winner_id.in_(enterprise_ids), Merge.loser_id.in_(enterprise_ids)))
        .values(fields={})
    )
    for side in (SupplyTie.from_enterprise_id, SupplyTie.to_enterprise_id):
        db.session.execute(delete(SupplyTie).where(side.in_(enterprise_ids)))


def _empty_people(subject: Subject) -> None:
    db.session.execute(
        update(EnterpriseOwner)
        .where(EnterpriseOwner.account_id == subject.account_id, EnterpriseOwner.until_on.is_(None))
        .values(until_on=today())
    )
    members = list(db.session.scalars(select(Membership).where(is_my_membership(subject))))
    for row in members:
        row.person_name = GONE_PERSON if row.person_name else ""
        row.may_show_name = False
        row.until_on = row.until_on or today()
    db.session.execute(
        update(GroupOfficer)
        .where(or_(GroupOfficer.membership_id.in_([one.id for one in members]), subject.is_named(GroupOfficer.name)))
        .values(name=GONE_PERSON)
    )
    for column in (SupplyTie.from_name, SupplyTie.to_name):
        db.session.execute(update(SupplyTie).where(subject.is_named(column)).values({column: GONE_PERSON}))
    db.session.execute(
        update(Proposal)
        .where(or_(is_my_proposal(subject), Proposal.enterprise_id.in_(subject.alone)))
        .values(name=GONE_ENTERPRISE, owner_name="", phone=None, rt=None, note="", reason="", emptied_at=utcnow())
    )
