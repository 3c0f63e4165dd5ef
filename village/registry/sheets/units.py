"""Units of sale as clerks shorten them, and as the site writes them."""

import re
from functools import lru_cache

from village.registry.sheets.cells import plain, says_nothing

_SPELLINGS = {
    "bungkus": "bks bgks bngks bungkus bgs bungkusan",
    "buah": "pcs pc pce pces piece pieces bh buah bj biji pieces satuan",
    "pak": "pak pack packs pck pk paknya",
    "paket": "paket pkt pket",
    "toples": "toples tpls tples topless stoples",
    "botol": "botol btl btol",
    "kg": "kg kilo kilogram kgs",
    "gram": "gram gr g grm gm",
    "ons": "ons",
    "liter": "liter ltr lt l",
    "ml": "ml",
    "porsi": "porsi prs porsinya",
    "kotak": "kotak box boks dus dos doos kardus ktk",
    "lusin": "lusin lsn dosin",
    "kodi": "kodi",
    "potong": "potong ptg ptong ptng potongan",
    "lembar": "lembar lbr helai",
    "meter": "meter mtr m",
    "pasang": "pasang psg",
    "set": "set stel setel stelan",
    "orang": "orang org pax",
    "hari": "hari hr",
    "jam": "jam",
    "bulan": "bulan bln",
    "kali": "kali x",
    "galon": "galon gln",
    "tabung": "tabung tbg",
    "mangkok": "mangkok mangkuk mkk bowl",
    "gelas": "gelas gls cup cups",
    "piring": "piring prg",
    "tusuk": "tusuk tsk",
    "renteng": "renteng rtg",
    "ikat": "ikat ikt",
    "karung": "karung krg sak zak",
    "bal": "bal ball",
    "sachet": "sachet saset sachets sct",
    "pouch": "pouch poch",
    "ekor": "ekor ekr",
    "loyang": "loyang lyg",
    "besek": "besek",
    "tampah": "tampah",
    "kaleng": "kaleng klg",
    "rol": "rol roll gulung",
    "mika": "mika",
    "plastik": "plastik plst plastk",
    "gulungan": "gulungan",
    "baju": "baju",
    "unit": "unit",
    "iris": "iris slice slices",
    "cetakan": "cetakan",
    "tas": "tas",
    "kios": "kios",
}
_BY_SPELLING = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_MEASURES = ("kg", "gram", "ons", "liter", "ml", "meter")
KNOWN_WORDS = "|".join(sorted(map(re.escape, _BY_SPELLING), key=len, reverse=True))
MEASURE_WORDS = "|".join(
    sorted((word for word, unit in _BY_SPELLING.items() if unit in (*_MEASURES, "cm")), key=len, reverse=True)
)
_QUANTITY = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([a-z]+)")


@lru_cache(maxsize=1024)
def normalise_unit(text: str) -> str:
    """``bks`` becomes bungkus, ``pcs`` buah, ``250gr`` "250 gram"; a unit that is not known stays in lower case.

    Text that cannot be a unit (longer than 24 characters, or only digits) gives nothing.
    """
    spoken = plain(text).strip(" .,-/()@").removeprefix("per ").strip()
    if says_nothing(spoken) or len(spoken) > 24 or not re.search("[a-z]", spoken):
        return ""
    if found := _QUANTITY.fullmatch(spoken):
        unit = _BY_SPELLING.get(found[2], found[2])
        return unit if found[1] == "1" else f"{found[1]} {unit}"
    return " ".join(_BY_SPELLING.get(word, word) for word in spoken.split())
