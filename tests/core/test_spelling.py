"""Words as Indonesians write, say and mistype them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from village.core.spelling import slips, slips_allowed, sound, stem, variants, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("keripik", "kripik"),
        ("kerupuk", "krupuk"),
        ("sambal", "sambel"),
        ("telur", "telor"),
        ("batik", "bathik"),
        ("getuk", "gethuk"),
        ("kue", "koewe"),
        ("jahe", "djahe"),
        ("cilok", "tjilok"),
        ("hijau", "ijo"),
        ("cabai", "cabe"),
        ("selai", "sele"),
        ("saudara", "sodara"),
        ("vanila", "panila"),
        ("rezeki", "rejeki"),
        ("bakso", "baksooo"),
        ("tempe", "tempeh"),
    ],
)
def test_accepted_spellings_of_a_word_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_short_words_that_differ_by_one_letter_stay_different() -> None:
    assert sound("teri") != sound("tri")
    assert sound("tas") != sound("teh")


@pytest.mark.parametrize("form", ["jahitan", "menjahit", "dijahit", "jahitkan", "penjahit"])
def test_forms_of_a_word_share_its_stem(form: str) -> None:
    assert stem(form) == stem("jahit")


def test_words_are_plain_lower_case_without_accents_marks_and_leading_zeros() -> None:
    typed = "Keripik-Tempé, Jum'at 250gr RT 04 Otak2"
    assert words_of(typed, letters=200, limit=20) == ["keripik", "tempe", "jumat", "250", "gr", "rt", "4", "otak"]


def test_words_of_other_scripts_are_kept() -> None:
    assert words_of("ꦲꦗ مطبخ 茶", letters=200, limit=20) == ["ꦲꦗ", "مطبخ", "茶"]


def test_a_slip_is_a_missing_added_wrong_or_swapped_letter() -> None:
    for typed in ("keripk", "keripiik", "keripok", "keirpik"):
        assert slips(typed, "keripik", 2)[0] == 1
    assert slips("kerpi", "keripik", 2) == (2, 1)
    assert slips("lumpia", "wingko", 2) == (3, 3)


letters = st.text("abeiknrt", min_size=4, max_size=12)


@settings(max_examples=150, deadline=None)
@given(word=letters, at=st.integers(0, 11), slip=st.sampled_from(["missing", "added", "wrong", "swapped"]))
def test_a_word_and_its_misspelling_share_a_variant(word: str, at: int, slip: str) -> None:
    at %= len(word)
    typed = {
        "missing": word[:at] + word[at + 1 :],
        "added": word[:at] + "k" + word[at:],
        "wrong": word[:at] + "e" + word[at + 1 :],
        "swapped": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }[slip]
    assert len(typed) < 4 or slips_allowed(typed) < 1 or variants(typed) & variants(word)


@pytest.mark.parametrize("text", ["a" * 100_000, "é" * 100_000, "\ufdfa" * 100_000, "a-" * 50_000, "me" * 50_000])
def test_a_huge_text_is_read_in_a_moment(text: str) -> None:
    started = time.thread_time()
    for word in words_of(text, letters=6000, limit=400):
        sound(word)
        variants(word)
        assert len(word) <= 30
    assert time.thread_time() - started < 0.1
