"""Names of people and businesses, L/P, and the year a business began."""

import re
from datetime import date
from functools import lru_cache

from village.registry.sheets.cells import plain, says_nothing, text_of
from village.registry.sheets.readings import Doubt
from village.registry.sheets.wording import N_
from village.registry.sheets.workbook import Cell

_ABBREVIATIONS = "CV UD PT PD PKK KWT KUB UMKM UKM RT RW BBQ ATK PDAM TV AC HP DIY SE SH MM MT RM II III IV VI VII IX"
_STAY_UPPER = frozenset(_ABBREVIATIONS.split())
_STAY_LOWER = frozenset(("dan", "di", "ke", "dari", "yang", "untuk"))
_AS_WRITTEN = {"S.PD": "S.Pd", "S.PD.": "S.Pd.", "S.KOM": "S.Kom", "S.SOS": "S.Sos", "M.PD": "M.Pd", "S.AG": "S.Ag"}
_WORD = re.compile(r"[^\s/&(),+-]+")
_VOWEL = re.compile("[AEIOUY]")

_NO_NAME = re.compile(
    r"(?:(?:belum|blm|tidak|tdk|tak|gak|nggak)(?: ada| punya| memiliki| diberi| di beri)?|tanpa)"
    r" (?:nama|merek|merk|brand|label)(?: usaha| produk| dagang)?"
)
_SEXES = {
    "L": frozenset(("l", "lk", "lk2", "laki", "laki laki", "laki-laki", "laki2", "pria", "cowok", "m", "male")),
    "P": frozenset(("p", "pr", "perempuan", "wanita", "cewek", "f", "female", "w")),
}


def says_no_name(text: str) -> bool:
    """Whether a clerk says there that the business has no name, in words or with a mark for "nothing"."""
    return says_nothing(text) or _NO_NAME.fullmatch(plain(text).strip(" .-()")) is not None


def title_case(name: str) -> str:
    """A name written ALL IN CAPITALS as a person would write it; any other writing stays as it is."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 3 or not all(letter.isupper() for letter in letters):
        return name
    first = True

    def one(found: re.Match[str]) -> str:
        nonlocal first
        word, is_first = found[0], first
        first = False
        bare = word.strip(".'’\"")
        if word in _AS_WRITTEN:
            return _AS_WRITTEN[word]
        if bare in _STAY_UPPER or (2 <= len(bare) <= 4 and bare.isalpha() and not _VOWEL.search(bare) and bare != "HJ"):
            return word
        if re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?\.?", word):
            return word
        return word.lower() if bare.lower() in _STAY_LOWER and not is_first else _capitalised(word)

    return _WORD.sub(one, name)


def _capitalised(word: str) -> str:
    at = next((index for index, letter in enumerate(word) if letter.isalpha()), 0)
    return word[:at] + word[at].upper() + word[at + 1 :].lower()


@lru_cache(maxsize=512, typed=True)
def read_sex(cell: Cell) -> tuple[str | None, tuple[Doubt, ...]]:
    """``L`` or ``P``; flagged when it is neither."""
    text = plain(text_of(cell)).strip(" .")
    if says_nothing(text):
        return None, ()
    for sex, words in _SEXES.items():
        if text in words:
            return sex, ()
    return None, (Doubt("sex_unread", N_("L atau P tidak terbaca.")),)


@lru_cache(maxsize=512, typed=True)
def read_year(cell: Cell) -> tuple[int | None, tuple[Doubt, ...]]:
    """The year a business began, from ``2015``, ``sejak 2015`` or a date; flagged when it is none."""
    if isinstance(cell, date):
        return cell.year, ()
    text = plain(text_of(cell))
    if says_nothing(text):
        return None, ()
    years = {int(year) for year in re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])", text)}
    if len(years) == 1 and (year := years.pop()) <= date.today().year:
        return year, ()
    return None, (Doubt("year_unread", N_("Tahun mulai usaha tidak terbaca. Tulis tahunnya, misalnya 2015.")),)
