"""The calendar for everybody, and the page of one event."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import public
from village.core.asked import asked_number
from village.core.db import utcnow
from village.core.fragments import page
from village.core.languages import language
from village.core.share_cards import card_address, share_address
from village.core.sharing import whatsapp_address
from village.events import queries
from village.events.audience import audience_of, for_whom, village_rts
from village.events.models import KINDS
from village.events.month import Month, month_grid, read_month
from village.events.registrations import crowd_of
from village.events.sharing import address_of, card_of, message
from village.events.standing import registers_now
from village.events.structured import structured
from village.events.views.blueprint import bp, full_address
from village.events.words import KIND_LABELS
from village.registry.interface import today

LAST_PAGE = 10_000
LATER_TIMES = 4


@bp.get("/agenda")
@public
def agenda() -> ResponseReturnValue:
    """What is to come, or what was; a month as a grid on wide screens; filters; the next page is a link."""
    wanted, number = _wanted(), min(max(asked_number("hal", 1), 1), LAST_PAGE)
    is_past, code = request.args.get("waktu") == "lewat", request.args.get("bulan", "")[:7]
    month = month_grid(read_month(code, today()), today(), language(), wanted) if number == 1 and not is_past else None
    if code and month:
        found, more = _listed(month)
    else:
        found, more = (queries.past_events if is_past else queries.coming_events)(wanted, page=number)
    if number > 1 and not found:
        raise NotFound()
    kept, rts, groups = _kept(wanted), village_rts(), queries.groups_with_events()
    feed_url = url_for("events.feed", jenis=wanted.kind)
    return page(
        "events/agenda.html",
        events=found,
        month=month,
        chosen_month=bool(code and month),
        is_past=is_past,
        wanted=wanted,
        kept=kept,
        rts=rts,
        groups=groups,
        kind_options=[("", _("Semua jenis")), *KIND_LABELS.items()],
        rt_options=[("", _("Semua RT")), *((rt, f"RT {rt:02d}") for rt in rts)],
        group_options=[("", _("Semua kelompok")), *groups],
        feed_url=feed_url,
        feed_address=full_address(feed_url),
        next_url=url_for("events.agenda", **kept, waktu="lewat" if is_past else None, hal=number + 1) if more else None,
    )


def _listed(month: Month) -> tuple[Sequence[Any], bool]:
    """The events of the days inside a month."""
    return [event for week in month.weeks for cell in week if cell.is_inside for event in cell.events], False


def _wanted() -> queries.Wanted:
    kind = request.args.get("jenis", "")
    return queries.Wanted(kind if kind in KINDS else None, asked_number("rt") or None, asked_number("kelompok") or None)


def _kept(wanted: queries.Wanted) -> dict[str, Any]:
    """The filter as it stands in addresses."""
    return {"jenis": wanted.kind, "rt": wanted.rt, "kelompok": wanted.group_id}


@bp.get("/agenda/<slug>")
@public
def event(slug: str) -> ResponseReturnValue:
    """One event: what, when, where, and how to come."""
    found = queries.find_event(slug)
    if found is None:
        raise NotFound()
    return page("events/event.html", **told_of(found))


def told_of(found: Any) -> dict[str, Any]:
    """What the page of an event shows. Two statements, three for one that repeats."""
    crowd, address, card = crowd_of(found.id), address_of(found), card_of(found)
    free = crowd.free(found.seats)
    return {
        "event": found,
        "now": utcnow(),
        "photo": photo_of(found),
        "crowd": crowd,
        "free": free,
        "is_open": registers_now(found),
        "whom": for_whom(audience_of(found.id), found.only_invited),
        "share": whatsapp_address("", message(found)),
        "address": address,
        "card_url": card_address(card),
        "short_url": share_address(card),
        "later": queries.later_in_series(found, LATER_TIMES),
        "structured": structured(found, address, is_full=free == 0),
    }


def photo_of(found: Any) -> Any:
    """The picture as the picture macro reads it, or None."""
    if not found.photo_sha256:
        return None
    return {
        "sha256": found.photo_sha256,
        "width": found.photo_width,
        "height": found.photo_height,
        "alt": found.photo_alt or found.title,
    }
