"""How Indonesian words are written, heard and misspelt: the text side of the search, without a database.

People type a product as they say it: kripik, krupuk, sambel, telor, bathik, koewe. Each word is therefore known by its
letters, by its *sound* (the same for all accepted spellings), by its *stem* (jahitan and menjahit are both jahit), and
by its *variants* (what is left when a letter or two is taken away), through which a slip of the finger is found.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Any

LONGEST_WORD = 30  # letters; a longer run is cut, so that no text can make the tables or the distance large
VARIANT_LETTERS = 7  # the first letters decide; more would only multiply the rows of the variant table

# Words that carry no wish of their own. Shopping verbs belong here: "jual keripik" means keripik.
_UNTELLING = """
    ada adalah agar akan aku apa atau bagi banget beli bisa buat cari dan dari dengan di dong gimana harga ini itu
    ingin jual ke kami kita kok kalau mana mau mencari nya order pada pesan pun saja sama saya sebuah semua seperti
    sih tolong untuk utk yang yg ya mohon dgn dlm dalam juga sudah lagi membeli menjual dijual the of and for
"""
STOP_WORDS = frozenset(_UNTELLING.split())

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ"))
_TWICE = re.compile(r"(?<=[^\W\d_]{3})2\b")  # otak2 is how people write otak-otak
_WORD = re.compile(r"[^\W\d_]+|\d+")

# Spellings before EYD 1972 (oe, dj, tj, ch, sj), loan letters (f, v, q, x, z) and Javanese ones (dh, th, bh).
_LETTERS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"oe", "u"),
        (r"tj|ch(?=[aeiou])", "c"),
        (r"d[jz]|z", "j"),
        (r"kh|ck|q|ch", "k"),
        (r"s[yj]", "s"),
        (r"([bdgt])h", r"\1"),
        (r"ph|[fv]", "p"),
        (r"x", "ks"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"uw(?=[aeo])", "u"),
        (r"^h(?=[aeiou]..)", ""),  # hijau, ijau
        (r"(?<=..[aeiou])h$", ""),  # tempeh, tempe
        (r"(?<=.)[ae]i$", "e"),  # cabai, cabe; seprai, seprei
        (r"(?<=.)au", "o"),  # saudara, sodara; saus, sos
        (r"(?<=..)e(ng|[bcdgjklmnprst])$", r"a\1"),  # sambel, sambal
        (r"(?<=..)o(ng|[bcdgjklmnprst])$", r"u\1"),  # telor, telur
        (r"^([bcdgjkpst])e([lr])(?=[aeiou]..)", r"\1\2"),  # keripik, kripik; but not teri, tri
    )
)
_MAY_BE_DERIVED = re.compile(r"^(?:me|pe|be|di|te|se|ke|ku|kau)|(?:an|i|nya|ku|mu|lah|kah|pun|tah)$")


def words_of(text: str, *, letters: int, limit: int) -> list[str]:
    """The words and numbers of the first `letters` characters, in order, plain lower case, at most `limit` of them.

    Accents and apostrophes fall away, "250gr" becomes two words, "04" becomes "4", and letters of any script stay.
    """
    plain = unicodedata.normalize("NFKD", text[:letters])[:letters].casefold().translate(_APOSTROPHES)
    plain = "".join(letter for letter in plain if unicodedata.category(letter)[0] != "M")
    found: list[str] = []
    for match in _WORD.finditer(_TWICE.sub("", plain)):
        word = match[0][:LONGEST_WORD]
        found.append((word.lstrip("0") or "0") if word.isdigit() else word)
        if len(found) == limit:
            break
    return found


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """The word as it is heard: equal for keripik and kripik, sambal and sambel, telur and telor, Rejeki and rezeki."""
    heard = word
    for written, spoken in _LETTERS:
        heard = written.sub(spoken, heard)
    return heard or word


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The sound of the root word: jahit for jahitan, menjahit and dijahitkan. Other words are their own root."""
    if len(word) < 5 or not _MAY_BE_DERIVED.search(word):
        return sound(word)
    return sound(_stemmer().stem(word))


def is_root_word(word: str) -> bool:
    """Whether the dictionary of the stemmer has the word, so that it is hardly a slip of the finger."""
    return bool(_stemmer().dictionary.contains(word))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    # Not the factory's own stemmer: that one remembers every word it ever saw.
    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))


def slips_allowed(word: str) -> int:
    """How many slips of the finger may be forgiven: none in tiny words and numbers, two from seven letters on."""
    if len(word) < 3 or word.isdigit():
        return 0
    return 1 if len(word) < 7 else 2


def variants(word: str) -> set[str]:
    """What remains of the beginning of a word and of its sound with up to `slips_allowed` letters taken away.

    Two words that differ by that many slips share a variant (symmetric deletion), so an index finds them.
    """
    remaining: set[str] = set()
    for spelling in {word, sound(word)}:
        edge = {spelling[:VARIANT_LETTERS]}
        remaining |= edge
        for _ in range(slips_allowed(spelling) if len(spelling) > 3 else 0):  # two letters are a variant of too much
            edge = {shorter[:at] + shorter[at + 1 :] for shorter in edge for at in range(len(shorter))}
            remaining |= edge
    return remaining


def slips(typed: str, word: str, most: int) -> tuple[int, int]:
    """Slips between what was typed and the whole word, and between it and the nearest beginning of the word.

    A missing, added, wrong or swapped letter is one slip each (optimal string alignment). More than `most` slips are
    not counted further.
    """
    reach = word[: len(typed) + most]  # what lies beyond cannot come nearer
    before: list[int] = []
    row = list(range(len(reach) + 1))
    for down, letter in enumerate(typed, start=1):
        two_before, before, row = before, row, [down]
        for across, other in enumerate(reach, start=1):
            cost = min(before[across] + 1, row[-1] + 1, before[across - 1] + (letter != other))
            if down > 1 and across > 1 and letter == reach[across - 2] and typed[down - 2] == other:
                cost = min(cost, two_before[across - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1, most + 1
    return (row[-1] if reach == word else most + 1), min(row)
