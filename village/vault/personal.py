"""What the vault holds about one person. Papers stay, as the village's record must; names that only we added go."""

from flask_babel import gettext as _
from sqlalchemy import delete, or_, select, update

from village.core.db import db
from village.core.personal import GONE_PERSON, Held, Subject, held
from village.vault.models import Document, DocumentHolder, DocumentReader
from village.vault.words import KIND_LABELS


def personal_held(subject: Subject) -> list[Held]:
    """Papers this person filed, sent or was named on."""
    named = select(DocumentReader.document_id).where(DocumentReader.account_id == subject.account_id)
    mine = select(
        Document.title.label(_("Judul")),
        Document.kind.label(_("Jenis")),
        Document.dated_on.label(_("Tanggal")),
        Document.sender.label(_("Pengirim")),
        Document.addressee.label(_("Penerima")),
        Document.original_holder.label(_("Pemegang aslinya")),
        Document.filed_at.label(_("Disimpan pada")),
    ).where(
        Document.destroyed_at.is_(None),
        or_(
            Document.filed_by == subject.account_id,
            Document.id.in_(named),
            subject.is_named(Document.sender),
            subject.is_named(Document.addressee),
            subject.is_named(Document.original_holder),
        ),
    )
    holds = (
        select(
            Document.title.label(_("Judul")),
            DocumentHolder.holder.label(_("Pemegang")),
            DocumentHolder.changed_at.label(_("Dicatat")),
        )
        .join(Document, Document.id == DocumentHolder.document_id)
        .where(subject.is_named(DocumentHolder.holder))
    )
    return [
        held(_("Dokumen"), mine.order_by(Document.id), {_("Jenis"): KIND_LABELS}),
        held(_("Dokumen yang Anda pegang"), holds.order_by(DocumentHolder.id)),
    ]


def personal_empty(subject: Subject) -> list[str]:
    """The person is named on no paper any more, as sender, holder or reader. A step."""
    for column in (Document.sender, Document.addressee, Document.original_holder):
        db.session.execute(update(Document).where(subject.is_named(column)).values({column: GONE_PERSON}))
    db.session.execute(update(DocumentHolder).where(subject.is_named(DocumentHolder.holder)).values(holder=GONE_PERSON))
    db.session.execute(delete(DocumentReader).where(DocumentReader.account_id == subject.account_id))
    return []
