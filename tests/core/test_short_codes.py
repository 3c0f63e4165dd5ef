"""Codes on paper: readable, stable, and never leading to a neighbour by mistake."""

import pytest

from village.core.short_codes import ALPHABET, KINDS, read_short_code, short_code


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("number", [1, 2, 999, 309_511, 309_513, 2**31 - 1])
def test_a_code_leads_back_to_its_row(kind: str, number: int) -> None:
    code = short_code(kind, number)
    assert read_short_code(code) == read_short_code(code.upper()) == (kind, number)


def test_codes_are_all_different_and_short() -> None:
    codes = {short_code(kind, number) for kind in KINDS for number in range(1, 2000)}
    assert len(codes) == len(KINDS) * 1999
    assert {len(code) for code in codes} == {6}


def test_no_two_letters_look_or_sound_alike() -> None:
    assert not set(ALPHABET) & set("0o1il2z5s8buvgq9c")


def test_every_wrong_letter_and_every_swap_is_noticed() -> None:
    code = short_code("product", 4711)
    wrong = {code[:at] + letter + code[at + 1 :] for at in range(6) for letter in ALPHABET} - {code}
    wrong |= {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(5)} - {code}
    assert not [one for one in wrong if read_short_code(one)]


@pytest.mark.parametrize(
    "typed", ["", "a", "aaaaa", "aaaaaaa", "hello1", "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", "a" * 500]
)
def test_anything_else_is_no_code(typed: str) -> None:
    found = read_short_code(typed)
    assert found is None or short_code(*found) == typed
