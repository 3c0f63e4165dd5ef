"""The owner's consent that ties a helper to an enterprise: given, recorded, widened by one tap, ended."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.accounts import interface as accounts
from village.core import audit
from village.core.access import HELP_SCOPES, Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.images import Picture
from village.registry import permissions
from village.registry.helping import get_request, is_active_helper
from village.registry.helping_rules import PART_NEEDED
from village.registry.helping_words import HOW_LABELS, SCOPE_LABELS
from village.registry.models import ALL_SCOPES, Enterprise, HelperConsent, HelpOffer
from village.registry.queries import get_enterprise, parts_of, today
from village.registry.services.helping import give_to_step, release_step


class NotAHelper(DomainError):
    """Only somebody with the helper's role can be let in as one."""


class OfferGone(Conflict):
    """The request waits no more, so there is nothing to consent to."""


@dataclass(frozen=True)
class Letting:
    """What an owner lets a helper do: parts, days, and how it was told. A paper comes with its picture."""

    how_given: str = "online"
    scopes: Collection[str] = HELP_SCOPES
    from_on: date | None = None
    until_on: date | None = None
    witness: str = ""
    paper: Picture | None = None


def let_help(person: Person, enterprise_id: int, account_id: int, letting: Letting) -> None:
    """Write down that the owner lets this helper act; an older consent for the same helper ends. Raises DomainError."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(permissions.manage_consent(person, enterprise))
    helper = accounts.find_person(account_id)
    if helper is None or "agent" not in helper.roles or not is_active_helper(account_id):
        raise NotAHelper(_l("Pilih kader dari daftar."), "account_id")
    is_owner = enterprise_id in person.owns
    _check(letting, is_owner=is_owner)
    row = open_help(account_id, enterprise_id)
    if row is not None:
        row.withdrawn_at = utcnow()
        db.session.flush()
    how = "online" if is_owner else letting.how_given
    db.session.add(
        HelperConsent(
            account_id=account_id,
            enterprise_id=enterprise_id,
            how_given=how,
            scopes=scopes_text(letting.scopes),
            witness="" if is_owner else letting.witness,
            paper_sha256=letting.paper.sha256 if letting.paper else None,
            paper_width=letting.paper.width if letting.paper else None,
            paper_height=letting.paper.height if letting.paper else None,
            from_on=letting.from_on or today(),
            until_on=letting.until_on,
            recorded_by=person.account_id,
        )
    )
    _record_given(person, enterprise, helper.name, letting.scopes, how)
    commit()


def link_helper_step(
    account_id: int,
    enterprise_id: int,
    *,
    how_given: str,
    recorded_by: int | None,
    scopes: Collection[str] = HELP_SCOPES,
) -> None:
    """The account may act for the enterprise from today, as its owner consented. A step."""
    get_enterprise(enterprise_id)
    if open_help(account_id, enterprise_id) is None:
        db.session.add(
            HelperConsent(
                account_id=account_id,
                enterprise_id=enterprise_id,
                how_given=how_given,
                scopes=scopes_text(scopes),
                from_on=today(),
                recorded_by=recorded_by,
            )
        )
        db.session.flush()


def limit_help_step(account_id: int, enterprise_id: int, scopes: Collection[str]) -> None:
    """The consent between the two names these parts only. A step."""
    row = open_help(account_id, enterprise_id)
    if row is None:
        raise NotFound()
    row.scopes = scopes_text(scopes)
    db.session.flush()


def accept_offer(person: Person, request_id: int, offer_id: int) -> None:
    """The owner consents with one tap: the helper may do what the request needs, and has taken it. Raises OfferGone."""
    person = begin_writing_as(person)
    request, offer = get_request(request_id, locked=True), _get_offer(request_id, offer_id)
    demand(request.enterprise_id in person.owns)
    enterprise, helper = get_enterprise(request.enterprise_id), accounts.find_person(offer.account_id)
    if request.state != "diminta":
        raise OfferGone(_l("Permintaan ini sudah dikerjakan kader lain, jadi izin ini belum diberikan."))
    if helper is None or not is_active_helper(offer.account_id):
        raise OfferGone(_l("Kader ini sedang tidak bertugas, jadi izin ini belum diberikan. Tunggu kader lain."))
    part = PART_NEEDED[request.kind]
    row = open_help(offer.account_id, enterprise.id)
    is_current = row is not None and row.from_on <= today() and (row.until_on is None or row.until_on >= today())
    before = parts_of(row.scopes) if row is not None and is_current else ()
    scopes = tuple(one for one in HELP_SCOPES if one == part or one in before)
    until_on = row.until_on if row is not None and is_current else None
    if row is not None:
        row.withdrawn_at = utcnow()
        db.session.flush()
    link_helper_step(offer.account_id, enterprise.id, how_given="online", recorded_by=person.account_id, scopes=scopes)
    given = open_help(offer.account_id, enterprise.id)
    assert given is not None
    given.until_on = until_on
    offer.answered_at = utcnow()
    give_to_step(request, offer.account_id)
    _record_given(person, enterprise, helper.name, scopes, "online")
    commit()


def decline_offer(person: Person, request_id: int, offer_id: int) -> None:
    """The owner does not consent; the request goes on waiting for somebody else."""
    person = begin_writing_as(person)
    request, offer = get_request(request_id, locked=True), _get_offer(request_id, offer_id)
    enterprise = get_enterprise(request.enterprise_id)
    demand(permissions.manage_consent(person, enterprise))
    if offer.answered_at is None:
        offer.answered_at = utcnow()
        helper = accounts.find_person(offer.account_id)
        _record(person, "registry.help_declined", enterprise, helper.name if helper else "")
    commit()


def end_help(person: Person, enterprise_id: int, consent_id: int) -> None:
    """End a helper's consent now: from the next request on, the helper may no more, and what was taken waits again."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    row = db.session.get(HelperConsent, consent_id)
    if row is None or row.enterprise_id != enterprise_id:
        raise NotFound()
    demand(permissions.manage_consent(person, enterprise) or row.account_id == person.account_id)
    if row.withdrawn_at is None:
        row.withdrawn_at = utcnow()
        release_step(person, row.account_id, enterprise)
        helper = accounts.find_person(row.account_id)
        _record(person, "registry.help_ended", enterprise, helper.name if helper else "")
    commit()


def open_help(account_id: int, enterprise_id: int) -> HelperConsent | None:
    """The consent between the two that was not withdrawn, whatever its days."""
    return db.session.execute(
        select(HelperConsent).where(
            HelperConsent.account_id == account_id,
            HelperConsent.enterprise_id == enterprise_id,
            HelperConsent.withdrawn_at.is_(None),
        )
    ).scalar_one_or_none()


def scopes_text(scopes: Collection[str]) -> str:
    """The parts as the row keeps them."""
    return ALL_SCOPES if set(scopes) >= set(HELP_SCOPES) else ",".join(one for one in HELP_SCOPES if one in scopes)


def _check(letting: Letting, *, is_owner: bool) -> None:
    if not scopes_text(letting.scopes):
        raise DomainError(_l("Pilih sedikitnya satu hal yang boleh dikerjakan kader."), "scopes")
    first = letting.from_on or today()
    if letting.until_on is not None and letting.until_on < max(first, today()):
        raise DomainError(_l("Tanggal berakhirnya sudah lewat. Pilih tanggal yang lebih akhir."), "until_on")
    if is_owner:
        return
    if letting.how_given == "paper" and letting.paper is None:
        raise DomainError(_l("Potret kertas izinnya, lalu unggah di sini."), "paper")
    if letting.how_given == "witness" and not letting.witness:
        raise DomainError(_l("Tulis nama saksi yang mendengarnya."), "witness")
    if letting.how_given not in ("paper", "witness"):
        raise DomainError(_l("Tulis bagaimana pemilik menyatakan persetujuannya."), "how_given")


def _get_offer(request_id: int, offer_id: int) -> HelpOffer:
    offer = db.session.get(HelpOffer, offer_id)
    if offer is None or offer.request_id != request_id:
        raise NotFound()
    return offer


def _record_given(person: Person, enterprise: Enterprise, helper: str, scopes: Collection[str], how: str) -> None:
    words = ", ".join(str(SCOPE_LABELS[one]) for one in HELP_SCOPES if one in scopes)
    _record(person, "registry.help_given", enterprise, helper, scopes=words, how=str(HOW_LABELS[how]))


def _record(person: Person, action: str, enterprise: Enterprise, helper: str, **details: str) -> None:
    behalf = person.on_behalf_of(enterprise.id)
    subject = f"enterprise:{enterprise.id}"
    audit.record(person, action, subject, enterprise.name, on_behalf_of=behalf, helper=helper, **details)
