"""What the permits add to "Perlu perhatian": papers that wait, papers that run out, questions, appointments."""

from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Select, and_, func, or_, select

from village.core.access import Person
from village.core.counts import counted
from village.core.db import db
from village.core.formatting import day as day_words
from village.core.languages import language
from village.core.slots import Attention
from village.permits import permissions
from village.permits.cases import may_see, waits
from village.permits.naming import name_of
from village.permits.tables import cases, questions
from village.registry.interface import enterprises, today

MOST_NAMED = 3
AT_HOME = cases.join(enterprises, enterprises.c.id == cases.c.enterprise_id)


def attention_counts(person: Person) -> dict[str, Any]:
    """The numbers of it, for one statement with those of other features."""
    asked: dict[str, Any] = {}
    if permissions.check_cases(person):
        asked |= {"permits.waiting": _waiting(), "permits.due": _due(person)}
    return asked


def attention(person: Person) -> list[Attention]:
    """What waits for those who check; for owners and helpers what runs out, was sent back, or is to be answered.

    One statement beside those of the counts.
    """
    things = _for_checker(person) if permissions.check_cases(person) else []
    return things + (_for_owner(person) if person.acting_for("permits") else [])


def _waiting() -> Select[Any]:
    return select(func.count()).select_from(AT_HOME).where(waits())


def _due(person: Person) -> Select[Any]:
    return select(func.count()).select_from(AT_HOME).where(_is_due(), may_see(person))


def _is_due() -> Any:
    """The condition that a paper is to be renewed, or a commitment fulfilled, and nobody has begun yet."""
    day = today()
    return and_(
        enterprises.c.deleted_at.is_(None),
        cases.c.renewing_since.is_(None),
        or_(
            and_(cases.c.state == "terbit", cases.c.remind_on <= day),
            and_(cases.c.state == "terbit_komitmen", cases.c.fulfil_by <= day + timedelta(days=60)),
        ),
    )


def _for_checker(person: Person) -> list[Attention]:
    things = []
    if count := counted("permits.waiting", _waiting()):
        title = ngettext("%(num)s surat izin menunggu diperiksa", "%(num)s surat izin menunggu diperiksa", count)
        detail = _("Cocokkan dengan suratnya, lalu lencananya tampil.")
        things.append(Attention("amber", title, detail, url_for("permits.work"), _("Periksa")))
    if count := counted("permits.due", _due(person)):
        title = ngettext("%(num)s izin usaha perlu diperpanjang", "%(num)s izin usaha perlu diperpanjang", count)
        detail = _("Ingatkan pemiliknya sebelum habis.")
        things.append(Attention("amber", title, detail, url_for("permits.renewals_page"), _("Lihat")))
    return things


def _for_owner(person: Person) -> list[Attention]:
    asked = select(questions.c.id).where(questions.c.case_id == cases.c.id, questions.c.answered_at.is_(None)).exists()
    is_near = and_(cases.c.appointment_on >= today(), cases.c.appointment_on <= today() + timedelta(days=3))
    rows = db.session.execute(
        select(
            cases.c.id,
            cases.c.enterprise_id,
            cases.c.permit_code,
            cases.c.about,
            cases.c.state,
            cases.c.valid_until,
            cases.c.fulfil_by,
            cases.c.check_note,
            cases.c.appointment_on,
            enterprises.c.name,
            asked.label("is_asked"),
            _is_due().label("is_due"),
        )
        .select_from(AT_HOME)
        .where(
            enterprises.c.id.in_(sorted(person.acting_for("permits"))),
            enterprises.c.deleted_at.is_(None),
            or_(asked, _is_due(), cases.c.check_note != "", is_near),
        )
        .order_by(cases.c.valid_until, cases.c.id)
        .limit(MOST_NAMED)
    )
    return [_thing(row) for row in rows]


def _thing(row: Any) -> Attention:
    name = name_of(row.permit_code)
    url = url_for("permits.case", enterprise_id=row.enterprise_id, code=row.permit_code, untuk=row.about or None)
    if row.check_note:
        return Attention("amber", _("Surat %(permit)s belum cocok", permit=name), row.name, url, _("Betulkan"))
    if row.is_asked:
        ask = url_for("permits.changed", enterprise_id=row.enterprise_id)
        return Attention("amber", _("Apakah %(permit)s masih berlaku?", permit=name), row.name, ask, _("Jawab"))
    if row.is_due:
        return _ending(row, name, url)
    when = day_words(row.appointment_on, language())
    return Attention("blue", _("Janji mengurus %(permit)s", permit=name), f"{row.name}, {when}", url, _("Lihat"))


def _ending(row: Any, name: str, url: str) -> Attention:
    is_commitment = row.state == "terbit_komitmen"
    ends_on = row.fulfil_by if is_commitment else row.valid_until
    left = (ends_on - today()).days
    if left < 0:
        title = _("%(permit)s sudah habis", permit=name)
    elif is_commitment:
        title = ngettext(
            "Komitmen %(permit)s tinggal %(num)s hari", "Komitmen %(permit)s tinggal %(num)s hari", left, permit=name
        )
    else:
        title = ngettext("%(permit)s habis %(num)s hari lagi", "%(permit)s habis %(num)s hari lagi", left, permit=name)
    urgency: Any = "red" if left <= 7 else "amber" if left <= 30 else "blue"
    return Attention(urgency, title, row.name, url, _("Perpanjang") if not is_commitment else _("Penuhi"))
