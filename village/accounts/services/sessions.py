"""Signing in and out. Guessing is slowed per account and address; a known device of the owner is never locked out."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select, update

from village.accounts.models import KnownDevice, UserSession
from village.accounts.passwords import password_matches
from village.accounts.queries import find_account, find_person, hash_token
from village.core import audit, limits
from village.core.access import Person, begin_writing_as
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import DomainError, TooMany

SMALL_ROLES = frozenset({"owner", "agent", "group_officer"})
HOUR = timedelta(hours=1)
TRIES_PER_ADDRESS = 20
TRIES_PER_ACCOUNT = 100
TRIES_PER_DEVICE = 20


class WrongCredentials(DomainError):
    """Number or password do not fit; the same words whether or not the number is known."""


@dataclass(frozen=True)
class SignedIn:
    """A new session: the token for its cookie, how long it may rest in seconds, and the token of the known device."""

    account_id: int
    token: str
    idle_seconds: int
    device_token: str


@dataclass(frozen=True)
class Device:
    """Where somebody signs in from: network address, browser in words, known token if any, shared computer or not."""

    address: str
    label: str
    known_token: str = ""
    is_shared: bool = False


def sign_in(identifier: str, password: str, device: Device) -> SignedIn:
    """Open a session. Raises WrongCredentials, or TooMany when this was tried too often in the last hour."""
    account = find_account(identifier)
    kept = account.password_hash if account and account.disabled_at is None else None
    account_id = account.id if account else None
    _count_try(identifier, account_id, device)
    if not password_matches(kept, password) or account_id is None:
        raise WrongCredentials(
            _l("Nomor atau kata sandi belum cocok. Periksa lagi, atau minta tautan masuk baru ke pengurus.")
        )
    begin_writing(changes_pages=False)
    signed_in = open_session_step(account_id, device)
    limits.clear(_address_key(identifier, device))
    commit()
    return signed_in


def _count_try(identifier: str, account_id: int | None, device: Device) -> None:
    begin_writing(changes_pages=False)
    known = _known_device(account_id, device.known_token) if account_id else None
    if known:
        passes = limits.hit(f"signin:device:{known.id}", limit=TRIES_PER_DEVICE, window=HOUR)
    else:
        name = _digest(str(account_id or identifier))
        per_address = limits.hit(_address_key(identifier, device), limit=TRIES_PER_ADDRESS, window=HOUR)
        passes = per_address and limits.hit(f"signin:account:{name}", limit=TRIES_PER_ACCOUNT, window=HOUR)
    commit()
    if not passes:
        raise TooMany(_l("Terlalu sering dicoba. Tunggu satu jam, atau minta tautan masuk baru ke pengurus."))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _address_key(identifier: str, device: Device) -> str:
    return f"signin:address:{_digest(identifier.strip().lower())}:{_digest(device.address)}"


def _known_device(account_id: int, token: str) -> KnownDevice | None:
    if not token:
        return None
    return db.session.execute(
        select(KnownDevice).where(KnownDevice.account_id == account_id, KnownDevice.token_hash == hash_token(token))
    ).scalar_one_or_none()


def lifetime(roles: frozenset[str], is_shared: bool) -> tuple[timedelta, timedelta]:
    """How long a session may rest, and how long it lives at most."""
    if is_shared:
        return timedelta(minutes=10), timedelta(hours=12)
    if roles and roles <= SMALL_ROLES:
        return timedelta(days=30), timedelta(days=180)
    return timedelta(hours=12), timedelta(days=30)


def open_session_step(account_id: int, device: Device) -> SignedIn:
    """A new session row with a new token. A step."""
    person = find_person(account_id)
    if person is None:
        raise WrongCredentials(_l("Akun ini sedang tidak aktif. Tanyakan ke pengurus."))
    idle, longest = lifetime(person.roles, device.is_shared)
    token, device_token = secrets.token_urlsafe(32), device.known_token or secrets.token_urlsafe(32)
    db.session.add(
        UserSession(
            account_id=account_id,
            token_hash=hash_token(token),
            device=device.label[:120],
            is_shared_computer=device.is_shared,
            idle_seconds=int(idle.total_seconds()),
            expires_at=utcnow() + longest,
        )
    )
    if not device.is_shared and not _known_device(account_id, device_token):
        db.session.add(KnownDevice(account_id=account_id, token_hash=hash_token(device_token)))
    audit.record(person, "accounts.signed_in", f"account:{account_id}", person.name)
    db.session.flush()
    return SignedIn(account_id, token, int(idle.total_seconds()), "" if device.is_shared else device_token)


def sign_in_to_sample(account_id: int, device: Device) -> SignedIn:
    """One-tap sign-in to the sample village; the view has checked that instance, host and request are loopback."""
    begin_writing(changes_pages=False)
    signed_in = open_session_step(account_id, device)
    commit()
    return signed_in


def sign_out(person: Person) -> None:
    """End this very session; its cookie opens nothing any more."""
    begin_writing(changes_pages=False)
    _end(UserSession.token_hash == hash_token(person.session_token))
    commit()


def end_session(person: Person, session_id: int) -> None:
    """End one of the person's own sessions; nothing happens for a session of somebody else."""
    person = begin_writing_as(person)
    _end((UserSession.id == session_id) & (UserSession.account_id == person.account_id))
    commit()


def sign_out_everywhere(person: Person) -> None:
    """End every session of the person, this one included, and forget the known devices."""
    person = begin_writing_as(person)
    end_all_sessions_step(person.account_id)
    audit.record(person, "accounts.signed_out_everywhere", f"account:{person.account_id}", person.name)
    commit()


def end_all_sessions_step(account_id: int) -> None:
    """End every session of the account. A step."""
    _end(UserSession.account_id == account_id)
    db.session.execute(delete(KnownDevice).where(KnownDevice.account_id == account_id))


def _end(condition: object) -> None:
    db.session.execute(
        update(UserSession).where(condition, UserSession.ended_at.is_(None)).values(ended_at=utcnow())  # type: ignore[arg-type]
    )
