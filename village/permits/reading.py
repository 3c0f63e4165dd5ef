"""From a rules file, as it was written, to frozen rules. What is missing stays empty; checking says what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from village.permits.facts import (
    Conditions,
    Detail,
    Duty,
    DutyDate,
    Edge,
    GoodsCategory,
    PermitType,
    Question,
    Route,
    Rules,
    Verdict,
    Way,
    WorkStep,
)

ROUTED = ("spp_irt", "bpom_md", "slhs")
LEFT_TO_ROUTING = (*ROUTED, "ip_cppob")
LIST_NEEDS = {"required": "needed", "recommended": "recommended", "not_applicable": "not_needed"}
SCOPE_OF = {"produk": "product", "merek_dan_kelas": "mark"}


def read_rules(raw: Mapping[str, Any], version: str = "") -> Rules:
    """The rules of a file read as YAML. Raises KeyError, TypeError or ValueError where it has another shape."""
    as_of = raw["meta"]["as_of"]
    duties = _duties(raw.get("after_issue", []))
    full = [_permit(one, as_of, duties, is_full=True) for one in raw["permits"]]
    others = [_permit(one, as_of, duties, is_full="langkah" in one) for one in raw.get("other_permits", [])]
    permits = {one.code: one for one in (*full, *others)}
    food_types: list[str] = next(
        (one.get("jenis_diizinkan", []) for one in raw["permits"] if one["id"] == "spp_irt"), []
    )
    routing = raw["routing_rules"]
    reasons = raw.get("list_reasons", {})
    categories = [_category(one, permits, reasons) for one in raw["product_categories"]]
    return Rules(
        as_of=as_of,
        sources={code: _source(one) for code, one in raw["sources"].items()},
        permits=permits,
        categories={one.id: one for one in categories},
        questions={one["id"]: _question(one, categories) for one in raw["questions"]},
        routes=tuple(
            Route(one["id"], conditions(one["bila"]), one["rute"], one["teks"], words(one["src"]))
            for one in routing["rules"]
        ),
        route_results=routing["hasil"],
        general=tuple(_verdict(one["id"], one, permits) for one in raw["general_rules"]),
        edges=tuple(Edge(one["from"], one["to"], one["type"]) for one in raw["dependency_graph"]),
        food_types=frozenset(food_types),
        kbli_changes={one["code"]: one["teks"] for one in raw.get("kbli_changes", [])},
        version=version,
    )


def words(value: Any) -> tuple[str, ...]:
    """One thing or a list of things as texts; nothing where nothing stands."""
    if value is None:
        return ()
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def conditions(value: Mapping[str, Any] | None) -> Conditions:
    """Answers by question, each with the choices that fit."""
    return {name: words(choices) for name, choices in (value or {}).items()}


def doer_of(by: str) -> str:
    """Who of the site's people does a step that the source gives to these."""
    lower = by.casefold()
    for word, doer in (("pemilik", "owner"), ("pendamping", "helper"), ("koordinator", "official")):
        if lower.startswith(word):
            return "office" if lower == "pendamping pph" else doer
    return "office"


def _steps(lines: Sequence[Mapping[str, Any]] | None) -> tuple[WorkStep, ...]:
    return tuple(WorkStep(one["n"], doer_of(one["oleh"]), one["oleh"], one["apa"]) for one in lines or [])


def _duties(lines: Iterable[Mapping[str, Any]]) -> dict[str, list[Duty]]:
    found: dict[str, list[Duty]] = {}
    for one in lines:
        duty = Duty(one["event"], one.get("days"), one.get("months_before_expiry"))
        found.setdefault(one["permit"], []).append(duty)
    return found


def _permit(one: Mapping[str, Any], as_of: date, duties: Mapping[str, list[Duty]], *, is_full: bool) -> PermitType:
    validity = one.get("berlaku") or {}
    number = one.get("nomor_format") or {}
    own_duties = tuple(duties.get(one["id"], ()))
    months = [duty.months_before_expiry for duty in own_duties if duty.months_before_expiry]
    return PermitType(
        code=one["id"],
        name=one["nama"],
        short=one.get("pendek") or one["nama"],
        kind=one.get("tipe", "izin"),
        scope=SCOPE_OF.get(one.get("per", ""), "enterprise"),
        what=one.get("apa", ""),
        issuer=one.get("penerbit", ""),
        law=one.get("dasar_hukum", ""),
        cost_rupiah=one.get("biaya_rp", one.get("biaya_rp_min")),
        cost_most_rupiah=one.get("biaya_rp_max"),
        cost_note=_without_source(one.get("biaya_catatan", "")),
        time=one.get("waktu", ""),
        validity=validity.get("note", "") if isinstance(validity, dict) else validity,
        years=validity.get("tahun") if isinstance(validity, dict) else None,
        months_before_expiry=months[0] if months else None,
        papers=words(one.get("dokumen")),
        steps=_steps(one.get("langkah")),
        renewal_steps=_steps(one.get("pembaruan_nib_lama")),
        ways=tuple(_way(way) for way in one.get("jalur", [])),
        duty_dates=tuple(
            DutyDate(_bound(day), day["tenggat"], day.get("note", ""), day.get("src", ""))
            for day in one.get("tanggal_wajib", [])
        ),
        duties=own_duties,
        sites=words(one.get("situs")),
        local_help=words(one.get("pendamping_lokal")),
        mistakes=words(one.get("salah_umum")),
        lost_when=words(one.get("batal_bila")),
        changed_when=words(one.get("harus_diubah_bila")),
        notes=_notes(one),
        label_needs=words(one.get("label_wajib")),
        number_pattern=number.get("regex") or number.get("nmid", ""),
        number_example=number.get("display", ""),
        keeps_number=one["id"] not in ("npwp", "ktp"),
        sources=words(one.get("src")),
        certainty=one.get("conf", "O"),
        check=one.get("check", ""),
        checked_on=one.get("diperiksa_on", as_of),
        is_full=is_full,
        is_added=bool(one.get("ditambahkan")),
        replaced=one.get("semula", {}),
    )


def _bound(day: Mapping[str, Any]) -> str:
    """Whom a date binds, in words."""
    group = day["kelompok"].replace("_", ", ")
    return f"{group} ({' & '.join(words(day['skala']))})" if day.get("skala") not in (None, "semua") else group


def _way(one: Mapping[str, Any]) -> Way:
    return Way(
        id=one["id"],
        name=one["nama"],
        conditions=words(one.get("kriteria") or one.get("kapan")),
        papers=words(one.get("dokumen")),
        steps=_steps(one.get("langkah")),
        cost_rupiah=one.get("biaya_rp"),
        cost_note=_without_source(one.get("biaya_catatan", "")),
        time=one.get("waktu", ""),
    )


def _notes(one: Mapping[str, Any]) -> tuple[str, ...]:
    facts = [fact["text"] for fact in one.get("fakta", [])]
    ready = [line["teks"] for line in one.get("kesiapan", [])]
    return (*facts, *ready, *words(one.get("keamanan")))


def _without_source(note: str) -> str:
    """The note for readers: where it comes from stands with the other sources."""
    return note.partition(" src ")[0].rstrip(". ")


def _source(one: Mapping[str, Any]) -> str:
    return str(one.get("law") or one.get("ref") or "")


def _verdict(line_id: str, one: Mapping[str, Any], permits: Mapping[str, PermitType]) -> Verdict:
    since = one.get("sejak")
    if isinstance(since, str):
        since = permits[one["permit"]].duty_dates[int(since.rpartition(".")[2]) - 1].last_day
    when = conditions(one.get("bila"))
    return Verdict(line_id, one["permit"], when, one["need"], one.get("teks", ""), words(one.get("src")), since)


def _category(
    one: Mapping[str, Any], permits: Mapping[str, PermitType], reasons: Mapping[str, Mapping[str, str]]
) -> GoodsCategory:
    own = [
        _verdict(f"{one['id']}.conditional.{number}", line, permits)
        for number, line in enumerate(one.get("conditional", []), 1)
    ]
    listed = {
        permit: _listed(f"{one['id']}.{name}", permit, need, reasons.get(permit, {}))
        for name, need in LIST_NEEDS.items()
        for permit in one.get(name, [])
    }
    routed = one.get("dirutekan_bila")
    return GoodsCategory(
        id=one["id"],
        name=one["nama"],
        examples=words(one.get("contoh")),
        questions=("kategori", *one.get("tanya", [])),
        details=tuple(_detail(line) for line in one.get("rinci", [])),
        conditional=tuple(own),
        listed=listed,
        routed_when=None if routed is None else conditions(routed),
        usual=one.get("lazim", {}),
        kbli={edition: words(one.get(f"kbli_{edition}")) for edition in ("2020", "2025")},
        why=one.get("why", ""),
    )


def _listed(line_id: str, permit: str, need: str, reason: Mapping[str, str]) -> Verdict:
    return Verdict(line_id, permit, {}, need, reason.get(need, ""), words(reason.get("src")))


def _detail(one: Mapping[str, Any]) -> Detail:
    given = {name: words(one[name]) for name in ("jenis", "hewani", "khusus", "kemasan") if name in one}
    return Detail(one["id"], one["teks"], given)


def _question(one: Mapping[str, Any], categories: Sequence[GoodsCategory]) -> Question:
    choices = words(one.get("pilihan"))
    if one["id"] == "kategori":
        choices = tuple(category.id for category in categories)
    spared = conditions(one.get("kecuali"))
    return Question(one["id"], one["of"], one["jenis"] == "banyak", choices, bool(one.get("bila")), spared)
