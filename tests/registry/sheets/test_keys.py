"""A business is known again when its file comes back; likely duplicates are shown, never merged."""

from collections.abc import Callable

from tests.registry.sheets import crooked, writers
from village.registry.sheets.readings import Understanding


def test_a_line_is_known_again_when_its_file_comes_back_corrected(read: Callable[..., Understanding]) -> None:
    headings, *lines = [crooked.HEADINGS, *crooked.numbered()]
    first = read(lambda path: writers.xlsx(path, [headings, *lines])).rows
    again = read(lambda path: writers.xlsx(path, [["JUDUL BARU"], headings, *reversed(lines)])).rows
    assert {row.name: row.key for row in first} == {row.name: row.key for row in again}
    dearer = [[*line[:6], "084911119999", *line[7:9], "20rb", *line[10:]] for line in lines]
    assert [row.key for row in read(lambda path: writers.xlsx(path, [headings, *dearer])).rows] == [
        row.key for row in first
    ]
    renamed = [[line[0], line[1] + " Jaya Makmur", *line[2:]] for line in lines]
    for old, new in zip(first, read(lambda path: writers.xlsx(path, [headings, *renamed])).rows, strict=True):
        assert old.key != new.key
        assert set(old.other_keys) & set(new.other_keys)


def test_the_same_shop_name_at_different_places_has_different_keys(read: Callable[..., Understanding]) -> None:
    rows = [
        ["Nama Usaha", "Pemilik", "RT"],
        ["Warung Makan", "Tini", 4],
        ["Warung Makan", "Tini", 7],
        ["Warung Makan", "Ani", 4],
    ]
    assert len({row.key for row in read(lambda path: writers.xlsx(path, rows)).rows}) == 3


def test_likely_duplicates_are_shown_in_pairs_and_never_merged(read: Callable[..., Understanding]) -> None:
    understanding = read(crooked.likely_duplicates)
    assert [(pair.first.row, pair.second.row, pair.reason) for pair in understanding.duplicates] == [
        (2, 3, "similar_name"),
        (6, 7, "same_name"),
    ]
    assert len(understanding.rows) == 6
