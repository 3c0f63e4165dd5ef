"""Permits, kinds and names in the words of clerks; what could mean two things declares nothing."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from tests.registry.sheets.any_cell import any_cell
from village.registry.sheets.kinds import KINDS, read_kind
from village.registry.sheets.names import read_sex, read_year, title_case
from village.registry.sheets.permit_words import read_permits
from village.registry.sheets.units import normalise_unit


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
