"""The workspace: what needs a person today, the village's own page, the record of what was done."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from village.config import FORM_BYTES, PHOTO_BYTES
from village.core import audit, slots
from village.core.access import allowed, requires, submitted
from village.core.answering import me, tell
from village.core.asked import asked_number
from village.core.counts import count_together
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.village import current_village
from village.home.forms import VillageForm
from village.home.pictures import take_picture, village_cover
from village.home.queries import record_entries
from village.home.services import facts
from village.home.views.blueprint import bp
from village.registry.interface import names_of, today

URGENCY = {"red": 0, "amber": 1, "blue": 2}


# They would bury what was changed; shown on demand.
COMINGS_AND_GOINGS = ("accounts.signed_in", "accounts.signed_out_everywhere")
# What people come for most: permission, address, words.
SHORTCUTS = (
    ("home.post_notice", "home.new_notice", _l("Pasang kabar")),
    ("events.keep", "events.new_event", _l("Pasang kegiatan")),
    ("gallery.add_product", "gallery.new_product", _l("Produk baru")),
    ("registry.import_list", "registry.imports", _l("Impor daftar usaha")),
)


@dataclass(frozen=True)
class Tile:
    """A part of the workspace."""

    url: str
    icon: str
    label: str


@bp.get("/kelola")
@requires("home.work")
def workspace() -> ResponseReturnValue:
    """What needs this person today, most urgent first, and the parts of the workspace they may use."""
    person = me()
    count_together({name: one for asked in slots.call("attention.counts", person) for name, one in asked.items()})
    things = sorted(chain.from_iterable(slots.call("attention", person)), key=lambda thing: URGENCY[thing.urgency])
    tiles = [
        Tile(url_for(endpoint), icon, str(label))
        for permission, endpoint, icon, label in current_app.extensions["workspace_parts"]
        if allowed(permission)
    ]
    shortcuts = [
        Tile(url_for(endpoint), "", str(label)) for permission, endpoint, label in SHORTCUTS if allowed(permission)
    ]
    is_urgent = any(thing.urgency == "red" for thing in things)
    return page(
        "home/workspace.html", things=things, tiles=tiles, shortcuts=shortcuts, is_urgent=is_urgent, today=today()
    )


@bp.get("/kelola/kampung")
@requires("home.edit_village")
def edit_village() -> ResponseReturnValue:
    """The facts and the look of the village."""
    village = current_village()
    form = VillageForm(obj=village, seen_at=village.confirmed_at.isoformat() if village else "")
    return page("home/village_form.html", form=form, cover=village_cover())


@bp.post("/kelola/kampung")
@requires("home.edit_village", body_bytes=PHOTO_BYTES + FORM_BYTES)
def change_village() -> ResponseReturnValue:
    """Change them."""
    form = VillageForm(submitted())
    if not form.validate():
        return page("home/village_form.html", status=422, form=form, cover=village_cover())
    typed = {name: field.data for name, field in form._fields.items() if name in facts.CHANGEABLE}
    try:
        facts.change_village(
            me(),
            {name: "" if value is None and name != "rw" else value for name, value in typed.items()},
            cover=take_picture(form.cover.data, "cover"),
            without_cover=form.without_cover.data,
            seen_at=form.seen_at.data or "",
        )
    except DomainError as error:
        form.place(error)
        village = current_village()
        if error.status == 409 and village is not None:
            form.seen_at.data = village.confirmed_at.isoformat()
        return page("home/village_form.html", status=error.status, form=form, cover=village_cover())
    tell(_("Halaman kampung sudah diperbarui."), url_for("home.about"), _("Lihat"))
    return redirect(url_for("home.edit_village"), 303)


@bp.get("/kelola/catatan")
@requires("home.read_record")
def record() -> ResponseReturnValue:
    """Who did what, in plain sentences, newest first."""
    words = request.args.get("q", "")[:80]
    before = asked_number("sebelum")
    everything = "semua" in request.args
    kept: dict[str, Any] = {"q": words or None, "semua": "1" if everything else None}
    entries, more = record_entries(before=before, words=words, without=() if everything else COMINGS_AND_GOINGS)
    next_url = url_for("home.record", **{**kept, "sebelum": entries[-1].id}) if more else None
    helped = {entry.on_behalf_of for entry in entries if entry.on_behalf_of}
    names = names_of(helped) if helped else {}
    lines = [(entry, audit.sentence(entry), names.get(entry.on_behalf_of or 0, "")) for entry in entries]
    return page("home/record.html", lines=lines, words=words, everything=everything, next_url=next_url)
