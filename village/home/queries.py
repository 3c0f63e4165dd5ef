"""Questions the house can answer: notices, and the record of what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, func, literal, select, union_all
from sqlalchemy.orm import aliased

from village.core import slots
from village.core.access import Person
from village.core.audit import AuditEntry
from village.core.db import db, utcnow
from village.core.images import named
from village.core.village import Village
from village.home.models import UNDO_DAYS, Achievement, Notice, NoticePhoto, OfficeTerm, VillageMap
from village.home.permissions import edit_village
from village.registry.interface import enterprises

NOTICES_PER_PAGE = 10
ENTRIES_PER_PAGE = 50


@dataclass(frozen=True)
class NoticePicture:
    """A photo of a notice, as the picture macro reads it."""

    id: int
    sha256: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class NoticeView:
    """A notice with its photos."""

    id: int
    slug: str
    title: str
    place: str
    body: str
    posted_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_internal: bool = False
    photos: tuple[NoticePicture, ...] = ()

    @property
    def photo(self) -> NoticePicture | None:
        """The first photo, if there is one."""
        return self.photos[0] if self.photos else None

    @property
    def opening(self) -> str:
        """The beginning of the text, for lists and previews."""
        words = " ".join(self.body.split())
        return words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + "..."


_COLUMNS = (
    Notice.id,
    Notice.slug,
    Notice.title,
    Notice.place,
    Notice.body,
    Notice.posted_at,
    Notice.updated_at,
    Notice.deleted_at,
    Notice.is_internal,
)
_FIELDS = tuple(column.key for column in _COLUMNS)
_PHOTO_COLUMNS = (NoticePhoto.id, NoticePhoto.sha256, NoticePhoto.width, NoticePhoto.height, NoticePhoto.alt)


def notice_page(
    *, page: int = 1, per_page: int = NOTICES_PER_PAGE, with_internal: bool = False
) -> tuple[list[NoticeView], bool]:
    """A page of notices with their first photo, newest first, and whether more follow. One statement.

    Internal ones only where ``with_internal``, for the workspace.
    """
    newest = Notice.posted_at.desc(), Notice.id.desc()
    wanted = (
        select(*_COLUMNS)
        .where(Notice.deleted_at.is_(None), *(() if with_internal else (Notice.is_internal.is_(False),)))
        .order_by(*newest)
        .limit(per_page + 1)
        .offset((page - 1) * per_page)
        .subquery("page")
    )
    other = aliased(NoticePhoto)
    cover = (
        select(other.id)
        .where(other.notice_id == wanted.c.id)
        .order_by(other.position, other.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(wanted, *_PHOTO_COLUMNS)
        .select_from(wanted.outerjoin(NoticePhoto, NoticePhoto.id == cover))
        .order_by(wanted.c.posted_at.desc(), wanted.c.id.desc())
    ).all()
    return [_with_cover(row) for row in rows[:per_page]], len(rows) > per_page


def _with_cover(row: Any) -> NoticeView:
    notice, photo = row[: len(_COLUMNS)], row[len(_COLUMNS) :]
    photos = (NoticePicture(*photo),) if photo[0] else ()
    return NoticeView(**dict(zip(_FIELDS, notice, strict=True)), photos=photos)


def find_notice(slug: str) -> NoticeView | None:
    """The notice at this public address, unless it is internal or was taken away."""
    return _one(Notice.slug == slug, Notice.deleted_at.is_(None), Notice.is_internal.is_(False))


def find_notice_by_id(notice_id: int) -> NoticeView | None:
    """The notice with this id, taken away or not."""
    return _one(Notice.id == notice_id)


def deleted_notices() -> list[NoticeView]:
    """Notices taken away in the last 30 days: they can come back."""
    since = utcnow() - timedelta(days=UNDO_DAYS)
    rows = db.session.execute(
        select(*_COLUMNS).where(Notice.deleted_at > since).order_by(Notice.deleted_at.desc())
    ).all()
    return [NoticeView(*row) for row in rows]


def _one(*conditions: ColumnElement[bool]) -> NoticeView | None:
    row = db.session.execute(select(*_COLUMNS).where(*conditions)).one_or_none()
    return NoticeView(**row._mapping, photos=_photos_of(row.id)) if row else None


def _photos_of(notice_id: int) -> tuple[NoticePicture, ...]:
    rows = db.session.execute(
        select(*_PHOTO_COLUMNS).where(NoticePhoto.notice_id == notice_id).order_by(NoticePhoto.position, NoticePhoto.id)
    )
    return tuple(NoticePicture(*row) for row in rows)


def public_pictures() -> CompoundSelect[Any]:
    """The pictures of notices, of the village, its map, its achievements and its people, as a select of SHA-256."""
    of_notices = select(NoticePhoto.sha256).join(Notice, Notice.id == NoticePhoto.notice_id)
    return of_notices.where(Notice.deleted_at.is_(None), Notice.is_internal.is_(False)).union_all(
        select(Village.cover_sha256).where(Village.cover_sha256.is_not(None)),
        select(VillageMap.sha256).where(VillageMap.deleted_at.is_(None)),
        select(Achievement.proof_sha256).where(Achievement.proof_sha256.is_not(None), Achievement.deleted_at.is_(None)),
        select(OfficeTerm.photo_sha256).where(
            OfficeTerm.photo_sha256.is_not(None), OfficeTerm.may_show_photo, OfficeTerm.deleted_at.is_(None)
        ),
    )


def pictures_for(person: Person, sha256: str) -> bool:
    """May this signed-in person see this picture of an internal notice, or of somebody in office? One statement."""
    of_notices = select(NoticePhoto.id).join(Notice, Notice.id == NoticePhoto.notice_id)
    shown = of_notices.where(NoticePhoto.sha256 == sha256, Notice.deleted_at.is_(None))
    if edit_village(person):
        kept = select(OfficeTerm.id).where(OfficeTerm.photo_sha256 == sha256, OfficeTerm.deleted_at.is_(None))
        return db.session.execute(shown.union_all(kept).limit(1)).first() is not None
    return db.session.execute(shown.limit(1)).first() is not None


def find_public_picture(name: str) -> str | None:
    """The hash of the picture of this name, if anything public shows it now. One statement over every feature."""
    shown = [pictures.subquery() for pictures in slots.call("public_pictures")]
    if not shown:
        return None
    return db.session.scalar(union_all(*(select(one.c[0]).where(named(one.c[0], name)) for one in shown)).limit(1))


def ask_the_database() -> None:
    """Returns when the database answers."""
    db.session.execute(select(literal(1)))


def notice_addresses() -> list[tuple[str, datetime]]:
    """Slug and last change of every notice, for the site map."""
    rows = db.session.execute(
        select(Notice.slug, Notice.updated_at).where(Notice.deleted_at.is_(None), Notice.is_internal.is_(False))
    )
    return [(slug, changed) for slug, changed in rows]


def record_entries(
    *, before: int | None = None, words: str = "", without: Collection[str] = ()
) -> tuple[list[AuditEntry], bool]:
    """Entries of the record, newest first, older than id ``before``, and whether more follow. One statement.

    ``words`` stand in the name of the actor or of the thing; ``without`` are actions that are left out.
    """
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(ENTRIES_PER_PAGE + 1)
    if without:
        query = query.where(AuditEntry.action.not_in(without))
    if before:
        query = query.where(AuditEntry.id < before)
    if words:
        text = words.lower()
        query = query.where(
            func.lower(AuditEntry.label).contains(text, autoescape=True)
            | func.lower(AuditEntry.actor_name).contains(text, autoescape=True)
        )
    found = list(db.session.execute(query).scalars())
    return found[:ENTRIES_PER_PAGE], len(found) > ENTRIES_PER_PAGE


def register_of() -> dict[str, int]:
    """The id of every enterprise of the register by its name, oldest first."""
    table = enterprises.c
    rows = db.session.execute(select(table.name, table.id).where(table.deleted_at.is_(None)).order_by(table.id))
    return {name: enterprise_id for name, enterprise_id in rows}
