"""The papers of the kiosk: complete, with their sums, on as many sheets as they need."""

from datetime import timedelta
from typing import Any

from tests.factories import make_account, make_enterprise, make_product, make_row
from tests.gallery.test_pages import counted_statements
from tests.gallery.test_prints import pages_of, shown_text, squeezed
from village.gallery.offer_tables import ProductVariant
from village.gallery.sale_tables import KioskDuty, KioskMovement, KioskSettlement, Sale
from village.registry.interface import today

LONG = "Usaha dapur keripik dan camilan rumahan Ibu Widodo sekeluarga putri mandiri sejahtera abadi jaya makmur"
ONE_WORD = "Warung" * 15


def moved(product: Any, kind: str, quantity: int, **more: Any) -> Any:
    facts = {"enterprise_id": product.enterprise_id, "product_id": product.id, "moved_on": today()}
    return make_row(KioskMovement(kind=kind, quantity=quantity, **facts, **more))


def test_a_consignment_paper_is_whole_with_the_longest_names(sign_in: Any) -> None:
    owner = make_account("owner")
    maker = make_enterprise(LONG, owner=owner)
    product = make_product(maker, ONE_WORD, price_rupiah=12_000, photos=0)
    variant = make_row(ProductVariant(product_id=product.id, size="besar", price_rupiah=15_000))
    moved(product, "in", 20)
    moved(product, "in", 7, variant_id=variant.id)
    moved(product, "sold", 6)
    client, address = sign_in(owner), f"/kelola/titipan/{maker.id}/cetak"
    assert address in client.get("/kelola/titipan").text
    [text] = pages_of(client.get(f"{address}.pdf"))
    for words in (LONG, ONE_WORD, f"{ONE_WORD},besar", "Rp12.000", "Rp15.000", "206014", "7007", "Petugaskios"):
        assert squeezed(words) in text, words
    assert squeezed(LONG) in shown_text(client.get(address).text)
    other = make_enterprise("Belum pernah menitip")
    assert "Belum ada yang dicetak" in sign_in("official").get(f"/kelola/titipan/{other.id}/cetak").text


def test_a_settlement_of_many_lines_ends_with_its_sum_and_two_signatures(sign_in: Any) -> None:
    maker = make_enterprise("Dapur Nik")
    product = make_product(maker, "Keripik tempe", photos=0)
    paid = make_row(
        KioskSettlement(enterprise_id=maker.id, amount_rupiah=370_000, paid_on=today(), received_by="Bu Nik")
    )
    for number in range(37):
        facts = {"enterprise_id": maker.id, "product_id": product.id, "quantity": 1, "amount_rupiah": 10_000}
        sale = make_row(Sale(sold_on=today() - timedelta(days=number), source="titip", **facts))
        moved(product, "sold", 1, sale_id=sale.id, settlement_id=paid.id)
    official = sign_in("official")
    assert f"/kelola/kios/setoran/{paid.id}/cetak" in official.get(f"/kelola/kios/setoran/{paid.id}").text
    pages = pages_of(official.get(f"/kelola/kios/setoran/{paid.id}/cetak.pdf"))
    assert "".join(pages).count("Rp10.000") == 37
    assert "JumlahseluruhnyaRp370.000" in pages[-1] and "BuNik" in pages[-1] and "Yangmenerima" not in pages[0]
    paid.deleted_at = paid.recorded_at
    make_row(paid)
    assert official.get(f"/kelola/kios/setoran/{paid.id}/cetak").status_code == 404


def test_the_roster_on_paper_has_the_days_to_come_only(sign_in: Any) -> None:
    for days, name in ((-1, "Bu Kemarin"), (0, "Bu Kini"), (9, ONE_WORD)):
        hours = {"opens_minute": 540, "closes_minute": 905}
        make_row(KioskDuty(on_day=today() + timedelta(days=days), person_name=name, **hours))
    official = sign_in("official")
    assert "/kelola/kios/piket/cetak" in official.get("/kelola/kios/piket").text
    [text] = pages_of(official.get("/kelola/kios/piket/cetak.pdf"))
    assert "BuKini" in text and ONE_WORD in text and "09.00-15.05" in text
    assert "BuKemarin" not in text


def test_goods_of_one_product_are_not_parted_from_the_next_page_of_the_kiosk(sign_in: Any) -> None:
    maker = make_enterprise("Dapur Nik")
    for number in range(59):
        moved(make_product(maker, f"Abon {number:02d}", photos=0), "in", 1)
    product = make_product(maker, "Bolu", photos=0)
    for size in ("kecil", "sedang", "besar"):
        moved(product, "in", 1, variant_id=make_row(ProductVariant(product_id=product.id, size=size)).id)
    official = sign_in("official")
    first = official.get("/kelola/kios").text
    [address] = [part.split('"')[0] for part in first.split('href="') if part.startswith("/kelola/kios?")]
    with counted_statements() as sent:
        second = official.get(address.replace("&amp;", "&")).text
    assert len(sent) < 12
    assert sum("Bolu, " + size in page for size in ("kecil", "sedang", "besar") for page in (first, second)) == 3
