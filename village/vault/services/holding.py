"""Who holds a copy and who keeps the paper itself."""

from collections.abc import Collection

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from village.accounts.interface import find_person
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.vault import permissions
from village.vault.models import HOLDER_STATES, HOLDERS, DocumentHolder, PaperOriginal
from village.vault.queries import get_document


def set_holders(
    person: Person,
    document_id: int,
    states: dict[str, str],
    keeper_id: int | None,
    untouched: Collection[str] = (),
) -> None:
    """Say which office holds a copy, and which account keeps the paper (None: nobody who has one).

    A holder that ``states`` leaves out or gives no state is not known. What is ``untouched`` (an office, or
    ``keeper_id``) stays as it is, whoever changed it meanwhile. Raises DomainError for an unknown account.
    """
    person = begin_writing_as(person)
    view = get_document(person, document_id)
    demand(permissions.keep_document(person, view))
    before = {
        row.holder: row
        for row in db.session.scalars(select(DocumentHolder).where(DocumentHolder.document_id == document_id))
    }
    told = {holder: states.get(holder, "") for holder in HOLDERS if holder not in untouched}
    changed = {holder: state for holder, state in told.items() if _state(before, holder) != state}
    for holder, state in changed.items():
        _set_step(person, document_id, holder, state, before.get(holder))
    if "keeper_id" not in untouched:
        _keep_original_step(document_id, keeper_id)
    audit.record(person, "vault.holders_set", f"document:{document_id}", view.title, changed=changed)
    commit()


def _state(before: dict[str, DocumentHolder], holder: str) -> str:
    return before[holder].state if holder in before else ""


def _set_step(person: Person, document_id: int, holder: str, state: str, row: DocumentHolder | None) -> None:
    if state not in HOLDER_STATES:
        if row is not None:
            db.session.delete(row)
        return
    if row is None:
        row = DocumentHolder(document_id=document_id, holder=holder)
        db.session.add(row)
    row.state, row.changed_at, row.changed_by = state, utcnow(), person.account_id


def holder_step(document_id: int, holder: str, state: str) -> None:
    """Write down one holder of a document that has none of that name yet. A step."""
    db.session.add(DocumentHolder(document_id=document_id, holder=holder, state=state))
    db.session.flush()


def _keep_original_step(document_id: int, keeper_id: int | None) -> None:
    row = db.session.get(PaperOriginal, document_id)
    if keeper_id is None:
        db.session.execute(delete(PaperOriginal).where(PaperOriginal.document_id == document_id))
        return
    keeper = find_person(keeper_id)
    if keeper is None or not _may_read(keeper, document_id):
        raise DomainError(_l("Pilih orang yang boleh membaca dokumen ini."), "keeper_id")
    if row is None:
        db.session.add(PaperOriginal(document_id=document_id, account_id=keeper_id))
    elif row.account_id != keeper_id:
        row.account_id, row.confirmed_at = keeper_id, utcnow()


def _may_read(keeper: Person, document_id: int) -> bool:
    try:
        get_document(keeper, document_id)
    except NotFound:
        return False
    return True


def confirm_original(person: Person, document_id: int) -> None:
    """The keeper says: I still have it. Raises NotFound for whoever does not keep it."""
    person = begin_writing_as(person)
    row = db.session.get(PaperOriginal, document_id)
    if row is None or row.account_id != person.account_id:
        raise NotFound()
    row.confirmed_at = utcnow()
    audit.record(person, "vault.original_confirmed", f"document:{document_id}", f"dokumen {document_id}")
    commit()
