"""The drawn map: a picture of the village's plan, and pins dropped on it."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TypeVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.images import Picture
from village.home import permissions
from village.home.models import UNDO_DAYS, MapPin, VillageMap
from village.home.services.profile_index import index_profile_step
from village.registry.interface import consented, enterprise_is_public, enterprises

MOST_PINS = 120
Thing = TypeVar("Thing", MapPin, VillageMap)


class NotConsented(DomainError):
    """The owner has not agreed that the exact place is public."""


class TooManyPins(DomainError):
    """More pins than a map on a phone can show."""


class TooLateToUndo(Conflict):
    """More than 30 days have passed, or something newer stands there."""


@dataclass(frozen=True)
class PinFacts:
    """A pin: kind, place in per mille of the picture, name and note; ``enterprise_id`` only for kind ``usaha``."""

    kind: str
    x: int
    y: int
    name: str = ""
    note: str = ""
    enterprise_id: int | None = None


def hang_map(person: Person, picture: Picture, alt: str = "") -> int:
    """Put up a picture of the plan; answers its id. The one before stays, to be brought back; pins stay in place."""
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    row = map_step(picture, alt, uploaded_by=person.account_id)
    audit.record(person, "home.map_hung", f"map:{row.id}", alt)
    index_profile_step()
    commit()
    return row.id


def map_step(picture: Picture, alt: str = "", *, uploaded_by: int | None = None) -> VillageMap:
    """The row of a new map, which is the one shown from now on. A step."""
    row = VillageMap(
        sha256=picture.sha256, width=picture.width, height=picture.height, alt=alt, uploaded_by=uploaded_by
    )
    db.session.add(row)
    db.session.flush()
    return row


def take_map_down(person: Person, map_id: int) -> None:
    """Take a map down; the one before it, if any, is shown again. For 30 days it can come back."""
    _put_away(person, VillageMap, map_id, "home.map_taken_down")


def hang_map_again(person: Person, map_id: int) -> None:
    """Show a map again that was taken down. Raises TooLateToUndo."""
    _bring_back(person, VillageMap, map_id, "home.map_hung")


def save_pin(person: Person, facts: PinFacts, pin_id: int | None = None) -> int:
    """Drop a pin, or change the one with this id; answers its id. Raises NotConsented, TooManyPins, NotFound.

    Where one enterprise stands is told only with its owner's consent to the public address.
    """
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    pin = db.session.get(MapPin, pin_id) if pin_id else None
    if pin_id and (pin is None or pin.deleted_at is not None):
        raise NotFound()
    verb = "home.pin_changed" if pin else "home.pin_dropped"
    pin = pin_step(facts, pin)
    audit.record(person, verb, f"pin:{pin.id}", facts.name)
    index_profile_step()
    commit()
    return pin.id


def pin_step(facts: PinFacts, pin: MapPin | None = None) -> MapPin:
    """The row of a pin, new unless one is given. A step. Raises NotConsented, TooManyPins."""
    if facts.enterprise_id is not None and not _may_show_place(facts.enterprise_id):
        raise NotConsented(
            _l(
                "Pemilik usaha ini belum setuju alamatnya tampil untuk umum, jadi letaknya tidak bisa ditandai. "
                "Catat dulu persetujuannya di halaman usaha itu, atau tandai gangnya saja."
            ),
            "enterprise_id",
        )
    if pin is None:
        standing = db.session.scalars(select(MapPin.id).where(MapPin.deleted_at.is_(None)).limit(MOST_PINS)).all()
        if len(standing) >= MOST_PINS:
            raise TooManyPins(
                _l("Satu denah memuat paling banyak %(most)d pin. Hapus yang sudah tidak perlu.", most=MOST_PINS)
            )
        pin = MapPin(**asdict(facts))
        db.session.add(pin)
    for name, value in asdict(facts).items():
        setattr(pin, name, value)
    pin.updated_at = utcnow()
    db.session.flush()
    return pin


def _may_show_place(enterprise_id: int) -> bool:
    found = select(enterprises.c.id).where(
        enterprises.c.id == enterprise_id, enterprise_is_public(), consented("public_address")
    )
    return db.session.execute(found).first() is not None


def delete_pin(person: Person, pin_id: int) -> None:
    """Pull a pin out; for 30 days it can come back."""
    _put_away(person, MapPin, pin_id, "home.pin_deleted")


def restore_pin(person: Person, pin_id: int) -> None:
    """Put a pin back. Raises TooLateToUndo."""
    _bring_back(person, MapPin, pin_id, "home.pin_restored")


def _put_away(person: Person, table: type[Thing], thing_id: int, verb: str) -> None:
    row, person = _editable(person, table, thing_id)
    if row.deleted_at is None:
        row.deleted_at = utcnow()
        audit.record(person, verb, *_told(row))
    index_profile_step()
    commit()


def _bring_back(person: Person, table: type[Thing], thing_id: int, verb: str) -> None:
    row, person = _editable(person, table, thing_id)
    if row.deleted_at is not None:
        if row.deleted_at < utcnow() - timedelta(days=UNDO_DAYS):
            raise TooLateToUndo(_l("Ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan. Pasang lagi."))
        row.deleted_at = None
        audit.record(person, verb, *_told(row))
    index_profile_step()
    commit()


def _editable(person: Person, table: type[Thing], thing_id: int) -> tuple[Thing, Person]:
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    row = db.session.get(table, thing_id)
    if row is None:
        raise NotFound()
    return row, person


def _told(row: MapPin | VillageMap) -> tuple[str, str]:
    """How the record names it, and calls it."""
    return (f"pin:{row.id}", row.name) if isinstance(row, MapPin) else (f"map:{row.id}", row.alt)
