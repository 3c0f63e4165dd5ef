"""Consent of owners, one purpose at a time. Nothing is consented to by default, and an end ends it at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError
from village.registry import permissions
from village.registry.models import CONSENT_PURPOSES, Consent, Enterprise
from village.registry.queries import get_enterprise
from village.registry.services.findable import enterprise_changed_step
from village.registry.words import CHANNEL_LABELS, CONSENT_WORDINGS, PURPOSE_LABELS


class UnknownPurpose(DomainError):
    """There is no such purpose of consent."""


class WrongChannel(DomainError):
    """Only an owner consents on the site; an official says how the owner told it."""


def give_consents(person: Person, enterprise_id: int, purposes: Iterable[str], channel: str) -> None:
    """Write down the owner's consent to these purposes. Raises WrongChannel, UnknownPurpose."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(permissions.manage_consent(person, enterprise))
    is_owner = enterprise_id in person.owns
    if channel not in CHANNEL_LABELS or (channel == "online") != is_owner:
        raise WrongChannel(_l("Tulis bagaimana pemilik menyatakan persetujuannya."), "channel")
    given = give_consents_step(enterprise, purposes, channel=channel, recorded_by=person.account_id)
    for purpose in given:
        _record(person, "registry.consent_given", enterprise, purpose, channel=channel)
    commit()


def give_consents_step(
    enterprise: Enterprise,
    purposes: Iterable[str],
    *,
    channel: str,
    recorded_by: int | None,
    given_at: datetime | None = None,
) -> list[str]:
    """Rows for the purposes that were not consented to yet, given now unless said; answers those. A step."""
    wanted = list(dict.fromkeys(purposes))
    if unknown := set(wanted) - set(CONSENT_PURPOSES):
        raise UnknownPurpose(
            _l(
                "Persetujuan ini tidak dikenal: %(purposes)s. Muat ulang halamannya, lalu pilih lagi.",
                purposes=", ".join(sorted(unknown)),
            )
        )
    current = {row.purpose for row in _current(enterprise.id)}
    given = [purpose for purpose in wanted if purpose not in current]
    for purpose in given:
        version, wording = CONSENT_WORDINGS[purpose]
        db.session.add(
            Consent(
                enterprise_id=enterprise.id,
                purpose=purpose,
                wording=str(wording),
                wording_version=version,
                channel=channel,
                recorded_by=recorded_by,
                given_at=given_at or utcnow(),
            )
        )
    db.session.flush()
    enterprise_changed_step(enterprise)
    return given


def withdraw_consents(person: Person, enterprise_id: int, purposes: Iterable[str]) -> None:
    """End these consents now; the rows stay as history. Public pages drop what they allowed with this very commit."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(permissions.manage_consent(person, enterprise))
    wanted = set(purposes)
    for consent in _current(enterprise_id):
        if consent.purpose in wanted:
            consent.withdrawn_at, consent.withdrawn_by = utcnow(), person.account_id
            _record(person, "registry.consent_withdrawn", enterprise, consent.purpose)
    db.session.flush()
    enterprise_changed_step(enterprise)
    commit()


def _current(enterprise_id: int) -> list[Consent]:
    return list(
        db.session.execute(
            select(Consent).where(Consent.enterprise_id == enterprise_id, Consent.withdrawn_at.is_(None))
        ).scalars()
    )


def _record(person: Person, action: str, enterprise: Enterprise, purpose: str, **details: Any) -> None:
    audit.record(
        person,
        action,
        f"enterprise:{enterprise.id}",
        enterprise.name,
        purpose=purpose,
        purpose_words=str(PURPOSE_LABELS[purpose]),
        **details,
    )
