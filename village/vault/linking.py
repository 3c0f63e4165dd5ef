"""What documents belong to, whichever feature it is of, and which documents belong to something."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import and_, exists, select, update

from village.core import slots
from village.core.access import Person
from village.core.db import db
from village.core.formatting import short_day
from village.core.slots import Papers, Subject
from village.vault.permissions import file_document
from village.vault.queries import visible_to
from village.vault.tables import documents, links
from village.vault.words import KIND_LABELS

MOST_SHOWN = 20


def papers_of(person: Person, subject: str) -> Papers:
    """The newest documents of this subject that the person may read. One statement. Fills the slot ``papers``."""
    rows = db.session.execute(
        select(documents.c.id, documents.c.title, documents.c.kind, documents.c.dated_on)
        .where(
            visible_to(person),
            exists().where(links.c.document_id == documents.c.id, links.c.subject == subject),
        )
        .order_by(documents.c.dated_on.desc(), documents.c.id.desc())
        .limit(MOST_SHOWN)
    )
    lines = [
        (
            row.title,
            f"{KIND_LABELS[row.kind]}, {short_day(row.dated_on)}",
            url_for("vault.document", document_id=row.id),
        )
        for row in rows
    ]
    return Papers(lines, url_for("vault.new_document", untuk=subject) if file_document(person) else "")


def subjects_for(person: Person, keys: Sequence[str] | None = None) -> list[Subject]:
    """What the person may open of these keys, or all that documents may belong to, of every feature."""
    if keys is not None and not keys:
        return []
    return [subject for subjects in slots.call("subjects", person, keys) for subject in subjects]


def subjects_of(person: Person, document_id: int) -> list[Subject]:
    """What a document belongs to, as far as this person may open it."""
    keys = db.session.scalars(select(links.c.subject).where(links.c.document_id == document_id).distinct())
    return subjects_for(person, sorted(keys))


@dataclass(frozen=True)
class EnterpriseLinks:
    """The links of documents to a business, when two records become one."""

    name: str = "document_link.subject"

    @property
    def columns(self) -> Sequence[str]:
        """The one column it looks after."""
        return (self.name,)

    def hand_over(self, loser_id: int, winner_id: int) -> list[int]:
        """Give the loser's links to the winner, but for documents that have one already; answers their ids. A step."""
        loser, winner = f"enterprise:{loser_id}", f"enterprise:{winner_id}"
        other = links.alias("other")
        is_there = exists().where(
            and_(
                other.c.subject == winner,
                other.c.document_id == links.c.document_id,
                other.c.purpose == links.c.purpose,
            )
        )
        ids = list(db.session.scalars(select(links.c.id).where(links.c.subject == loser, ~is_there)))
        self._give(ids, loser, winner)
        return ids

    def hand_back(self, loser_id: int, winner_id: int, moved: list[int]) -> None:
        """Give those that still belong to the winner back. A step."""
        self._give(moved, f"enterprise:{winner_id}", f"enterprise:{loser_id}")

    def _give(self, ids: Sequence[int], before: str, after: str) -> None:
        for link_id in ids:
            db.session.execute(
                update(links).where(links.c.id == link_id, links.c.subject == before).values(subject=after)
            )


def belongings() -> list[EnterpriseLinks]:
    """What of the vault belongs to a business."""
    return [EnterpriseLinks()]
