"""Tables that prove things: the chain of sealed lines, the keys that sign, receipts, and looks at the whole store."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class ChainLine(Model):
    """One sealed line. ``content`` is canonical JSON; ``own_hash`` is SHA-256 of the hash before and the content.

    Never changed and never removed: a change of any letter, a line taken out or put between breaks the chain there.
    """

    __tablename__ = "chain_line"
    __table_args__ = (Index("ix_chain_line_subject", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    previous_hash: Mapped[str] = mapped_column(Text)
    own_hash: Mapped[str] = mapped_column(Text, unique=True)


class SigningKey(Model):
    """The public half of a key that signed receipts. Kept for good, so that what was printed can always be checked."""

    __tablename__ = "signing_key"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(Text, unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class Receipt(Model):
    """The receipt of one version. ``statement`` is the exact text that was signed; it names no title and nobody."""

    __tablename__ = "receipt"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Text, unique=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("document_version.id"), unique=True)
    statement: Mapped[str] = mapped_column(Text)
    key_id: Mapped[int] = mapped_column(ForeignKey("signing_key.id"))
    signature: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class CheckRun(Model):
    """One look at the store and the chain. ``faults``: the first ones found, each with its kind and name."""

    __tablename__ = "check_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    is_whole: Mapped[bool] = mapped_column(default=False)
    part: Mapped[int | None]
    files: Mapped[int] = mapped_column(default=0)
    size_bytes: Mapped[int] = mapped_column(default=0)
    chain_lines: Mapped[int] = mapped_column(default=0)
    fault_count: Mapped[int] = mapped_column(default=0)
    faults: Mapped[list[Any]] = mapped_column(JSON, default=list)
