"""Tables of businesses, groups, consent and what was verified about them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

KINDS = ("pangan", "sembako", "irt", "jasa", "kraft", "sandang", "lainnya")
ENTERPRISE_STATES = ("usulan", "terverifikasi", "aktif", "vakum", "tutup")
GROUP_KINDS = ("kelompok_usaha", "paguyuban", "koperasi", "pkk")
GROUP_STATES = ("dirintis", "aktif", "tidak_jalan", "bubar")
CONSENT_PURPOSES = ("public_name", "public_photo", "public_phone", "buyer_phone", "public_address")


def _only_one_open(name: str, *columns: str, open_while: str) -> Index:
    """Of the rows that have not ended, only one for each combination of these columns."""
    still_open = text(f"{open_while} IS NULL")
    return Index(name, *columns, unique=True, sqlite_where=still_open, postgresql_where=still_open)


class Enterprise(Model):
    """One business, shown by its business name. Owner's name, phone, address and photo are public only by consent.

    ``listed`` is what the village's own list said of it at the last import, so that a later list changes only what
    changed in the list, and never what people corrected here. ``removed_by_run``: the undone import that made it.
    """

    __tablename__ = "enterprise"
    __table_args__ = (
        Index("ix_enterprise_listing", "deleted_at", "state", "rt"),
        Index("ix_enterprise_by_name", "deleted_at", "name", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="lainnya")
    state: Mapped[str] = mapped_column(Text, default="aktif")
    owner_name: Mapped[str] = mapped_column(Text, default="")
    owner_sex: Mapped[str | None] = mapped_column(Text)
    rt: Mapped[int | None]
    rw: Mapped[int | None]
    address: Mapped[str] = mapped_column(Text, default="")
    landmark: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str | None] = mapped_column(Text)
    other_phone: Mapped[str | None] = mapped_column(Text)
    phone_note: Mapped[str] = mapped_column(Text, default="")
    story: Mapped[str] = mapped_column(Text, default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    kbli: Mapped[str | None] = mapped_column(Text)
    kbli_edition: Mapped[int | None]
    scale: Mapped[str | None] = mapped_column(Text)
    started_year: Mapped[int | None]
    workers: Mapped[int | None]
    turnover_range: Mapped[str | None] = mapped_column(Text)
    selling_ways: Mapped[list[str]] = mapped_column(JSON, default=list)
    own_capital: Mapped[bool | None]
    listed: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    state_before: Mapped[str | None] = mapped_column(Text)
    state_changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    photo_sha256: Mapped[str | None] = mapped_column(Text)
    photo_width: Mapped[int | None]
    photo_height: Mapped[int | None]
    import_key: Mapped[str | None] = mapped_column(Text, index=True)
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    removed_by_run: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))


class EnterpriseOwner(Model):
    """This account owns this enterprise, from when until when."""

    __tablename__ = "enterprise_owner"
    __table_args__ = (UniqueConstraint("account_id", "enterprise_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]


class HelperConsent(Model):
    """The owner lets this helper act for the enterprise; ends at once when withdrawn."""

    __tablename__ = "helper_consent"
    __table_args__ = (
        _only_one_open("uq_helper_consent_open", "account_id", "enterprise_id", open_while="withdrawn_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    how_given: Mapped[str] = mapped_column(Text)
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Consent(Model):
    """The owner's consent to one purpose, with the words, time and channel; a withdrawn row stays as history."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_current", "enterprise_id", "purpose", "withdrawn_at"),
        _only_one_open("uq_consent_open", "enterprise_id", "purpose", open_while="withdrawn_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    purpose: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    wording_version: Mapped[int] = mapped_column(default=1)
    channel: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Group(Model):
    """An organised set of members: kelompok usaha, paguyuban, koperasi, PKK."""

    __tablename__ = "village_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="kelompok_usaha")
    state: Mapped[str] = mapped_column(Text, default="aktif")
    purpose: Mapped[str] = mapped_column(Text, default="")
    schedule: Mapped[str] = mapped_column(Text, default="")
    network_role: Mapped[str] = mapped_column(Text, default="")
    decree: Mapped[str] = mapped_column(Text, default="")
    photo_sha256: Mapped[str | None] = mapped_column(Text)
    photo_width: Mapped[int | None]
    photo_height: Mapped[int | None]
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state_before: Mapped[str | None] = mapped_column(Text)
    state_changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Membership(Model):
    """An enterprise, or a person without one, in a group, with dates; ``role``: anggota, ketua ..."""

    __tablename__ = "membership"
    __table_args__ = (_only_one_open("uq_membership_open", "group_id", "enterprise_id", open_while="until_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("village_group.id"), index=True)
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    person_name: Mapped[str] = mapped_column(Text, default="")
    may_show_name: Mapped[bool] = mapped_column(default=False)
    role: Mapped[str] = mapped_column(Text, default="anggota")
    from_on: Mapped[date]
    until_on: Mapped[date | None]


class DeclaredPermit(Model):
    """What the village's list says of a permit: never a badge, shown only in the workspace."""

    __tablename__ = "declared_permit"

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    raw: Mapped[str] = mapped_column(Text)
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ListedProduct(Model):
    """A product as the village's list names it; ``subject`` is the draft the gallery made of it, if any."""

    __tablename__ = "listed_product"
    __table_args__ = (UniqueConstraint("enterprise_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    price: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    subject: Mapped[str | None] = mapped_column(Text)


class VerifiedFact(Model):
    """A badge: a permit seen and checked by somebody, until a day. Written by permits, read by gallery and home."""

    __tablename__ = "verified_fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    product_id: Mapped[int | None] = mapped_column(index=True)
    permit_code: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text)
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    checked_on: Mapped[date]
    valid_until: Mapped[date | None]
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


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
