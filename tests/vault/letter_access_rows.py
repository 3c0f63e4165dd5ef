"""Who may use the addresses of letters."""

from typing import Any

from sqlalchemy import select

from tests.access_rows import NOBODY, OFFICERS, SIGNED_IN, Row, public
from tests.conftest import person_of
from tests.vault.letters import a_letter
from village.core.db import db
from village.registry.interface import today
from village.vault.models import CopyRequest, Disposition, Document, Letter, LetterReceipt
from village.vault.services import copies, dispositions, letter_receipts
from village.vault.services.letters import cancel_letter, finish_letter

BOARD = ("official", "kelurahan")
FILERS = (*BOARD, *OFFICERS)
READERS = tuple(actor for actor in SIGNED_IN if actor != "observer")
KEEPERS = ("official",)
OF_GROUP = ("official", "officer own")


def letter(name: str, *, group: str = "", state: str = "") -> Any:
    """The id of a letter of the board, or of a group, filed by the official."""

    def find(world: Any) -> int:
        title = f"Surat {name} {group} {state}"
        found = db.session.execute(
            select(Letter.id).join(Document, Document.id == Letter.document_id).where(Document.title == title)
        ).scalar()
        return found or make(world, title)

    def make(world: Any, title: str) -> int:
        official = person_of(world.accounts["official"].id)
        group_id = getattr(world, group).id if group else None
        made = a_letter(official, title=title, group_id=group_id, type_code="PRP")
        if state == "batal":
            cancel_letter(official, made, "Salah tulis")
        if state == "selesai":
            finish_letter(official, made, today(), "")
        return made

    return find


def receipt(name: str, *, group: str = "", received: bool = False) -> Any:
    """The id of a letter handed to the kelurahan."""

    def find(world: Any) -> int:
        letter_id = letter(name, group=group)(world)
        found = db.session.execute(select(LetterReceipt.id).where(LetterReceipt.letter_id == letter_id)).scalar()
        return found or make(world, letter_id)

    def make(world: Any, letter_id: int) -> int:
        official, kelurahan = (world.accounts[actor].id for actor in ("official", "kelurahan"))
        given = letter_receipts.Receiver("", kelurahan)
        made = letter_receipts.hand_over(person_of(official), letter_id, given, today())
        if received:
            letter_receipts.receive_letter(person_of(kelurahan), made)
        return made

    return find


def disposition(name: str, *, done: bool = False) -> Any:
    """The id of a disposition from the official to the kelurahan."""

    def find(world: Any) -> int:
        letter_id = letter(name)(world)
        found = db.session.execute(select(Disposition.id).where(Disposition.letter_id == letter_id)).scalar()
        return found or make(world, letter_id)

    def make(world: Any, letter_id: int) -> int:
        official, kelurahan = (world.accounts[actor].id for actor in ("official", "kelurahan"))
        asked = dispositions.Request((kelurahan,), "dibahas")
        [made] = dispositions.dispose(person_of(official), letter_id, asked)
        if done:
            dispositions.finish_work(person_of(kelurahan), made, "")
        return made

    return find


def code(kind: str) -> Any:
    """A live one-time code of a receipt, or of a copy asked back."""

    def find(world: Any) -> str:
        official = person_of(world.accounts["official"].id)
        if kind == "receipt":
            return letter_receipts.give_link(official, receipt("tautan")(world))
        document_id = db.session.get_one(Letter, letter("salinan")(world)).document_id
        return copies.ask_copy(official, document_id, "Dinas")

    return find


def asked_copy(world: Any) -> int:
    """The id of a copy that was asked back and has not come."""
    code("copy")(world)
    return db.session.execute(select(CopyRequest.id).order_by(CopyRequest.id.desc()).limit(1)).scalar_one()


def document_without_line(world: Any) -> int:
    """The id of a document in no register."""
    from tests.vault.access_rows import paper

    return paper("pengurus")(world)  # type: ignore[no-any-return]


def _letter_rows() -> list[Row]:
    args = {"letter_id": letter("ubah")}
    group = {"letter_id": letter("ubah", group="own_group")}
    line = {"type_code": "PRP", "urgency": "biasa"}
    return [
        Row("vault.letter", "GET", BOARD, args=args),
        Row("vault.letter", "GET", (*BOARD, "officer own"), args=group),
        Row("vault.edit_letter", "GET", KEEPERS, args=args),
        Row("vault.edit_letter", "GET", OF_GROUP, args=group),
        Row("vault.correct_letter", "POST", KEEPERS, 303, args=args, sent=line),
        Row("vault.correct_letter", "POST", OF_GROUP, 303, args=group, sent=line),
        Row("vault.cancel_letter", "POST", KEEPERS, 422, args=args),
        Row("vault.revive_letter", "POST", KEEPERS, 303, args={"letter_id": letter("x", state="batal")}),
        Row("vault.finish_letter", "POST", KEEPERS, 422, args=args),
        Row("vault.reopen_letter", "POST", KEEPERS, 303, args={"letter_id": letter("x", state="selesai")}),
        Row("vault.draw_letter", "POST", KEEPERS, 303, args=args),
        Row("vault.move_proposal", "POST", KEEPERS, 422, args=args),
        Row("vault.undo_proposal", "POST", KEEPERS, 303, args=args),
        Row("vault.show_proposal", "POST", KEEPERS, 303, args=args, sent={"umum": "0"}),
        Row("vault.ask_copy", "POST", KEEPERS, 422, args=args),
        Row(
            "vault.withdraw_copy",
            "POST",
            KEEPERS,
            303,
            args={"letter_id": letter("salinan"), "request_id": asked_copy},
        ),
    ]


def _hand_rows() -> list[Row]:
    args, group = {"letter_id": letter("serah")}, {"letter_id": letter("serah", group="own_group")}
    waiting = {"receipt_id": receipt("tunggu")}
    done = {"receipt_id": receipt("sudah", received=True)}
    asked = {"disposition_id": disposition("tugas")}
    return [
        Row("vault.hand_over_form", "GET", BOARD, args=args),
        Row("vault.hand_over_form", "GET", (*BOARD, "officer own"), args=group),
        Row("vault.hand_over_letter", "POST", BOARD, 422, args=args),
        Row("vault.letter_receipt", "GET", BOARD, args=waiting),
        Row("vault.receive_letter", "POST", ("kelurahan",), 303, args={"receipt_id": receipt("terima")}),
        Row("vault.receive_on_paper", "POST", BOARD, 422, args=waiting),
        Row("vault.receipt_proof", "GET", NOBODY, args=waiting),
        Row("vault.give_receipt_link", "POST", BOARD, 200, args=waiting),
        Row("vault.correct_receipt", "POST", BOARD, 422, args=done),
        Row("vault.dispose_form", "GET", BOARD, args=args),
        Row("vault.dispose", "POST", BOARD, 422, args=args),
        Row("vault.disposition", "GET", BOARD, args=asked),
        Row("vault.begin_disposition", "POST", ("kelurahan",), 303, args={"disposition_id": disposition("mulai")}),
        Row("vault.finish_disposition", "POST", ("kelurahan",), 303, args={"disposition_id": disposition("akhir")}),
        Row(
            "vault.reopen_disposition",
            "POST",
            ("kelurahan",),
            303,
            args={"disposition_id": disposition("buka", done=True)},
        ),
        Row("vault.forward_form", "GET", ("kelurahan",), args=asked),
        Row("vault.forward_disposition", "POST", ("kelurahan",), 422, args=asked),
    ]


LETTER_ROWS = [
    Row("vault.letters", "GET", READERS),
    Row("vault.printed_book", "GET", READERS, args={"direction": "masuk", "year": 2026}),
    Row("vault.book_export", "GET", READERS, args={"direction": "keluar", "year": 2026, "kind": "csv"}),
    Row("vault.count_of_letters", "GET", (*BOARD, "observer")),
    Row("vault.letters_to_ask", "GET", FILERS),
    Row("vault.new_letter", "GET", FILERS, args={"direction": "masuk"}),
    Row("vault.file_letter", "POST", FILERS, 422, args={"direction": "masuk"}),
    Row("vault.write_form", "GET", FILERS, args={"kind": "undangan"}),
    Row("vault.write_letter", "POST", FILERS, 422, args={"kind": "undangan"}),
    Row("vault.dispositions", "GET", READERS),
    Row("vault.letter_style_form", "GET", KEEPERS),
    Row("vault.group_letter_style_form", "GET", OF_GROUP, args={"group_id": lambda w: w.own_group.id}),
    Row("vault.set_group_letter_style", "POST", OF_GROUP, 422, args={"group_id": lambda w: w.own_group.id}),
    Row("vault.set_letter_style", "POST", KEEPERS, 422),
    Row("vault.template_form", "GET", KEEPERS, args={"kind": "undangan"}),
    Row("vault.change_template", "POST", KEEPERS, 422, args={"kind": "undangan"}),
    Row("vault.reset_template", "POST", KEEPERS, 303, args={"kind": "undangan"}),
    Row("vault.register_document_form", "GET", KEEPERS, args={"document_id": document_without_line}),
    Row("vault.register_document", "POST", KEEPERS, 303, args={"document_id": document_without_line}),
    public("vault.linked_receipt", args={"code": code("receipt")}),
    public("vault.linked_receipt", status=410, args={"code": "tidak-ada"}),
    public("vault.sign_by_link", method="POST", status=422, args={"code": code("receipt")}),
    public("vault.linked_copy", args={"code": code("copy")}),
    public("vault.linked_copy", status=410, args={"code": "tidak-ada"}),
    public("vault.send_copy", method="POST", status=422, args={"code": code("copy")}),
    *_letter_rows(),
    *_hand_rows(),
]
