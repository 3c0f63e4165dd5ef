"""RT, prices and phones in all the forms clerks write; what has two readings is flagged."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registry.sheets.any_cell import any_cell
from village.core.formatting import rupiah
from village.registry.sheets.phone_cells import read_phones
from village.registry.sheets.prices import read_price
from village.registry.sheets.readings import PriceReading
from village.registry.sheets.rt_forms import find_rt, read_rt

numbers = st.integers(min_value=1, max_value=199)


@pytest.mark.parametrize(
    ("cell", "rt", "rw"),
    [
        ("RT 4", 4, None),
        ("04", 4, None),
        (4.0, 4, None),
        ("4.0", 4, None),
        ("'04", 4, None),
        ("RT.04/RW.05", 4, 5),
        ("004/005", 4, 5),
        ("04/05", 4, 5),
        ("RT4 RW5", 4, 5),
        ("rt. 04 / rw. 05", 4, 5),
        ("RT04RW05", 4, 5),
        ("RW 05 RT 04", 4, 5),
        ("RT IV", 4, None),
        ("R T 04", 4, None),
        ("-", None, None),
        (None, None, None),
    ],
)
def test_rt_forms(cell: Any, rt: int | None, rw: int | None) -> None:
    assert read_rt(cell) == (rt, rw, ())


@pytest.mark.parametrize("cell", ["4 dan 5", "RT 4-6", "04-05", "empat", "0", 500, 4.5, date(2026, 5, 4), "RT"])
def test_an_rt_that_is_not_sure_is_flagged(cell: Any) -> None:
    reading = read_rt(cell)
    assert reading.rt is None
    assert reading.doubts


@given(
    numbers,
    numbers,
    st.sampled_from(["RT {:02}/RW {:02}", "{:03}/{:03}", "RT.{}/{}", "rt{} rw{}", "RT. {:02} / RW. {}"]),
)
def test_any_rt_and_rw_is_read_from_any_form(rt: int, rw: int, form: str) -> None:
    assert read_rt(form.format(rt, rw)) == (rt, rw, ())
    assert find_rt(f"Jl. Mawar No 3, RT {rt:02}/RW {rw:02} Kel. Mulyo")[:2] == (rt, rw)


@given(any_cell)
def test_no_cell_breaks_the_reading_of_an_rt(cell: Any) -> None:
    reading = read_rt(cell)
    assert reading.rt is None or 1 <= reading.rt <= 199


def test_a_range_of_rts_is_no_rt() -> None:
    for text in ("UMKM RT 01 s/d RT 05", "RT 04, 07, 10", "RT 1-3", "Jl. Arteri 4", "smart 4"):
        assert find_rt(text).rt is None


@pytest.mark.parametrize(
    ("cell", "mode", "low", "high", "unit"),
    [
        ("12rb", "fixed", 12_000, 12_000, ""),
        ("Rp 15.000,-", "fixed", 15_000, 15_000, ""),
        ("10.000/bks", "fixed", 10_000, 10_000, "bungkus"),
        ("8.000 - 12.000", "range", 8_000, 12_000, ""),
        ("nego", "ask", None, None, ""),
        ("5 ribu per toples", "fixed", 5_000, 5_000, "toples"),
        (25_000.0, "fixed", 25_000, 25_000, ""),
        ("25000.0", "fixed", 25_000, 25_000, ""),
        ("mulai 10rb", "from", 10_000, None, ""),
        ("15.000 ke atas", "from", 15_000, None, ""),
        ("1,5jt", "fixed", 1_500_000, 1_500_000, ""),
        ("10-15rb", "range", 10_000, 15_000, ""),
        ("Rp. 5.000,- s/d Rp. 10.000,-", "range", 5_000, 10_000, ""),
        ("@ Rp 5.000", "fixed", 5_000, 5_000, ""),
        ("25.000 /250gr", "fixed", 25_000, 25_000, "250 gram"),
        ("1kg 25rb", "fixed", 25_000, 25_000, "kg"),
        ("20 ribu perbungkus", "fixed", 20_000, 20_000, "bungkus"),
        ("12rb/pcs", "fixed", 12_000, 12_000, "buah"),
        ("-", None, None, None, ""),
        (None, None, None, None, ""),
    ],
)
def test_price_forms(cell: Any, mode: str | None, low: int | None, high: int | None, unit: str) -> None:
    assert read_price(cell) == (PriceReading(mode, low, high, unit), ())


@pytest.mark.parametrize(
    "cell",
    [
        "27.50",
        27.5,
        12,
        "12",
        "27,500",
        "gratis",
        "sekitar 10rb",
        "10rb-an",
        "12.000 - 8.000",
        2e9,
        True,
        date(2026, 5, 4),
    ],
)
def test_a_price_with_two_readings_is_flagged_and_not_used(cell: Any) -> None:
    reading = read_price(cell)
    assert reading.price == PriceReading()
    assert reading.doubts[0].severity == "flag"


def test_several_prices_in_a_cell_are_a_range_with_a_note() -> None:
    reading = read_price("kecil 5rb, besar 10rb")
    assert reading.price == PriceReading("range", 5_000, 10_000)
    assert {doubt.severity for doubt in reading.doubts} == {"note"}


def test_the_heading_may_say_that_prices_are_in_thousands() -> None:
    assert read_price(12, in_thousands=True).price.low_rupiah == 12_000
    assert read_price("12", in_thousands=True).price.low_rupiah == 12_000
    assert read_price("12.000", in_thousands=True).price.low_rupiah == 12_000
    assert read_price(15_000, "pcs").price == PriceReading("fixed", 15_000, 15_000, "buah")


@given(st.integers(min_value=100, max_value=10**9), st.sampled_from(["", "/bks", " per toples", ",-"]))
def test_any_amount_is_read_as_written(amount: int, tail: str) -> None:
    for written in (rupiah(amount) + tail, f"{amount}{tail}", f"Rp{amount:,}".replace(",", ".") + tail):
        price = read_price(written).price
        assert (price.mode, price.low_rupiah, price.high_rupiah) == ("fixed", amount, amount)


@given(
    st.integers(min_value=100, max_value=10**8),
    st.integers(min_value=1, max_value=10**8),
    st.sampled_from([" - ", "-", " s/d ", "–"]),
)
def test_any_range_is_read_as_written(low: int, more: int, between: str) -> None:
    price = read_price(f"{rupiah(low)}{between}{rupiah(low + more)}").price
    assert (price.mode, price.low_rupiah, price.high_rupiah) == ("range", low, low + more)


@given(any_cell)
def test_no_cell_breaks_the_reading_of_a_price(cell: Any) -> None:
    price = read_price(cell).price
    assert price.low_rupiah is None or 100 <= price.low_rupiah <= 10**9
    assert price.high_rupiah is None or (price.low_rupiah or 0) <= price.high_rupiah


@given(any_cell)
def test_no_cell_breaks_the_reading_of_phones(cell: Any) -> None:
    reading = read_phones(cell, "024")
    assert all(phone.digits.startswith(("628", "6224")) for phone in reading.phones)


@given(
    st.from_regex(r"628[1-9][0-9]{7,9}[1-9]", fullmatch=True), st.from_regex(r"628[1-9][0-9]{7,9}[1-9]", fullmatch=True)
)
def test_two_numbers_in_a_cell_are_two_numbers(first: str, second: str) -> None:
    expected = tuple(dict.fromkeys((first, second)))
    for between in (" / ", "/", ", ", "\n", " dan ", " "):
        cell = f"0{first[2:]}{between}0{second[2:]}"
        assert tuple(phone.digits for phone in read_phones(cell, None).phones) == expected
    assert [phone.digits for phone in read_phones(float(first), None).phones] == [first]
    assert [phone.digits for phone in read_phones(float(first[2:]), None).phones] == [first]


@pytest.mark.parametrize(
    "cell", ["ikut tetangga", "(021) 7465407", 6.28213e12, "6.28213E+12", "0812", "081234567890 (anak)"]
)
def test_what_is_not_surely_the_owners_phone_is_only_a_note(cell: Any) -> None:
    reading = read_phones(cell, "024")
    assert reading.phones == ()
    assert reading.note
    assert reading.doubts
