"""Phone numbers: every usual form becomes one stored form, everything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from village.core.phones import (
    InvalidPhone,
    NoPhone,
    Phone,
    display,
    find_phones,
    normalise,
    whatsapp_link,
    without_phones,
)

mobile_digits = st.from_regex(r"628[1-9][0-9]{7,10}", fullmatch=True)


@pytest.mark.parametrize(
    "written",
    [
        "0812-3456-7890",
        "81234567890",
        "+62 812 3456 7890",
        "62 (0)812-3456-7890",
        "081234567890",
        "0812.3456.7890",
        "0812–3456–7890",
        "0062 812 3456 7890",
        "WA 081234567890",
        "No. HP: 0812 3456 7890",
        "81234567890.0",
        "8.1234567890E10",
        "'081234567890",
        "０８１２３４５６７８９０",
    ],
)
def test_every_usual_form_of_a_mobile_number_is_stored_alike(written: str) -> None:
    assert normalise(written) == Phone("mobile", "6281234567890")


def test_a_landline_counts_only_with_the_villages_own_area_code() -> None:
    assert normalise("(024) 7465407", "024") == Phone("landline", "62247465407")
    assert normalise("+62 24 7465407", "024") == Phone("landline", "62247465407")
    for elsewhere in (None, "021", "0274"):
        with pytest.raises(InvalidPhone):
            normalise("(024) 7465407", elsewhere)


@pytest.mark.parametrize(
    "written",
    ["", "-", "—", "tidak ada", "belum punya", "BELUM PUNYA HP", "blm ada", "gak punya wa", "tdk ada no hp", "0"],
)
def test_words_that_say_there_is_no_number(written: str) -> None:
    with pytest.raises(NoPhone):
        normalise(written)


@pytest.mark.parametrize(
    "written",
    [
        "621359186704",
        "08123",
        "62539164058",
        "6.28213E+12",
        "6,28213E+12",
        "ikut tetangga",
        "081234567890 / 081234567891",
        "0812-3456-789O",
        "+1 202 555 0143",
        "+81 234 567 890",
        "7465407",
        "0812345678901234",
    ],
)
def test_what_is_not_surely_a_number_is_refused(written: str) -> None:
    with pytest.raises(InvalidPhone) as refused:
        normalise(written, "024")
    assert not isinstance(refused.value, NoPhone)
    assert str(refused.value).endswith(".")


@given(
    mobile_digits, st.sampled_from(["0", "+62", "62", "62 (0)", "+62 0", "0062", ""]), st.sampled_from(["", " ", "-"])
)
def test_any_mobile_number_survives_any_prefix_and_grouping(digits: str, prefix: str, gap: str) -> None:
    rest = digits[2:]
    written = prefix + gap.join([rest[:3], rest[3:7], rest[7:]])
    assert normalise(written) == Phone("mobile", digits)
    assert normalise(display(digits)).digits == digits


@given(st.text(max_size=60))
def test_any_text_gives_a_number_or_a_clear_refusal(text: str) -> None:
    try:
        phone = normalise(text, "024")
    except InvalidPhone:
        return
    assert phone.digits.startswith("628" if phone.kind == "mobile" else "6224")
    assert 9 <= len(phone.digits) <= 14


def test_numbers_are_found_in_a_sentence_but_prices_are_not() -> None:
    text = "Pesan lewat 0812-3456-7890 atau +62 813 4567 8901, harga Rp 810.000.000, kantor (024) 7465407"
    found = [phone.digits for phone in find_phones(text, "024")]
    assert found == ["6281234567890", "6281345678901", "62247465407"]
    assert [phone.digits for phone in find_phones("081234567890 081345678901")] == ["6281234567890", "6281345678901"]
    assert find_phones("084900467400 / 084900467400") == [Phone("mobile", "6284900467400")]


def test_numbers_are_shown_in_groups_of_four() -> None:
    assert display("6281234567890") == "0812-3456-7890"
    assert display("62812345678") == "0812-3456-78"
    assert display("62247465407") == "(024) 7465407"
    assert display("62274512345") == "(0274) 512345"


def test_a_whatsapp_link_carries_the_whole_message() -> None:
    link = whatsapp_link("6281234567890", "Halo Bu,\n2 x Keripik & teh @ Rp12.000")
    assert link == "https://wa.me/6281234567890?text=Halo%20Bu%2C%0A2%20x%20Keripik%20%26%20teh%20%40%20Rp12.000"
    with pytest.raises(ValueError):
        whatsapp_link("62247465407", "Halo")


def test_a_text_can_be_shown_without_the_numbers_in_it() -> None:
    assert without_phones("Keripik Sekar (0812-3456-7890)") == "Keripik Sekar"
    assert without_phones("Pesan ke +62 812 3456 7890, Rp 15.000") == "Pesan ke, Rp 15.000"
    assert without_phones("Keripik (pedas)") == "Keripik (pedas)"
