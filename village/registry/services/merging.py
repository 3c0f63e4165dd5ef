"""Making one record of two that are one business, and taking that back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, func, select

from village.core import audit, slots
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, NotFound
from village.registry import permissions
from village.registry.belongings import Belonging
from village.registry.merged import merged_into
from village.registry.models import Consent, Enterprise, KnownAsTwo, Merge
from village.registry.queries import get_enterprise
from village.registry.rules import UNDO_TIME
from village.registry.services.enterprises import ChangedMeanwhile, TooLateToUndo, touch_step

# Facts that are chosen together, because one says nothing or something else without the other.
CHOSEN = {
    "name": ("name",),
    "kind": ("kind",),
    "owner_name": ("owner_name",),
    "owner_sex": ("owner_sex",),
    "phone": ("phone", "phone_note"),
    "other_phone": ("other_phone",),
    "rt": ("rt", "rw"),
    "address": ("address", "landmark"),
    "story": ("story",),
    "photo": ("photo_sha256", "photo_width", "photo_height"),
    "started_year": ("started_year",),
    "workers": ("workers",),
    "scale": ("scale",),
    "selling_ways": ("selling_ways",),
    "turnover_range": ("turnover_range",),
    "own_capital": ("own_capital",),
    "network_role": ("network_role",),
    "kbli": ("kbli", "kbli_edition"),
    "remark": ("remark",),
}
NOT_TOLD = frozenset({"phone_note"})  # goes along with its number, but is no fact of its own
# Which fact each consent lets everybody see: a consent goes along with the fact it was given for, and no further.
SHOWN_BY = {
    "public_name": "owner_name",
    "public_photo": "photo",
    "public_phone": "phone",
    "buyer_phone": "phone",
    "public_address": "address",
}


class AlreadyMerged(Conflict):
    """One of the two went into another record already."""


class NotTheNewest(Conflict):
    """Later merges have to be undone first."""


def differing(winner: Any, loser: Any) -> list[str]:
    """The names of the facts that the two records tell differently, in order."""
    return [name for name in CHOSEN if _told(winner, name) != _told(loser, name)]


def _told(enterprise: Any, name: str) -> list[Any]:
    return [getattr(enterprise, column) or None for column in CHOSEN[name] if column not in NOT_TOLD]


def merge(
    person: Person,
    winner_id: int,
    loser_id: int,
    taken: Collection[str],
    seen_at: Sequence[datetime | None] = (None, None),
) -> int:
    """Make one record of two; answers the id of the merge.

    ``taken`` are the facts that come from the loser, all others stay as the winner has them. Everything that belongs
    to the loser goes to the winner in this one transaction; the loser is out of every list and its address leads to
    the winner. ``seen_at``: when each was last changed, as the person saw it. Raises AlreadyMerged for the second of
    two people, ChangedMeanwhile, NotFound.
    """
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    if winner_id == loser_id:
        raise NotFound()
    winner, loser = _standing(winner_id), _standing(loser_id)
    for one, seen in zip((winner, loser), seen_at, strict=True):
        if seen is not None and one.updated_at != seen:
            raise ChangedMeanwhile(
                _l("Data salah satu usaha baru saja diubah orang lain. Periksa lagi pilihannya, lalu gabungkan.")
            )
    wanted = [name for name in differing(winner, loser) if name in taken]
    moved: dict[str, Any] = {"consent": _consents_over_step(winner, loser, wanted)}
    for belonging in _belongings():
        moved[belonging.name] = belonging.hand_over(loser.id, winner.id)
    row = Merge(
        winner_id=winner.id,
        loser_id=loser.id,
        fields=_take_step(winner, loser, wanted),
        moved=moved,
        merged_by=person.account_id,
    )
    db.session.add(row)
    loser.deleted_at = utcnow()
    _both_changed_step(winner, loser, person)
    _record(person, "registry.enterprises_merged", winner, loser)
    merge_id = row.id
    commit()
    return merge_id


def undo_merge(person: Person, merge_id: int) -> Enterprise:
    """Two records again, as they were, for 30 days; what came to the winner since stays there. Answers the winner.

    Facts that somebody corrected since stay corrected. Raises NotTheNewest, TooLateToUndo. Asked twice: nothing more.
    """
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    row = db.session.get(Merge, merge_id)
    if row is None:
        raise NotFound()
    winner, loser = db.session.get_one(Enterprise, row.winner_id), db.session.get_one(Enterprise, row.loser_id)
    if row.undone_at is None:
        _may_still_be_undone(row, winner)
        row.undone_at, row.undone_by = utcnow(), person.account_id
        loser.deleted_at = None
        _give_fields_back_step(winner, row.fields)
        for one in reversed([one for one in _belongings() if one.name in row.moved]):
            one.hand_back(loser.id, winner.id, row.moved[one.name])
        _consents_back_step(winner.id, loser.id, row.moved["consent"])
        _both_changed_step(winner, loser, person)
        _record(person, "registry.merge_undone", winner, loser)
    commit()
    return winner


def _may_still_be_undone(row: Merge, winner: Enterprise) -> None:
    if row.merged_at < utcnow() - UNDO_TIME:
        raise TooLateToUndo(_l("Penggabungan ini lebih dari 30 hari lalu, jadi tidak bisa diurungkan lagi."))
    later = select(func.count()).where(
        Merge.undone_at.is_(None), Merge.id > row.id, (Merge.winner_id == row.winner_id) | (Merge.loser_id == winner.id)
    )
    if db.session.scalar(later):
        raise NotTheNewest(_l("Ada penggabungan yang lebih baru dengan usaha ini. Urungkan yang terbaru dulu."))
    if winner.deleted_at is not None:
        raise NotTheNewest(_l("Usaha hasil gabungan ini sedang dihapus. Kembalikan dulu, lalu urungkan."))


def _standing(enterprise_id: int) -> Enterprise:
    """The record, unless it is gone. Raises AlreadyMerged where it went into another, NotFound."""
    try:
        return get_enterprise(enterprise_id)
    except NotFound:
        if merged_into(enterprise_id) is None:
            raise
    raise AlreadyMerged(_l("Salah satu usaha ini sudah digabung oleh orang lain. Tidak ada yang berubah kali ini."))


def _belongings() -> list[Belonging]:
    return [one for answer in slots.call("enterprise.belongings") for one in answer]


def _take_step(winner: Enterprise, loser: Enterprise, wanted: Sequence[str]) -> dict[str, Any]:
    """Write the loser's facts into the winner; answers each column with what stood and what stands there."""
    changed = {}
    for column in (column for name in wanted for column in CHOSEN[name]):
        before, after = getattr(winner, column), getattr(loser, column)
        changed[column] = [before, after]
        setattr(winner, column, after)
    return changed


def _give_fields_back_step(winner: Enterprise, fields: dict[str, Any]) -> None:
    for name in CHOSEN:
        columns = [column for column in CHOSEN[name] if column in fields]
        if all(getattr(winner, column) == fields[column][1] for column in columns):
            for column in columns:
                setattr(winner, column, fields[column][0])


def _consents_over_step(winner: Enterprise, loser: Enterprise, wanted: Sequence[str]) -> dict[str, list[int]]:
    """Consents follow the fact they were given for; what was withdrawn goes along as history. Answers their ids.

    Where the shown fact comes from a record without consent, the other record's consent does not cover it: it is set
    aside with the loser until the merge is undone.
    """
    rows = db.session.scalars(select(Consent).where(Consent.enterprise_id.in_([winner.id, loser.id]))).all()
    given = {(row.enterprise_id, row.purpose): row for row in rows if row.withdrawn_at is None}
    over = [row for row in rows if row.enterprise_id == loser.id and row.withdrawn_at is not None]
    aside = []
    for purpose, name in SHOWN_BY.items():
        ours, theirs = given.get((winner.id, purpose)), given.get((loser.id, purpose))
        comes_from_loser = name in wanted
        is_same = _told(winner, name) == _told(loser, name)
        if theirs and not ours and (comes_from_loser or is_same):
            over.append(theirs)
        elif ours and not theirs and comes_from_loser:
            aside.append(ours)
    for row in over:
        row.enterprise_id = winner.id
    for row in aside:
        row.enterprise_id = loser.id
    db.session.flush()
    return {"over": [row.id for row in over], "aside": [row.id for row in aside]}


def _consents_back_step(winner_id: int, loser_id: int, moved: dict[str, list[int]]) -> None:
    for consent_id in moved["over"]:
        db.session.get_one(Consent, consent_id).enterprise_id = loser_id
    db.session.flush()
    for consent_id in moved["aside"]:
        row = db.session.get_one(Consent, consent_id)
        again = select(Consent.id).where(
            Consent.enterprise_id == winner_id, Consent.purpose == row.purpose, Consent.withdrawn_at.is_(None)
        )
        if db.session.execute(again).first() is not None:
            row.withdrawn_at = row.withdrawn_at or utcnow()  # the owner said it anew since: one of both is enough
        row.enterprise_id = winner_id
        db.session.flush()


def _both_changed_step(winner: Enterprise, loser: Enterprise, person: Person) -> None:
    db.session.flush()
    touch_step(loser, person)
    touch_step(winner, person)


def say_two(person: Person, first_id: int, second_id: int) -> None:
    """Say that these are two businesses, so that they are not suggested again. Said twice is said once."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    one, other = sorted((first_id, second_id))
    first, second = get_enterprise(one), get_enterprise(other)
    if one != other and _said(one, other) is None:
        db.session.add(KnownAsTwo(first_id=one, second_id=other, said_by=person.account_id))
        _record(person, "registry.said_two", first, second)
    commit()


def unsay_two(person: Person, first_id: int, second_id: int) -> None:
    """Take that back: they may be suggested again."""
    person = begin_writing_as(person)
    demand(permissions.keep_register(person))
    one, other = sorted((first_id, second_id))
    if _said(one, other) is not None:
        db.session.execute(delete(KnownAsTwo).where(KnownAsTwo.first_id == one, KnownAsTwo.second_id == other))
        _record(person, "registry.unsaid_two", get_enterprise(one), get_enterprise(other))
    commit()


def _said(first_id: int, second_id: int) -> int | None:
    return db.session.scalar(
        select(KnownAsTwo.id).where(KnownAsTwo.first_id == first_id, KnownAsTwo.second_id == second_id)
    )


def _record(person: Person, action: str, winner: Enterprise, loser: Enterprise) -> None:
    audit.record(person, action, f"enterprise:{winner.id}", winner.name, other=loser.name, other_id=loser.id)
