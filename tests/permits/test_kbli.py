"""Everyday words find the code: sixty of them, each with a fitting code among the first five."""

import hashlib
from pathlib import Path

from village.permits import kbli

DATA = Path(kbli.__file__).parent / "data" / "kbli2025"
# A word as a seller would say it, and the codes of the 2025 list any of which a helper would take.
WORDS = {
    "keripik": "10794", "kripik tempe": "10794", "peyek": "10794", "kerupuk": "10794", "emping": "10794",
    "kue kering": "10710", "roti": "10710", "donat": "10710", "jajan pasar": "10792", "lemper": "10792",
    "kue basah": "10792", "nugget": "10120", "bakso": "10120", "abon": "10120", "otak-otak": "10218",
    "ikan asin": "10211", "tempe": "10307", "tahu": "10308", "kecap": "10771", "sambal": "10779",
    "bumbu pecel": "10779", "kopi bubuk": "10761", "teh": "10762", "gula aren": "10722", "sirup": "10723",
    "dodol": "10796", "manisan": "10733", "es krim": "10503", "yogurt": "10509", "telur asin": "10799",
    "madu": "01493", "air galon": "11052", "wedang": "11059", "katering": "56210", "nasi kotak": "56210",
    "warung makan": "56101", "angkringan": "56102", "kedai kopi": "56303", "jamu gendong": "56305",
    "sabun mandi": "20232", "sabun cuci piring": "20231", "batik tulis": "13133", "ecoprint": "13139",
    "tenun": "13122", "rajut": "14301", "bordir": "13996", "jahit": "14120", "konveksi": "14111",
    "jilbab": "14131", "tas": "15121", "sandal": "15201", "anyaman bambu": "16291", "ukiran": "16293",
    "gerabah": "23932", "gelang": "32120", "mainan anak": "32402", "puzzle kayu": "32402", "toko kelontong": "47112",
    "laundry": "96100", "potong rambut": "96210", "pijat": "86995", "bengkel motor": "95320", "fotokopi": "82100",
    "desain grafis": "74192", "bimbel": "85595", "sewa tenda": "77291",
}  # fmt: skip


def test_sixty_everyday_words_find_their_code_among_the_first_five() -> None:
    assert len(WORDS) >= 60
    for word, code in WORDS.items():
        found = [one.code for one in kbli.find_codes(word, limit=5)]
        assert code in found, f"{word}: {found}"


def test_words_that_no_list_was_made_for_are_found_in_titles_and_descriptions() -> None:
    for word, code in (
        ("kancing", "32907"),
        ("alat musik tradisional", "32201"),
        ("karpet", "13930"),
        ("1079", "10791"),
    ):
        assert code in [one.code for one in kbli.find_codes(word)], word
    assert kbli.find_codes("zzzqx") == []


def test_a_code_carries_its_edition_and_is_never_looked_up_in_another() -> None:
    assert {one.edition for one in kbli.find_codes("keripik")} == {"2025"}
    assert kbli.find_code("2025", "10772").title == "Industri garam konsumsi beryodium"
    assert kbli.find_code("2020", "10772") is None  # there it means seasoning


def test_everyday_words_lead_only_to_codes_of_the_list() -> None:
    codes = {code for codes in kbli._everyday().values() for code in codes}
    assert codes <= kbli.listed_codes()


def test_the_published_list_is_as_it_was_published_and_has_its_licence() -> None:
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in DATA.iterdir()}
    assert digests == {
        "01_kategori.json": "795e03b5d02c3b57",
        "02_golongan_pokok.json": "baf5527848cc4333",
        "05_kelompok.json": "30f59058afe7a334",
        "LICENSE": "6b8cccfa63e78e8d",
    }
