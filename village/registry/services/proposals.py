"""Businesses that ask to be written down: received from anybody, decided by an official, emptied when declined."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound, TooMany
from village.core.limits import hit
from village.core.tasks import Task
from village.core.village import find_village
from village.registry import permissions
from village.registry.facts import EnterpriseFacts
from village.registry.models import KINDS, Enterprise, EnterpriseOwner, Proposal
from village.registry.queries import get_enterprise, today
from village.registry.rules import UNDO_TIME
from village.registry.services.enterprises import TooLateToUndo, add_enterprise_step, touch_step
from village.registry.services.people import link_owner_step
from village.registry.sheets.keys import comparable

AN_HOUR = timedelta(hours=1)
SAME_NUMBER_PER_HOUR = 6
SAME_NAME_PER_HOUR = 10
ALL_PER_HOUR = 120  # of the whole village: keeps a flood off the disk; one connection that many share is never counted


class AskedTooOften(TooMany):
    """The same number, the same business, or simply too much came within the hour."""


class AlreadyDecided(Conflict):
    """Somebody else decided this one."""


class StillNeeded(Conflict):
    """The enterprise made of it is in use, so the decision stands."""


@dataclass(frozen=True)
class Asked:
    """What somebody says of a business that is to be written down; ``phone`` is digits beginning with 62."""

    name: str
    owner_name: str = ""
    phone: str | None = None
    rt: int | None = None
    note: str = ""


def receive_proposal(asked: Asked, form_token: str) -> None:
    """Keep a proposal for an official. Whoever sends it learns nothing of what the village knows already.

    The same form sent twice, or the same business under the same number while it waits, is one proposal. Counted are
    the number, the name and the village as a whole, never a connection. Raises AskedTooOften.
    """
    begin_writing()
    key = _form_key(form_token, asked)
    if _is_there(Proposal.form_key == key):
        return
    if not _is_welcome(asked):
        commit()  # the tries count even when they are refused
        raise AskedTooOften(
            _l(
                "Pendaftaran seperti ini sudah beberapa kali masuk dalam satu jam ini. Isian Anda masih ada di bawah. "
                "Tunggu sebentar, lalu kirim lagi."
            )
        )
    if not _waits_already(asked):
        proposal_step(asked, form_key=key)
    commit()


def propose_another(person: Person, asked: Asked, form_token: str) -> None:
    """An owner asks for one more business; it will be theirs as soon as an official accepts it."""
    person = begin_writing_as(person)
    demand(permissions.propose_another(person))
    key = _form_key(form_token, asked)
    if not _is_there(Proposal.form_key == key):
        row = proposal_step(asked, form_key=key, proposed_by=person.account_id)
        audit.record(person, "registry.proposal_sent", f"proposal:{row.id}", _label(row))
    commit()


def proposal_step(
    asked: Asked, *, form_key: str, proposed_by: int | None = None, received_at: datetime | None = None
) -> Proposal:
    """The row of a proposal, received now unless said. A step."""
    row = Proposal(
        form_key=form_key,
        name=asked.name,
        owner_name=asked.owner_name,
        phone=asked.phone,
        rt=asked.rt,
        note=asked.note,
        proposed_by=proposed_by,
        received_at=received_at or utcnow(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def _form_key(form_token: str, asked: Asked) -> str:
    return sha256(f"{form_token}\n{asked!r}".encode()).hexdigest()


def _is_there(*conditions: object) -> bool:
    return db.session.execute(select(Proposal.id).where(*conditions).limit(1)).first() is not None  # type: ignore[arg-type]


def _is_welcome(asked: Asked) -> bool:
    tries = [hit(f"daftar:nama:{_digest(comparable(asked.name))}", limit=SAME_NAME_PER_HOUR, window=AN_HOUR)]
    if asked.phone:
        tries.append(hit(f"daftar:nomor:{_digest(asked.phone)}", limit=SAME_NUMBER_PER_HOUR, window=AN_HOUR))
    tries.append(hit("daftar:semua", limit=ALL_PER_HOUR, window=AN_HOUR))
    return all(tries)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _waits_already(asked: Asked) -> bool:
    names = db.session.scalars(
        select(Proposal.name).where(Proposal.phone == asked.phone, Proposal.decided_at.is_(None))
    )
    return comparable(asked.name) in {comparable(name) for name in names}


def accept_as_new(person: Person, proposal_id: int, kind: str) -> Enterprise:
    """Write the business down as a verified one of this kind. Raises AlreadyDecided, DomainError."""
    person, row = _waiting(person, proposal_id)
    if kind not in KINDS:
        raise DomainError(_l("Pilih jenis usahanya."), "kind")
    village = find_village()
    facts = EnterpriseFacts(
        name=row.name,
        kind=kind,
        rt=row.rt,
        rw=village.rw if village else None,
        owner_name=row.owner_name,
        phone=row.phone,
    )
    enterprise = add_enterprise_step(facts, created_by=person.account_id, state="terverifikasi")
    decide_step(row, person.account_id, "new", enterprise.id)
    _own_step(row, enterprise.id)
    audit.record(person, "registry.proposal_accepted", f"enterprise:{enterprise.id}", enterprise.name)
    commit()
    return enterprise


def tie_to_known(person: Person, proposal_id: int, enterprise_id: int) -> Enterprise:
    """It is a business of the register already; what stands there stays. Raises AlreadyDecided, NotFound."""
    person, row = _waiting(person, proposal_id)
    enterprise = get_enterprise(enterprise_id)
    decide_step(row, person.account_id, "tied", enterprise.id)
    _own_step(row, enterprise.id)
    audit.record(person, "registry.proposal_tied", f"enterprise:{enterprise.id}", enterprise.name)
    commit()
    return enterprise


def decline(person: Person, proposal_id: int, reason: str) -> None:
    """Refuse it, with the reason in words. Raises AlreadyDecided, DomainError without a reason."""
    person, row = _waiting(person, proposal_id)
    if not reason:
        raise DomainError(_l("Tulis alasannya, satu kalimat pun cukup."), "reason")
    decide_step(row, person.account_id, "declined", None, reason)
    audit.record(person, "registry.proposal_declined", f"proposal:{row.id}", _label(row))
    commit()


def reopen(person: Person, proposal_id: int) -> None:
    """Take the decision back, for 30 days: it waits again, and an enterprise made of it is deleted.

    Raises TooLateToUndo, and StillNeeded where somebody owns or changed that enterprise since.
    """
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    row = _get(proposal_id)
    if row.decided_at is not None:
        if row.emptied_at is not None or row.decided_at < utcnow() - UNDO_TIME:
            raise TooLateToUndo(_l("Keputusan ini lebih dari 30 hari lalu, jadi tidak bisa diurungkan lagi."))
        _take_ownership_back_step(row)
        if row.outcome == "new":
            _delete_made_step(person, row)
        row.outcome, row.reason, row.enterprise_id = None, "", None
        row.decided_at = row.decided_by = None
        audit.record(person, "registry.proposal_reopened", f"proposal:{row.id}", _label(row))
    commit()


def _take_ownership_back_step(row: Proposal) -> None:
    if row.made_owner:
        owner = db.session.scalar(
            select(EnterpriseOwner).where(
                EnterpriseOwner.account_id == row.proposed_by, EnterpriseOwner.enterprise_id == row.enterprise_id
            )
        )
        if owner is not None and owner.until_on is None:
            owner.until_on = today() - timedelta(days=1)
        row.made_owner = False
        db.session.flush()


def _delete_made_step(person: Person, row: Proposal) -> None:
    enterprise = db.session.get_one(Enterprise, row.enterprise_id)
    still_owned = select(EnterpriseOwner.id).where(
        EnterpriseOwner.enterprise_id == enterprise.id, EnterpriseOwner.until_on.is_(None)
    )
    is_changed = row.decided_at is not None and enterprise.updated_at > row.decided_at
    if is_changed or db.session.execute(still_owned).first() is not None:
        raise StillNeeded(
            _l("Usaha ini sudah diubah atau sudah punya akun pemilik, jadi pendaftarannya tidak dibuka lagi.")
        )
    enterprise.deleted_at = utcnow()
    touch_step(enterprise, person)


def _own_step(row: Proposal, enterprise_id: int) -> None:
    """What an owner asked for with their own account is theirs at once; others get an invitation."""
    if row.proposed_by is None:
        return
    current = select(EnterpriseOwner.id).where(
        EnterpriseOwner.account_id == row.proposed_by,
        EnterpriseOwner.enterprise_id == enterprise_id,
        EnterpriseOwner.until_on.is_(None),
    )
    if db.session.execute(current).first() is None:
        link_owner_step(row.proposed_by, enterprise_id)
        row.made_owner = True


def _waiting(person: Person, proposal_id: int) -> tuple[Person, Proposal]:
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    row = _get(proposal_id)
    if row.decided_at is not None:
        raise AlreadyDecided(_l("Pendaftaran ini sudah diputuskan orang lain. Keputusannya tertulis di bawah."))
    return person, row


def _get(proposal_id: int) -> Proposal:
    row = db.session.get(Proposal, proposal_id)
    if row is None:
        raise NotFound()
    return row


def decide_step(
    row: Proposal, account_id: int, outcome: str, enterprise_id: int | None = None, reason: str = ""
) -> None:
    """Write the decision of that account into the row. A step."""
    row.outcome, row.enterprise_id, row.reason = outcome, enterprise_id, reason
    row.decided_at, row.decided_by = utcnow(), account_id
    db.session.flush()


def _label(row: Proposal) -> str:
    # The record stays when the proposal is emptied, so it says only which one it was.
    return f"{row.received_at:%d-%m-%Y}/{row.id}"


def empty_decided() -> int:
    """Take everything personal out of proposals that were decided more than 30 days ago; answers how many."""
    begin_writing()
    old = Proposal.decided_at < utcnow() - UNDO_TIME
    ids = list(db.session.scalars(select(Proposal.id).where(old, Proposal.emptied_at.is_(None)).limit(500)))
    if ids:
        nothing = {"name": "", "owner_name": "", "phone": None, "rt": None, "note": "", "reason": ""}
        db.session.execute(update(Proposal).where(Proposal.id.in_(ids)).values(**nothing, emptied_at=utcnow()))
    commit()
    return len(ids)


def tasks() -> list[Task]:
    """What the register needs now and then."""
    return [
        Task(
            "registry.empty_decided",
            _l("Data pribadi di pendaftaran usaha yang sudah diputuskan"),
            timedelta(hours=12),
            empty_decided,
        )
    ]
