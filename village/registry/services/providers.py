"""The list of people who do such work for money, and whether they agreed to stand on the public page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.registry import helping_permissions as permissions
from village.registry.models import SERVICE_KINDS, ServiceProvider
from village.registry.providers import get_provider
from village.registry.queries import today
from village.registry.rules import UNDO_TIME
from village.registry.services.enterprises import TooLateToUndo
from village.registry.words import CHANNEL_LABELS


@dataclass(frozen=True)
class ProviderFacts:
    """What is known of a provider; ``kinds`` are kinds of services, ``phone`` digits beginning with 62."""

    name: str
    kinds: Sequence[str]
    tariff: str = ""
    examples: str = ""
    place: str = ""
    phone: str | None = None


def save_provider(person: Person, facts: ProviderFacts, provider_id: int | None = None) -> ServiceProvider:
    """Add a provider, or correct what stands of one. Raises DomainError, NotFound."""
    person = begin_writing_as(person)
    demand(permissions.keep_helpers(person))
    provider = provider_step(facts, provider_id, by=person.account_id)
    _record(person, "provider_corrected" if provider_id else "provider_added", provider)
    commit()
    return provider


def provider_step(facts: ProviderFacts, provider_id: int | None = None, by: int | None = None) -> ServiceProvider:
    """The row of a provider. A step. Raises DomainError, NotFound."""
    if not facts.kinds or set(facts.kinds) - set(SERVICE_KINDS):
        raise DomainError(_l("Pilih sedikitnya satu jasa."), "kinds")
    provider = get_provider(provider_id) if provider_id else ServiceProvider(name=facts.name)
    for name, value in asdict(facts).items():
        setattr(provider, name, value)
    provider.kinds = [kind for kind in SERVICE_KINDS if kind in facts.kinds]
    provider.confirmed_at, provider.updated_by = utcnow(), by
    db.session.add(provider)
    db.session.flush()
    return provider


def record_consent(person: Person, provider_id: int, how: str) -> None:
    """The provider agreed to stand on the public page with name and contact. Raises DomainError."""
    person = begin_writing_as(person)
    demand(permissions.keep_helpers(person))
    provider = get_provider(provider_id)
    consent_step(provider, how)
    _record(person, "provider_consented", provider)
    commit()


def consent_step(provider: ServiceProvider, how: str, on: date | None = None) -> None:
    """The provider's consent, told in this way. A step. Raises DomainError."""
    if how not in CHANNEL_LABELS or how == "online":
        raise DomainError(_l("Pilih bagaimana penyedia jasa menyatakan persetujuannya."), "how")
    provider.consented_on, provider.consent_how = on or today(), how
    db.session.flush()


def withdraw_consent(person: Person, provider_id: int) -> None:
    """The public page drops the provider with this very commit."""
    person = begin_writing_as(person)
    demand(permissions.keep_helpers(person))
    provider = get_provider(provider_id)
    if provider.consented_on is not None:
        provider.consented_on, provider.consent_how = None, ""
        _record(person, "provider_consent_ended", provider)
    commit()


def delete_provider(person: Person, provider_id: int) -> None:
    """Out of the list; it can be brought back for 30 days."""
    person = begin_writing_as(person)
    demand(permissions.keep_helpers(person))
    provider = get_provider(provider_id)
    provider.deleted_at = utcnow()
    _record(person, "provider_deleted", provider)
    commit()


def restore_provider(person: Person, provider_id: int) -> None:
    """Bring a deleted provider back, for 30 days. Raises TooLateToUndo."""
    person = begin_writing_as(person)
    demand(permissions.keep_helpers(person))
    provider = db.session.get(ServiceProvider, provider_id)
    if provider is None:
        raise NotFound()
    if provider.deleted_at is not None:
        if provider.deleted_at < utcnow() - UNDO_TIME:
            raise TooLateToUndo(_l("Penyedia jasa ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan."))
        provider.deleted_at = None
        _record(person, "provider_restored", provider)
    commit()


def _record(person: Person, act: str, provider: ServiceProvider) -> None:
    audit.record(person, f"registry.{act}", f"provider:{provider.id}", provider.name)
