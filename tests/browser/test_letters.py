"""A letter is photographed, filed, handed over, received, worked on, found again and proven after a restore; somebody
without an account signs by a link.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import KELURAHAN, OFFICIAL, enter
from tests.browser.photographs import take_photo
from tests.live_site import PROJECT, Site, running_site

TITLE = "Permohonan tenda untuk bazar"
NEXT_PERSON = "Bapak Guno Contoh"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A letter photographed with a phone."""
    return take_photo(tmp_path / "surat.jpg", 1200, 1600)


def file_letter(page: Page, site: Site, photo: Path) -> None:
    enter(page, site, OFFICIAL)
    page.get_by_role("link", name="Surat", exact=True).click()
    page.get_by_role("link", name="Surat keluar", exact=True).click()
    page.get_by_role("link", name="Catat surat keluar").click()
    page.get_by_label("Berkas (boleh kosong)", exact=True).set_input_files(photo)
    page.get_by_label("Kepada", exact=True).first.fill("Kelurahan")
    page.get_by_label("Perihal").fill(TITLE)
    check_page(page)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Foto ini buram.")).to_be_visible()  # looked at first, then kept all the same
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Surat tercatat di buku agenda.")).to_be_visible()


def test_a_letter_is_received_worked_on_found_by_a_word_and_proven_after_a_restore(
    site: Site, browser: Browser, photo: Path, tmp_path: Path
) -> None:
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        file_letter(page, site, photo)
        page.get_by_role("link", name="Serahkan", exact=True).click()
        page.get_by_label("Diserahkan kepada").select_option(label=KELURAHAN)
        page.get_by_role("button", name="Catat penyerahan").click()
        expect(page.get_by_text("Penyerahan tercatat.")).to_be_visible()
        check_page(page)
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as office:
        enter(office, site, KELURAHAN)
        told = office.get_by_role("listitem").filter(has_text=TITLE)
        told.get_by_role("link", name="Buka surat").click()
        office.get_by_role("button", name="Saya sudah menerima surat ini").click()
        expect(office.get_by_text("Tercatat sudah diterima oleh Anda.")).to_be_visible()
        office.get_by_role("link", name="Disposisi", exact=True).click()
        office.get_by_label(NEXT_PERSON).check()
        office.get_by_label("Catatan").fill("Tolong disiapkan tendanya.")
        office.get_by_role("button", name="Simpan disposisi").click()
        expect(office.get_by_text("Disposisi tercatat.")).to_be_visible()
        check_page(office)
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as next_one:
        enter(next_one, site, NEXT_PERSON)
        told = next_one.get_by_role("listitem").filter(has_text="2 disposisi menunggu Anda")  # one is the sample's own
        told.get_by_role("link", name="Kerjakan").click()
        next_one.get_by_role("link", name=TITLE).click()
        next_one.get_by_label("Apa yang sudah dilakukan").fill("Tenda sudah dipesan.")
        next_one.get_by_role("button", name="Tandai selesai").click()
        expect(next_one.get_by_text("Disposisi selesai.")).to_be_visible()
        check_page(next_one)
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        enter(page, site, OFFICIAL)
        kept, address = find_by_a_word_inside(page, site, tmp_path)
    with restored(site, tmp_path) as after, watched_page(browser, PHONE, has_touch=True, is_mobile=True) as visitor:
        visitor.goto(f"{after}{address}")
        expect(visitor.get_by_text("Tanda terima ini asli.")).to_be_visible()
        chooser = visitor.get_by_label("Pilih berkas yang mau dicocokkan")
        for file, words in ((photo, "Berbeda."), (kept, "Sama persis.")):
            chooser.set_input_files(file)
            expect(visitor.get_by_role("status").get_by_text(words)).to_be_visible()
        check_page(visitor)


def find_by_a_word_inside(page: Page, site: Site, folder: Path) -> tuple[Path, str]:
    """Add the typed text, search for a word in it; answers the first version, and where its receipt is checked."""
    (folder / "ketikan.txt").write_text("Kami memohon pinjaman tenda kerucut untuk bazar.")
    page.goto(f"{site}/kelola/dokumen")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_text("Tambah versi baru").click()
    page.get_by_label("Berkas versi baru").set_input_files(folder / "ketikan.txt")
    page.get_by_role("button", name="Simpan versi baru").click()
    expect(page.get_by_text("Versi 2").first).to_be_visible()
    page.goto(f"{site}/kelola/dokumen")
    page.get_by_role("searchbox").fill("kerucut")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name=TITLE).click()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh versi 1").click()
    waiting.value.save_as(folder / "surat.pdf")
    page.get_by_role("link", name="Tanda terima versi 1").click()
    return folder / "surat.pdf", str(page.get_by_role("link", name="Periksa berkas").get_attribute("href"))


@contextmanager
def restored(site: Site, folder: Path) -> Iterator[Site]:
    """The village brought back into a new folder from a backup of now, on a server of its own."""
    command = [sys.executable, "-m", "flask", "--app", "app", "backup"]
    around = {**os.environ, "GAPURA_INSTANCE": str(site.instance)}
    archive, there = str(folder / "cadangan.zip"), folder / "pulih" / "kampung"
    subprocess.run([*command, "create", archive], cwd=PROJECT, env=around, check=True, capture_output=True)
    subprocess.run(
        [*command, "restore", archive, "--into", str(there)], cwd=PROJECT, env=around, check=True, capture_output=True
    )
    with running_site(there) as running:
        yield running


def test_a_link_is_signed_without_an_account_and_without_script(site: Site, browser: Browser, photo: Path) -> None:
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        file_letter(page, site, photo)
        page.get_by_role("link", name="Serahkan", exact=True).click()
        page.get_by_label("Nama atau kantor penerima").fill("Dinas Contoh")
        page.get_by_role("button", name="Catat penyerahan").click()
        page.get_by_role("button", name="Buat tautan tanda terima").click()
        address = page.get_by_label("Tautannya").input_value()
    with watched_page(browser, PHONE, has_touch=True, java_script_enabled=False) as visitor:
        visitor.goto(f"{site}/verifikasi/{address.split('/verifikasi/')[1]}")
        expect(visitor.get_by_text(TITLE)).to_be_visible()
        visitor.get_by_label("Nama Bapak/Ibu").fill("Ibu Staf Contoh")
        visitor.get_by_role("button", name="Surat sudah saya terima").click()
        expect(visitor.get_by_text("Terima kasih. Tanda terima ini tersimpan")).to_be_visible()
        expect(visitor.get_by_text("Ibu Staf Contoh")).to_be_visible()
