"""An administrator makes a backup, takes it away and prints how it comes back; an official packs the archive box."""

import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.pages import check_page
from tests.browser.people import ADMINISTRATOR, OFFICIAL, enter
from tests.live_site import PROJECT, Site


def say_of(site: Site, archive: Path) -> "subprocess.CompletedProcess[str]":
    """What the command says of a backup."""
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "backup", "verify", str(archive)],
        cwd=PROJECT,
        env={"GAPURA_INSTANCE": str(site.instance), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )


def take(page: Page, name: str, into: Path) -> Path:
    """Download what the link of this name offers."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).first.click()
    waiting.value.save_as(into)
    return into


def test_a_backup_is_made_left_found_again_and_taken_away_whole(site: Site, page: Page, tmp_path: Path) -> None:
    enter(page, site, ADMINISTRATOR)
    page.goto(f"{site}/kelola")
    page.get_by_role("link", name="Cadangan").first.click()
    page.get_by_role("button", name="Buat cadangan sekarang").click()
    expect(page.get_by_text("Cadangan sedang dibuat. Halaman ini boleh ditinggalkan.")).to_be_visible()
    page.goto(f"{site}/")
    page.goto(f"{site}/kelola/cadangan")
    expect(page.get_by_text("utuh", exact=True)).to_be_visible(timeout=60_000)
    check_page(page)
    archive = take(page, "Unduh cadangan-", tmp_path / "cadangan.zip")
    page.reload()
    expect(page.get_by_text("Yang terbaru di luar komputer situs: cadangan")).to_be_visible()
    said = say_of(site, archive)
    assert said.returncode == 0 and "Utuh: Kampung" in said.stdout, said.stderr
    page.get_by_role("button", name="Coba pulihkan sekarang").click()
    expect(page.get_by_text("berhasil pulih", exact=True)).to_be_visible(timeout=90_000)
    check_page(page)
    page.get_by_role("link", name="Komputer situs, semua berkas diperiksa").click()
    proven = page.get_by_role("listitem").filter(has_text="Cadangan yang terbukti bisa dipulihkan")
    expect(proven.get_by_text("baik")).to_be_visible()
    check_page(page)
    proven.get_by_role("link").click()
    page.get_by_role("link", name="Lembar pemulihan").click()
    check_page(page)
    page.pdf(path=tmp_path / "lembar.pdf", prefer_css_page_size=True)
    assert len(pypdfium2.PdfDocument(tmp_path / "lembar.pdf")) == 1, "the page of restoring is one sheet"


def test_b07_the_box_opens_without_the_site_and_its_index_leads_to_every_paper(
    site: Site, page: Page, browser: Browser, tmp_path: Path
) -> None:
    enter(page, site, OFFICIAL)
    for number in ("027/001/RW05", "027/002/RW05"):
        paper = tmp_path / f"surat {number[4:7]}.txt"
        paper.write_text(f"Isi surat {number}")
        page.goto(f"{site}/kelola/dokumen/baru")
        page.get_by_label("Berkas", exact=True).first.set_input_files(paper)
        page.get_by_label("Perihal").fill(f"Undangan {number}")
        page.get_by_text("Lengkapi nanti", exact=True).click()
        page.get_by_label("Nomor surat").fill(number)
        page.get_by_label("Jenis").select_option("undangan")
        page.get_by_role("button", name="Simpan").first.click()
        expect(page.get_by_text("Tersimpan.", exact=False).first).to_be_visible()
    page.goto(f"{site}/kelola/dokumen")
    page.get_by_role("link", name="Kotak arsip").click()
    page.get_by_role("button", name="Buat kotak arsip").click()
    expect(page.get_by_role("link", name="Unduh kotak arsip")).to_be_visible(timeout=60_000)
    check_page(page)
    archive = take(page, "Unduh kotak arsip", tmp_path / "kotak.zip")
    folder = tmp_path / "kotak"
    with zipfile.ZipFile(archive) as box:
        box.extractall(folder)
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder).returncode == 0
    with closing(browser.new_context(viewport=PHONE, offline=True)) as elsewhere:  # type: ignore[arg-type]
        reader = elsewhere.new_page()
        reader.goto((folder / "index.html").as_uri())
        rows = reader.locator("tbody tr")
        cells = [rows.nth(place).locator("td").all_inner_texts() for place in range(rows.count())]
        assert sum(number.startswith("027/00") for _day, number, *_rest in cells) == 2
        for place, (_day, number, about, *_rest) in enumerate(cells):
            for words in filter(None, (number, about.splitlines()[0])):
                reader.get_by_role("searchbox").fill(words)
                expect(rows.nth(place)).to_be_visible()
            for link in rows.nth(place).get_by_role("link").all():
                assert (folder / unquote(link.get_attribute("href") or "")).is_file(), about
        reader.get_by_role("searchbox").fill("tidak ada yang begini")
        expect(reader.get_by_text("0 dokumen")).to_be_visible()
