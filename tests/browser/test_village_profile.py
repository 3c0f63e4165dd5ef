"""The drawn map without script, a suggestion with its answer, and the short survey."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, enter
from tests.browser.photographs import take_photo
from tests.live_site import Site

QUESTION = "Apakah kerja bakti bulan depan tetap hari Minggu pagi?"


def test_an_official_hangs_a_map_and_drops_a_pin_without_script(
    site: Site, page_without_js: Page, tmp_path: Path
) -> None:
    page = page_without_js
    enter(page, site, OFFICIAL)
    page.get_by_role("link", name="Denah kampung").click()
    page.get_by_label("Gambar denah", exact=True).set_input_files(take_photo(tmp_path / "denah.jpg", 1600, 1200))
    page.get_by_label("Apa yang terlihat di denah").fill("Denah papan RW")
    page.get_by_role("button", name="Pasang denah").click()
    expect(page.locator("#notices .note.good")).to_be_visible()
    page.get_by_label("Jenis").select_option(label="Toilet")
    page.get_by_label("Nama tempat").fill("Toilet pos ronda")
    page.get_by_role("button", name="Ketuk tempatnya di denah").click(position={"x": 160, "y": 240})
    expect(page.get_by_text("Pin terpasang.")).to_be_visible()
    page.get_by_role("link", name="Lihat seperti pengunjung").click()
    expect(page.get_by_text("Toilet pos ronda")).to_be_visible()
    assert page.locator('.map svg svg[x="25.0%"][y="50.0%"]').count() == 1


def test_a_visitor_writes_a_suggestion_and_reads_the_answer_by_its_code(site: Site, browser: Browser) -> None:
    with watched_page(browser, PHONE, has_touch=True) as visitor, watched_page(browser, PHONE) as officials:
        visitor.goto(f"{site}/")
        visitor.get_by_role("link", name="Kotak saran").click()
        visitor.wait_for_timeout(3200)
        visitor.get_by_label("Saran, pertanyaan, atau keluhan").fill(QUESTION)
        visitor.get_by_role("button", name="Kirim").click()
        code = visitor.locator("b.code").inner_text()
        check_page(visitor)
        enter(officials, site, OFFICIAL)
        officials.goto(f"{site}/kelola/saran")
        officials.get_by_role("link", name=QUESTION).click()
        officials.get_by_label("Jawaban untuk penulis").fill("Ya, Minggu pertama pukul enam.")
        officials.get_by_role("button", name="Simpan jawaban").click()
        expect(officials.get_by_text("Jawaban sudah tersimpan.")).to_be_visible()
        visitor.goto(f"{site}/saran")
        visitor.get_by_label("Kode saran Anda").fill(code.lower())
        visitor.get_by_role("button", name="Lihat jawaban").click()
        expect(visitor.get_by_text("Ya, Minggu pertama pukul enam.")).to_be_visible()


def test_an_official_asks_and_a_visitor_without_script_answers_the_survey(
    site: Site, page: Page, page_without_js: Page
) -> None:
    enter(page, site, OFFICIAL)
    page.get_by_role("link", name="Survei singkat").click()
    page.get_by_role("link", name="Survei warga RW 05").click()
    expect(page.locator(".figures li").first).to_contain_text("10")
    page.get_by_role("button", name="Tutup survei").click()
    expect(page.get_by_text("Survei ditutup. Jawabannya tetap ada.")).to_be_visible()
    page.locator("#notices").get_by_role("button", name="Urungkan").click()
    expect(page.get_by_text("Survei dibuka lagi.")).to_be_visible()

    visitor = page_without_js
    visitor.goto(f"{site}/saran")
    visitor.get_by_role("link", name="Isi survei").click()
    visitor.get_by_label("RT (boleh kosong)", exact=True).fill("7")
    visitor.wait_for_timeout(3200)
    visitor.get_by_role("button", name="Kirim").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Pilih salah satu.")
    visitor.get_by_label("Puas", exact=True).check()
    visitor.get_by_label("Malu atau kurang percaya diri").check()
    visitor.get_by_role("button", name="Kirim").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("sudah tersimpan")
    page.reload()
    expect(page.locator(".figures li").first).to_contain_text("11")
    check_page(page)


def test_the_profile_is_kept_without_script_and_shows_people_only_by_consent(site: Site, page_without_js: Page) -> None:
    page = page_without_js
    enter(page, site, OFFICIAL)
    page.get_by_role("link", name="Prestasi dan pengurus").click()
    page.get_by_role("link", name="Tambah prestasi").click()
    page.get_by_label("Nama kegiatan").fill("Lomba Kampung Bersih")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("alert")).to_contain_text("Tulis hasilnya")
    page.get_by_label("Hasil").fill("Juara 1")
    page.get_by_label("Tahun", exact=True).fill("2025")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Lomba Kampung Bersih")).to_be_visible()
    page.get_by_role("link", name="Serah terima Ketua RW 05").click()
    page.get_by_label("Nama penggantinya").fill("Bapak Baru Contoh")
    page.get_by_label("Mulai menjabat").fill("2026-11-01")
    page.locator("form.page button.main").click()
    expect(page.get_by_text("Bapak Baru Contoh")).to_be_visible()

    page.goto(f"{site}/kelola/jasa/baru")
    page.get_by_label("Nama", exact=True).fill("Cetak Label Contoh")
    page.get_by_label("Kemasan").check()
    page.get_by_role("button", name="Simpan").click()
    page.goto(f"{site}/tentang/jasa")
    expect(page.get_by_text("Cetak Label Contoh")).to_have_count(0)
    page.goto(f"{site}/kelola/jasa")
    page.get_by_role("link", name="Cetak Label Contoh").click()
    page.get_by_role("button", name="Catat persetujuan").click()
    page.goto(f"{site}/tentang/jasa")
    expect(page.get_by_text("Cetak Label Contoh").first).to_be_visible()

    page.goto(f"{site}/tentang")
    expect(page.get_by_text("Lomba Kampung Bersih")).to_be_visible()
    expect(page.get_by_text("Bapak Baru Contoh")).to_have_count(0)
