"""Archive codes (Permendagri 83/2022, in outline) and the retention that is proposed for each kind of paper."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "klasifikasi_arsip.yaml"


@dataclass(frozen=True)
class ArchiveCode:
    """A code of the classification and what it stands for."""

    code: str
    name: str


@dataclass(frozen=True)
class Retention:
    """How long a kind of paper is kept: years in use, years at rest, and what becomes of it then."""

    kind: str
    example: str
    active_years: int
    inactive_years: int
    fate: str


@cache
def _content() -> dict[str, Any]:
    import yaml

    return yaml.safe_load(_FILE.read_text("utf-8"))


@cache
def archive_codes() -> tuple[ArchiveCode, ...]:
    """All codes in order."""
    content = _content()
    main = [ArchiveCode(code, name) for code, name in content["pokok"].items()]
    return tuple(sorted([*main, *(ArchiveCode(one["kode"], one["nama"]) for one in content["kode"])], key=_order))


@cache
def retentions() -> tuple[Retention, ...]:
    """The proposal of ten kinds."""
    return tuple(
        Retention(one["jenis"], str(one["contoh"]), one["aktif_th"], one["inaktif_th"], one["nasib"])
        for one in _content()["retensi"]
    )


def code_name(code: str) -> str:
    """What a code stands for, or an empty text."""
    return next((one.name for one in archive_codes() if one.code == code), "")


def find_code(typed: str) -> str | None:
    """The code that was meant by a code, by what a list offers ("400.10.3 Kelembagaan"), or by words of one name."""
    typed = " ".join(typed.lower().split())
    if not typed:
        return None
    known = {one.code for one in archive_codes()}
    if typed.split()[0] in known:
        return typed.split()[0]
    meant = [one.code for one in archive_codes() if all(word in one.name.lower() for word in typed.split())]
    return meant[0] if len(meant) == 1 else None


def _order(one: ArchiveCode) -> list[int]:
    return [int(part) for part in one.code.split(".")]
