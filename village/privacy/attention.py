"""What personal data adds to "Perlu perhatian": requests and breaches with their 3 x 24 hours."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import Person
from village.core.db import utcnow
from village.core.formatting import moment
from village.core.languages import language
from village.core.slots import Attention
from village.privacy.permissions import answer_requests, keep_breaches
from village.privacy.queries import ANSWER_WITHIN, breaches, waiting_counts, waiting_since


def attention(person: Person) -> list[Attention]:
    """Requests that wait for an answer and breaches not yet told: red when the time is over. Two statements."""
    things = _asked() if answer_requests(person) else []
    return things + (_breached() if keep_breaches(person) else [])


def attention_counts(person: Person) -> dict[str, Any]:
    """The numbers of it, for one statement with those of other features."""
    return waiting_counts() if answer_requests(person) else {}


def _asked() -> list[Attention]:
    count, oldest = waiting_since()
    if oldest is None:
        return []
    due = oldest + ANSWER_WITHIN
    title = ngettext("%(num)s permintaan tentang data pribadi", "%(num)s permintaan tentang data pribadi", count)
    if due < utcnow():
        detail = _("Sudah lewat 3 x 24 jam sejak %(moment)s. Jawab hari ini.", moment=moment(oldest, language()))
        return [Attention("red", title, detail, url_for("privacy.requests"), _("Jawab"))]
    detail = _("Paling lambat dijawab %(moment)s.", moment=moment(due, language()))
    return [Attention("amber", title, detail, url_for("privacy.requests"), _("Jawab"))]


def _breached() -> list[Attention]:
    things = []
    for one in breaches():
        if one.is_done:
            continue
        left = _(
            "Orang yang terkena dan lembaga perlu diberi tahu paling lambat %(moment)s.",
            moment=moment(one.due_at, language()),
        )
        late = _(
            "Batas 3 x 24 jam sudah lewat pada %(moment)s. Kirim pemberitahuannya hari ini.",
            moment=moment(one.due_at, language()),
        )
        url = url_for("privacy.breach", breach_id=one.id)
        things.append(
            Attention("red" if one.is_late else "amber", one.title, late if one.is_late else left, url, _("Lanjutkan"))
        )
    return things
