"""Makes things for tests: each function writes real rows through the session and commits."""

import secrets
from datetime import date, timedelta
from typing import Any

from village.accounts.models import Account, AccountRole, UserSession
from village.accounts.queries import hash_token
from village.core.db import db, utcnow
from village.core.village import Village
from village.events.models import Event
from village.events.services.rules import index_events_step
from village.gallery.models import Product, ProductPhoto
from village.gallery.services.rules import index_step
from village.registry.models import Consent, Enterprise, EnterpriseOwner, Group, HelperConsent, Membership

LONG_AGO = date(2020, 1, 1)


def _add(row: Any) -> Any:
    """Write the row for good; it stays readable when the session that wrote it is gone."""
    db.session.add(row)
    db.session.commit()
    db.session.refresh(row)
    db.session.expunge(row)
    return row


def make_row(row: Any) -> Any:
    """Any row, written for good; for tables that need no more than their columns."""
    return _add(row)


def make_village(**fields: Any) -> Village:
    """A village like the studied one."""
    facts: dict[str, Any] = dict(
        name="Kampung Uji",
        theme="Home industri",
        tagline="Dibuat di rumah",
        rw=5,
        kelurahan="Karanganyar Gunung",
        kecamatan="Candisari",
        kota="Kota Semarang",
        provinsi="Jawa Tengah",
        region_code="33.74.08.1005",
        contact_phone="6281200000001",
        area_code="024",
        first_listing_waits=False,
    )
    return _add(Village(**{**facts, **fields}))


_counter = iter(range(1, 1_000_000))


def make_account(*roles: str, name: str = "", phone: str | None = None, **fields: Any) -> Account:
    """An account with these roles, without a password unless ``password_hash`` is given."""
    number = next(_counter)
    account = _add(Account(name=name or f"Orang {number}", phone=phone or f"62813{number:08d}", **fields))
    for role in roles:
        db.session.add(AccountRole(account_id=account.id, role=role))
    db.session.commit()
    return account


def make_session(account_id: int, *, hours: float = 12) -> str:
    """A live session of the account; answers the token its cookie holds."""
    token = secrets.token_urlsafe(32)
    _add(
        UserSession(
            account_id=account_id,
            token_hash=hash_token(token),
            idle_seconds=int(hours * 3600),
            expires_at=utcnow() + timedelta(hours=hours),
        )
    )
    return token


def make_enterprise(
    name: str = "", *, owner: Account | None = None, helper: Account | None = None, **fields: Any
) -> Enterprise:
    """A business, with an account that owns it and one that helps it if given."""
    number = next(_counter)
    facts: dict[str, Any] = dict(
        name=name or f"Dapur {number}",
        slug=f"dapur-{number}",
        kind="pangan",
        rt=4,
        rw=5,
        owner_name=f"Pemilik {number}",
        phone=f"62815{number:08d}",
        address="Gang Melati 3",
    )
    enterprise = _add(Enterprise(**{**facts, **fields}))
    if owner:
        _add(EnterpriseOwner(account_id=owner.id, enterprise_id=enterprise.id, from_on=LONG_AGO))
    if helper:
        _add(HelperConsent(account_id=helper.id, enterprise_id=enterprise.id, how_given="lisan", from_on=LONG_AGO))
    return enterprise


def give_consent(enterprise: Enterprise, *purposes: str) -> None:
    """The owner's consent to each purpose."""
    for purpose in purposes:
        _add(Consent(enterprise_id=enterprise.id, purpose=purpose, wording="Saya setuju", channel="lisan"))


def make_group(
    name: str = "", *, officer: Account | None = None, members: tuple[Enterprise, ...] = (), **fields: Any
) -> Group:
    """A group, with an account in office and enterprises as members if given."""
    number = next(_counter)
    group = _add(Group(**{"name": name or f"Paguyuban {number}", "slug": f"paguyuban-{number}", **fields}))
    if officer:
        _add(
            Membership(
                group_id=group.id, account_id=officer.id, role="ketua", person_name=officer.name, from_on=LONG_AGO
            )
        )
    for enterprise in members:
        _add(Membership(group_id=group.id, enterprise_id=enterprise.id, from_on=LONG_AGO))
    return group


def make_product(enterprise: Enterprise | None = None, name: str = "", *, photos: int = 1, **fields: Any) -> Product:
    """A product online, found by the search, with so many photos (rows only, no files)."""
    number = next(_counter)
    facts: dict[str, Any] = dict(
        name=name or f"Keripik {number}",
        slug=f"keripik-{number}",
        price_mode="fixed",
        price_rupiah=12_000,
        unit="bungkus",
        category="pangan_kering_kemasan",
        state="published",
        published_at=utcnow(),
    )
    facts |= fields
    facts["is_listed"] = facts["state"] == "published" and facts.get("deleted_at") is None
    product = _add(Product(enterprise_id=(enterprise or make_enterprise()).id, **facts))
    for position in range(photos):
        make_photo(product, position)
    index_step([product.id])
    db.session.commit()
    return product


def make_photo(product: Product, position: int = 0, **fields: Any) -> ProductPhoto:
    """A photo of a product; the row only, no file."""
    facts: dict[str, Any] = dict(sha256=secrets.token_hex(32), width=1600, height=2000, alt="")
    return _add(ProductPhoto(product_id=product.id, position=position, **{**facts, **fields}))


def make_event(title: str = "", *, days: float = 7, **fields: Any) -> Event:
    """An event that everybody may read, so many days from now (before now if negative), found by the search."""
    number = next(_counter)
    facts: dict[str, Any] = dict(
        slug=f"kegiatan-{number}",
        uid=f"kegiatan-{number}@gapura",
        title=title or f"Kegiatan {number}",
        kind="pelatihan",
        place="Balai RW 05",
        begins_at=utcnow() + timedelta(days=days),
    )
    event = _add(Event(**{**facts, **fields}))
    index_events_step([db.session.get_one(Event, event.id)])
    db.session.commit()
    return event
