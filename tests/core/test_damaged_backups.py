"""A damaged, foreign or crafted backup is refused, with the file named, before anything of it is unpacked (B-04)."""

import json
import stat
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from flask import Flask

from tests import factories
from tests.core.backing_up import Quiet, backup_of_now, keep, members_of, put_together, special
from village.core.backups.layout import GUIDE, MANIFEST, ROWS, SUMS, BackupRefused, blob_name
from village.core.backups.restoring import restore_backup

FIRST, SECOND = b"foto satu" * 300, b"foto dua" * 300
Members = dict[str, bytes]
Break = Callable[[Path, Path, Members], str]


def a_backup(into: Path) -> Path:
    """Of a village with two photos."""
    for content in (FIRST, SECOND):
        factories.make_enterprise(photo_sha256=keep(content))
    return backup_of_now(into)


def photos(members: Members) -> list[str]:
    return sorted(name for name in members if name.startswith("files/"))


def cut(share: float) -> Break:
    """The archive ends too early."""

    def apply(whole: Path, into: Path, members: Members) -> str:
        content = whole.read_bytes()
        into.write_bytes(content[: min(int(len(content) * share), len(content) - 1)])
        return into.name

    return apply


def flip(share: float) -> Break:
    """One bit is another, somewhere in the archive."""

    def apply(whole: Path, into: Path, members: Members) -> str:
        content = bytearray(whole.read_bytes())
        content[min(int(len(content) * share), len(content) - 1)] ^= 1
        into.write_bytes(content)
        return ""

    return apply


def flip_a_photo(whole: Path, into: Path, members: Members) -> str:
    content = bytearray(whole.read_bytes())
    content[content.index(FIRST) + 40] ^= 1
    into.write_bytes(content)
    return next(name for name in photos(members) if members[name] == FIRST)


def change(name: str, content: bytes, *, right_sums: bool = True) -> Break:
    """One member says something else; by default the sums and the seal were made to fit."""

    def apply(whole: Path, into: Path, members: Members) -> str:
        put_together(into, {**members, name: content}, right_sums=right_sums)
        return name

    return apply


def tell(**facts: object) -> Break:
    """The manifest says something else, under sums and a seal that fit."""

    def apply(whole: Path, into: Path, members: Members) -> str:
        manifest = {**json.loads(members[MANIFEST]), **facts}
        put_together(into, {**members, MANIFEST: json.dumps(manifest).encode()})
        return MANIFEST

    return apply


def leave_out(choose: Callable[[Members], str], *, right_sums: bool = True) -> Break:
    """A member is missing, with or without its line in the sums."""

    def apply(whole: Path, into: Path, members: Members) -> str:
        name = choose(members)
        put_together(into, {key: value for key, value in members.items() if key != name}, right_sums=right_sums)
        return name

    return apply


def leave_out_the_sums(whole: Path, into: Path, members: Members) -> str:
    put_together(into, {key: value for key, value in members.items() if key != SUMS}, right_sums=False)
    return SUMS


def swap(whole: Path, into: Path, members: Members) -> str:
    one, other = photos(members)
    put_together(into, {**members, one: members[other], other: members[one]})
    return one


def empty_a_photo(whole: Path, into: Path, members: Members) -> str:
    put_together(into, {**members, photos(members)[0]: b""})
    return photos(members)[0]


def add(name: str, mode: int = 0o100600) -> Break:
    """A stranger stands among the members."""

    def apply(whole: Path, into: Path, members: Members) -> str:
        put_together(into, members, extra=[(special(name, mode), b"../../secret")])
        return name.split("\0")[0]

    return apply


def add_twin(of: Callable[[Members], str]) -> Break:
    """Two members of one name; which of them would be unpacked?"""

    def apply(whole: Path, into: Path, members: Members) -> str:
        put_together(into, members, extra=[(special(of(members), 0o100600), b"lain")])
        return of(members)

    return apply


def link_a_photo(whole: Path, into: Path, members: Members) -> str:
    name = photos(members)[0]
    rest = {key: value for key, value in members.items() if key != name}
    put_together(into, rest, extra=[(special(name, stat.S_IFLNK | 0o777), b"/etc/passwd")])
    return name


def lose_rows(whole: Path, into: Path, members: Members) -> str:
    return rows_after("DELETE FROM product", MANIFEST)(whole, into, members)


def rows_after(statement: str, named: str) -> Break:
    """The rows were changed after the backup was made, under sums and a seal that fit."""

    def apply(whole: Path, into: Path, members: Members) -> str:
        file = into.with_suffix(".rows")
        file.write_bytes(members[ROWS])
        with closing(connect(file)) as rows:
            rows.execute(statement)
            rows.commit()
        put_together(into, {**members, ROWS: file.read_bytes()})
        return named

    return apply


def break_a_page(whole: Path, into: Path, members: Members) -> str:
    rows = bytearray(members[ROWS])
    rows[8192:12288] = b"\xff" * 4096
    put_together(into, {**members, ROWS: bytes(rows)})
    return ROWS


def foreign_zip(whole: Path, into: Path, members: Members) -> str:
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("surat.txt", "halo")
    return into.name


def other_file(content: bytes) -> Break:
    def apply(whole: Path, into: Path, members: Members) -> str:
        into.write_bytes(content)
        return into.name

    return apply


MUTATIONS: Mapping[str, Break] = {
    **{f"cut at {share}": cut(share) for share in (0.0, 0.01, 0.1, 0.5, 0.9, 0.99, 1.0)},
    **{f"flip at {share}": flip(share) for share in (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.995, 1.0)},
    "flip in a photo": flip_a_photo,
    "photos swapped": swap,
    "photo emptied": empty_a_photo,
    "photo missing": leave_out(lambda members: photos(members)[0]),
    "photo missing, still listed": leave_out(lambda members: photos(members)[0], right_sums=False),
    "rows missing": leave_out(lambda members: ROWS),
    "manifest missing": leave_out(lambda members: MANIFEST),
    "guide missing": leave_out(lambda members: GUIDE),
    "sums missing": leave_out_the_sums,
    "guide rewritten": change(GUIDE, b"Jalankan ini.", right_sums=False),
    "sums are no sums": change(SUMS, b"halo\n", right_sums=False),
    "stranger among the photos": add("files/ab/foto.php"),
    "photo nobody listed": add("files/ab/" + "ab" * 32),
    "up and out": add("../../lari"),
    "up and out of files": add("files/../../lari"),
    "from the root": add("/etc/lari"),
    "backslashes": add("..\\..\\lari"),
    "drive letter": add("C:\\lari"),
    "encoded": add("files/%2e%2e/lari"),
    "into the settings": add("instance/secret"),
    "a folder": add("files/ab/", 0o040700),
    "a link": link_a_photo,
    "a pipe": add("files/pictures/" + "ab" * 32 + "/1.webp", stat.S_IFIFO | 0o600),
    "twin of the rows": add_twin(lambda members: ROWS),
    "twin of a photo": add_twin(lambda members: photos(members)[0]),
    "twin in capitals": add("MANIFEST.JSON"),
    "manifest of something else": tell(format="lain"),
    "manifest of a later form": tell(format_version=9),
    "manifest of a later release": tell(revision="9999"),
    "manifest with other counts": tell(tables={"enterprise": 3}),
    "manifest with other files": tell(files=7),
    "manifest without words": change(MANIFEST, b"{}"),
    "manifest that is a list": change(MANIFEST, b"[1]"),
    "manifest that is no text": change(MANIFEST, b"\xff\xfe\x00"),
    "rows of something else": change(ROWS, b"bukan basis data" * 500),
    "rows gone": lose_rows,
    "rows that refer to nothing": rows_after("UPDATE product SET enterprise_id = 999999", ROWS),
    "rows with a broken page": break_a_page,
    "another ZIP": foreign_zip,
    "a text": other_file(b"halo"),
    "nothing": other_file(b""),
}


def test_b04_every_mutation_is_refused_by_name_and_nothing_is_written(app: Flask, tmp_path: Path) -> None:
    whole = a_backup(tmp_path / "cadangan.zip")
    factories.make_product(photos=0)
    whole = backup_of_now(tmp_path / "lengkap.zip")
    members = members_of(whole)
    outside = {path for path in tmp_path.rglob("*")}
    accepted = []
    for words, apply in MUTATIONS.items():
        broken = tmp_path / "rusak.zip"
        broken.unlink(missing_ok=True)
        named = apply(whole, broken, members)
        try:
            restore_backup(broken, tmp_path / "baru", Quiet())
            accepted.append(words)
        except BackupRefused as refusal:
            if named not in str(refusal):
                accepted.append(f"{words}: {named} is not named in: {refusal}")
    assert len(MUTATIONS) >= 40 and not accepted, "\n".join(accepted)
    left = {path for path in tmp_path.rglob("*")} - outside
    assert {path.name for path in left} <= {"rusak.zip", "rusak.rows"}
    assert not (Path("/etc/lari").exists() or (tmp_path.parent / "lari").exists())


def test_the_harness_itself_makes_backups_that_are_taken(app: Flask, tmp_path: Path) -> None:
    whole = a_backup(tmp_path / "cadangan.zip")
    again = put_together(tmp_path / "sama.zip", members_of(whole))
    assert restore_backup(again, tmp_path / "baru", Quiet()).files == 2
    assert (tmp_path / "baru" / blob_name(keep(FIRST))).read_bytes() == FIRST


def test_every_bit_of_a_small_stretch_is_sealed(app: Flask, tmp_path: Path) -> None:
    """Headers that no reader looks at are sealed as well: dates, versions, lengths, the directory at the end."""
    whole = a_backup(tmp_path / "cadangan.zip")
    content = whole.read_bytes()
    broken = tmp_path / "rusak.zip"
    for place in [*range(0, 40), *range(len(content) - 150, len(content))]:
        changed = bytearray(content)
        changed[place] ^= 4
        broken.write_bytes(changed)
        with pytest.raises(BackupRefused):
            restore_backup(broken, tmp_path / "baru", Quiet())
