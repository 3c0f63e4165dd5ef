"""Looking after accounts: one's own, and those of others."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, func, select

from village.accounts import permissions
from village.accounts.models import Account, AccountRole
from village.accounts.passwords import check_strength, hash_password, password_matches
from village.accounts.queries import find_account, roles_of
from village.accounts.services.invitations import ContactTaken
from village.accounts.services.sessions import Device, SignedIn, end_all_sessions_step, open_session_step
from village.core import audit
from village.core.access import ROLES, Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound


class WrongPassword(DomainError):
    """The password asked for again is not the right one."""


class LastAdministrator(Conflict):
    """The site would be left without an administrator."""


def add_account_step(name: str, roles: Iterable[str], *, phone: str | None = None) -> int:
    """An account without a password, which no password opens; gives its id. A step."""
    account = Account(name=name, phone=phone)
    db.session.add(account)
    db.session.flush()
    db.session.add_all(AccountRole(account_id=account.id, role=role) for role in roles)
    db.session.flush()
    return account.id


def _confirm_password(person: Person, password: str, field: str) -> None:
    kept = db.session.execute(select(Account.password_hash).where(Account.id == person.account_id)).scalar_one()
    if not password_matches(kept, password):
        raise WrongPassword(_l("Kata sandi ini belum cocok. Ketik sekali lagi."), field)


def change_password(person: Person, *, current: str, new: str, device: Device) -> SignedIn:
    """Set a new password: every session ends, this device gets a new one. Raises WrongPassword, WeakPassword."""
    _confirm_password(person, current, "current")
    check_strength(new, own_words=(person.name,))
    hashed = hash_password(new)
    person = begin_writing_as(person)
    db.session.get_one(Account, person.account_id).password_hash = hashed
    end_all_sessions_step(person.account_id)
    signed_in = open_session_step(person.account_id, device)
    audit.record(person, "accounts.password_set", f"account:{person.account_id}", person.name)
    commit()
    return signed_in


def change_contact(person: Person, *, name: str, phone: str | None, email: str | None, current: str) -> None:
    """Change one's name, phone or e-mail, with the password again. Raises WrongPassword, ContactTaken."""
    _confirm_password(person, current, "current")
    person = begin_writing_as(person)
    if not phone and not email:
        raise DomainError(_l("Isi nomor telepon atau e-mail, supaya Anda bisa masuk lagi."), "phone")
    for field, contact in (("phone", phone), ("email", email)):
        other = find_account(contact) if contact else None
        if other is not None and other.id != person.account_id:
            raise ContactTaken(
                _l("Sudah ada akun lain dengan nomor atau e-mail ini. Periksa lagi, atau tanyakan ke pengurus."), field
            )
    account = db.session.get_one(Account, person.account_id)
    account.name, account.phone, account.email = name, phone, email
    audit.record(person, "accounts.contact_changed", f"account:{account.id}", name)
    commit()


def disable_account(person: Person, account_id: int) -> None:
    """Close an account: its sessions end at once, what it did stays. Raises LastAdministrator."""
    person = begin_writing_as(person)
    account = _manageable(person, account_id)
    if account.id == person.account_id:
        raise Conflict(_l("Akun sendiri tidak bisa dinonaktifkan. Minta administrator lain melakukannya."))
    keep_an_administrator(account.id)
    account.disabled_at = utcnow()
    end_all_sessions_step(account.id)
    audit.record(person, "accounts.disabled", f"account:{account.id}", account.name)
    commit()


def enable_account(person: Person, account_id: int) -> None:
    """Open a closed account again."""
    person = begin_writing_as(person)
    account = _manageable(person, account_id)
    account.disabled_at = None
    audit.record(person, "accounts.enabled", f"account:{account.id}", account.name)
    commit()


def set_roles(person: Person, account_id: int, roles: frozenset[str]) -> None:
    """Give the account exactly these roles; a change ends its sessions. Raises LastAdministrator."""
    person = begin_writing_as(person)
    demand(permissions.grant_roles(person))
    account = _manageable(person, account_id)
    before = roles_of(account_id)
    if unknown := roles - set(ROLES):
        raise DomainError(
            _l(
                "Peran ini tidak dikenal: %(roles)s. Muat ulang halamannya, lalu pilih lagi.",
                roles=", ".join(sorted(unknown)),
            ),
            "roles",
        )
    if "admin" in before - roles:
        keep_an_administrator(account_id)
    if before == roles:
        return
    db.session.execute(
        delete(AccountRole).where(AccountRole.account_id == account_id, AccountRole.role.in_(before - roles))
    )
    db.session.add_all(
        AccountRole(account_id=account_id, role=role, granted_by=person.account_id) for role in roles - before
    )
    end_all_sessions_step(account_id)
    for action, changed in (("accounts.role_granted", roles - before), ("accounts.role_removed", before - roles)):
        if changed:
            audit.record(person, action, f"account:{account_id}", account.name, roles=sorted(changed))
    commit()


def _manageable(person: Person, account_id: int) -> Account:
    account = db.session.get(Account, account_id)
    if account is None:
        raise NotFound()
    demand(permissions.manage_account(person, roles_of(account_id)))
    return account


def keep_an_administrator(account_id: int) -> None:
    """Raise LastAdministrator when the site would have nobody left who keeps it without this account."""
    others = db.session.execute(
        select(func.count())
        .select_from(AccountRole)
        .join(Account, Account.id == AccountRole.account_id)
        .where(AccountRole.role == "admin", Account.disabled_at.is_(None), Account.id != account_id)
    ).scalar_one()
    if "admin" in roles_of(account_id) and not others:
        raise LastAdministrator(_l("Ini administrator terakhir. Angkat administrator lain dulu."))
