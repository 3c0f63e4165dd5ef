"""RT, prices, permits, kinds and names in all the forms clerks write; what has two readings is flagged."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from village.core.formatting import rupiah
from village.registry.sheets.kinds import KINDS, read_kind
from village.registry.sheets.names import read_sex, read_year, title_case
from village.registry.sheets.permit_words import read_permits
from village.registry.sheets.phone_cells import read_phones
from village.registry.sheets.prices import read_price
from village.registry.sheets.readings import PriceReading
from village.registry.sheets.rt_forms import find_rt, read_rt
from village.registry.sheets.units import normalise_unit

any_cell = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text(max_size=60),
    st.text(alphabet="0123456789.,-/ rpRPbtujks+@EWTxV()", max_size=30),
)
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


@pytest.mark.parametrize(
    ("text", "permits"),
    [
        ("V", {("unknown", "has")}),
        ("ADA", {("unknown", "has")}),
        ("sudah NIB", {("nib", "has")}),
        ("NIB lama, PIRT", {("nib_lama", "has"), ("spp_irt", "has")}),
        ("NIB RBA", {("nib_rba", "has")}),
        ("NIB-RBA", {("nib_rba", "has")}),
        ("proses", {("unknown", "in_process")}),
        ("Halal (proses)", {("halal", "in_process")}),
        ("NIB sudah, PIRT belum", {("nib", "has"), ("spp_irt", "none")}),
        ("SPP-IRT & Halal", {("spp_irt", "has"), ("halal", "has")}),
        ("P.IRT 206337401012329", {("spp_irt", "has")}),
        ("BPOM MD, SLHS, HKI", {("bpom", "has"), ("slhs", "has"), ("merek", "has")}),
        ("belum", set()),
        ("-", set()),
    ],
)
def test_permits_in_words(text: str, permits: set[tuple[str, str]]) -> None:
    assert {(permit.kind, permit.state) for permit in read_permits(text).permits} == permits


def test_marks_in_a_column_of_its_own_declare_that_permit() -> None:
    for cell, state in (
        ("V", "has"),
        (True, "has"),
        (9120001234567.0, "has"),
        ("proses", "in_process"),
        ("belum", "none"),
    ):
        assert [(p.kind, p.state) for p in read_permits(cell, "nib", "NIB").permits] == [("nib", state)]
    assert [p.kind for p in read_permits("RBA", "nib", "NIB").permits] == ["nib_rba"]


def test_an_unclear_mark_declares_nothing() -> None:
    for cell in ("x", 1, "?"):
        assert read_permits(cell, "nib", "NIB").permits == ()
        assert read_permits(cell, "nib", "NIB").doubts
    unclear = read_permits("NIB dan PIRT proses")
    assert {permit.state for permit in unclear.permits} == {"in_process"}
    assert unclear.doubts


@given(any_cell)
def test_no_cell_breaks_the_reading_of_permits(cell: Any) -> None:
    for kind in ("", "halal"):
        assert all(permit.state in ("has", "in_process", "none") for permit in read_permits(cell, kind).permits)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("KERAJINANA", "kraft"),
        ("craft", "kraft"),
        ("fashion", "sandang"),
        ("makanan ringan", "pangan"),
        ("Makanan & Minuman", "pangan"),
        ("Industri rumah tangga", "irt"),
        ("Sembako", "sembako"),
        ("JASA", "jasa"),
        ("Kulinr", "pangan"),
        ("Jasa jahit", "jasa"),
        ("Lain-lain", "lainnya"),
    ],
)
def test_kinds_in_other_words(text: str, kind: str) -> None:
    assert read_kind(text).kind == kind


def test_an_unknown_kind_is_flagged_and_not_guessed() -> None:
    for text in ("dagang", "Jasa / Kraft", "???", "usaha mandiri"):
        assert read_kind(text).kind is None
    assert read_kind("dagang").doubts[0].severity == "flag"
    assert all(read_kind(kind).kind == kind for kind in KINDS)


def test_names_in_capitals_become_names() -> None:
    assert title_case("KERIPIK TEMPE BU SRI") == "Keripik Tempe Bu Sri"
    assert title_case("UD SUMBER REJEKI II") == "UD Sumber Rejeki II"
    assert title_case('WARUNG "MBAK YUL"') == 'Warung "Mbak Yul"'
    assert title_case("BATIK & BORDIR DAN TAS") == "Batik & Bordir dan Tas"
    assert title_case("SITI NUR'AINI, S.PD") == "Siti Nur'aini, S.Pd"
    assert title_case("Toko BU SRI") == "Toko BU SRI"


def test_small_facts() -> None:
    assert [read_sex(cell)[0] for cell in ("L", "p", "Perempuan", "Laki-laki", "-", "?", "waria")] == [
        "L",
        "P",
        "P",
        "L",
        None,
        None,
        None,
    ]
    assert [read_year(cell)[0] for cell in (2015, "2015", "sejak 2015", date(2015, 3, 1), "5 tahun", 1800, "-")] == [
        2015
    ] * 4 + [None] * 3
    assert [normalise_unit(text) for text in ("bks", "PCS", "per kg", "250 gr", "nampan", "-", "12")] == [
        "bungkus",
        "buah",
        "kg",
        "250 gram",
        "nampan",
        "",
        "",
    ]
