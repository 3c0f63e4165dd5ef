"""Letting people in: single-use addresses of 128 random bits, kept as a hash, valid for days or minutes."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from village.accounts import permissions
from village.accounts.models import Account, AccountRole, Invitation
from village.accounts.passwords import check_strength, hash_password
from village.accounts.queries import find_account, find_invitation, hash_token, roles_of
from village.accounts.services.sessions import Device, SignedIn, end_all_sessions_step, open_session_step
from village.core import audit, slots
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound

INVITATION_DAYS = 7
LINK_MINUTES = 30


class UsedInvitation(Conflict):
    """The address was used, withdrawn, or has run out."""


class ContactTaken(DomainError):
    """Another account has this number or e-mail."""


@dataclass(frozen=True)
class Guest:
    """For whom an invitation is: name, role, contact if known, and what the role is for."""

    name: str
    role: str
    phone: str | None = None
    email: str | None = None
    scope: dict[str, Any] | None = None


def invite(person: Person, guest: Guest) -> str:
    """Make an invitation for a named person and role; answers the code, which is shown once and kept as a hash."""
    person = begin_writing_as(person)
    demand(permissions.invite(person, guest.role))
    for subject in (guest.scope or {}).items():
        demand(all(slots.call("invitation.may_give", person, *subject)))
    code = invite_step(guest, created_by=person.account_id)
    audit.record(person, "accounts.invited", "invitation", guest.name, role=guest.role)
    commit()
    return code


def invite_step(guest: Guest, *, created_by: int | None) -> str:
    """The invitation row; answers its code. Earlier unused ones for the same name, role and scope end. A step."""
    _end_earlier_step(guest)
    return _new_code(
        Invitation(
            name=guest.name,
            phone=guest.phone,
            email=guest.email,
            role=guest.role,
            scope=guest.scope or {},
            created_by=created_by,
            expires_at=utcnow() + timedelta(days=INVITATION_DAYS),
        )
    )


def _end_earlier_step(guest: Guest) -> None:
    """A second tap, or a link that never arrived: only the newest address of an invitation lets anybody in."""
    is_open = (Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None), Invitation.account_id.is_(None))
    same = select(Invitation).where(Invitation.name == guest.name, Invitation.role == guest.role, *is_open)
    for earlier in db.session.scalars(same):
        if earlier.scope == (guest.scope or {}):
            earlier.withdrawn_at = utcnow()


def _new_code(invitation: Invitation) -> str:
    code = secrets.token_urlsafe(16)
    invitation.code_hash = hash_token(code)
    db.session.add(invitation)
    db.session.flush()
    return code


def withdraw_invitation(person: Person, invitation_id: int) -> None:
    """Make an unused invitation worthless."""
    person = begin_writing_as(person)
    invitation = db.session.get(Invitation, invitation_id)
    if invitation is None:
        raise NotFound()
    demand(permissions.invite(person, invitation.role))
    if invitation.used_at is None and invitation.withdrawn_at is None:
        invitation.withdrawn_at = utcnow()
        audit.record(person, "accounts.invitation_withdrawn", f"invitation:{invitation.id}", invitation.name)
    commit()


def give_sign_in_link(person: Person, account_id: int) -> str:
    """A new way in for somebody locked out, handed over in person; answers the code, good for 30 minutes."""
    person = begin_writing_as(person)
    account = db.session.get(Account, account_id)
    if account is None:
        raise NotFound()
    demand(permissions.manage_account(person, roles_of(account_id)))
    code = sign_in_link_step(account, created_by=person.account_id)
    audit.record(person, "accounts.link_given", f"account:{account.id}", account.name)
    commit()
    return code


def invite_by_command(guest: Guest) -> str:
    """An invitation made at the terminal, by whoever has the machine; answers its code."""
    begin_writing()
    code = invite_step(guest, created_by=None)
    audit.record(None, "accounts.invited", "invitation", guest.name, role=guest.role)
    commit()
    return code


def link_by_command(identifier: str) -> str | None:
    """A one-time way in made at the terminal; None where no open account has this number or e-mail."""
    begin_writing()
    account = find_account(identifier)
    if account is None or account.disabled_at is not None:
        return None
    code = sign_in_link_step(account, created_by=None)
    audit.record(None, "accounts.link_given", f"account:{account.id}", account.name)
    commit()
    return code


def sign_in_link_step(account: Account, *, created_by: int | None) -> str:
    """The row of a one-time sign-in address; earlier unused ones of the account end. A step."""
    db.session.execute(
        update(Invitation)
        .where(Invitation.account_id == account.id, Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None))
        .values(withdrawn_at=utcnow())
    )
    return _new_code(
        Invitation(
            purpose="sign_in",
            name=account.name,
            account_id=account.id,
            created_by=created_by,
            expires_at=utcnow() + timedelta(minutes=LINK_MINUTES),
        )
    )


def accept_invitation(
    code: str, *, name: str, phone: str | None, email: str | None, password: str, device: Device
) -> SignedIn:
    """The invited person sets a password and is signed in.

    Raises UsedInvitation, WeakPassword, ContactTaken. A double click finds the invitation used.
    """
    check_strength(password, own_words=(name, (phone or "").removeprefix("62")))
    password_hash = hash_password(password)
    begin_writing()
    invitation = _open_invitation(code)
    if invitation.account_id is not None:
        account = db.session.get_one(Account, invitation.account_id)
        end_all_sessions_step(account.id)
    else:
        account = _new_account(name, phone, email)
        _give_role(account.id, invitation)
    account.password_hash = password_hash
    invitation.used_at = utcnow()
    signed_in = open_session_step(account.id, device)
    audit.record(None, "accounts.invitation_accepted", f"account:{account.id}", account.name)
    commit()
    return signed_in


def accept_as_member(person: Person, code: str) -> None:
    """Somebody who already has an account takes the invited role with one tap."""
    person = begin_writing_as(person)
    invitation = _open_invitation(code)
    if invitation.account_id is not None:
        raise UsedInvitation(_l("Tautan ini untuk mengganti kata sandi. Keluar dulu, lalu buka lagi."))
    _give_role(person.account_id, invitation)
    invitation.used_at = utcnow()
    audit.record(person, "accounts.invitation_accepted", f"account:{person.account_id}", person.name)
    commit()


def _open_invitation(code: str) -> Invitation:
    invitation = find_invitation(code)
    if invitation is None:
        raise UsedInvitation(_l("Tautan ini sudah dipakai atau sudah lewat waktunya. Minta yang baru ke pengurus."))
    return invitation


def _new_account(name: str, phone: str | None, email: str | None) -> Account:
    for field, contact in (("phone", phone), ("email", email)):
        if contact and find_account(contact) is not None:
            raise ContactTaken(
                _l("Sudah ada akun dengan nomor atau e-mail ini. Masuk dulu, lalu buka undangan ini lagi."), field
            )
    account = Account(name=name, phone=phone, email=email)
    db.session.add(account)
    db.session.flush()
    return account


def _give_role(account_id: int, invitation: Invitation) -> None:
    if invitation.role and invitation.role not in roles_of(account_id):
        db.session.add(AccountRole(account_id=account_id, role=invitation.role, granted_by=invitation.created_by))
    slots.call("invitation.accepted", account_id, invitation.role, invitation.scope, invitation.created_by)
    db.session.flush()
