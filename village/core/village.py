"""The one village this site serves: its name, place, words, look and contact."""

from dataclasses import dataclass, fields
from datetime import datetime

from flask import g
from sqlalchemy import Text, select, text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, db, utcnow

PALETTES = ("nila", "soga", "kunyit", "mengkudu")
MOTIFS = ("kawung", "parang", "truntum", "ceplok", "mega-mendung")
WORDS = ("kampung", "desa", "kelurahan")


class Village(Model):
    """The single row of facts about the village (id is always 1)."""

    __tablename__ = "village"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    theme: Mapped[str] = mapped_column(Text, default="")
    tagline: Mapped[str] = mapped_column(Text, default="")
    introduction: Mapped[str] = mapped_column(Text, default="")
    story: Mapped[str] = mapped_column(Text, default="")
    word: Mapped[str] = mapped_column(Text, default="kampung")
    rw: Mapped[int | None]
    region_code: Mapped[str] = mapped_column(Text, default="")
    kelurahan: Mapped[str] = mapped_column(Text, default="")
    kelurahan_word: Mapped[str] = mapped_column(Text, default="kelurahan")
    kecamatan: Mapped[str] = mapped_column(Text, default="")
    kota: Mapped[str] = mapped_column(Text, default="")
    provinsi: Mapped[str] = mapped_column(Text, default="")
    postcode: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    directions: Mapped[str] = mapped_column(Text, default="")
    opening_hours: Mapped[str] = mapped_column(Text, default="")
    contact_phone: Mapped[str] = mapped_column(Text, default="")
    area_code: Mapped[str] = mapped_column(Text, default="")
    officials: Mapped[str] = mapped_column(Text, default="")
    achievements: Mapped[str] = mapped_column(Text, default="")
    palette: Mapped[str] = mapped_column(Text, default="nila")
    motif: Mapped[str] = mapped_column(Text, default="kawung")
    cover_sha256: Mapped[str | None] = mapped_column(Text)
    cover_width: Mapped[int | None]
    cover_height: Mapped[int | None]
    is_sample: Mapped[bool] = mapped_column(default=False)
    first_listing_waits: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


@dataclass(frozen=True)
class VillageFacts:
    """The village as read at the beginning of a request; fields as in ``Village``."""

    id: int
    name: str
    theme: str
    tagline: str
    introduction: str
    story: str
    word: str
    rw: int | None
    region_code: str
    kelurahan: str
    kelurahan_word: str
    kecamatan: str
    kota: str
    provinsi: str
    postcode: str
    address: str
    directions: str
    opening_hours: str
    contact_phone: str
    area_code: str
    officials: str
    achievements: str
    palette: str
    motif: str
    cover_sha256: str | None
    cover_width: int | None
    cover_height: int | None
    is_sample: bool
    first_listing_waits: bool
    confirmed_at: datetime
    created_at: datetime

    @property
    def place_line(self) -> str:
        """``RW 05 Karanganyar Gunung, Semarang``: where it is, as people say it."""
        rw = f"RW {self.rw:02d}" if self.rw else ""
        city = self.kota.removeprefix("Kota ").removeprefix("Kabupaten ")
        return ", ".join(part for part in (f"{rw} {self.kelurahan}".strip(), city) if part)


def find_village() -> VillageFacts | None:
    """The village, or None on an empty site. One statement."""
    row = db.session.execute(select(*[getattr(Village, f.name) for f in fields(VillageFacts)]).limit(1)).one_or_none()
    return VillageFacts(**row._mapping) if row else None


def current_village() -> VillageFacts | None:
    """The village, read once in a request."""
    if "village" not in g:
        g.village = find_village()
    facts: VillageFacts | None = g.village
    return facts


def forget_current_village() -> None:
    """After a change of the village in this request: the next look reads again."""
    g.pop("village", None)
