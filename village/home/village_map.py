"""Reads of the drawn map: the picture, its pins, and which enterprises stand for which lane."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, select

from village.core.db import db, utcnow
from village.home.models import PIN_KINDS, UNDO_DAYS, MapPin, VillageMap
from village.registry.interface import consented, enterprise_is_public, enterprises

MOST_ENTERPRISES = 2_000
# What follows "Gang" or "Gg." in an address, up to the number of the house: "6", "Melati", "Mawar Merah II".
_LANE = re.compile(r"\b(?:gang|gg)\b[. ]*([0-9]{1,3}|[a-z]+(?: (?!no\b|nomor\b|rt\b|rw\b)[a-z]+){0,2})", re.IGNORECASE)


@dataclass(frozen=True)
class MapView:
    """The picture of the plan, as the picture macro reads it."""

    id: int
    sha256: str
    width: int
    height: int
    alt: str
    uploaded_at: datetime


@dataclass(frozen=True)
class PinView:
    """A pin with its number on the map. ``enterprises`` are slug and name: of the lane, or the one that stands here.

    ``is_hidden``: only the workspace sees it, because the owner does not consent to the address now.
    """

    id: int
    number: int
    kind: str
    name: str
    note: str
    x: int
    y: int
    enterprises: tuple[tuple[str, str], ...] = ()
    is_hidden: bool = False


def current_map() -> MapView | None:
    """The picture shown now. One statement."""
    row = db.session.execute(
        select(VillageMap.__table__).where(VillageMap.deleted_at.is_(None)).order_by(VillageMap.id.desc()).limit(1)
    ).one_or_none()
    return MapView(row.id, row.sha256, row.width, row.height, row.alt, row.uploaded_at) if row else None


def earlier_map() -> MapView | None:
    """The map that was taken down last, while it can come back. One statement."""
    since = utcnow() - timedelta(days=UNDO_DAYS)
    row = db.session.execute(
        select(VillageMap.__table__)
        .where(VillageMap.deleted_at > since)
        .order_by(VillageMap.deleted_at.desc())
        .limit(1)
    ).one_or_none()
    return MapView(row.id, row.sha256, row.width, row.height, row.alt, row.uploaded_at) if row else None


def pins(*, with_hidden: bool = False) -> list[PinView]:
    """The pins by kind and name, numbered in that order. Two statements at most.

    The pin of an enterprise is among them only while its owner consents to the address; ``with_hidden`` tells of the
    others too, for those who keep the map.
    """
    rows = db.session.execute(
        select(
            MapPin.__table__,
            enterprises.c.slug,
            enterprises.c.name.label("enterprise_name"),
            consented("public_address").label("may_show"),
        )
        .outerjoin(enterprises, and_(enterprises.c.id == MapPin.enterprise_id, enterprise_is_public()))
        .where(MapPin.deleted_at.is_(None))
    ).all()
    shown = [row for row in rows if with_hidden or not _is_hidden(row)]
    lanes = enterprises_by_lane() if any(row.kind == "gang" for row in shown) else {}
    ordered = sorted(shown, key=_order)
    return [_pin(number, row, lanes) for number, row in enumerate(ordered, 1)]


def _is_hidden(row: Any) -> bool:
    return row.enterprise_id is not None and (row.slug is None or not row.may_show)


def _order(row: Any) -> tuple[int, list[tuple[int, str]], int]:
    name = row.enterprise_name or row.name
    parts = [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name.casefold())]
    return PIN_KINDS.index(row.kind), parts, row.id


def _pin(number: int, row: Any, lanes: dict[str, list[tuple[str, str]]]) -> PinView:
    standing: Sequence[tuple[str, str]] = ()
    if row.kind == "gang":
        standing = lanes.get(lane_of(row.name), ())
    elif row.slug:
        standing = ((row.slug, row.enterprise_name),)
    return PinView(
        id=row.id,
        number=number,
        kind=row.kind,
        name=row.enterprise_name or row.name,
        note=row.note,
        x=row.x,
        y=row.y,
        enterprises=tuple(standing),
        is_hidden=_is_hidden(row),
    )


def lane_of(text: str) -> str:
    """The lane that an address or the name of a pin tells, in small letters; empty where it tells none."""
    found = _LANE.search(text)
    return " ".join(found[1].casefold().split()) if found else ""


def enterprises_by_lane() -> dict[str, list[tuple[str, str]]]:
    """Slug and name of the enterprises of each lane, by name. One statement.

    A lane is told of every open enterprise, as its RT is; the house only of those whose owners consent.
    """
    table = enterprises.c
    rows = db.session.execute(
        select(table.slug, table.name, table.address)
        .where(enterprise_is_public(), table.address != "")
        .order_by(table.name, table.id)
        .limit(MOST_ENTERPRISES)
    )
    lanes: dict[str, list[tuple[str, str]]] = {}
    for slug, name, address in rows:
        if lane := lane_of(address):
            lanes.setdefault(lane, []).append((slug, name))
    return lanes


def find_pin(pin_id: int) -> MapPin | None:
    """The pin, unless it was pulled out."""
    found = db.session.get(MapPin, pin_id)
    return found if found is not None and found.deleted_at is None else None


def consenting_enterprises() -> list[tuple[int, str]]:
    """Enterprises whose owners agreed that their place is public, by name, for a choice in a form. One statement."""
    rows = db.session.execute(
        select(enterprises.c.id, enterprises.c.name)
        .where(enterprise_is_public(), consented("public_address"))
        .order_by(enterprises.c.name, enterprises.c.id)
    )
    return [(enterprise_id, name) for enterprise_id, name in rows]
