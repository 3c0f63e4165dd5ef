"""A group runs itself: somebody from outside joins and leaves, it meets, is tied to others, and prints its papers."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page, choose
from tests.browser.people import enter
from tests.live_site import Site

HEAD, GROUP = "Ibu Sasi Contoh", "Kelompok Usaha Camilan Guyub Rukun"
LONGEST = "Raden Ajeng Kusumaningtyas Widyastuti Puspitaningrum Soerjodiningratmangkoenegoro Contoh"
SHEET = {"width": 680, "height": 1000}  # what the margins leave of an A4, in pixels of CSS
UNBROKEN = "Camilan" + "tempedaunjeruk" * 6


def open_the_group(page: Page, site: Site) -> str:
    enter(page, site, HEAD)
    page.get_by_role("link", name="Kelompok", exact=True).click()
    page.get_by_role("link", name=GROUP).click()
    expect(page.get_by_role("heading", level=1, name=GROUP)).to_be_visible()
    return page.url


def add_member(page: Page, name: str) -> None:
    page.get_by_label("Atau nama orang tanpa usaha di sini").fill(name)
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.locator("#notices .note.good")).to_be_visible()


def test_members_come_and_go_and_the_group_meets_without_script(site: Site, page_without_js: Page) -> None:
    page = page_without_js
    group = open_the_group(page, site)
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.get_by_role("alert")).to_be_visible()
    add_member(page, "Ibu Jauh Contoh")
    member = page.get_by_role("listitem").filter(has_text="Ibu Jauh Contoh")
    member.get_by_text("Keluar dari kelompok").click()
    member.get_by_role("button", name="Akhiri keanggotaan").click()
    expect(member.get_by_role("button", name="Batalkan keluarnya")).to_be_visible()
    member.get_by_role("button", name="Batalkan keluarnya").click()
    expect(member.get_by_text("Keluar dari kelompok")).to_be_visible()

    page.get_by_role("link", name="Ubah jejaring").click()
    choose(page.get_by_label("Hubungannya"), "menitip di")
    page.get_by_label("Atau nama usaha dari luar daftar").fill("Toko Oleh-oleh Jauh Contoh")
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.get_by_text("Toko Oleh-oleh Jauh Contoh").first).to_be_visible()

    page.goto(group)
    page.get_by_role("link", name="Semua dan catat baru").click()
    page.get_by_label("Tanggal", exact=True).fill("2099-01-01")
    page.get_by_label("Yang dibahas").fill("Membagi pesanan besar.")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_label("Yang dibahas")).to_have_value("Membagi pesanan besar.")
    page.get_by_label("Tanggal", exact=True).fill("2026-01-05")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Pertemuan sudah dicatat.")).to_be_visible()


def test_papers_of_the_group_hold_the_longest_names(site: Site, page: Page) -> None:
    group = open_the_group(page, site)
    for name in (LONGEST, UNBROKEN):
        add_member(page, name)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Anggota, CSV").click()
    assert LONGEST in Path(waiting.value.path()).read_text("utf-8-sig")
    for paper in ("Kartu anggota", "Daftar anggota", "Daftar hadir", "Surat kuasa"):
        page.goto(group)
        page.get_by_role("link", name=paper, exact=True).click()
        check_page(page)
        page.set_viewport_size(SHEET)
        page.emulate_media(media="print")
        cut_off = page.evaluate(
            """() => [...document.querySelectorAll(".paper, .paper li, .paper td, .paper dd")].filter(box =>
                box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1).map(box =>
                box.innerText)"""
        )
        assert not cut_off, f"{paper}: {cut_off}"
        assert page.pdf(format="A4").startswith(b"%PDF")
        page.emulate_media(media="screen")
        page.set_viewport_size(PHONE)


def test_an_announcement_reaches_those_it_is_for(site: Site, page: Page, browser: Browser) -> None:
    title = "Ambil kartu anggota hari Jumat"
    enter(page, site, "Ibu Laras Contoh")
    page.get_by_role("link", name="Pasang kabar").click()
    page.get_by_label("Isi kabar").fill("Di balai RW, pukul 16.00 sampai 18.00.")
    page.get_by_label("Judul").fill(title)
    page.get_by_text("Untuk siapa").click()
    page.get_by_label("RT 04").check()
    page.get_by_label("Hanya untuk yang punya akun").check()
    page.get_by_role("button", name="Pasang", exact=True).click()
    expect(page.locator("#notices .note.good")).to_be_visible()
    page.goto(f"{site}/kelola/kabar")
    page.get_by_role("listitem").filter(has_text=title).get_by_role("link", name="Sebarkan").click()
    check_page(page)
    page.get_by_label("Berapa orang menerima").fill("3")
    page.get_by_label("Berapa yang memastikan sudah membaca").fill("9")
    page.get_by_role("button", name="Catat", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Berapa yang memastikan sudah membaca").fill("2")
    page.get_by_role("button", name="Catat", exact=True).click()
    expect(page.get_by_text("3 menerima, 2 memastikan")).to_be_visible()
    page.get_by_role("link", name="Lembar cetak").click()
    check_page(page)

    with watched_page(browser, PHONE, java_script_enabled=False) as owner:
        enter(owner, site, "Ibu Rukmini Contoh")
        owner.get_by_role("listitem").filter(has_text="pengumuman untuk Anda").get_by_role("link").click()
        owner.get_by_role("link", name=title).click()
        owner.get_by_role("button", name="Sudah saya baca").click()
        expect(owner.get_by_text("Pengurus tahu Anda sudah membaca.")).to_be_visible()
        owner.goto(f"{site}/kabar")
        expect(owner.get_by_text(title)).to_have_count(0)
    page.go_back()
    page.reload()
    assert page.locator("tr").filter(has_text="RT 04").locator("td").last.inner_text() == "1"
