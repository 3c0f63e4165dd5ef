"""Money and dates as people here write and read them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from village.core.formatting import InvalidAmount, clock, day, moment, parse_rupiah, rupiah, short_day


def test_money_has_a_no_break_space_and_dots() -> None:
    assert rupiah(27_500) == "Rp\u00a027.500"
    assert rupiah(0) == "Rp\u00a00"
    assert rupiah(1_250_000) == "Rp\u00a01.250.000"
    assert rupiah(-5_000) == "-Rp\u00a05.000"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("27500", 27_500),
        ("27.500", 27_500),
        ("Rp 27.500,00", 27_500),
        ("27,5rb", 27_500),
        ("27,5 ribu", 27_500),
        ("1,5jt", 1_500_000),
        ("1,5 juta", 1_500_000),
        ("1.5jt", 1_500_000),
        ("Rp 15.000,-", 15_000),
        ("Rp. 15.000.-", 15_000),
        ("rp15000", 15_000),
        ("15k", 15_000),
        ("12 RB", 12_000),
        ("Rp\u00a015.000", 15_000),
        ("0", 0),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, amount: int) -> None:
    assert parse_rupiah(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "27.50",
        "27,500",
        "27.500,50",
        "27.5",
        "1.2345",
        "",
        "gratis",
        "15.000 - 20.000",
        "-5000",
        "0812",
        "9" * 14,
        "Rp",
    ],
)
def test_an_amount_with_two_readings_is_refused(typed: str) -> None:
    with pytest.raises(InvalidAmount) as refused:
        parse_rupiah(typed)
    assert str(refused.value).endswith(".")


@given(st.integers(min_value=0, max_value=10**12))
def test_every_amount_shown_can_be_typed_again(amount: int) -> None:
    assert parse_rupiah(rupiah(amount)) == amount
    assert parse_rupiah(str(amount)) == amount


@given(st.text(max_size=40))
def test_any_text_gives_an_amount_or_a_clear_refusal(text: str) -> None:
    try:
        assert 0 <= parse_rupiah(text) <= 10**12
    except InvalidAmount:
        pass


def test_days_are_written_out_in_both_languages() -> None:
    on = date(2026, 11, 21)
    assert day(on) == "Sabtu, 21 November 2026"
    assert day(on, "en") == "Saturday, 21 November 2026"
    assert short_day(on) == "21 Nov 2026"
    assert short_day(date(2026, 8, 5)) == "5 Agu 2026"


def test_moments_are_told_in_the_villages_time() -> None:
    at = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
    assert moment(at) == "22 November 2026, 01.30 WIB"
    assert day(at) == "Minggu, 22 November 2026"
    assert clock(at, timezone="Asia/Makassar") == "02.30 WITA"
    assert moment(at, "en") == "22 November 2026, 01:30 WIB"
    with pytest.raises(ValueError):
        moment(datetime(2026, 11, 21, 9, 0))
