"""Questions about people who sign in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select

from village.accounts.models import Account, AccountRole, Invitation, UserSession
from village.core import slots
from village.core.access import Person
from village.core.db import db, utcnow
from village.core.phones import InvalidPhone, normalise
from village.core.village import current_village


def hash_token(token: str) -> str:
    """What is kept of a token of 128 random bits or more."""
    return sha256(token.encode()).hexdigest()


def find_person(account_id: int) -> Person | None:
    """The person behind an account that is not disabled, with roles and scopes."""
    rows = db.session.execute(
        select(Account.name, AccountRole.role)
        .outerjoin(AccountRole, AccountRole.account_id == Account.id)
        .where(Account.id == account_id, Account.disabled_at.is_(None))
    ).all()
    return _person(account_id, rows) if rows else None


def find_person_by_session(token: str) -> Person | None:
    """The person whose live session this token opens: not ended, not expired, account not disabled."""
    rows = db.session.execute(
        select(Account.name, AccountRole.role, Account.id)
        .select_from(UserSession)
        .join(Account, Account.id == UserSession.account_id)
        .outerjoin(AccountRole, AccountRole.account_id == Account.id)
        .where(
            UserSession.token_hash == hash_token(token),
            UserSession.ended_at.is_(None),
            UserSession.expires_at > utcnow(),
            Account.disabled_at.is_(None),
        )
    ).all()
    return _person(rows[0].id, rows, token) if rows else None


def is_of_closed_account(token: str) -> bool:
    """Was this token, ended by now or not, a session of an account that is disabled? One statement."""
    found = (
        select(UserSession.id)
        .join(Account, Account.id == UserSession.account_id)
        .where(UserSession.token_hash == hash_token(token), Account.disabled_at.is_not(None))
    )
    return db.session.execute(found).first() is not None


def _person(account_id: int, rows: Sequence[Any], token: str = "") -> Person:
    scopes: dict[str, set[Any]] = {"owns": set(), "helps": set(), "helps_with": set(), "leads": set()}
    for answer in slots.call("person.scopes", account_id):
        for name, ids in answer.items():
            scopes[name] |= ids
    return Person(
        account_id=account_id,
        name=str(rows[0][0]),
        roles=frozenset(str(row[1]) for row in rows if row[1]),
        owns=frozenset(scopes["owns"]),
        helps=frozenset(scopes["helps"]),
        helps_with=frozenset(scopes["helps_with"]),
        leads=frozenset(scopes["leads"]),
        session_token=token,
    )


def find_account(identifier: str) -> Account | None:
    """The account with this e-mail, or this phone number in any form."""
    text = identifier.strip()
    if "@" in text:
        condition = Account.email == text.lower()
    else:
        village = current_village()
        try:
            condition = Account.phone == normalise(text, village.area_code if village else None).digits
        except InvalidPhone:
            return None
    return db.session.execute(select(Account).where(condition)).scalar_one_or_none()


def roles_of(account_id: int) -> frozenset[str]:
    """The roles an account holds."""
    return frozenset(db.session.execute(select(AccountRole.role).where(AccountRole.account_id == account_id)).scalars())


def find_invitation(code: str) -> Invitation | None:
    """The invitation this code opens: not used, not withdrawn, not past its time."""
    return db.session.execute(
        select(Invitation).where(
            Invitation.code_hash == hash_token(code),
            Invitation.used_at.is_(None),
            Invitation.withdrawn_at.is_(None),
            Invitation.expires_at > utcnow(),
        )
    ).scalar_one_or_none()


def open_invitations() -> list[Invitation]:
    """Invitations that still wait for their guest, newest first."""
    return list(
        db.session.execute(
            select(Invitation)
            .where(
                Invitation.purpose == "invitation",
                Invitation.used_at.is_(None),
                Invitation.withdrawn_at.is_(None),
                Invitation.expires_at > utcnow(),
            )
            .order_by(Invitation.created_at.desc(), Invitation.id.desc())
        ).scalars()
    )


@dataclass(frozen=True)
class AccountLine:
    """One account in the list of people."""

    id: int
    name: str
    phone: str | None
    email: str | None
    roles: frozenset[str]
    disabled_at: datetime | None
    has_password: bool


def account_lines(*, role: str = "", limit: int | None = None, offset: int = 0) -> list[AccountLine]:
    """Everybody who may sign in, or those with a role, by name. Two statements."""
    has_role = select(AccountRole.account_id).where(AccountRole.role == role)
    chosen = select(Account).where(Account.id.in_(has_role)) if role else select(Account)
    chosen = chosen.order_by(func.lower(Account.name), Account.id).limit(limit).offset(offset)
    accounts = db.session.execute(chosen).scalars().all()
    of_them = [] if limit is None else [AccountRole.account_id.in_([account.id for account in accounts])]
    roles: dict[int, set[str]] = {}
    for account_id, each in db.session.execute(select(AccountRole.account_id, AccountRole.role).where(*of_them)):
        roles.setdefault(account_id, set()).add(each)
    return [_line(account, frozenset(roles.get(account.id, ()))) for account in accounts]


def find_account_line(account_id: int) -> AccountLine | None:
    """One account, or None."""
    account = db.session.get(Account, account_id)
    return _line(account, roles_of(account_id)) if account else None


def _line(account: Account, roles: frozenset[str]) -> AccountLine:
    return AccountLine(
        id=account.id,
        name=account.name,
        phone=account.phone,
        email=account.email,
        roles=roles,
        disabled_at=account.disabled_at,
        has_password=account.password_hash is not None,
    )


def live_sessions(account_id: int) -> list[UserSession]:
    """The devices on which this account is signed in, newest first."""
    return list(
        db.session.execute(
            select(UserSession)
            .where(
                UserSession.account_id == account_id, UserSession.ended_at.is_(None), UserSession.expires_at > utcnow()
            )
            .order_by(UserSession.created_at.desc())
        ).scalars()
    )
