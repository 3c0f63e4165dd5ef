"""An announcement in words: for whom, the message for WhatsApp, the lines of its reach."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from village.core.village import current_village
from village.home.makers import joined
from village.home.queries import NoticeView
from village.home.reach import AudienceView, ReachLine

LONGEST_MESSAGE = 900  # a message of WhatsApp is read up to here before "read more" hides the rest


@dataclass(frozen=True)
class ReachRow:
    """A row of the table: RT in words, businesses, reached, read by hand and by account."""

    rt: str
    enterprises: int
    reached: int
    confirmed: int
    by_account: int


def audience_words(audience: AudienceView) -> str:
    """``RT 04, RT 07, dan PKK RW 05``; everybody where nobody is named."""
    named = [f"RT {rt:02d}" for rt in audience.rts] + [name for _group_id, name in audience.groups]
    return joined(named) if named else _("Semua warga")


def message_of(notice: NoticeView, audience: AudienceView, address: str) -> str:
    """The message as it goes to WhatsApp: whom it is for, the title, the text, and where to read it (if public)."""
    village = current_village()
    head = f"*{notice.title}*"
    to = _("Untuk %(whom)s", whom=audience_words(audience))
    where = _("Tempat: %(place)s", place=notice.place) if notice.place else ""
    foot = [address, village.name if village else ""]
    fixed = "\n".join(part for part in (to, head, where, *foot) if part)
    body = notice.body
    if len(body) + len(fixed) > LONGEST_MESSAGE:
        body = body[: LONGEST_MESSAGE - len(fixed) - 4].rsplit(" ", 1)[0] + " ..."
    return "\n".join(part for part in (to, head, where, "", body, "", *foot) if part or part == "").strip()


def reach_rows(lines: Sequence[ReachLine]) -> list[ReachRow]:
    """The lines of the report, the last for what was told to no RT in particular."""
    return [
        ReachRow(
            f"RT {line.rt:02d}" if line.rt is not None else _("Tanpa RT"),
            line.enterprises,
            line.reached,
            line.confirmed,
            line.by_account,
        )
        for line in lines
    ]
