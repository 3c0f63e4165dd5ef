"""Questions about people who sign in."""

from hashlib import sha256

from sqlalchemy import select

from village.accounts.models import Account, AccountRole, UserSession
from village.core import slots
from village.core.access import Person
from village.core.db import db, utcnow


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


def _person(account_id: int, rows: object, token: str = "") -> Person:
    names = [(row[0], row[1]) for row in rows]  # type: ignore[attr-defined]
    scopes: dict[str, set[int]] = {"owns": set(), "helps": set(), "leads": set()}
    for answer in slots.call("person.scopes", account_id):
        for name, ids in answer.items():
            scopes[name] |= ids
    return Person(
        account_id=account_id,
        name=names[0][0],
        roles=frozenset(role for _, role in names if role),
        owns=frozenset(scopes["owns"]),
        helps=frozenset(scopes["helps"]),
        leads=frozenset(scopes["leads"]),
        session_token=token,
    )
