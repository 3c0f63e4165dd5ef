"""What changed in public, week by week."""

from datetime import date, timedelta

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import allowed, requires
from village.core.fragments import page
from village.home.views.blueprint import bp
from village.home.weekly import CHANGED, HIDDEN, NEW, Change, changes_of_week
from village.registry.interface import today

OLDEST = date(2020, 1, 6)


@bp.get("/kelola/catatan/pekan")
@requires("home.read_record")
def week() -> ResponseReturnValue:
    """Everything of the public pages that is new, changed or hidden in one week."""
    monday = _asked_monday()
    this = _monday_of(today())
    changes = changes_of_week(monday)
    return page(
        "home/week.html",
        monday=monday,
        sunday=monday + timedelta(days=6),
        sections=[(_titles()[kind], [(one, _address(one)) for one in changes[kind]]) for kind in changes],
        words={NEW: (_("baru"), "good"), CHANGED: (_("diubah"), ""), HIDDEN: (_("tidak tampil lagi"), "warn")},
        earlier=url_for("home.week", mulai=(monday - timedelta(days=7)).isoformat()) if monday > OLDEST else None,
        later=url_for("home.week", mulai=(monday + timedelta(days=7)).isoformat()) if monday < this else None,
    )


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _asked_monday() -> date:
    try:
        asked = date.fromisoformat(request.args.get("mulai", ""))
    except ValueError:
        asked = today()
    return _monday_of(max(OLDEST, min(asked, today())))


def _titles() -> dict[str, str]:
    return {
        "product": _("Produk"),
        "collection": _("Koleksi"),
        "link": _("Toko online"),
        "notice": _("Kabar"),
        "enterprise": _("Usaha"),
        "group": _("Kelompok"),
        "village": _("Halaman kampung"),
        "profile": _("Prestasi dan pengurus"),
        "map": _("Denah kampung"),
    }


def _address(change: Change) -> str | None:
    """Where the reader of this page can see the thing, if anywhere."""
    if change.kind == "product" and change.number and allowed("gallery.look_first"):
        return url_for("gallery.listing_state", product_id=change.number) if change.became != HIDDEN else None
    if change.kind == "collection" and change.number and allowed("gallery.keep_collections"):
        return url_for("gallery.edit_collection", collection_id=change.number) if change.became != HIDDEN else None
    if change.kind == "notice" and change.became != HIDDEN:
        return url_for("home.notice", slug=change.subject.partition(":")[2])
    if change.kind == "enterprise" and change.number and allowed("registry.keep_register") and change.became != HIDDEN:
        return url_for("registry.enterprise", enterprise_id=change.number)
    if change.kind == "group" and change.number and allowed("registry.see_groups") and change.became != HIDDEN:
        return url_for("registry.group", group_id=change.number)
    return None
