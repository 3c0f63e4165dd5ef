"""Who may use the addresses of the vault: its levels decide, and what one may not read does not exist."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from tests import factories
from tests.access_rows import OFFICERS, SIGNED_IN, Row, public
from tests.conftest import person_of
from tests.vault.letter_access_rows import LETTER_ROWS
from village.core.db import db
from village.core.files import storage
from village.vault.facts import DocumentFacts
from village.vault.models import Document, Handover
from village.vault.receipts import receipt_of_version
from village.vault.services import filing
from village.vault.services.keeping_files import keep_file

BOARD = ("official", "kelurahan")
FILERS = (*BOARD, *OFFICERS)
TYPED = {"title": "Proposal", "kind": "proposal", "dated_on": "2026-01-05", "access": "pengurus"}


def paper(access: str, *, group: str = "", in_trash: bool = False) -> Any:
    """The id of a document of this level, filed by the official."""

    def find(world: Any) -> int:
        title = f"Uji {access} {group} {in_trash}"
        found = db.session.execute(select(Document.id).where(Document.title == title)).scalar()
        return found or make(world, title)

    def make(world: Any, title: str) -> int:
        official = person_of(world.accounts["official"].id)
        file = keep_file(storage(), io.BytesIO(title.encode()), "uji.txt")
        file = replace(file, preview_digest=file.digest)  # any kept file: here it only matters who gets it
        facts = DocumentFacts(
            "proposal", title, date(2026, 1, 5), access, group_id=getattr(world, group).id if group else None
        )
        document_id = filing.file_document(official, facts, file)
        if in_trash:
            filing.trash_document(official, document_id)
        return document_id

    return find


def reading(access: str, who: tuple[str, ...], group: str = "") -> list[Row]:
    """Reading a paper of this level."""
    args = {"document_id": paper(access, group=group)}
    return [
        Row("vault.document", "GET", who, args=args),
        Row("vault.document_file", "GET", who, args={**args, "number": 1}),
        Row("vault.shown_file", "GET", who, args={**args, "number": 1}),
        Row("vault.document_glance", "GET", who, args={**args, "number": 1}),
    ]


def keeping(group: str, who: tuple[str, ...]) -> list[Row]:
    """Changing a paper of the board, or of a group."""
    args = {"document_id": paper("pengurus", group=group)}
    owned = {"group_id": lambda w: getattr(w, group).id} if group else {}
    return [
        Row("vault.edit_document", "GET", who, args=args),
        Row("vault.change_document", "POST", who, 303, args=args, sent={**TYPED, **owned}),
        Row("vault.add_version", "POST", who, 422, args=args),
        Row("vault.mark_final", "POST", who, 303, args={**args, "number": 1}),
        Row("vault.link_document", "POST", who, 404, args=args, sent={"subject": "group:999999"}),
        Row("vault.unlink_document", "POST", who, 404, args=args, sent={"subject": "group:999999"}),
        Row("vault.trash_document", "POST", who, 303, args=args),
        Row(
            "vault.restore_document",
            "POST",
            who,
            303,
            args={"document_id": paper("pengurus", group=group, in_trash=True)},
        ),
    ]


def handed_over(world: Any) -> int:
    """The id of a handover between people who are none of the actors."""
    found = db.session.execute(select(Handover.id)).scalar()
    if found:
        return found
    handover = Handover(from_id=factories.make_account().id, to_id=factories.make_account().id, office="RW")
    db.session.add(handover)
    db.session.commit()
    return handover.id


def receipt_code(world: Any) -> str:
    """The code of the receipt of a paper of the board."""
    return receipt_of_version(paper("pengurus")(world), 1).code


def destroying() -> list[Row]:
    """Only officials, only what lies in the trash, and never alone."""
    args = {"document_id": paper("pengurus", in_trash=True)}
    restricted = {"document_id": paper("terbatas", in_trash=True)}
    kept = {"document_id": paper("pengurus")}
    who = ("official",)
    return [
        Row("vault.destruction", "GET", who, args=args),
        Row("vault.destruction", "GET", who, args=restricted),
        Row("vault.destruction", "GET", (), args=kept),
        Row("vault.propose_destruction", "POST", who, 303, args=args, sent={"reason": "masa simpan sudah lewat"}),
        Row("vault.withdraw_destruction", "POST", who, 409, args=args),
        Row("vault.destroy_document", "POST", who, 303, args=args, sent={"yakin": "1"}),
    ]


CARE_ROWS = [
    public("vault.check_receipt_page", args={"code": receipt_code}),
    public("vault.check_receipt_page", status=404, args={"code": "a" * 26}),
    Row("vault.receipt", "GET", BOARD, args={"document_id": paper("pengurus"), "number": 1}),
    Row("vault.receipt_pdf", "GET", BOARD, args={"document_id": paper("pengurus"), "number": 1}),
    Row("vault.holders", "GET", FILERS),
    Row("vault.document_holders", "GET", ("official",), args={"document_id": paper("pengurus")}),
    Row(
        "vault.set_holders",
        "POST",
        ("official",),
        303,
        args={"document_id": paper("pengurus")},
        sent={"koordinator": "", "rw": "punya", "kelurahan": "", "kecamatan": "", "keeper_id": "0"},
    ),
    Row("vault.own_original_papers", "GET", SIGNED_IN),
    Row("vault.confirm_original", "POST", (), args={"document_id": paper("publik")}),
    Row("vault.handovers", "GET", SIGNED_IN),
    Row("vault.new_handover", "GET", ("official", "admin")),
    Row("vault.begin_handover", "POST", ("official", "admin"), 422),
    Row("vault.handover", "GET", ("official", "admin"), args={"handover_id": handed_over}),
    Row("vault.tick_line", "POST", (), args={"handover_id": handed_over, "line_id": 1}),
    Row("vault.finish_handover", "POST", ("official", "admin"), 303, args={"handover_id": handed_over}),
    Row("vault.storage_page", "GET", ("admin",)),
    Row("vault.check_storage", "POST", ("admin",), 303),
    Row("vault.public_keys", "GET", ("admin",)),
]
ROWS = [
    *LETTER_ROWS,
    *CARE_ROWS,
    public("vault.archive"),
    public("vault.public_document", args={"document_id": paper("publik")}),
    public("vault.public_document", status=404, args={"document_id": paper("anggota")}),
    public("vault.public_file", args={"document_id": paper("publik"), "number": 1}),
    public("vault.public_file", status=404, args={"document_id": paper("pengurus"), "number": 1}),
    public("vault.public_glance", args={"document_id": paper("publik"), "number": 1}),
    public("vault.public_glance", status=404, args={"document_id": paper("anggota"), "number": 1}),
    Row("vault.arrived_page", "GET", FILERS, 404, args={"note": "palsu"}),
    Row("vault.documents", "GET", SIGNED_IN),
    Row("vault.new_document", "GET", FILERS),
    Row("vault.file_document", "POST", FILERS, 422),
    Row("vault.trash", "GET", FILERS),
    Row("vault.destroyed", "GET", FILERS),
    Row("vault.past_keeping", "GET", FILERS),
    *destroying(),
    Row("vault.archive_box", "GET", FILERS),
    Row("vault.make_box", "POST", FILERS, 303),
    Row("vault.box_file", "GET", (), args={"work_id": 1}),
    *reading("publik", SIGNED_IN),
    *reading("anggota", SIGNED_IN),
    *reading("pengurus", BOARD),
    *reading("pengurus", (*BOARD, "officer own"), "own_group"),
    *reading("terbatas", ("official",)),
    *keeping("", ("official",)),
    *keeping("own_group", ("official", "officer own")),
]
