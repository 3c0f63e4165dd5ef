"""Letters as people meet them: filed, handed over, received, asked back, written from a template."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.vault.letters import a_letter, a_paper
from village.core.db import db, utcnow
from village.registry.interface import today
from village.vault.letter_attention import attention, unanswered, unreceived
from village.vault.letter_queries import get_letter, letter_counts
from village.vault.letter_styles import letter_style
from village.vault.models import ChainLine, CopyRequest, DocumentVersion, LetterReceipt
from village.vault.proposal_queries import public_story, story_of
from village.vault.queries import list_versions
from village.vault.receipt_queries import get_receipt, receipts_of
from village.vault.services import letter_receipts, proposals
from village.vault.spelled import spelled
from village.vault.working_days import is_working_day, working_days_before, working_days_since

INCOMING = {"title": "Undangan rakor", "sender": "Kecamatan Candisari", "dated_on": "2026-11-02", "access": "pengurus",
            "registered_on": "2026-11-03", "number": "005/12/XI/2026", "group_id": "0"}  # fmt: skip


def text_of(answer: Any) -> str:
    return answer.get_data(as_text=True)


def link_in(page: str) -> str:
    """The path of the one-time link that a page shows."""
    return re.search(r'id="alamat"[^>]*value="[^"]*?(/verifikasi/[^"]+)"', page)[1]  # type: ignore[index]


def official() -> Any:
    return person_of(factories.make_account("official").id)


def test_a_letter_that_came_is_filed_with_its_paper_and_stands_in_the_register(sign_in) -> None:
    client = sign_in("official")
    sent = {**INCOMING, "file": (io.BytesIO(b"Isi undangan"), "surat.txt"), "upload_key": "satu"}
    page = text_of(client.post("/kelola/surat/baru/masuk", data=sent, follow_redirects=True))
    assert "Surat tercatat di buku agenda" in page and "Agenda 1" in page and "005/12/XI/2026" in page
    register = text_of(client.get("/kelola/surat?arah=masuk"))
    assert "Undangan rakor" in register and "Kecamatan Candisari" in register
    printed = text_of(client.get("/kelola/surat/buku/masuk/2026"))
    assert "Undangan rakor" in printed


def test_the_same_form_sent_twice_takes_one_number(sign_in) -> None:
    client = sign_in("official")
    for _ in range(2):
        sent = {**INCOMING, "file": (io.BytesIO(b"Isi"), "surat.txt"), "upload_key": "satu"}
        assert client.post("/kelola/surat/baru/masuk", data=sent).status_code == 303
    assert "1 surat" in text_of(client.get("/kelola/surat?arah=masuk"))


def test_a_form_with_a_fault_comes_back_with_everything_that_was_typed(sign_in) -> None:
    sent = {**INCOMING, "sender": "", "file": (io.BytesIO(b"Isi"), "surat.txt")}
    answer = sign_in("official").post("/kelola/surat/baru/masuk", data=sent)
    assert answer.status_code == 422
    assert "Tulis siapa yang mengirim" in text_of(answer) and "Undangan rakor" in text_of(answer)
    assert "sudah sampai dan disimpan" in text_of(answer)


def test_a_number_can_be_taken_before_the_paper_exists(sign_in) -> None:
    client = sign_in("official")
    sent = {"title": "Undangan", "addressee": "Warga", "dated_on": "2026-11-02", "access": "pengurus", "later": "1",
            "type_code": "UND", "group_id": "0"}  # fmt: skip
    page = text_of(client.post("/kelola/surat/baru/keluar", data=sent, follow_redirects=True))
    assert "001/UND/KU-RW05/XI/2026" in page and "Berkasnya belum ada" in page


def test_a_secret_letter_needs_named_readers(sign_in) -> None:
    sent = {**INCOMING, "urgency": "rahasia", "file": (io.BytesIO(b"Isi"), "surat.txt")}
    assert "Pilih tingkat Terbatas" in text_of(sign_in("official").post("/kelola/surat/baru/masuk", data=sent))


def test_the_register_leaves_as_a_workbook_and_as_text(app: Flask, sign_in) -> None:
    person = official()
    a_letter(person, on=date(2026, 3, 1), title="=cmd()", attachments="2 lembar")
    client = sign_in(account=factories.make_account("official"))
    book = client.get("/kelola/surat/buku/keluar/2026.csv")
    assert "PERIHAL" in text_of(book) and "'=cmd()" in text_of(book) and "2 lembar" in text_of(book)
    assert client.get("/kelola/surat/buku/keluar/2026.xlsx").data.startswith(b"PK")


@pytest.mark.databases
def test_the_level_of_a_letter_holds_in_lists_counts_files_and_attention(database_app: Flask) -> None:
    person = official()
    named, other = factories.make_account("kelurahan"), factories.make_account("official")
    secret = a_letter(person, "masuk", title="Rahasia sekali", access="terbatas", reader_ids=(named.id,),
                      due_on=today() - timedelta(days=1))  # fmt: skip
    assert get_letter(person_of(named.id), secret).title == "Rahasia sekali"
    assert letter_counts(person_of(other.id)) == []
    assert unanswered(person_of(other.id), letter_style()) == []
    assert [one.letter_id for one in unanswered(person_of(named.id), letter_style())] == [secret]


def test_observers_get_numbers_and_no_letter(app: Flask, sign_in) -> None:
    a_letter(official(), title="Jangan dibaca", access="pengurus")
    client = sign_in("observer")
    page = text_of(client.get("/kelola/surat/ringkasan"))
    assert "Surat keluar" in page and "Jangan dibaca" not in page
    assert client.get("/kelola/surat").status_code == 404


@pytest.mark.databases
def test_the_kelurahan_signs_in_its_own_account_and_that_stands_for_good(database_app: Flask) -> None:
    person = official()
    lurah, colleague = factories.make_account("kelurahan", name="Ibu Lurah"), factories.make_account("kelurahan")
    letter = a_letter(person)
    receipt = letter_receipts.hand_over(person, letter, letter_receipts.Receiver("", lurah.id), today())
    with database_app.test_request_context():
        told = [one.title for one in attention(person_of(colleague.id))]
    assert told == ["Surat untuk Anda: Permohonan tenda"]
    letter_receipts.receive_letter(person_of(lurah.id), receipt)
    with pytest.raises(letter_receipts.AlreadyReceived):
        letter_receipts.receive_letter(person_of(colleague.id), receipt)
    db.session.rollback()
    letter_receipts.correct_receipt(person, receipt, "Diterima staf, bukan lurah")
    found = receipts_of(letter)[0]
    assert (found.received_by, found.receipt_how, found.received_on) == ("Ibu Lurah", "akun", today())
    assert [one.text for one in found.corrections] == ["Diterima staf, bukan lurah"]
    sealed = db.session.execute(select(ChainLine.kind)).scalars().all()
    assert sealed.count("letter") == 1 and sealed.count("acknowledgement") == 1


def test_a_letter_is_not_handed_to_somebody_who_may_not_read_it(app: Flask) -> None:
    person, owner = official(), factories.make_account("owner")
    letter = a_letter(person)
    with pytest.raises(Exception, match="belum boleh membaca"):
        letter_receipts.hand_over(person, letter, letter_receipts.Receiver("", owner.id), today())


def test_a_stamped_sheet_is_the_proof(app: Flask, sign_in) -> None:
    account = factories.make_account("official")
    person = person_of(account.id)
    letter = a_letter(person)
    receipt = letter_receipts.hand_over(person, letter, letter_receipts.Receiver("Dinas Uji"), today())
    client = sign_in(account=account)
    typed = {"received_by": "Ibu Tata Usaha", "received_on": today().isoformat()}
    assert client.post(f"/kelola/surat/serah/{receipt}/kertas", data=typed).status_code == 422
    sheet = {**typed, "file": (io.BytesIO(_photo()), "lembar.jpg")}
    assert client.post(f"/kelola/surat/serah/{receipt}/kertas", data=sheet).status_code == 303
    page = text_of(client.get(f"/kelola/surat/serah/{receipt}"))
    assert "Ibu Tata Usaha" in page and "di kertas yang difoto" in page
    proof = client.get(f"/kelola/surat/serah/{receipt}/bukti")
    assert proof.mimetype == "image/jpeg" and "sandbox" in proof.headers["Content-Security-Policy"]


def _photo() -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.effect_noise((1200, 1600), 90).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def test_a_link_signs_once_without_an_account(app: Flask, sign_in, client) -> None:
    account = factories.make_account("official")
    person = person_of(account.id)
    letter = a_letter(person)
    receipt = letter_receipts.hand_over(person, letter, letter_receipts.Receiver("Dinas Uji"), today())
    here = link_in(text_of(sign_in(account=account).post(f"/kelola/surat/serah/{receipt}/tautan")))
    answer = client.get(here)
    assert "Permohonan tenda" in text_of(answer) and answer.headers["Cache-Control"] == "private, no-store"
    assert here.rsplit("/", 1)[1] not in str(db.session.execute(select(LetterReceipt.code_hash)).scalar())
    assert client.post(here, data={"received_by": ""}).status_code == 422
    assert client.post(here, data={"received_by": "Bapak Dinas", "received_office": "Staf"}).status_code == 303
    assert "Bapak Dinas, Staf" in text_of(client.get(here))
    assert client.post(here, data={"received_by": "Orang Lain"}).status_code == 409
    assert get_receipt(receipt).received_by == "Bapak Dinas"


def test_a_link_that_is_over_or_replaced_opens_nothing(app: Flask, client) -> None:
    person = official()
    letter = a_letter(person)
    receipt = letter_receipts.hand_over(person, letter, letter_receipts.Receiver("Dinas Uji"), today())
    old, new = (letter_receipts.give_link(person, receipt) for _ in range(2))
    assert client.get(f"/verifikasi/surat/{old}").status_code == 410
    assert client.get(f"/verifikasi/surat/{new}").status_code == 200
    row = db.session.get_one(LetterReceipt, receipt)
    row.code_expires_at = utcnow() - timedelta(seconds=1)
    db.session.commit()
    assert client.get(f"/verifikasi/surat/{new}").status_code == 410
    assert client.post(f"/verifikasi/surat/{new}", data={"received_by": "A"}).status_code == 410
    assert "Permohonan tenda" not in text_of(client.get(f"/verifikasi/surat/{new}"))


def test_a_lost_letter_comes_back_as_the_next_version(app: Flask, sign_in, client) -> None:
    account = factories.make_account("official")
    letter = get_letter(person_of(account.id), a_letter(person_of(account.id)))
    asked = sign_in(account=account).post(f"/kelola/surat/{letter.id}/salinan", data={"asked_of": "Kampus Uji"})
    here = link_in(text_of(asked))
    assert client.post(here, data={}).status_code == 422
    refused = {"file": (io.BytesIO(b"MZ\x90\0" + b"\0" * 50), "surat.pdf")}
    assert client.post(here, data=refused).status_code == 415
    sent = {"file": (io.BytesIO(b"Salinan"), "s.txt"), "sender": "Ibu Dosen"}
    assert client.post(here, data=sent).status_code == 303
    assert "Salinan sudah diterima" in text_of(client.get(here))
    assert [(one.number, one.source) for one in list_versions(letter.document_id)] == [
        (2, "salinan_penerima"), (1, "unggahan"),
    ]  # fmt: skip
    again = {"file": (io.BytesIO(b"Lain"), "s.txt")}
    assert client.post(here, data=again).status_code == 410
    db.session.execute(select(CopyRequest.id)).scalar_one()
    assert len(db.session.execute(select(DocumentVersion.id)).all()) == 2


def test_working_days_leave_out_weekends_and_holidays() -> None:
    assert not is_working_day(date(2026, 8, 17)) and not is_working_day(date(2026, 11, 21))
    assert working_days_since(date(2026, 8, 14), date(2026, 8, 19)) == 2
    assert working_days_before(date(2026, 8, 19), 3) == date(2026, 8, 13)


def test_letters_without_a_receipt_come_up_after_three_working_days(app: Flask) -> None:
    person = official()
    long_ago = today() - timedelta(days=12)
    late, fresh = (a_letter(person, title=title, on=long_ago) for title in ("Lama", "Baru"))
    letter_receipts.hand_over(person, late, letter_receipts.Receiver("Dinas Uji"), long_ago)
    letter_receipts.hand_over(person, fresh, letter_receipts.Receiver("Dinas Uji"), today())
    assert [one.title for one in unreceived(person, letter_style())] == ["Lama"]
    with app.test_request_context():
        assert any("1 surat belum ada tanda terimanya" in one.title for one in attention(person))


def test_a_follow_up_is_drafted_from_the_letter_it_asks_about(app: Flask, sign_in) -> None:
    account = factories.make_account("official")
    letter = a_letter(person_of(account.id), on=today() - timedelta(days=40))
    client = sign_in(account=account)
    assert "Permohonan tenda" in text_of(client.get("/kelola/surat/ditagih"))
    draft = text_of(client.get(f"/kelola/surat/tulis/susulan?susulan={letter}"))
    assert "Menanyakan jawaban Permohonan tenda" in draft and "001/PRM/KU-RW05" in draft and "Dinas Uji" in draft


def test_each_kind_of_waiting_has_its_own_draft(app: Flask, sign_in) -> None:
    account, long_ago = factories.make_account("official"), today() - timedelta(days=40)
    person = person_of(account.id)
    unsigned = a_letter(person, title="Undangan rembuk", on=long_ago, type_code="UND")
    letter_receipts.hand_over(person, unsigned, letter_receipts.Receiver("Dinas Uji"), long_ago)
    a_letter(person, title="Mesin jahit", on=long_ago, type_code="PRP")
    client = sign_in(account=account)
    offered = text_of(client.get("/kelola/surat/ditagih"))
    for kind, words in (
        ("susulan_terima", "Mohon tanda terima Undangan"),
        ("susulan_proposal", "Menanyakan kabar Mesin"),
    ):
        [address] = {
            href.replace("&amp;", "&") for href in re.findall(rf'href="(/kelola/surat/tulis/{kind}\?[^"]+)"', offered)
        }
        assert words in text_of(client.get(address))


def test_a_letter_written_from_a_template_is_numbered_and_kept_as_a_pdf(app: Flask, sign_in) -> None:
    client = sign_in("official")
    draft = text_of(client.get("/kelola/surat/tulis/undangan"))
    assert "Dengan hormat" in draft and "[tempat]" in draft
    sent = {"addressee": "Ibu-ibu PKK", "title": "Undangan rapat", "registered_on": "2026-11-21",
            "body": "Kami mengundang [nama].", "signatory": "Bapak Guno Contoh", "form_key": "k"}  # fmt: skip
    assert "kurung siku" in text_of(client.post("/kelola/surat/tulis/undangan", data=sent))
    sent["body"] = "Dengan hormat,\n\n" + "Kami mengundang Ibu ke balai RW. " * 200
    page = text_of(client.post("/kelola/surat/tulis/undangan", data=sent, follow_redirects=True))
    assert "001/UND/KU-RW05/XI/2026" in page
    version = db.session.execute(select(DocumentVersion)).scalar_one()
    assert (version.file_kind, version.source, version.number) == ("pdf", "buatan_situs", 1)
    assert version.pages > 1


def test_minutes_have_a_title_a_spelled_day_and_room_for_a_witness(app: Flask, sign_in) -> None:
    client = sign_in("official")
    draft = text_of(client.get("/kelola/surat/tulis/berita_acara"))
    assert f"tahun {spelled(today().year)}" in draft
    sent = {"addressee": "Arsip kampung", "title": "Serah terima tenda", "registered_on": "2026-11-21",
            "body": "Tenda sudah diserahkan.", "signatory": "Bapak Guno Contoh", "form_key": "k"}  # fmt: skip
    client.post("/kelola/surat/tulis/berita_acara", data=sent)
    document_id = db.session.execute(select(DocumentVersion.document_id)).scalar_one()
    content = client.get(f"/kelola/dokumen/{document_id}/versi/1").data
    written = pypdfium2.PdfDocument(io.BytesIO(content))[0].get_textpage().get_text_bounded()
    assert "BERITA ACARA" in written and "Saksi" in written and "Kepada Yth." not in written


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"), (11, "sebelas"), (16, "enam belas"), (20, "dua puluh"), (100, "seratus"), (1000, "seribu"),
        (1945, "seribu sembilan ratus empat puluh lima"), (2026, "dua ribu dua puluh enam"),
        (200_000_000, "dua ratus juta"), (1_000_000, "satu juta"), (111_111, "seratus sebelas ribu seratus sebelas"),
    ],
)  # fmt: skip
def test_numbers_are_spelled_as_people_say_them(number: int, words: str) -> None:
    assert spelled(number) == words


def test_officials_change_the_wording_and_can_take_it_back(sign_in) -> None:
    client = sign_in("official")
    typed = {"subject": "Undangan kumpul", "body": "Halo warga {kampung}."}
    client.post("/kelola/surat/templat/undangan", data=typed)
    assert "Halo warga Kampung Uji." in text_of(client.get("/kelola/surat/tulis/undangan"))
    client.post("/kelola/surat/templat/undangan/bawaan")
    assert "Dengan hormat" in text_of(client.get("/kelola/surat/tulis/undangan"))


def test_a_proposal_goes_its_way_and_the_village_may_show_it(app: Flask, client) -> None:
    person = official()
    letter = a_letter(person, type_code="PRP", title="Proposal kampung tematik", access="publik", on=date(2016, 2, 1))
    steps = [
        ("dikirim", date(2016, 2, 2), None, ""),
        ("diterima", date(2016, 2, 9), None, ""),
        ("disetujui", date(2016, 5, 1), 200_000_000, ""),
        ("cair", date(2016, 8, 1), 120_000_000, ""),
        ("cair", date(2016, 11, 1), 80_000_000, ""),
        ("lpj", date(2016, 12, 20), None, ""),
    ]
    for state, on, amount, note in steps:
        proposals.add_proposal_step(person, letter, state, on, amount_rupiah=amount, note=note)
    with pytest.raises(proposals.WrongStep):
        proposals.add_proposal_step(person, letter, "diproses", date(2017, 1, 1))
    db.session.rollback()
    assert unanswered(person, letter_style()) == []
    document_id = get_letter(person, letter).document_id
    assert public_story(document_id) == []
    proposals.show_story(person, letter, is_public=True)
    page = text_of(client.get(f"/arsip/{document_id}"))
    assert "Disetujui" in page and "200.000.000" in page and "LPJ diserahkan" in page


def test_a_refusal_needs_a_reason_and_an_approval_an_amount(app: Flask) -> None:
    person = official()
    letter = a_letter(person, type_code="PRP")
    proposals.add_proposal_step(person, letter, "dikirim", today())
    for state, needed in (("ditolak", "alasan"), ("disetujui", "jumlah")):
        if state == "disetujui":
            proposals.add_proposal_step(person, letter, "diproses", today())
        with pytest.raises(Exception, match=needed):
            proposals.add_proposal_step(person, letter, state, today())
        db.session.rollback()


def test_handing_a_proposal_over_sends_it_and_its_receipt_says_it_arrived(app: Flask) -> None:
    person = official()
    letter = a_letter(person, type_code="PRP")
    receipt = letter_receipts.hand_over(person, letter, letter_receipts.Receiver("Dinas"), today())
    letter_receipts.receive_by_link(letter_receipts.give_link(person, receipt), "Ibu Dinas", "")
    assert [one.state for one in story_of(letter)] == ["dikirim", "diterima"]


def test_a_document_of_the_vault_gets_its_line_later(app: Flask, sign_in) -> None:
    from village.vault.facts import DocumentFacts
    from village.vault.services.filing import file_document

    account = factories.make_account("official")
    facts = DocumentFacts("surat_masuk", "Surat lama", date(2020, 1, 1), sender="Dinas")
    document_id = file_document(person_of(account.id), facts, a_paper())
    client = sign_in(account=account)
    assert f"/kelola/dokumen/{document_id}/agenda" in text_of(client.get(f"/kelola/dokumen/{document_id}"))
    sent = {"registered_on": "2020-01-02"}
    page = text_of(client.post(f"/kelola/dokumen/{document_id}/agenda", data=sent, follow_redirects=True))
    assert "Agenda 1" in page
