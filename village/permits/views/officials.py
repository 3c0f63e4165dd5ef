"""Who needs what, what runs out, and how far the village has come."""

from typing import Any

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core import slots
from village.core.access import allowed, requires
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import NotFound
from village.core.formatting import day as day_words
from village.core.fragments import page
from village.core.languages import one_language
from village.core.sharing import whatsapp_address
from village.permits import achievement, permissions
from village.permits.naming import is_simple, name_of
from village.permits.needs import NeedLine, Wanted, who_needs
from village.permits.renewals import contacts_of, renewals
from village.permits.rules import load_rules
from village.permits.states import BARRIER_LABELS
from village.permits.views.blueprint import bp
from village.registry.interface import KIND_LABELS, count_enterprises, today, write_csv, write_xlsx

MOST_LINES = 60
FILES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def _permit_choices() -> list[tuple[str, str]]:
    return [(rule.code, rule.short) for rule in load_rules().permits.values() if not is_simple(rule)]


def _rt_choices() -> list[tuple[Any, str]]:
    rts = count_enterprises().by_rt
    return [("", _("semua")), *((rt, f"RT {rt:02d}") for rt in rts if rt is not None)]


@bp.get("/kelola/izin/perlu")
@requires("permits.check_cases")
def needs() -> ResponseReturnValue:
    """Who needs this permit: one step from it, or kept from it by the same thing."""
    wanted = Wanted(request.args.get("izin", "nib"), request.args.get("sebab", ""), asked_number("rt")).clean()
    found = who_needs(wanted)
    ready = [one for one in found if one.is_one_step]
    number = max(asked_number("hal", 1), 1)
    lines = found[(number - 1) * MOST_LINES : number * MOST_LINES]
    return page(
        "permits/needs.html",
        wanted=wanted,
        name=name_of(wanted.code),
        lines=[(line, line.line.case.barrier) for line in lines],
        ready=len(ready),
        found=len(found),
        gatherings=slots.call(
            "gathering.invite", me(), _("Pendampingan %(permit)s", permit=name_of(wanted.code)), list(_ids(found))
        ),
        permits=_permit_choices(),
        barriers=[("", _("semua")), *BARRIER_LABELS.items()],
        rts=_rt_choices(),
        next_url=url_for("permits.needs", **{**request.args.to_dict(), "hal": number + 1})  # type: ignore[arg-type]
        if len(found) > number * MOST_LINES
        else "",
    )


def _ids(found: list[NeedLine]) -> dict[int, None]:
    return dict.fromkeys(one.enterprise_id for one in found)


@bp.get("/kelola/izin/jatuh-tempo")
@requires("permits.see_renewals")
def renewals_page() -> ResponseReturnValue:
    """Everything that runs out, the soonest first, with a ready message to each business."""
    found = renewals(me())
    may_check = bool(allowed("permits.check_cases"))
    phones = contacts_of([one.enterprise_id for one in found if one.enterprise_id]) if may_check else {}
    lines = [(one, url_for(one.endpoint, **one.values), _message(one, phones)) for one in found]
    return page("permits/renewals.html", lines=lines, today=today(), may_check=may_check)


def _message(one: slots.Expiring, phones: dict[int, str]) -> str:
    phone = phones.get(one.enterprise_id or 0, "")
    if not phone:
        return ""
    words = {"what": one.what, "whose": one.whose, "day": day_words(one.ends_on)}
    text = _("%(what)s untuk %(whose)s berlaku sampai %(day)s. Mari diperpanjang sebelum habis.", **words)
    return whatsapp_address(phone, text)


def _asked() -> achievement.Asked:
    code, kind = request.args.get("izin", "nib"), request.args.get("jenis", "")
    return achievement.Asked(
        code if load_rules().permit(code) else "nib", asked_number("rt"), kind if kind in KIND_LABELS else ""
    )


@bp.get("/kelola/izin/ringkasan")
@requires("permits.see_numbers")
def summary() -> ResponseReturnValue:
    """Businesses by permit, state, RT and kind, month by month; how long it takes, and what is in the way."""
    asked = _asked()
    hide_small = not permissions.see_small_numbers(me())
    found = achievement.achievement(asked, hide_small=hide_small)
    return page(
        "permits/summary.html",
        asked=asked,
        found=found,
        name=name_of(asked.code),
        groups=achievement.GROUPS,
        permits=_permit_choices(),
        rts=_rt_choices(),
        kinds=[("", _("semua")), *KIND_LABELS.items()],
        permit_names=[(code, name_of(code)) for code in found.by_permit],
        rt_names=[(rt, f"RT {rt:02d}" if rt else _("RT belum diisi")) for rt in found.by_rt],
        kind_names=[(kind, KIND_LABELS[kind]) for kind in found.by_kind],
        step_names={key: key.rpartition(".")[2] for key, _days, _count in found.steps},
        may_check=allowed("permits.check_cases"),
    )


@bp.get("/kelola/izin/ringkasan.<kind>")
@one_language
@requires("permits.see_numbers")
def summary_file(kind: str) -> ResponseReturnValue:
    """The same counts as a spreadsheet, for the office."""
    if kind not in FILES:
        raise NotFound()
    rows = [
        (name_of(code), rt or "", str(KIND_LABELS[of]), str(achievement.GROUPS[group]), count)
        for code, rt, of, group, count in achievement.export_rows(hide_small=not permissions.see_small_numbers(me()))
    ]
    headings = achievement.HEADINGS
    widths = {0: 24, 2: 22, 3: 26}
    made = write_csv(headings, rows) if kind == "csv" else write_xlsx(headings, rows, sheet="Izin", widths=widths)
    response = Response(made, mimetype=FILES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="izin-usaha-{today():%Y-%m-%d}.{kind}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
