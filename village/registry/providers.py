"""Questions about people who do such work for money."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.registry.models import SERVICE_KINDS, ServiceProvider
from village.registry.rules import UNDO_TIME


def get_provider(provider_id: int) -> ServiceProvider:
    """The provider, unless deleted. Raises NotFound."""
    provider = db.session.get(ServiceProvider, provider_id)
    if provider is None or provider.deleted_at is not None:
        raise NotFound(_l("Penyedia jasa ini tidak ada."))
    return provider


def kept_providers(*, kind: str = "") -> Sequence[Any]:
    """The whole list by name, or those of one kind. One statement."""
    row = ServiceProvider
    found = db.session.execute(
        select(row.id, row.name, row.kinds, row.tariff, row.place, row.phone, row.consented_on)
        .where(row.deleted_at.is_(None))
        .order_by(func.lower(row.name), row.id)
    ).all()
    return [one for one in found if not kind or kind in one.kinds]


def public_providers(*, kind: str = "") -> tuple[Sequence[Any], dict[str, int]]:
    """Those who agreed to stand there, or the ones of a kind of them, and how many do each kind. One statement."""
    row = ServiceProvider
    found = db.session.execute(
        select(row.id, row.name, row.kinds, row.tariff, row.examples, row.place, row.phone, row.confirmed_at)
        .where(row.deleted_at.is_(None), row.consented_on.is_not(None))
        .order_by(func.lower(row.name), row.id)
    ).all()
    counts = {one: sum(one in provider.kinds for provider in found) for one in SERVICE_KINDS}
    return [one for one in found if not kind or kind in one.kinds], {
        one: count for one, count in counts.items() if count
    }


def deleted_providers() -> Sequence[Any]:
    """Those that can still be brought back, newest first. One statement."""
    row = ServiceProvider
    return db.session.execute(
        select(row.id, row.name, row.deleted_at)
        .where(row.deleted_at > utcnow() - UNDO_TIME)
        .order_by(row.deleted_at.desc())
    ).all()
