"""The list of the sample village, by the same reading as any other list."""

from collections import Counter
from pathlib import Path

from village.registry.sheets.reading import read_workbook
from village.registry.sheets.understanding import understand

LIST = Path(__file__).parents[3] / "village" / "registry" / "data" / "contoh_umkm_rw05.xlsx"


def test_the_sample_list_gives_the_96_businesses_of_the_study() -> None:
    understanding = understand(read_workbook(LIST, LIST.name), area_code="024", rw=5)
    rows = understanding.importable
    kinds = Counter(row.kind for row in rows)
    assert len(understanding.rows) == len(rows) == 96
    assert kinds["pangan"] + kinds["sembako"] + kinds["irt"] == 81
    assert kinds["jasa"] + kinds["kraft"] + kinds["sandang"] == 15
    assert Counter(row.rt for row in rows) == {4: 34, 7: 31, 10: 31}
    assert sum(("nib_rba", "has") in {(permit.kind, permit.state) for permit in row.permits} for row in rows) == 5
    assert len({row.key for row in rows}) == 96
    assert [sheet.state for sheet in understanding.sheets] == ["list", "empty", "empty"]


def test_every_cell_of_the_sample_list_is_read_or_told() -> None:
    rows = understand(read_workbook(LIST, LIST.name), area_code="024", rw=5).rows
    assert all(row.owner and row.sex and row.address and row.kind and row.products for row in rows)
    assert all(row.products[0].price.mode for row in rows)
    assert not any(row.is_flagged for row in rows)
    without_phone = {row.raw.get("phone", "") for row in rows if row.phone is None}
    assert without_phone == {"", "-", "belum punya", "ikut tetangga"}
    assert all(row.rw == 5 for row in rows)
    assert [row.rt for row in rows if row.remark == "pindah RT 7"].count(4) > 0
