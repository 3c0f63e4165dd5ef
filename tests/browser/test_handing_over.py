"""A group's head hands over office, and the new head keeps the page."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page, choose
from tests.browser.people import enter
from tests.live_site import Site

OLD_HEAD, NEW_HEAD = "Ibu Ratna Contoh", "Ibu Ngatini Contoh"
GROUP, BUSINESS = "PKK RW 05", "Batik Tulis Kain Barokah"


def test_the_new_head_keeps_the_page_and_the_old_one_no_more(site: Site, browser: Browser) -> None:
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as old:
        enter(old, site, OLD_HEAD)
        old.get_by_role("link", name="Kelompok", exact=True).click()
        old.get_by_role("link", name=GROUP).click()
        group = old.url
        old.get_by_role("link", name="Pengurus dan SK").click()
        old.get_by_role("link", name="Serah terima pengurus").click()
        choose(old.get_by_label("Ketua dari anggota", exact=True), BUSINESS)
        old.get_by_label("Ketua setuju namanya tampil di halaman umum").check()
        old.get_by_label("Nama sekretaris").fill("Ibu Tulis Contoh")
        old.get_by_label("Nomor SK").fill("09/SK-PKK/RW05/2026")
        check_page(old)
        old.get_by_role("button", name="Serahkan kepengurusan").click()
        expect(old.get_by_text(f"Kepengurusan {GROUP} sudah diserahterimakan.")).to_be_visible()
        answer = old.goto(group)
        assert answer is not None and answer.status == 404

    with watched_page(browser, PHONE, has_touch=True, java_script_enabled=False) as new:
        enter(new, site, NEW_HEAD)
        new.goto(group)
        new.get_by_role("link", name="Pengurus dan SK").click()
        expect(new.get_by_text("09/SK-PKK/RW05/2026")).to_be_visible()
        before = new.locator("section").filter(has=new.get_by_role("heading", name="Pengurus sebelumnya"))
        expect(before.get_by_text(OLD_HEAD)).to_be_visible()
        new.goto(group)
        new.get_by_role("link", name="Semua dan catat baru").click()
        new.get_by_label("Yang dibahas").fill("Serah terima dan makan bersama.")
        new.get_by_role("button", name="Simpan").click()
        expect(new.get_by_text("Pertemuan sudah dicatat.")).to_be_visible()
        new.goto(group)
        new.get_by_role("link", name="Lihat halaman umum").click()
        expect(new.get_by_text(NEW_HEAD)).to_be_visible()
        expect(new.get_by_text("09/SK-PKK/RW05/2026")).to_be_visible()
