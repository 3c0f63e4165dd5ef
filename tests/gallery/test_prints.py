"""What people print: complete, never cut off, only what was verified and what the owner chose."""

import re
import secrets
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from tests.factories import give_consent, make_account, make_enterprise, make_group, make_photo, make_product
from tests.gallery.test_pages import counted_statements
from village.core.db import db, utcnow
from village.core.files import storage
from village.core.long_work import find_work, run_work
from village.gallery.prints.paper import LABEL_SHEETS
from village.registry.models import VerifiedFact

LONG = "Keripikpisangkepokmanisgurihrenyah" * 3 + "tanpapengawetabcde"
KINDS = ("label", "kartu-harga", "poster")
MOST_CATALOGUE_BYTES = 3_000_000


def pages_of(response: Any) -> list[str]:
    """The text of each page of a PDF that came as a private attachment, without white space."""
    assert response.status_code == 200, response.status
    assert response.mimetype == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert "no-store" in response.headers["Cache-Control"]
    document = pypdfium2.PdfDocument(response.data)
    texts = [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return texts


def made_catalogue(client: Any) -> Any:
    """The catalogue as an official gets it: asked for, made by its own process, downloaded."""
    assert client.post("/kelola/cetak/katalog/pdf").headers["Location"].endswith("/kelola/cetak/katalog/pdf")
    [work] = find_work("gallery.catalogue", limit=1)
    assert run_work(work.id), find_work("gallery.catalogue")[0].problem
    return client.get("/kelola/cetak/katalog.pdf")


def squeezed(text: str) -> str:
    return re.sub(r"[\s\xad\ufffe]+", "", text)


def shown_text(html: str) -> str:
    """The words on the drawn sheets of a page, without white space."""
    return squeezed("".join(re.findall(r"<text [^>]*>([^<]*)</text>", html)))


@pytest.fixture
def owner() -> Any:
    return make_account("owner", name="Bu Nik")


@pytest.fixture
def maker(owner: Any) -> Any:
    return make_enterprise(
        "Dapur Nik", owner=owner, owner_name="Nikmah", phone="6281234567890", address="Gang Manggis 9"
    )


def wide_product(maker: Any, **fields: Any) -> Any:
    facts: dict[str, Any] = dict(net_weight="250 g", ingredients="pisang, gula, garam", shelf_life="2 bulan", photos=0)
    return make_product(maker, **{"name": LONG[:120], **facts, **fields})


def noisy_picture() -> str:
    """A kept picture that shrinks as badly as a photo can; answers its hash."""
    sha256 = secrets.token_hex(32)
    with storage().workspace() as work:
        Image.effect_noise((640, 800), 60).convert("RGB").save(work / "640.jpg", quality=72)
        storage().keep_set(work, "pictures", sha256)
    return sha256


def verify(maker: Any, code: str, number: str, **fields: Any) -> None:
    fact = dict(enterprise_id=maker.id, permit_code=code, number=number, checked_on=utcnow().date(), **fields)
    db.session.add(VerifiedFact(**fact))
    db.session.commit()


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_a_label_tells_everything_on_every_sheet(sign_in: Any, owner: Any, maker: Any, sheet: str) -> None:
    product = wide_product(maker, ingredients=("tepung beras ketan, " * 20)[:400])
    verify(maker, "spp_irt", "2063374010123-29")
    verify(maker, "halal", "ID33110000123450922", product_id=product.id)
    client, address = sign_in(owner), f"/kelola/cetak/produk/{product.id}/label"
    [text] = pages_of(client.get(f"{address}.pdf?lembar={sheet}&harga=1"))
    words = [LONG[:120], "Dapur Nik", "Rp 12.000", "250 g", product.ingredients, "2 bulan"]
    words += ["2063374010123-29", "ID33110000123450922"]
    for word in words:
        assert text.count(squeezed(word)) == LABEL_SHEETS[sheet].count, word
    drawn = shown_text(client.get(f"{address}?lembar={sheet}&harga=1").text)
    assert drawn.count(squeezed(product.ingredients)) == LABEL_SHEETS[sheet].count


def test_nothing_stands_outside_its_label(sign_in: Any, owner: Any, maker: Any) -> None:
    product = wide_product(maker, ingredients="x" * 400)
    response = sign_in(owner).get(f"/kelola/cetak/produk/{product.id}/label.pdf?lembar=103&jumlah=1")
    page = pypdfium2.PdfDocument(response.data)[0]
    text, point = page.get_textpage(), 72 / 25.4
    left, top = LABEL_SHEETS["103"].corner(0)
    boxes = [text.get_charbox(number) for number in range(text.count_chars())]
    assert min(box[0] for box in boxes) >= left * point
    assert max(box[2] for box in boxes) <= (left + 64) * point
    assert min(box[1] for box in boxes) >= (165 - top - 32) * point - 0.5


def test_numbers_nobody_verified_are_not_printed(sign_in: Any, owner: Any, maker: Any) -> None:
    product, other = wide_product(maker), make_product(maker)
    verify(maker, "spp_irt", "1111111111111-11", valid_until=utcnow().date().replace(year=2020))
    verify(maker, "halal", "ID222", revoked_at=utcnow())
    verify(maker, "halal", "ID333", product_id=other.id)
    verify(maker, "nib", "9120000000000")
    [text] = pages_of(sign_in(owner).get(f"/kelola/cetak/produk/{product.id}/label.pdf"))
    assert not re.search(r"1111111111111|ID222|ID333|9120000000000|P-IRT|Halal", text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_name_is_whole_in_every_print(sign_in: Any, owner: Any, maker: Any, kind: str) -> None:
    product = wide_product(maker)
    client = sign_in(owner)
    assert LONG[:120] in pages_of(client.get(f"/kelola/cetak/produk/{product.id}/{kind}.pdf"))[0]
    assert LONG[:120] in shown_text(client.get(f"/kelola/cetak/produk/{product.id}/{kind}").text)


def test_signs_without_a_shape_are_left_out_and_the_rest_stays(sign_in: Any, owner: Any, maker: Any) -> None:
    product = wide_product(maker, name="Keripik \N{FIRE}\N{HOT PEPPER} pedas <b>&amp;</b>")
    client = sign_in(owner)
    assert "Keripikpedas<b>&amp;</b>" in pages_of(client.get(f"/kelola/cetak/produk/{product.id}/poster.pdf"))[0]
    assert "<b>&amp;" not in client.get(f"/kelola/cetak/produk/{product.id}/poster").text


def test_contacts_are_printed_as_the_owner_chooses(sign_in: Any, owner: Any, maker: Any) -> None:
    give_consent(maker, "public_name")
    client, address = sign_in(owner), f"/kelola/cetak/usaha/{maker.id}/kartu-nama.pdf"
    [usual] = pages_of(client.get(address))
    assert "Nikmah" in usual
    assert "0812-3456-7890" not in usual
    assert "GangManggis" not in usual
    [chosen] = pages_of(client.get(f"{address}?pilih=1&phone=1&home=1"))
    assert "Nikmah" not in chosen
    assert chosen.count("0812-3456-7890") == chosen.count("GangManggis9") == 10


def test_others_print_no_contact_the_owner_did_not_agree_to(sign_in: Any, maker: Any) -> None:
    for kind in ("kartu-nama", "brosur"):
        answer = sign_in("official").get(f"/kelola/cetak/usaha/{maker.id}/{kind}.pdf?pilih=1&owner=1&phone=1&home=1")
        [text] = pages_of(answer)
        assert not re.search(r"Nikmah|0812-3456-7890|GangManggis", text)


def test_a_brochure_shows_what_is_online_with_prices(sign_in: Any, owner: Any, maker: Any) -> None:
    for number in range(8):
        make_product(maker, f"Keripik {number}", price_rupiah=10_000 + number, photos=0)
    make_product(maker, "Rahasia", state="draft", photos=0)
    text = "".join(pages_of(sign_in(owner).get(f"/kelola/cetak/usaha/{maker.id}/brosur.pdf")))
    assert all(f"Keripik{number}Rp10.00{number}" in text for number in range(8))
    assert "Rahasia" not in text


def test_labels_of_many_products_leave_none_out(sign_in: Any, owner: Any, maker: Any) -> None:
    made = [make_product(maker, f"Sambal {number:02d}", photos=0) for number in range(30)]
    client, address = sign_in(owner), f"/kelola/cetak/usaha/{maker.id}/label.pdf"
    text = "".join(pages_of(client.get(f"{address}?lembar=a4-24&jumlah=480")))
    assert all(text.count(f"Sambal{number:02d}") == 16 for number in range(30))
    two = "".join(pages_of(client.get(f"{address}?produk={made[0].id}&produk={made[3].id}&produk=x")))
    assert [two.count(f"Sambal{number:02d}") for number in range(4)] == [1, 0, 0, 1]


def test_a_catalogue_of_sixty_products_is_light_and_whole(sign_in: Any) -> None:
    noisy = [noisy_picture() for _number in range(60)]
    makers = [make_enterprise(f"Dapur {number:02d}") for number in range(12)]
    make_group("Paguyuban Boga", members=tuple(makers[:6]))
    for number in range(60):
        product = make_product(makers[number % 12], f"Produk {number:02d}", price_rupiah=5_000 + number, photos=0)
        make_photo(product, sha256=noisy[number], width=640, height=800)
    official = sign_in("official")
    with counted_statements() as sent:
        drawn = shown_text(official.get("/kelola/cetak/katalog").text)
    assert len(sent) < 14
    response = made_catalogue(official)
    pages = pages_of(response)
    assert len(response.data) < MOST_CATALOGUE_BYTES
    assert all(f"Produk{number:02d}" in drawn for number in range(60))
    text = "".join(pages)
    assert "PaguyubanBoga:30produk" in pages[0]
    assert all(f"Produk{number:02d}" in text and f"Rp5.0{number:02d}" in text for number in range(60))


def test_a_lost_picture_keeps_nothing_from_being_printed(sign_in: Any) -> None:
    make_product(name="Sambal terasi", photos=1)  # the row only, no file
    client = sign_in("official")
    assert "Sambalterasi" in pages_of(made_catalogue(client))[1]
    assert "<image" not in client.get("/kelola/cetak/katalog").text


def test_an_empty_village_has_a_cover_and_no_error(sign_in: Any) -> None:
    assert len(pages_of(made_catalogue(sign_in("official")))) == 1


def test_the_page_of_the_catalogue_says_how_far_it_is_and_what_went_wrong(
    sign_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_product(name="Sambal terasi", photos=0)
    client, address = sign_in("official"), "/kelola/cetak/katalog/pdf"
    assert "Belum dibuat" in client.get(address).text
    client.post(address)
    client.post(address)  # a second tap
    [work] = find_work("gallery.catalogue")
    going_on = client.get(address).text
    assert "Membuat katalog" in going_on and "Lihat sampai mana" in going_on and "Buat PDF" not in going_on
    assert client.get("/kelola/cetak/katalog.pdf").status_code == 404
    monkeypatch.setattr("village.core.printing.LONG_SECONDS", 0)
    assert not run_work(work.id)
    failed = client.get(address).text
    assert "terlalu besar" in failed and "Buat PDF" in failed
    monkeypatch.undo()
    pages_of(made_catalogue(client))
    ready = client.get(address).text
    assert "1 produk di 2 lembar A4" in ready and "Buat lagi dengan harga sekarang" in ready
    assert "catalogue_asked" not in ready and "/kelola/cetak/katalog.pdf" in ready


def test_letters_too_small_to_read_are_told(sign_in: Any, owner: Any, maker: Any) -> None:
    product = wide_product(maker, ingredients=("tepung beras ketan, " * 20)[:400])
    client, address = sign_in(owner), f"/kelola/cetak/produk/{product.id}/label"
    assert "sangat kecil" in client.get(f"{address}?lembar=103&harga=1").text
    assert "sangat kecil" not in client.get(f"{address}?lembar=a4-8").text


def test_printed_things_are_indonesian_for_english_readers_too(sign_in: Any, owner: Any, maker: Any) -> None:
    product = wide_product(maker)
    client = sign_in(owner)
    [text] = pages_of(client.get(f"/en/kelola/cetak/produk/{product.id}/label.pdf"))
    assert "Beratbersih" in text
    assert "View and print" in client.get(f"/en/kelola/cetak/produk/{product.id}").text


def test_odd_choices_in_the_address_still_print(sign_in: Any, owner: Any, maker: Any) -> None:
    product = wide_product(maker)
    odd = "?lembar=zzz&jumlah=-5&kanan=999&bawah=x&kind=q&product_id=1&_external=1"
    assert sign_in(owner).get(f"/kelola/cetak/produk/{product.id}/label{odd}").status_code == 200


def test_the_studio_is_one_tap_from_the_own_shelf(sign_in: Any, owner: Any, maker: Any) -> None:
    product = wide_product(maker)
    client = sign_in(owner)
    assert f"/kelola/cetak/produk/{product.id}" in client.get("/kelola/produk").text
    assert "/kelola/cetak" in client.get("/kelola").text
    assert f"/kelola/cetak/usaha/{maker.id}" in client.get("/kelola/cetak").text


def test_net_weight_and_ingredients_are_told_and_shown(sign_in: Any, owner: Any, maker: Any, client: Any) -> None:
    product = make_product(maker, "Rempeyek")
    sent = {"name": "Rempeyek", "price": "9.000", "price_mode": "fixed", "stock_mode": "ready", "version": "1"}
    told = {**sent, "net_weight": "150 g", "ingredients": "kacang tanah, tepung beras"}
    assert sign_in(owner).post(f"/kelola/produk/{product.id}", data=told).status_code == 303
    html = client.get(f"/produk/{product.slug}").text
    assert "150 g" in html
    assert "kacang tanah, tepung beras" in html


def test_a_group_prints_what_its_members_sell(sign_in: Any, maker: Any) -> None:
    head = make_account("group_officer")
    group = make_group("Kelompok Camilan", members=(maker,), officer=head, purpose="Membeli tepung bersama")
    make_product(maker, name="Keripik tempe", price_rupiah=12_000)
    make_product(maker, name="Masih konsep", state="draft")
    make_product(make_enterprise("Usaha lain"), name="Bukan anggota")
    keeper = sign_in(account=head)
    papers = keeper.get(f"/kelola/kelompok/{group.id}").text
    for kind in ("brosur", "poster"):
        assert f"/kelola/cetak/kelompok/{group.id}/{kind}" in papers
        shown = shown_text(keeper.get(f"/kelola/cetak/kelompok/{group.id}/{kind}").text)
        [sheet] = pages_of(keeper.get(f"/kelola/cetak/kelompok/{group.id}/{kind}.pdf"))
        for text in (shown, sheet):
            assert "KelompokCamilan" in text and "Membelitepungbersama" in text
            assert "Masihkonsep" not in text and "Bukananggota" not in text
    assert "Keripiktempe" in shown_text(keeper.get(f"/kelola/cetak/kelompok/{group.id}/brosur").text)


def test_a_group_paper_is_never_cut_off(sign_in: Any, maker: Any) -> None:
    group = make_group(LONG[:120], members=(maker,), purpose="Guyub rukun " * 100, schedule=LONG)
    wide_product(maker)
    official = sign_in("official")
    for kind in ("brosur", "poster"):
        texts = "".join(pages_of(official.get(f"/kelola/cetak/kelompok/{group.id}/{kind}.pdf")))
        assert squeezed(LONG[:120]) in texts, kind
