"""Who may use the addresses of the register: its keepers all of it, owners, helpers and officers their own."""

import io
from typing import Any

from sqlalchemy import select

from tests.access_rows import NOBODY, Row
from tests.registry.lists import csv_list
from village.core.db import db, utcnow
from village.core.files import storage
from village.registry.kept_readings import pack_understanding, pack_workbook
from village.registry.models import EnterpriseOwner, HelperConsent, ImportDraft, ImportRun, Membership
from village.registry.rules import DRAFT_TIME
from village.registry.services.imports import understand_list
from village.registry.sheets.reading import read_workbook

KEEPERS = ("official", "admin")
READERS = (*KEEPERS, "kelurahan")
FACTS = {"name": "Dapur", "kind": "pangan", "rt": "4"}
MISSING = 999_999


def kept(content: bytes) -> str:
    """These bytes in the storage of the running test."""
    store = storage()
    return store.keep(store.receive(io.BytesIO(content), 10_000_000))


def draft_of(actor: str) -> Any:
    """The id of an upload of this actor."""

    def find(world: Any) -> int:
        account_id = world.accounts[actor].id
        found = db.session.scalars(select(ImportDraft.id).where(ImportDraft.account_id == account_id)).first()
        return found or make_draft(account_id)

    return find


def make_draft(account_id: int) -> int:
    """An upload that waits to be confirmed."""
    path = csv_list([("Keripik Uji", "Bu Uji", "4")])
    workbook = read_workbook(path, "uji.csv")
    draft = ImportDraft(
        account_id=account_id,
        file_name="uji.csv",
        file_sha256="0" * 64,
        workbook_sha256=kept(pack_workbook(workbook)),
        readings_sha256=kept(pack_understanding(understand_list(workbook, {}))),
        expires_at=utcnow() + DRAFT_TIME,
    )
    db.session.add(draft)
    db.session.commit()
    return draft.id


def some_run(_world: Any) -> int:
    """The id of an import."""
    run = ImportRun(
        file_name="uji.csv",
        file_sha256="0" * 64,
        report={"created": 0, "updated": 0, "unchanged": 0, "skipped": 0, "flagged": 0},
    )
    db.session.add(run)
    db.session.commit()
    return run.id


def row_id(table: Any, name: str, thing: str) -> Any:
    """The id of the first row of this table that belongs to the thing of the world."""
    return lambda w: db.session.scalars(
        select(table.id).where(getattr(table, name) == getattr(w, thing).id).order_by(table.id.desc())
    ).first()


def rows_of_enterprise(name: str, side: str) -> list[Row]:
    """Everything that can be done to one enterprise."""
    owner, helper = f"owner {side}", f"agent {side}"
    one = {"enterprise_id": lambda w: getattr(w, name).id}
    editors, consenting = (owner, helper, *KEEPERS), (owner, "official")
    help_id = row_id(HelperConsent, "enterprise_id", name)
    owner_id = row_id(EnterpriseOwner, "enterprise_id", name)
    return [
        Row("registry.enterprise", "GET", (owner, helper, *READERS), args=one),
        Row("registry.edit_enterprise", "GET", editors, args=one),
        Row("registry.correct_enterprise", "POST", editors, 303, args=one, sent=FACTS),
        Row("registry.set_photo", "POST", editors, 303, args=one),
        Row("registry.confirm", "POST", editors, 303, args=one),
        Row("registry.move", "POST", editors, 303, args=one, sent={"status": "vakum"}),
        Row("registry.undo_move", "POST", NOBODY, 404, args=one, but={actor: 409 for actor in editors}),
        Row("registry.delete_enterprise", "POST", KEEPERS, 303, args=one),
        Row("registry.restore_enterprise", "POST", KEEPERS, 303, args=one),
        Row("registry.settle_problems", "POST", KEEPERS, 303, args=one),
        Row("registry.consents", "GET", consenting, args=one),
        Row(
            "registry.give_consent",
            "POST",
            consenting,
            303,
            args=one,
            sent={"purposes": "public_name", "channel": "paper"},
        ),
        Row("registry.withdraw_consent", "POST", consenting, 303, args={**one, "purpose": "public_name"}),
        Row("registry.let_help", "POST", consenting, 422, args=one, sent={"account_id": "1", "how_given": "paper"}),
        Row("registry.end_help", "POST", (*consenting, helper), 303, args={**one, "consent_id": help_id}),
        Row("registry.end_ownership", "POST", KEEPERS, 303, args={**one, "owner_id": owner_id}),
    ]


def rows_of_group(name: str, side: str) -> list[Row]:
    """Everything that can be done to one group."""
    officer = f"officer {side}"
    one = {"group_id": lambda w: getattr(w, name).id}
    editors = (officer, *KEEPERS)
    member = {**one, "membership_id": row_id(Membership, "group_id", name)}
    return [
        Row("registry.group", "GET", (officer, *READERS), args=one),
        Row("registry.edit_group", "GET", editors, args=one),
        Row("registry.correct_group", "POST", editors, 303, args=one, sent={"name": "Guyub", "kind": "paguyuban"}),
        Row("registry.set_group_photo", "POST", editors, 303, args=one),
        Row("registry.confirm_group", "POST", editors, 303, args=one),
        Row("registry.move_group", "POST", editors, 303, args=one, sent={"status": "tidak_jalan"}),
        Row("registry.undo_group_move", "POST", NOBODY, 404, args=one, but={actor: 409 for actor in editors}),
        Row("registry.delete_group", "POST", KEEPERS, 303, args=one),
        Row("registry.restore_group", "POST", KEEPERS, 303, args=one),
        Row(
            "registry.add_member",
            "POST",
            editors,
            303,
            args=one,
            sent={"enterprise_id": "0", "person_name": "Pak Luar", "role": "anggota"},
        ),
        Row("registry.change_role", "POST", editors, 303, args=member, sent={"role": "bendahara"}),
        Row("registry.end_membership", "POST", editors, 303, args=member),
    ]


ROWS = [
    Row("registry.enterprises", "GET", (*READERS, "owner own", "owner other", "agent own", "agent other")),
    Row("registry.summary", "GET", (*READERS, "observer")),
    Row("registry.deleted", "GET", KEEPERS),
    Row("registry.new_enterprise", "GET", KEEPERS),
    Row("registry.add_enterprise", "POST", KEEPERS, 303, sent=FACTS),
    Row("registry.export", "GET", KEEPERS, args={"kind": "csv"}),
    Row("registry.export", "GET", NOBODY, args={"kind": "exe"}),
    *rows_of_enterprise("own", "own"),
    *rows_of_enterprise("other", "other"),
    Row("registry.enterprise", "GET", NOBODY, args={"enterprise_id": MISSING}),
    Row("registry.groups", "GET", (*READERS, "officer own", "officer other")),
    Row("registry.new_group", "GET", KEEPERS),
    Row("registry.add_group", "POST", KEEPERS, 303, sent={"name": "Guyub", "kind": "paguyuban"}),
    *rows_of_group("own_group", "own"),
    *rows_of_group("other_group", "other"),
    Row(
        "registry.end_membership",
        "POST",
        NOBODY,
        args={
            "group_id": lambda w: w.own_group.id,
            "membership_id": row_id(Membership, "group_id", "other_group"),
        },
    ),
    Row("registry.imports", "GET", KEEPERS),
    Row("registry.upload", "POST", KEEPERS, 422),
    Row("registry.preview", "GET", ("official",), args={"draft_id": draft_of("official")}),
    Row("registry.preview", "GET", ("admin",), args={"draft_id": draft_of("admin")}),
    Row("registry.change_layout", "POST", ("official",), 303, args={"draft_id": draft_of("official")}),
    Row("registry.choose", "POST", ("official",), 303, args={"draft_id": draft_of("official")}),
    Row("registry.confirm_import", "POST", ("official",), 303, args={"draft_id": draft_of("official")}),
    Row("registry.discard", "POST", ("official",), 303, args={"draft_id": draft_of("official")}),
    Row("registry.import_report", "GET", KEEPERS, args={"run_id": some_run}),
    Row("registry.import_report", "GET", NOBODY, args={"run_id": MISSING}),
    Row("registry.problem_sheet", "GET", KEEPERS, 303, args={"run_id": some_run}),
    Row("registry.undo_import", "POST", KEEPERS, 303, args={"run_id": some_run}),
]
