"""The fifteen kinds of product, in shoppers' words, with the ids of the permit rules: a category opens its permit path.

``slug`` stands in addresses and in the search index; ``words`` are what people call such things and suggest a
category for a name.
"""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l


@dataclass(frozen=True)
class Category:
    """One kind of product: id of the permit rules, word in addresses, label and short label, what belongs to it."""

    id: str
    slug: str
    label: Any
    short: Any
    words: str


CATEGORIES = (
    Category(
        "pangan_kering_kemasan",
        "camilan",
        _l("Camilan & makanan kering"),
        _l("Camilan"),
        "keripik, kripik, kerupuk, krupuk, peyek, rempeyek, kue kering, nastar, abon, kopi, teh, bumbu, "
        "serbuk, selai, gula merah, gula aren, stik, sale, emping, rengginang, kacang, basreng, "
        "makaroni, kastengel, camilan, cemilan, bawang goreng, serundeng",
    ),
    Category(
        "kue_basah_siap_saji",
        "kue",
        _l("Kue basah & jajan pasar"),
        _l("Kue & jajan"),
        "jajan, lemper, gorengan, kue basah, bolu, brownies, klepon, risoles, pastel, lumpia, donat, "
        "onde, getuk, wingko, lapis, kue, roti, martabak, arem, tahu bakso, dadar",
    ),
    Category(
        "katering_warung",
        "masakan",
        _l("Masakan & katering"),
        _l("Masakan"),
        "katering, catering, nasi, warung makan, angkringan, soto, tumpeng, ayam, pecel, gudeg, bandeng, "
        "rendang, lauk, bakmi, mie ayam, sate, gulai, snack box",
    ),
    Category(
        "pangan_beku_basah",
        "beku",
        _l("Makanan beku & minuman dingin"),
        _l("Beku & dingin"),
        "nugget, bakso, otak-otak, yogurt, susu, jus, sambal, frozen, beku, siomay, dimsum, pempek, "
        "cireng, es lilin, es krim, sari buah, sosis",
    ),
    Category(
        "tahu_tempe",
        "tahu-tempe",
        _l("Tahu & tempe"),
        _l("Tahu & tempe"),
        "tempe, tahu, oncom",
    ),
    Category(
        "minuman_kemasan_air",
        "air-kemasan",
        _l("Air kemasan & pangan khusus"),
        _l("Air kemasan"),
        "air minum, amdk, galon, mpasi, garam, tepung, minyak goreng, kornet",
    ),
    Category(
        "jamu",
        "jamu",
        _l("Jamu & herbal"),
        _l("Jamu"),
        "jamu, beras kencur, kunyit asam, temulawak, wedang, herbal, jahe, empon",
    ),
    Category(
        "kosmetik_sabun",
        "sabun",
        _l("Sabun & perawatan"),
        _l("Sabun"),
        "sabun, lulur, sampo, deterjen, pewangi, minyak urut, lilin, kosmetik",
    ),
    Category(
        "batik_tekstil",
        "batik",
        _l("Batik & kain"),
        _l("Batik & kain"),
        "batik, kain, ecoprint, jumputan, lurik, tenun, shibori, indigo, selendang, sarung",
    ),
    Category(
        "sandang_konveksi",
        "pakaian",
        _l("Pakaian & rajutan"),
        _l("Pakaian"),
        "kaos, kemeja, gamis, jilbab, kerudung, hijab, mukena, daster, rajut, bordir, seragam, jahit, "
        "konveksi, celana, rok, baju, masker, celemek, topi, syal",
    ),
    Category(
        "kerajinan",
        "kerajinan",
        _l("Kerajinan & suvenir"),
        _l("Kerajinan"),
        "anyaman, gerabah, keramik, tas, dompet, bros, gantungan, suvenir, souvenir, hiasan, bunga, vas, "
        "bambu, kayu, kerajinan, lukisan, hampers, mahar, aksesoris, gelang",
    ),
    Category(
        "mainan_ape",
        "mainan",
        _l("Mainan anak"),
        _l("Mainan"),
        "mainan, puzzle, boneka, ape, balok, edukatif",
    ),
    Category(
        "sembako_dagang",
        "sembako",
        _l("Sembako & toko"),
        _l("Sembako"),
        "sembako, beras, gula pasir, toko, kelontong, pulsa, gas, reseller",
    ),
    Category(
        "jasa",
        "jasa",
        _l("Jasa"),
        _l("Jasa"),
        "jasa, laundry, pangkas, potong rambut, servis, sewa, rias, pijat, cetak, percetakan, desain, "
        "las, bengkel, les, fotokopi, sablon",
    ),
    Category(
        "madu_telur_segar",
        "segar",
        _l("Madu, telur & hasil kebun"),
        _l("Madu & kebun"),
        "madu, telur, sayur, buah, bibit, tanaman, lele, ikan segar, hidroponik",
    ),
)
BY_ID = {category.id: category for category in CATEGORIES}
BY_SLUG = {category.slug: category for category in CATEGORIES}


def search_words(category_id: str | None) -> str:
    """The word of the category that shoppers type, in Indonesian whatever the language of the page."""
    category = BY_ID.get(category_id or "")
    return category.slug.replace("-", " ") if category else ""


def suggest_category(name: str) -> str | None:
    """The category of the first known words in the name (what a thing is comes first in Indonesian), or None.

    Only a suggestion in a form: a person confirms it by saving.
    """
    plain = f" {name.casefold()} "
    found = [
        (plain.index(f" {word} "), -len(word), category.id)
        for category in CATEGORIES
        for word in category.words.split(", ")
        if f" {word} " in plain
    ]
    return min(found)[2] if found else None
