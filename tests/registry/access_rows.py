"""Who may use the addresses of the register: its keepers all of it, owners, helpers and officers their own."""

import io
import secrets
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from tests.access_rows import NOBODY, Row, public
from tests.registry.help_access_rows import ROWS_OF_HELP
from tests.registry.lists import csv_list
from village.core.db import db, utcnow
from village.core.files import storage
from village.registry.kept_readings import pack_understanding, pack_workbook
from village.registry.models import (
    Enterprise,
    EnterpriseOwner,
    GroupBoard,
    GroupMeeting,
    HelperConsent,
    ImportDraft,
    ImportRun,
    Membership,
    Merge,
    Proposal,
    SupplyTie,
)
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
        *rows_of_ties(
            "enterprise", one, (owner, helper, *READERS), editors, lambda w: {"from_enterprise_id": getattr(w, name).id}
        ),
    ]


def rows_of_merging(name: str, other: str) -> list[Row]:
    """Two records that may be one business: for keepers alone, whoever owns either."""
    one = {"enterprise_id": lambda w: getattr(w, name).id}
    both = {**one, "other_id": lambda w: getattr(w, other).id}

    def merged(world: Any) -> Merge:
        loser = Enterprise(slug=f"gabung-{secrets.token_hex(4)}", name="Dapur Gabung", deleted_at=utcnow())
        db.session.add(loser)
        db.session.flush()
        moved = {"consent": {"over": [], "aside": []}}
        return Merge(winner_id=getattr(world, name).id, loser_id=loser.id, moved=moved)

    return [
        Row("registry.merge_with", "GET", KEEPERS, args=one),
        Row("registry.compare", "GET", KEEPERS, args=both),
        Row("registry.merge", "POST", KEEPERS, 303, args=both),
        Row("registry.undo_merge", "POST", KEEPERS, 303, args={"merge_id": made(merged)}),
        Row("registry.say_two", "POST", KEEPERS, 303, args=both),
        Row("registry.unsay_two", "POST", KEEPERS, 303, args=both),
    ]


def rows_of_joining() -> list[Row]:
    """Asking for a business to be written down, and deciding about that."""

    def waiting(_world: Any) -> Proposal:
        return Proposal(
            form_key=secrets.token_hex(8), name="Rempeyek Bu Sum", owner_name="Bu Sum", phone="6281270001000"
        )

    one = {"proposal_id": made(waiting)}
    asking = ("owner own", "owner other")
    sent = {"name": "Jahit", "rt": "4"}
    return [
        public("registry.join"),
        public("registry.send_join", method="POST", status=422),
        Row("registry.another", "GET", asking),
        Row("registry.send_another", "POST", asking, 303, sent=sent),
        Row("registry.proposals", "GET", KEEPERS),
        Row("registry.decided_proposals", "GET", KEEPERS),
        Row("registry.twins", "GET", KEEPERS),
        Row("registry.proposal", "GET", KEEPERS, args=one),
        Row("registry.proposal", "GET", NOBODY, args={"proposal_id": MISSING}),
        Row("registry.accept_proposal", "POST", KEEPERS, 303, args=one, sent={"kind": "pangan"}),
        Row("registry.tie_proposal", "POST", KEEPERS, 303, args=one, sent={"enterprise_id": lambda w: w.own.id}),
        Row("registry.decline_proposal", "POST", KEEPERS, 303, args=one, sent={"reason": "Bukan di sini"}),
        Row("registry.reopen_proposal", "POST", KEEPERS, 303, args=one),
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
        Row("registry.end_membership", "POST", editors, 303, args=member),
        Row("registry.reopen_membership", "POST", editors, 303, args=member),
        *rows_of_board(one, officer, name),
        *rows_of_meetings(one, officer, name),
        *rows_of_papers(one, officer),
        *rows_of_ties("group", one, (officer, *READERS), editors, lambda w: {"from_group_id": getattr(w, name).id}),
    ]


def made(row: Any) -> Any:
    """The id of a row made by this function of the world when it is asked for."""

    def make(world: Any) -> int:
        thing = row(world)
        db.session.add(thing)
        db.session.commit()
        return thing.id

    return make


def rows_of_board(one: dict[str, Any], officer: str, name: str) -> list[Row]:
    """The board of a group: readers see it, its head and the keepers change it, keepers take a change back."""
    readers, editors = (officer, *READERS), (officer, *KEEPERS)
    facts = {"from_on": "2026-01-05", "decree": "01/SK/2026"}

    def in_office(world: Any) -> GroupBoard:
        group_id, sha256 = getattr(world, name).id, kept(b"%PDF-1.4 uji")
        db.session.execute(delete(GroupBoard).where(GroupBoard.group_id == group_id))
        return GroupBoard(group_id=group_id, from_on=date(2025, 1, 5), file_sha256=sha256, file_type="pdf")

    board = {**one, "board_id": made(in_office)}
    return [
        Row("registry.boards", "GET", readers, args=one),
        Row("registry.new_board", "GET", editors, args=one),
        Row("registry.hand_over", "POST", editors, 303, args=one, sent={**facts, "ketua_name": "Bu Ketua"}),
        Row("registry.undo_hand_over", "POST", KEEPERS, 409, args=one),
        Row("registry.edit_board", "GET", editors, args=board),
        Row("registry.correct_board", "POST", editors, 303, args=board, sent=facts),
        Row("registry.decree", "GET", readers, args=board),
        Row("registry.keep_decree", "POST", editors, 422, args=board),
    ]


def rows_of_meetings(one: dict[str, Any], officer: str, name: str) -> list[Row]:
    """The log of a group."""
    readers, editors = (officer, *READERS), (officer, *KEEPERS)
    met = {**one, "meeting_id": made(lambda w: GroupMeeting(group_id=getattr(w, name).id, met_on=date(2026, 1, 5)))}
    sent = {"met_on": "2026-01-05", "about": "Kas"}
    return [
        Row("registry.meetings", "GET", readers, args=one),
        Row("registry.add_meeting", "POST", editors, 303, args=one, sent=sent),
        Row("registry.edit_meeting", "GET", editors, args=met),
        Row("registry.correct_meeting", "POST", editors, 303, args=met, sent=sent),
        Row("registry.delete_meeting", "POST", editors, 303, args=met),
        Row("registry.restore_meeting", "POST", editors, 303, args=met),
    ]


def rows_of_papers(one: dict[str, Any], officer: str) -> list[Row]:
    """What is printed of a group, and its lists as files."""
    papers = ("member_list_paper", "member_cards_paper", "attendance_paper", "authority_paper")
    readers = (officer, *READERS)
    return [
        *(Row(f"registry.{paper}", "GET", readers, args=one) for paper in papers),
        Row("registry.group_export", "GET", readers, args={**one, "what": "anggota", "kind": "csv"}),
        Row("registry.group_export", "GET", NOBODY, args={**one, "what": "pertemuan", "kind": "exe"}),
    ]


def rows_of_ties(
    noun: str, one: dict[str, Any], readers: tuple[str, ...], editors: tuple[str, ...], side: Any
) -> list[Row]:
    """Who supplies whom, from one side of it."""
    tie = {**one, "tie_id": made(lambda w: SupplyTie(kind="supplies", to_name="Toko Jauh", **side(w)))}
    sent = {"relation": "consigns_at:gives", "other_name": "Toko Dekat"}
    return [
        Row(f"registry.{noun}_ties", "GET", readers, args=one),
        Row(f"registry.{noun}_add_tie", "POST", editors, 303, args=one, sent=sent),
        Row(f"registry.{noun}_delete_tie", "POST", editors, 303, args=tie),
        Row(f"registry.{noun}_restore_tie", "POST", editors, 303, args=tie),
    ]


def rows_of_mixed_ids() -> list[Row]:
    """A thing of one group or business, asked for below another: it is not there, whoever asks."""
    group, enterprise = {"group_id": lambda w: w.own_group.id}, {"enterprise_id": lambda w: w.own.id}

    def of_other_group(table: Any, **more: Any) -> Any:
        return made(lambda w: table(group_id=w.other_group.id, **more))

    board = {**group, "board_id": of_other_group(GroupBoard, from_on=date(2020, 1, 5), ended_on=date(2021, 1, 5))}
    meeting = {**group, "meeting_id": of_other_group(GroupMeeting, met_on=date(2026, 1, 5))}
    tie = {"tie_id": made(lambda w: SupplyTie(kind="supplies", to_name="Toko Jauh", from_group_id=w.other_group.id))}
    member = {**group, "membership_id": row_id(Membership, "group_id", "other_group")}
    posts = [
        *(("registry." + act, member) for act in ("end_membership", "reopen_membership")),
        *(("registry." + act, board) for act in ("correct_board", "keep_decree")),
        *(("registry." + act, meeting) for act in ("correct_meeting", "delete_meeting", "restore_meeting")),
        *(("registry." + act, {**group, **tie}) for act in ("group_delete_tie", "group_restore_tie")),
        *(("registry." + act, {**enterprise, **tie}) for act in ("enterprise_delete_tie", "enterprise_restore_tie")),
        ("registry.end_help", {**enterprise, "consent_id": row_id(HelperConsent, "enterprise_id", "other")}),
        ("registry.end_ownership", {**enterprise, "owner_id": row_id(EnterpriseOwner, "enterprise_id", "other")}),
    ]
    return [
        *(Row(endpoint, "POST", NOBODY, args=args) for endpoint, args in posts),
        Row("registry.edit_board", "GET", NOBODY, args=board),
        Row("registry.decree", "GET", NOBODY, args=board),
        Row("registry.edit_meeting", "GET", NOBODY, args=meeting),
    ]


ROWS = [
    Row("registry.enterprises", "GET", (*READERS, "owner own", "owner other", "agent own", "agent other")),
    Row("registry.summary", "GET", (*READERS, "observer")),
    Row("registry.deleted", "GET", KEEPERS),
    Row("registry.new_enterprise", "GET", KEEPERS),
    Row("registry.add_enterprise", "POST", KEEPERS, 303, sent=FACTS),
    Row("registry.summary_export", "GET", (*READERS, "observer"), args={"kind": "csv"}),
    Row("registry.summary_export", "GET", NOBODY, args={"kind": "exe"}),
    Row("registry.export", "GET", KEEPERS, args={"kind": "csv"}),
    Row("registry.export", "GET", NOBODY, args={"kind": "exe"}),
    *rows_of_enterprise("own", "own"),
    *rows_of_enterprise("other", "other"),
    *rows_of_merging("own", "other"),
    *rows_of_merging("other", "own"),
    *rows_of_joining(),
    Row("registry.enterprise", "GET", NOBODY, args={"enterprise_id": MISSING}),
    Row("registry.groups", "GET", (*READERS, "officer own", "officer other")),
    Row("registry.new_group", "GET", KEEPERS),
    Row("registry.add_group", "POST", KEEPERS, 303, sent={"name": "Guyub", "kind": "paguyuban"}),
    *rows_of_group("own_group", "own"),
    *rows_of_group("other_group", "other"),
    *rows_of_mixed_ids(),
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
    *ROWS_OF_HELP,
]
