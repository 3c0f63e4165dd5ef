"""Two records that are one business: finding them, setting them side by side, making them one, and back."""

from collections.abc import Collection
from datetime import UTC, datetime

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.registry import proposed
from village.registry.comparing import choices
from village.registry.details import owner_accounts
from village.registry.queries import enterprise_choices, get_enterprise
from village.registry.services import merging as services
from village.registry.views.blueprint import bp, photo_of
from village.registry.views.proposals import page_number


@bp.get("/kelola/usaha/kembar")
@requires("registry.keep_register")
def twins() -> ResponseReturnValue:
    """Pairs that may be one business, the surest first."""
    number = page_number()
    pairs, total, has_more = proposed.likely_pairs(number)
    if number > 1 and not pairs:
        raise NotFound()
    next_url = url_for("registry.twins", hal=number + 1) if has_more else None
    return page("registry/twins.html", pairs=pairs, total=total, next_url=next_url)


@bp.post("/kelola/usaha/<int:enterprise_id>/beda/<int:other_id>")
@requires("registry.keep_register")
def say_two(enterprise_id: int, other_id: int) -> ResponseReturnValue:
    """They are two: suggest them no more."""
    services.say_two(me(), enterprise_id, other_id)
    undo = url_for("registry.unsay_two", enterprise_id=enterprise_id, other_id=other_id)
    flash({"text": _("Dicatat sebagai dua usaha yang berbeda."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.twins"), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/beda/<int:other_id>/urungkan")
@requires("registry.keep_register")
def unsay_two(enterprise_id: int, other_id: int) -> ResponseReturnValue:
    """Maybe they are one after all."""
    services.unsay_two(me(), enterprise_id, other_id)
    flash(_("Diurungkan. Keduanya bisa muncul lagi di sini."), "good")
    return redirect(url_for("registry.twins"), 303)


@bp.get("/kelola/usaha/<int:enterprise_id>/gabung")
@requires("registry.keep_register")
def merge_with(enterprise_id: int) -> ResponseReturnValue:
    """Which other record is the same business; with ``dengan``, on to the comparison."""
    found = get_enterprise(enterprise_id)
    other = asked_number("dengan")
    if other:
        get_enterprise(other)
        return redirect(url_for("registry.compare", enterprise_id=enterprise_id, other_id=other), 303)
    others = [(one, label) for one, label in enterprise_choices() if one != enterprise_id]
    return page(
        "registry/merge_with.html",
        enterprise=found,
        alike=proposed.lookalikes_of_enterprise(enterprise_id),
        others=[("", _("- pilih usaha -")), *others],
    )


@bp.get("/kelola/usaha/<int:enterprise_id>/gabung/<int:other_id>")
@requires("registry.keep_register")
def compare(enterprise_id: int, other_id: int) -> ResponseReturnValue:
    """Both side by side, with a choice for each fact they tell differently."""
    return comparison(enterprise_id, other_id)


def comparison(
    enterprise_id: int,
    other_id: int,
    *,
    status: int = 200,
    problem: str = "",
    taken: Collection[str] | None = None,
) -> ResponseReturnValue:
    if enterprise_id == other_id:
        raise NotFound()
    winner, loser = get_enterprise(enterprise_id), get_enterprise(other_id)
    return page(
        "registry/compare.html",
        status=status,
        problem=problem,
        winner=winner,
        loser=loser,
        choices=choices(winner, loser),
        taken=taken,
        photos=(photo_of(winner), photo_of(loser)),
        owners=(len(owner_accounts(winner.id)), len(owner_accounts(loser.id))),
    )


@bp.post("/kelola/usaha/<int:enterprise_id>/gabung/<int:other_id>")
@requires("registry.keep_register")
def merge(enterprise_id: int, other_id: int) -> ResponseReturnValue:
    """Make them one."""
    sent = submitted()
    taken = [name for name in services.CHOSEN if sent.get(f"pilih-{name}") == "lain"]
    seen = (_moment(sent.get("seen", "")), _moment(sent.get("seen_other", "")))
    try:
        done = services.merge(me(), enterprise_id, other_id, taken, seen)
    except services.ChangedMeanwhile as error:
        return comparison(enterprise_id, other_id, status=error.status, problem=str(error), taken=taken)
    except services.AlreadyMerged as error:
        flash(str(error), "bad")
        return redirect(url_for("registry.twins"), 303)
    undo = url_for("registry.undo_merge", merge_id=done)
    text = _("Digabung. Alamat lama dan semua miliknya sekarang ada di usaha ini.")
    flash({"text": text, "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.enterprise", enterprise_id=enterprise_id), 303)


def _moment(text: str) -> datetime | None:
    """The moment that was sent along, or None where none or nonsense came."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None


@bp.post("/kelola/usaha/gabungan/<int:merge_id>/urungkan")
@requires("registry.keep_register")
def undo_merge(merge_id: int) -> ResponseReturnValue:
    """Two again."""
    try:
        winner_id = services.undo_merge(me(), merge_id).id
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "bad")
        return redirect(url_for("registry.enterprises"), 303)
    flash(_("Penggabungan diurungkan. Keduanya tercatat sendiri-sendiri lagi."), "good")
    return redirect(url_for("registry.enterprise", enterprise_id=winner_id), 303)
