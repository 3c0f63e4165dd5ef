"""Tables of documents, their immutable versions, who may read them, and what they belong to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

KINDS = (
    "proposal",
    "surat_masuk",
    "surat_keluar",
    "undangan",
    "notulen",
    "daftar_hadir",
    "berita_acara",
    "sk",
    "perjanjian",
    "lpj",
    "sertifikat",
    "foto",
    "lain",
)
LETTER_KINDS = ("surat_masuk", "surat_keluar")
ACCESS_LEVELS = ("publik", "anggota", "pengurus", "terbatas")
HASH_ALGORITHM = "sha256"


class Document(Model):
    """One entry of the vault. What it says lies in its versions; here is how it is found and who may read it.

    ``group_id``: the group whose officers are the "pengurus" of it, beside the village's own. ``deleted_at``: it lies
    in the trash, which never empties itself; ``destroyed_at``: its files are gone by the decision of two officials,
    and this row stays as the tombstone.
    """

    __tablename__ = "document"
    __table_args__ = (
        Index("ix_document_newest", "deleted_at", "dated_on", "id"),
        Index("ix_document_kind", "deleted_at", "kind", "dated_on", "id"),
        Index("ix_document_access", "deleted_at", "access", "dated_on", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    dated_on: Mapped[date]
    number: Mapped[str] = mapped_column(Text, default="")
    classification: Mapped[str] = mapped_column(Text, default="")
    sender: Mapped[str] = mapped_column(Text, default="")
    addressee: Mapped[str] = mapped_column(Text, default="")
    access: Mapped[str] = mapped_column(Text, default="pengurus")
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), index=True)
    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    place: Mapped[str] = mapped_column(Text, default="")
    original_holder: Mapped[str] = mapped_column(Text, default="")
    retention: Mapped[str] = mapped_column(Text, default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    last_version: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1)
    filed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    filed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deleted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    destroyed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DocumentVersion(Model):
    """One immutable file of a document, numbered from 1. Never changed, never overwritten.

    ``upload_key`` is the random key of the form that brought it: the same form sent ten times makes one version.
    ``source``: unggahan, foto, salinan_penerima, buatan_situs. ``doubts``: what to look at, such as ``blurred``.
    """

    __tablename__ = "document_version"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        Index("ix_document_version_sha256", "digest"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(Text)
    digest_algorithm: Mapped[str] = mapped_column(Text, default=HASH_ALGORITHM)
    size_bytes: Mapped[int]
    file_kind: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text, default="")
    pages: Mapped[int | None]
    is_locked: Mapped[bool] = mapped_column(default=False)
    is_final: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(Text, default="unggahan")
    note: Mapped[str] = mapped_column(Text, default="")
    doubts: Mapped[list[Any]] = mapped_column(JSON, default=list)
    preview_digest: Mapped[str | None] = mapped_column(Text)
    upload_key: Mapped[str | None] = mapped_column(Text, unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class DocumentText(Model):
    """The words inside a version, personal numbers masked; ``state``: read, none, locked, failed.

    A picture of paper has none until a program that reads pictures looked at it: then seen, or blank.
    """

    __tablename__ = "document_text"

    version_id: Mapped[int] = mapped_column(ForeignKey("document_version.id"), primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, default="")


class DocumentReader(Model):
    """A person named on a document of the level ``terbatas``."""

    __tablename__ = "document_reader"
    __table_args__ = (UniqueConstraint("document_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    named_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    named_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class DocumentLink(Model):
    """A document belongs to something of any feature: ``subject`` is ``kind:id``, as in the record."""

    __tablename__ = "document_link"
    __table_args__ = (UniqueConstraint("document_id", "subject", "purpose"), Index("ix_document_link", "subject"))

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    subject: Mapped[str] = mapped_column(Text)
    purpose: Mapped[str] = mapped_column(Text, default="")
    linked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    linked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
