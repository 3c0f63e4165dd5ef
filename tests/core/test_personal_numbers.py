"""Numbers with the shape of a NIK are seen in any dress, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from village.core.personal_numbers import MASK, looks_like_nik, mask_niks

INVENTED = "3374081203850001"


@pytest.mark.parametrize(
    "value",
    [
        INVENTED,
        " 3374 0812 0385 0001 ",
        "33.7408.120385.0001",
        "'" + INVENTED,
        INVENTED + ".0",
        "3374085203850001",
        3374081203850001,
        3.37408120385e15,
        1e15,
        "3,37408E+15",
        "3.37408E+15",
    ],
)
def test_a_personal_number_is_recognised(value: object) -> None:
    assert looks_like_nik(value)


@pytest.mark.parametrize(
    "value",
    [
        "1074081203850001",
        "3374083303850001",
        "3374081213850001",
        INVENTED[:15],
        INVENTED + "7",
        "081234567890",
        999_999_999_999_999,
        6_281_234_567_890,
        "6,28213E+12",
        "Keripik",
        "",
        None,
        True,
    ],
)
def test_other_numbers_are_left_alone(value: object) -> None:
    assert not looks_like_nik(value)


def test_only_the_number_is_taken_out_of_a_text() -> None:
    assert mask_niks(f"Sri (NIK {INVENTED}), HP 081234567890") == f"Sri (NIK {MASK}), HP 081234567890"
    assert mask_niks(f"{INVENTED}/3374 0852 0385 0002") == f"{MASK}/{MASK}"
    assert mask_niks(f"{INVENTED}7") == f"{INVENTED}7"


@given(st.text(alphabet="0123456789 .-abc", max_size=80))
def test_after_masking_no_personal_number_is_left(text: str) -> None:
    masked = mask_niks(text)
    assert mask_niks(masked) == masked
    assert not any(looks_like_nik(word) for word in masked.split())
