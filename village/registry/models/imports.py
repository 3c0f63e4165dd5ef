"""Lists on their way into the register, what each import did, and what was doubtful in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class ImportDraft(Model):
    """An uploaded list on its way through the three screens; what stood in it lies in the storage, without NIKs.

    ``layout`` is what a person decided per sheet (skip, header row, columns), ``choices`` what is to become of a row
    (by its key) that may be a duplicate. Once ``run_id`` is set, it was imported and cannot be again.
    """

    __tablename__ = "import_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    file_name: Mapped[str] = mapped_column(Text)
    file_sha256: Mapped[str] = mapped_column(Text)
    workbook_sha256: Mapped[str] = mapped_column(Text)
    readings_sha256: Mapped[str] = mapped_column(Text)
    layout: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    choices: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))


class RememberedColumns(Model):
    """What the columns under these headings meant the last time somebody chose them."""

    __tablename__ = "remembered_columns"

    headings: Mapped[str] = mapped_column(Text, primary_key=True)
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)
    chosen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class ImportRun(Model):
    """One confirmed import: undone as one act for 30 days. ``report`` holds the counts."""

    __tablename__ = "import_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(Text)
    file_sha256: Mapped[str] = mapped_column(Text)
    readings_sha256: Mapped[str | None] = mapped_column(Text)
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ImportProblem(Model):
    """Something in the list that a person has to look at; ``enterprise_id`` where the row became one."""

    __tablename__ = "import_problem"
    __table_args__ = (Index("ix_import_problem_open", "resolved_at", "severity", "enterprise_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), index=True)
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    sheet: Mapped[str] = mapped_column(Text)
    row: Mapped[int]
    column: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    reason_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    severity: Mapped[str] = mapped_column(Text, default="flag")
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ImportedChange(Model):
    """What one import did to one enterprise, with what stood there before, so that it can be undone."""

    __tablename__ = "imported_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("import_run.id"), index=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)
