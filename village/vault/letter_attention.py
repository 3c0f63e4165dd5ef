"""What "Perlu perhatian" says of letters, and the list of letters to ask about again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import and_, exists, or_, select

from village.core.access import Person
from village.core.db import db
from village.core.slots import Attention
from village.registry.interface import today
from village.vault.disposition_queries import Task, tasks_of
from village.vault.letter_facts import Style
from village.vault.letter_styles import letter_style
from village.vault.letter_words import INSTRUCTION_LABELS, PROPOSAL
from village.vault.models import ProposalStep
from village.vault.permissions import file_document, see_letters
from village.vault.queries import visible_to
from village.vault.receipt_queries import HandedLetter, letters_to_receive, unreceived_letters
from village.vault.tables import documents, letters
from village.vault.working_days import working_days_before

MOST_TOLD = 3
MOST_UNANSWERED = 100
DECIDED = ("disetujui", "ditolak", "cair", "lpj")


@dataclass(frozen=True)
class Unanswered:
    """A letter whose answer is overdue: theirs to ours (keluar), or ours to theirs (masuk)."""

    letter_id: int
    direction: str
    title: str
    number: str
    other_side: str
    since: date
    type_code: str

    @property
    def follow_up(self) -> str:
        """The template by which one asks again."""
        return "susulan_proposal" if self.type_code == PROPOSAL else "susulan"


def unreceived(person: Person, style: Style) -> list[HandedLetter]:
    """Letters that nobody signed for within the working days the village chose. One statement."""
    return unreceived_letters(person, working_days_before(today(), style.receipt_days))


def unanswered(person: Person, style: Style) -> list[Unanswered]:
    """Letters past the day of their answer; outgoing requests and proposals without a day, after the usual time.

    One statement.
    """
    usual = today() - timedelta(days=style.answer_days)
    asks = and_(letters.c.direction == "keluar", letters.c.type_code.in_(("PRM", "PRP")), letters.c.due_on.is_(None))
    decided = exists().where(ProposalStep.letter_id == letters.c.id, ProposalStep.state.in_(DECIDED))
    rows = db.session.execute(
        select(
            letters.c.id, letters.c.direction, documents.c.title, documents.c.number, documents.c.sender,
            documents.c.addressee, letters.c.due_on, letters.c.registered_on, letters.c.type_code,
        )
        .select_from(letters.join(documents, documents.c.id == letters.c.document_id))
        .where(
            letters.c.done_on.is_(None),
            letters.c.cancelled_at.is_(None),
            ~decided,
            or_(letters.c.due_on < today(), and_(asks, letters.c.registered_on <= usual)),
            visible_to(person),
            or_(documents.c.filed_by == person.account_id, documents.c.group_id.in_(sorted(person.leads)))
            if not person.has("official", "kelurahan")
            else documents.c.id.is_not(None),
        )
        .order_by(letters.c.registered_on, letters.c.id)
        .limit(MOST_UNANSWERED)
    )  # fmt: skip
    return [
        Unanswered(
            one, direction, title, number, sender if direction == "masuk" else addressee, due or registered, type_code
        )
        for one, direction, title, number, sender, addressee, due, registered, type_code in rows
    ]


def attention(person: Person) -> list[Attention]:
    """What waits for this person among the letters. At most five statements, none for observers."""
    if not see_letters(person):
        return []
    things = [_to_receive(one) for one in letters_to_receive(person)[:MOST_TOLD]]
    things += _dispositions(tasks_of(person))
    if file_document(person):
        style = letter_style()
        things += _to_ask_again(len(unreceived(person, style)), len(unanswered(person, style)))
    return things


def _to_receive(one: HandedLetter) -> Attention:
    return Attention(
        "amber",
        _("Surat untuk Anda: %(title)s", title=one.title),
        _("Tandai sudah diterima, supaya pengirimnya tahu suratnya sampai."),
        url_for("vault.letter", letter_id=one.letter_id),
        _("Buka surat"),
    )


def _dispositions(tasks: Sequence[Task]) -> list[Attention]:
    """One line in all: what is asked of a person must not fall off the end of a short list."""
    if len(tasks) < 2:
        return [_to_do(task) for task in tasks]
    return [
        Attention(
            "red" if any(task.is_late for task in tasks) else "amber",
            ngettext("%(num)s disposisi menunggu Anda", "%(num)s disposisi menunggu Anda", len(tasks)),
            ", ".join(task.title for task in tasks[:MOST_TOLD]),
            url_for("vault.dispositions"),
            _("Kerjakan"),
        )
    ]


def _to_do(task: Task) -> Attention:
    title = _("Disposisi: %(title)s", title=task.title)
    if task.is_late:
        title = _("Disposisi terlambat: %(title)s", title=task.title)
    return Attention(
        "red" if task.is_late else "amber",
        title,
        str(INSTRUCTION_LABELS[task.instruction]),
        url_for("vault.disposition", disposition_id=task.id),
        _("Kerjakan"),
    )


def _to_ask_again(receipts: int, answers: int) -> list[Attention]:
    things = []
    if receipts:
        things.append(
            Attention(
                "amber",
                ngettext(
                    "%(num)s surat belum ada tanda terimanya", "%(num)s surat belum ada tanda terimanya", receipts
                ),
                _("Surat susulannya sudah disiapkan."),
                url_for("vault.letters_to_ask"),
                _("Tagih"),
            )
        )
    if answers:
        things.append(
            Attention(
                "blue",
                ngettext("%(num)s surat belum dijawab", "%(num)s surat belum dijawab", answers),
                _("Tagih jawabannya, atau tandai selesai."),
                url_for("vault.letters_to_ask"),
                _("Lihat"),
            )
        )
    return things
