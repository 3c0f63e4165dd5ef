"""What is wrong in a rules file, as sentences: found before the file is loaded, so that nobody walks a broken path."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from village.permits.facts import EDGE_KINDS, NEEDS
from village.permits.reading import LIST_NEEDS, read_rules, words

SECTIONS = (
    "meta", "sources", "questions", "product_categories", "routing_rules", "general_rules", "permits",
    "dependency_graph",
)  # fmt: skip
DERIVED = ("khusus", "hewani", "jenis_irt", "rute")
EDITION_CHECKED = "2025"
PLAIN_CODE = re.compile(r"\d{5}")


def faults(raw: Any, kbli_2025: Collection[str]) -> list[str]:
    """One sentence for each fault. ``kbli_2025``: the codes of that edition; of 2020 only the shape is checked."""
    if not isinstance(raw, dict):
        return ["Berkas ini bukan berkas aturan: isinya bukan daftar bernama."]
    missing = [name for name in SECTIONS if not raw.get(name)]
    if missing:
        return [f"Bagian {name} tidak ada atau kosong." for name in missing]
    try:
        found = [
            *_twice(raw),
            *_permits(raw),
            *_unknown_permits(raw),
            *_unknown_sources(raw),
            *_unknown_answers(raw),
            *_lists(raw),
            *_kbli(raw, kbli_2025),
            *_graph(raw),
        ]
        if not found:
            read_rules(raw)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        what = f"kunci {error} tidak ada" if isinstance(error, KeyError) else str(error)
        return [f"Bentuk berkas ini tidak bisa dibaca: {what}."]
    return found


def _all_permits(raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*raw["permits"], *raw.get("other_permits", [])]


def _twice(raw: Mapping[str, Any]) -> Iterator[str]:
    kinds = (("Izin", _all_permits(raw)), ("Kategori", raw["product_categories"]), ("Aturan", raw["general_rules"]))
    for kind, lines in kinds:
        ids = [one["id"] for one in lines]
        for one in sorted({one for one in ids if ids.count(one) > 1}):
            yield f"{kind} {one} tertulis lebih dari sekali."


def _permits(raw: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(raw["meta"].get("as_of"), date):
        yield "meta.as_of harus tanggal, misalnya 2026-11-21."
    for one in _all_permits(raw):
        code = one["id"]
        if not one.get("nama"):
            yield f"Izin {code} belum punya nama."
        for name in ("biaya_rp", "biaya_rp_min", "biaya_rp_max"):
            if one.get(name) is not None and (not isinstance(one[name], int) or one[name] < 0):
                yield f"{name} pada izin {code} harus rupiah bulat, bukan {one[name]!r}."
        numbers = [step["n"] for step in one.get("langkah", [])]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"Langkah izin {code} tidak bernomor urut dari 1."
        number = one.get("nomor_format") or {}
        try:
            re.compile(number.get("regex", ""))
        except re.error:
            yield f"Pola nomor izin {code} tidak bisa dipakai: {number['regex']}."


def _unknown_permits(raw: Mapping[str, Any]) -> Iterator[str]:
    known = {one["id"] for one in _all_permits(raw)}
    for code, where in _named_permits(raw):
        if code not in known:
            yield f"Izin {code} tidak dikenal, tetapi disebut di {where}."


def _named_permits(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for category in raw["product_categories"]:
        for name in LIST_NEEDS:
            yield from ((code, f"{category['id']}.{name}") for code in category.get(name, []))
        yield from ((line["permit"], f"{category['id']}.conditional") for line in category.get("conditional", []))
    yield from ((line["permit"], line["id"]) for line in raw["general_rules"])
    for route, results in raw["routing_rules"]["hasil"].items():
        yield from ((code, f"routing_rules.hasil.{route}") for code in results)
    for one in _all_permits(raw):
        for name in ("prasyarat", "prasyarat_lunak"):
            yield from ((code, f"{one['id']}.{name}") for code in one.get(name, []))
    for edge in raw["dependency_graph"]:
        yield from ((edge[end], "dependency_graph") for end in ("from", "to"))
    yield from ((line["permit"], "after_issue") for line in raw.get("after_issue", []))
    yield from ((code, "list_reasons") for code in raw.get("list_reasons", {}))


def _unknown_sources(raw: Mapping[str, Any]) -> Iterator[str]:
    for line, where in _sourced(raw):
        for source in words(line.get("src")):
            if source not in raw["sources"]:
                yield f"Sumber {source} tidak ada di daftar sumber, tetapi disebut di {where}."


def _sourced(raw: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    yield from ((one, f"izin {one['id']}") for one in _all_permits(raw))
    yield from ((one, one["id"]) for one in (*raw["general_rules"], *raw["routing_rules"]["rules"]))
    for category in raw["product_categories"]:
        yield category, category["id"]
        yield from ((line, f"{category['id']}.conditional") for line in category.get("conditional", []))


def _unknown_answers(raw: Mapping[str, Any]) -> Iterator[str]:
    categories = {one["id"]: {line["id"] for line in one.get("rinci", [])} for one in raw["product_categories"]}
    choices = {one["id"]: set(words(one.get("pilihan"))) for one in raw["questions"]}
    choices["kategori"] = set(categories)
    food: list[str] = next((one.get("jenis_diizinkan", []) for one in raw["permits"] if one["id"] == "spp_irt"), [])
    routes = set(raw["routing_rules"]["hasil"])
    for when, where, category in _conditions(raw):
        choices["rinci"] = categories.get(category, set()) if category else set().union(*categories.values())
        for name, wanted in (when or {}).items():
            if name not in choices and name not in DERIVED:
                yield f"Pertanyaan {name} tidak dikenal, tetapi ditanyakan di {where}."
            elif name in choices or name == "rute":
                for choice in set(words(wanted)) - (routes if name == "rute" else choices[name]):
                    yield f"Jawaban {choice} untuk {name} tidak dikenal, tetapi dipakai di {where}."
    for one in raw["product_categories"]:
        for name in set(one.get("tanya", [])) - set(choices):
            yield f"Pertanyaan {name} tidak dikenal, tetapi disebut di {one['id']}.tanya."
        for line in one.get("rinci", []):
            for kind in set(line.get("jenis", [])) - set(food):
                yield f"Jenis pangan {kind!r} di {one['id']} tidak ada di spp_irt.jenis_diizinkan."
    for one in raw["routing_rules"]["rules"]:
        if one["rute"] not in routes:
            yield f"Rute {one['rute']} di {one['id']} tidak ada di routing_rules.hasil."


def _conditions(raw: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any] | None, str, str]]:
    for one in (*raw["general_rules"], *raw["routing_rules"]["rules"]):
        yield one.get("bila"), one["id"], ""
    for category in raw["product_categories"]:
        yield category.get("dirutekan_bila"), f"{category['id']}.dirutekan_bila", category["id"]
        for line in category.get("conditional", []):
            yield line.get("bila"), f"{category['id']}.conditional", category["id"]


def _lists(raw: Mapping[str, Any]) -> Iterator[str]:
    for category in raw["product_categories"]:
        stands: dict[str, str] = {}
        for name in LIST_NEEDS:
            for code in category.get(name, []):
                if code in stands:
                    yield f"Izin {code} di {category['id']} sekaligus {stands[code]} dan {name}."
                stands[code] = name
        for line in category.get("conditional", []):
            if line["need"] not in NEEDS:
                yield f"need {line['need']} di {category['id']}.conditional tidak dikenal."
    for line in raw["general_rules"]:
        if line["need"] not in NEEDS:
            yield f"need {line['need']} di {line['id']} tidak dikenal."
    for route, results in raw["routing_rules"]["hasil"].items():
        for need in set(results.values()) - set(NEEDS):
            yield f"need {need} di routing_rules.hasil.{route} tidak dikenal."


def _kbli(raw: Mapping[str, Any], kbli_2025: Collection[str]) -> Iterator[str]:
    lists = [(one["id"], name, one[name]) for one in raw["product_categories"] for name in one if name[:5] == "kbli_"]
    lists += [
        (one["id"], name, one[name]) for one in raw["permits"] for name in one if name in ("kbli_2020", "kbli_2025")
    ]
    for where, name, codes in lists:
        for code in codes:
            if not PLAIN_CODE.fullmatch(str(code)):
                yield f"Kode KBLI {code!r} di {where}.{name} bukan lima angka."
            elif name.endswith(EDITION_CHECKED) and code not in kbli_2025:
                yield f"Kode KBLI {code} di {where} tidak ada di KBLI {EDITION_CHECKED}."


def _graph(raw: Mapping[str, Any]) -> Iterator[str]:
    after: dict[str, list[str]] = {}
    for edge in raw["dependency_graph"]:
        if edge["type"] not in EDGE_KINDS:
            yield f"Jenis hubungan {edge['type']} antara {edge['from']} dan {edge['to']} tidak dikenal."
        after.setdefault(edge["from"], []).append(edge["to"])
    circle = _circle(after)
    if circle:
        yield "Urutan izin berputar: " + " -> ".join(circle) + "."


def _circle(after: Mapping[str, list[str]]) -> list[str]:
    """One way round that comes back to where it began, or nothing."""
    done: set[str] = set()

    def walk(code: str, way: list[str]) -> list[str]:
        if code in way:
            return [*way[way.index(code) :], code]
        if code in done:
            return []
        for one in after.get(code, []):
            found = walk(one, [*way, code])
            if found:
                return found
        done.add(code)
        return []

    return next((found for code in after if (found := walk(code, []))), [])
