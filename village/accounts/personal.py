"""What accounts hold about one person, and how an account is emptied."""

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, delete, func, or_, select, update

from village.accounts.forms import ROLE_NAMES
from village.accounts.models import Account, AccountRole, Invitation, KnownDevice, UserSession
from village.accounts.services.people import keep_an_administrator
from village.core import audit
from village.core.db import db, utcnow
from village.core.personal import GONE_PERSON, Held, Rows, Subject, held


def find_subject(account_id: int) -> Subject | None:
    """Who the person behind an account is, without what they own; None for no account. Two statements."""
    account = db.session.get(Account, account_id)
    if account is None:
        return None
    namesakes = db.session.scalar(
        select(func.count())
        .select_from(Account)
        .where(func.lower(Account.name) == account.name.lower(), Account.id != account_id)
    )
    return Subject(account_id, account.name, account.phone, account.email, has_own_name=not namesakes)


def personal_held(subject: Subject) -> list[Held]:
    """Account, roles, devices, invitations and acts of this person."""
    own_account = select(
        Account.name.label(_("Nama")),
        Account.phone.label(_("Nomor telepon")),
        Account.email.label(_("E-mail")),
        Account.created_at.label(_("Dibuat")),
        Account.disabled_at.label(_("Dinonaktifkan")),
    ).where(Account.id == subject.account_id)
    roles = select(AccountRole.role.label(_("Peran")), AccountRole.granted_at.label(_("Sejak"))).where(
        AccountRole.account_id == subject.account_id
    )
    devices = (
        select(
            UserSession.device.label(_("Perangkat")),
            UserSession.created_at.label(_("Masuk pada")),
            UserSession.ended_at.label(_("Keluar pada")),
            UserSession.expires_at.label(_("Berlaku sampai")),
        )
        .where(UserSession.account_id == subject.account_id)
        .order_by(UserSession.id)
    )
    return [
        held(_("Akun"), own_account),
        held(_("Peran"), roles, {_("Peran"): ROLE_NAMES}),
        held(_("Perangkat yang pernah masuk"), devices),
        held(_("Undangan"), _invitations(subject), {_("Peran"): ROLE_NAMES}),
        _acts(subject),
    ]


def _invitations(subject: Subject) -> Rows:
    return select(
        Invitation.name.label(_("Nama")),
        Invitation.phone.label(_("Nomor telepon")),
        Invitation.email.label(_("E-mail")),
        Invitation.role.label(_("Peran")),
        Invitation.created_at.label(_("Dibuat")),
        Invitation.used_at.label(_("Dipakai")),
    ).where(_invited(subject))


def _invited(subject: Subject) -> ColumnElement[bool]:
    reached = subject.is_reached_by(Invitation.phone, Invitation.email)
    return or_(Invitation.account_id == subject.account_id, reached)


def _acts(subject: Subject) -> Held:
    entries = db.session.scalars(
        select(audit.AuditEntry)
        .where(
            or_(
                audit.AuditEntry.account_id == subject.account_id,
                audit.AuditEntry.subject == f"account:{subject.account_id}",
            )
        )
        .order_by(audit.AuditEntry.id)
    )
    rows = tuple((entry.at, entry.actor_name, audit.sentence(entry)) for entry in entries)
    return Held(_("Catatan tentang yang Anda lakukan"), (_("Kapan"), _("Siapa"), _("Apa")), rows)


def personal_empty(subject: Subject) -> list[str]:
    """Take the person out of the account: nobody signs in with it again, and what it did stays. A step.

    Raises LastAdministrator.
    """
    keep_an_administrator(subject.account_id)
    db.session.execute(
        update(Account)
        .where(Account.id == subject.account_id)
        .values(name=GONE_PERSON, phone=None, email=None, password_hash=None, disabled_at=utcnow())
    )
    db.session.execute(
        update(Invitation)
        .where(_invited(subject))
        .values(
            name=GONE_PERSON,
            phone=None,
            email=None,
            withdrawn_at=func.coalesce(Invitation.withdrawn_at, utcnow()),
        )
    )
    for rows in (AccountRole, KnownDevice, UserSession):
        db.session.execute(delete(rows).where(rows.account_id == subject.account_id))
    return []
