""" "Perlu perhatian" of those who ask for help, those who give it, and those who look after both."""

from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Select, exists, func, or_, select

from village.core.access import Person
from village.core.counts import counted
from village.core.db import db, utcnow
from village.core.slots import Attention
from village.registry.helping import is_active_helper
from village.registry.helping_words import HELP_KIND_LABELS
from village.registry.models import Enterprise, HelpOffer, HelpRequest
from village.registry.permissions import keep_register

LONG_WAIT = timedelta(days=7)
MOST_NAMED = 3


def helping_needs(person: Person) -> list[Attention]:
    """What this person should answer, take, go on with or look after. At most three statements."""
    things: list[Attention] = []
    if person.owns:
        things += _for_owner(person)
    if person.has("agent"):
        things += _for_helper(person)
    if keep_register(person):
        things += _for_keeper()
    return things


def _alive() -> tuple[Any, ...]:
    return (HelpRequest.cancelled_at.is_(None), Enterprise.deleted_at.is_(None))


def _for_owner(person: Person) -> list[Attention]:
    offered = exists().where(HelpOffer.request_id == HelpRequest.id, HelpOffer.answered_at.is_(None))
    asked = (HelpRequest.state == "diminta") & offered
    rows = db.session.execute(
        select(HelpRequest.id, HelpRequest.kind, HelpRequest.state, Enterprise.name)
        .join(Enterprise, Enterprise.id == HelpRequest.enterprise_id)
        .where(Enterprise.id.in_(sorted(person.owns)), *_alive(), or_(asked, HelpRequest.state == "selesai"))
        .order_by(HelpRequest.state, HelpRequest.id)
        .limit(MOST_NAMED)
    )
    return [_ask_owner(row) for row in rows]


def _ask_owner(row: Any) -> Attention:
    url, kind = url_for("registry.help_request", request_id=row.id), HELP_KIND_LABELS[row.kind]
    if row.state == "selesai":
        return Attention("blue", _("%(kind)s: sudah selesai", kind=kind), row.name, url, _("Nilai"))
    return Attention("amber", _("%(kind)s: kader minta izin", kind=kind), row.name, url, _("Jawab"))


def _for_helper(person: Person) -> list[Attention]:
    if not is_active_helper(person.account_id):
        return []
    mine = (HelpRequest.taken_by == person.account_id) & HelpRequest.enterprise_id.in_(sorted(person.helps))
    counts = db.session.execute(
        select(
            func.count().filter(mine, HelpRequest.state.in_(("diterima", "dikerjakan"))).label("mine"),
            func.count().filter(HelpRequest.state == "diminta").label("waiting"),
        )
        .select_from(HelpRequest)
        .join(Enterprise, Enterprise.id == HelpRequest.enterprise_id)
        .where(*_alive())
    ).one()
    things = []
    if counts.mine:
        title = ngettext("%(num)s bantuan sedang Anda pegang", "%(num)s bantuan sedang Anda pegang", counts.mine)
        things.append(Attention("amber", title, "", url_for("registry.help_requests", lihat="tugas"), _("Lanjutkan")))
    if counts.waiting:
        title = ngettext("%(num)s permintaan menunggu kader", "%(num)s permintaan menunggu kader", counts.waiting)
        things.append(Attention("blue", title, "", url_for("registry.help_requests", lihat="menunggu"), _("Lihat")))
    return things


def attention_counts(person: Person) -> dict[str, Any]:
    """The numbers of it, for one statement with those of other features."""
    return {"registry.late_help": _late_requests()} if keep_register(person) else {}


def _late_requests() -> Select[Any]:
    return (
        select(func.count())
        .select_from(HelpRequest)
        .join(Enterprise, Enterprise.id == HelpRequest.enterprise_id)
        .where(*_alive(), HelpRequest.state == "diminta", HelpRequest.asked_at < utcnow() - LONG_WAIT)
    )


def _for_keeper() -> list[Attention]:
    late = counted("registry.late_help", _late_requests())
    if not late:
        return []
    title = ngettext(
        "%(num)s permintaan bantuan menunggu lebih dari 7 hari",
        "%(num)s permintaan bantuan menunggu lebih dari 7 hari",
        late,
    )
    detail = _("Hubungi kader, atau carikan penyedia jasa.")
    return [Attention("amber", title, detail, url_for("registry.help_requests", lihat="menunggu"), _("Lihat"))]
