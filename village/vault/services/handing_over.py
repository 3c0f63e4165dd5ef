"""An office goes from one person to the next: everything they hold becomes a list, and the list is ticked."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from village.accounts.interface import find_person
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.registry.interface import today
from village.vault import permissions
from village.vault.facts import KeptFile
from village.vault.models import Disposition, Document, DocumentReader, Handover, HandoverLine, PaperOriginal
from village.vault.services.belongings import lines_of
from village.vault.services.filing import add_version_step, link_document_step


def begin_handover(person: Person, *, from_id: int, to_id: int, office: str) -> int:
    """Make the list of everything the leaver holds; answers the id of the handover.

    The same form sent again answers the handover that it began. Raises DomainError where the two are one, Conflict
    where another handover of the leaver is open. Whoever begins it for somebody else cannot be the successor: nobody
    gives restricted papers to themselves.
    """
    person = begin_writing_as(person)
    demand(permissions.hand_over(person))
    if from_id == to_id:
        raise DomainError(_l("Pilih dua orang yang berbeda."), "to_id")
    if person.account_id == to_id:
        raise DomainError(_l("Mintalah orang lain yang memulai: penerima tidak memulai sendiri."), "to_id")
    if find_person(to_id) is None:
        raise DomainError(_l("Penggantinya perlu akun yang masih bisa masuk."), "to_id")
    standing = db.session.scalars(
        select(Handover).where(Handover.from_id == from_id, Handover.ended_at.is_(None))
    ).first()
    if standing is not None:
        if (standing.to_id, standing.office, standing.began_by) == (to_id, office, person.account_id):
            return standing.id
        raise Conflict(_l("Serah terima orang ini masih terbuka. Selesaikan dulu yang itu."))
    handover = Handover(from_id=from_id, to_id=to_id, office=office, began_by=person.account_id)
    db.session.add(handover)
    db.session.flush()
    for kind, subject, label in lines_of(from_id):
        db.session.add(HandoverLine(handover_id=handover.id, kind=kind, subject=subject, label=label))
    audit.record(person, "vault.handover_begun", f"handover:{handover.id}", office or _("serah terima"))
    commit()
    return handover.id


def tick_line(person: Person, handover_id: int, line_id: int, *, note: str = "", is_received: bool = True) -> None:
    """The successor says that a thing came, or takes that back. Raises NotFound, Conflict after the end."""
    person = begin_writing_as(person)
    handover = db.session.get(Handover, handover_id)
    line = db.session.get(HandoverLine, line_id)
    if handover is None or line is None or line.handover_id != handover.id or handover.to_id != person.account_id:
        raise NotFound()
    if handover.ended_at:
        raise Conflict(_l("Serah terima ini sudah selesai."))
    line.ticked_at = utcnow() if is_received else None
    line.ticked_by = person.account_id if is_received else None
    line.note = note if is_received else ""
    commit()


def finish_handover(person: Person, handover_id: int, minutes: KeptFile, title: str) -> int:
    """File the minutes, let the successor hold what the leaver held, and close it; answers the document's id.

    Raises Conflict while a line is not ticked, or when it was finished meanwhile.
    """
    person = begin_writing_as(person)
    handover = db.session.get(Handover, handover_id)
    if handover is None:
        raise NotFound()
    demand(permissions.see_handover(person, handover))
    left = select(func.count()).where(HandoverLine.handover_id == handover_id, HandoverLine.ticked_at.is_(None))
    if handover.ended_at or db.session.execute(left).scalar_one():
        raise Conflict(_l("Belum semua baris dicentang, atau serah terima ini sudah selesai."))
    for line in db.session.scalars(select(HandoverLine).where(HandoverLine.handover_id == handover_id)):
        _give_step(line, handover)
    document = _file_minutes_step(person, handover, minutes, title)
    handover.ended_at, handover.minutes_id = utcnow(), document.id
    audit.record(person, "vault.handover_finished", f"handover:{handover.id}", handover.office or _("serah terima"))
    commit()
    return document.id


def _give_step(line: HandoverLine, handover: Handover) -> None:
    number = int(line.subject.partition(":")[2])
    if line.kind == "asli":
        original = db.session.get(PaperOriginal, number)
        if original is not None and original.account_id == handover.from_id:
            original.account_id, original.confirmed_at = handover.to_id, utcnow()
    elif line.kind == "terbatas":
        named = select(DocumentReader.id).where(
            DocumentReader.document_id == number, DocumentReader.account_id == handover.to_id
        )
        if db.session.execute(named).first() is None:
            db.session.add(DocumentReader(document_id=number, account_id=handover.to_id, named_by=handover.from_id))
    elif line.kind == "disposisi":
        disposition = db.session.get(Disposition, number)
        if disposition is not None and disposition.to_id == handover.from_id and disposition.state != "selesai":
            disposition.to_id = handover.to_id


def _file_minutes_step(person: Person, handover: Handover, minutes: KeptFile, title: str) -> Document:
    document = Document(
        kind="berita_acara", title=title, dated_on=today(), access="pengurus", filed_by=person.account_id
    )
    db.session.add(document)
    db.session.flush()
    version = add_version_step(person, document, minutes)
    link_document_step(document.id, f"handover:{handover.id}", linked_by=person.account_id)
    audit.record(
        person,
        "vault.document_filed",
        f"document:{document.id}",
        document.title,
        version=version.number,
        hash=version.digest[:8],
    )
    return document
