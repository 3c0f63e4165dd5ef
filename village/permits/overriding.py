"""What an administrator says otherwise, written into the rules; what it replaces stays readable beside it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

ADDED = "permit"
TEXT_FIELDS = ("apa", "biaya_catatan", "waktu", "berlaku", "penerbit")
MONEY_FIELD, DATE_FIELD = "biaya_rp", "diperiksa_on"


def overridden(raw: dict[str, Any], changes: Iterable[tuple[str, str, Any]]) -> dict[str, Any]:
    """The rules with these changes (permit code, field, value), oldest first. Changes ``raw`` itself.

    A change of something that the rules no longer have is passed over: a loaded file may have dropped it.
    """
    as_of = _plain(raw["meta"]["as_of"])
    by_code = {one["id"]: one for one in (*raw["permits"], *raw.get("other_permits", []))}
    for code, field, value in changes:
        if field == ADDED and code not in by_code:
            by_code[code] = _add(raw, code, value)
        elif code in by_code:
            before = value_of(by_code[code], field)
            _replace(by_code[code], field, value)
            semula = by_code[code].setdefault("semula", {})  # the first stays: what the rules themselves say
            semula.setdefault(field, as_of if before is None and field == DATE_FIELD else before)
    return raw


def _add(raw: dict[str, Any], code: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """A permit type of the village's own: for the kinds of goods it names, else for every business."""
    permit = {**value["permit"], "id": code, "ditambahkan": True}
    raw.setdefault("other_permits", []).append(permit)
    raw["dependency_graph"] = [
        *raw["dependency_graph"],
        *({"from": before, "to": code, "type": "hard"} for before in value.get("after", [])),
    ]
    rule = {
        "id": f"tambahan-{code}",
        "permit": code,
        "need": value.get("need", "recommended"),
        "teks": value.get("why", ""),
        "src": [],
    }
    if value.get("categories"):
        rule["bila"] = {"kategori": value["categories"]}
    raw["general_rules"] = [*raw["general_rules"], rule]
    return permit


def value_of(permit: Mapping[str, Any], field: str) -> Any:
    """What stands there now under a field, as it can be shown and put back; None where nothing stands."""
    name, _, number = field.partition(".")
    if name == "jalur":
        place, _, rest = number.partition(".")
        way = _numbered(permit.get("jalur"), place)
        return value_of(way, rest) if way else None
    if name == "langkah":
        step = _numbered(permit.get("langkah"), number)
        return step["apa"] if step else None
    if name == "tanggal_wajib":
        line = _numbered(permit.get("tanggal_wajib"), number)
        return _plain(line["tenggat"]) if line else None
    if name == "berlaku":
        validity = permit.get("berlaku")
        return validity.get("note") if isinstance(validity, dict) else validity
    return _plain(permit.get(name))


def _numbered(lines: Any, number: str) -> dict[str, Any] | None:
    if not lines or not number.isdecimal() or not 1 <= int(number) <= len(lines):
        return None
    line: dict[str, Any] = lines[int(number) - 1]
    return line


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _replace(permit: dict[str, Any], field: str, value: Any) -> None:
    name, _, number = field.partition(".")
    if name == "jalur":
        place, _, rest = number.partition(".")
        way = _numbered(permit.get("jalur"), place)
        if way is not None:
            _replace(way, rest, value)
    elif name == "langkah":
        step = _numbered(permit.get("langkah"), number)
        if step is not None:
            step["apa"] = value
    elif name == "tanggal_wajib":
        line = _numbered(permit.get("tanggal_wajib"), number)
        if line is not None:
            line["tenggat"] = date.fromisoformat(value)
    elif name == "berlaku" and isinstance(permit.get("berlaku"), dict):
        permit["berlaku"]["note"] = value
    else:
        permit[name] = date.fromisoformat(value) if name == DATE_FIELD else value
