"""What "Perlu perhatian" says of groups: decrees that end, and new heads who cannot come in yet."""

from datetime import date
from typing import Any, Literal

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.access import Person
from village.core.formatting import day as day_words
from village.core.languages import language
from village.core.slots import Attention
from village.registry import permissions
from village.registry.boards import LAST_WARNING, boards_ending, heads_without_account
from village.registry.queries import today


def groups_need(person: Person) -> list[Attention]:
    """What officers should know of their groups, and officials of all. At most two statements, none for others."""
    keeps = permissions.keep_register(person)
    if not keeps and not person.leads:
        return []
    things = [_ending(*row) for row in boards_ending(None if keeps else person.leads)]
    if keeps:
        things += [_without_account(row) for row in heads_without_account()]
    return things


def _ending(group_id: int, name: str, until_on: date) -> Attention:
    left = (until_on - today()).days
    if left < 0:
        title = _("SK %(group)s sudah berakhir", group=name)
    elif left == 0:
        title = _("SK %(group)s berakhir hari ini", group=name)
    else:
        title = ngettext(
            "SK %(group)s berakhir %(num)s hari lagi", "SK %(group)s berakhir %(num)s hari lagi", left, group=name
        )
    urgency: Literal["red", "amber"] = "red" if left <= LAST_WARNING.days else "amber"
    until = day_words(until_on, language())
    return Attention(
        urgency,
        title,
        _("Masa bakti sampai %(day)s. Siapkan pemilihan dan SK barunya.", day=until),
        url_for("registry.boards", group_id=group_id),
        _("Lihat SK"),
    )


def _without_account(row: Any) -> Attention:
    group_id, name, head = row
    return Attention(
        "blue",
        _("Ketua baru %(group)s belum bisa masuk", group=name),
        _("%(name)s belum punya akun. Buatkan undangannya.", name=head),
        url_for("accounts.invite", role="group_officer", group_id=group_id),
        _("Undang"),
    )
