"""The permit guide as visitors, owners and the administrator use it, and without a signal."""

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.pages import check_page
from tests.browser.people import ADMINISTRATOR, OWNER, OWNERS_BUSINESS, enter
from tests.live_site import Site

KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys()) found.push(...await (await caches.open(name)).keys());
    return found.map(request => new URL(request.url).pathname);
}"""


def choose(page: Page, *answers: str) -> None:
    """Answer one question after the other."""
    for answer in answers:
        page.locator("label", has_text=answer).first.click()
        page.get_by_role("button", name="Lanjut").click()


def wait_until_kept(page: Page, path: str) -> None:
    """The worker keeps the guide page by page; this one is among the last."""
    for _second in range(60):
        if path in page.evaluate(KEPT):
            return
        page.wait_for_timeout(1_000)
    raise AssertionError(f"{path} was not kept")


def test_without_script_a_visitor_finds_the_way_and_changes_an_answer(shared_site: Site, page_without_js: Page) -> None:
    page = page_without_js
    page.goto(f"{shared_site}/izin")
    page.get_by_role("link", name="Mulai bertanya").click()
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_role("alert")).to_have_text("Pilih satu jawaban dulu, lalu ketuk Lanjut.")
    choose(
        page,
        "Makanan beku & minuman dingin",
        "Olahan daging, ayam, ikan (nugget, bakso, otak-otak)",
        "Beku, di freezer",
        "Ya, dengan label atau nama sendiri",
        "Di rumah, dengan alat tangan atau mesin sederhana",
        "Sendiri saja",
        "Dititipkan di toko atau warung",
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Jalur izin Anda")
    needed = page.locator("ol.way").first
    expect(needed.get_by_role("link", name="BPOM MD", exact=True)).to_be_visible()
    page.get_by_role("link", name="Ubah: Lebih tepatnya yang mana?").click()
    choose(page, "Jus, sari buah, jamu botol, es lilin")
    page.get_by_role("link", name="Ubah: Disimpan bagaimana?").click()
    choose(page, "Di kulkas", "Tidak")
    expect(page.get_by_role("heading", level=1)).to_have_text("Jalur izin Anda")
    expect(page.locator("ol.way").first.get_by_role("link", name="BPOM MD", exact=True)).to_have_count(0)


def test_the_guide_is_read_without_a_signal_after_one_visit(site: Site, page: Page) -> None:
    page.goto(f"{site}/izin")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wait_until_kept(page, "/izin/alamat-usaha")
    page.context.set_offline(True)
    page.goto(f"{site}/izin")
    page.get_by_role("link", name="SPP-IRT", exact=True).click()
    expect(page.get_by_text("Rancangan label")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.boxes')).paddingLeft") != "0px"
    page.goto(f"{site}/izin/jalur")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tidak ada sinyal")
    page.context.set_offline(False)
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola")
    page.goto(f"{site}/izin/nib")
    kept = page.evaluate(KEPT)
    assert not [path for path in kept if path.startswith("/kelola")] and "/izin/nib" in kept
    page.context.set_offline(True)
    page.goto(f"{site}/izin/nib")
    expect(page.get_by_role("heading", level=1)).to_have_text("NIB")
    expect(page.get_by_role("link", name="Kelola")).to_have_count(0)


def test_an_owner_answers_the_questions_and_picks_a_code(site: Site, page: Page) -> None:
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola/izin")
    page.get_by_role("link", name=OWNERS_BUSINESS).first.click()
    page.get_by_role("link", name="Jawab pertanyaan").first.click()
    check_page(page)
    choose(
        page,
        "Kue basah & jajan pasar",
        "Dibuat di rumah, dijual langsung atau dititipkan",
        "Di suhu ruang, di rak atau toples",
        "Ya, dibungkus tanpa label",
        "Tidak",
        "Di rumah, dengan alat tangan atau mesin sederhana",
        "Sendiri saja",
        "Tetangga dan pelanggan yang datang",
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Jawaban tentang usaha ini")
    check_page(page)
    page.get_by_role("link", name="Kode KBLI usaha ini").click()
    page.get_by_role("searchbox", name="Yang dibuat atau dijual").fill("jajan pasar")
    page.get_by_role("button", name="Cari").click()
    page.locator("#kode li", has_text="10792").get_by_role("button", name="Pilih").click()
    expect(page.get_by_text("KBLI 10792 (edisi 2025) sudah dicatat.")).to_be_visible()
    check_page(page)


def test_the_administrator_overrides_a_cost_and_takes_it_back(site: Site, desktop: Page) -> None:
    page = desktop
    enter(page, site, ADMINISTRATOR)
    page.goto(f"{site}/kelola/aturan-izin")
    page.get_by_role("link", name="Merek", exact=True).click()
    page.get_by_label("Biaya (boleh kosong)", exact=True).fill("600000")
    page.get_by_label("Sumber perubahan").fill("DJKI, 20 November 2026")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Semula: Rp 500.000")).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Lihat halaman panduannya").click()
    expect(page.get_by_text("Rp 600.000")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.get_by_text("Sudah kembali seperti semula.")).to_be_visible()


def test_the_longest_pages_print_on_one_sheet(shared_site: Site, desktop: Page) -> None:
    answers = "kategori=pangan_kering_kemasan&rinci=tepung&simpan=ruang&kemasan=label&awet=ya&tempat=rumah"
    for address in ("halal", "spp-irt", "nib", "merek", "kur", f"jalur?{answers}&pekerja=sendiri&jual=toko"):
        desktop.goto(f"{shared_site}/izin/{address}")
        margin = {side: "12mm" for side in ("top", "bottom", "left", "right")}
        printed = pypdfium2.PdfDocument(desktop.pdf(format="A4", margin=margin))  # type: ignore[arg-type]
        assert len(printed) == 1, address
