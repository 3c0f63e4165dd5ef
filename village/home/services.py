"""Keeping the village's own pages: notices and the facts about the village."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, func, select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.images import Picture
from village.core.village import Village, forget_current_village
from village.home import permissions
from village.home.models import Notice, NoticePhoto
from village.registry.interface import slug_of

MOST_PHOTOS = 10
LONGEST_TITLE = 90
CHANGEABLE = frozenset(
    """name tagline introduction theme story word rw address directions opening_hours contact_phone area_code postcode
    officials achievements palette motif""".split()  # noqa: SIM905 - a list of names reads better as words
)


class TooManyPhotos(DomainError):
    """More photos than a notice takes."""


def title_from(body: str) -> str:
    """A title for a notice that was given none: its first sentence, or as many words of it as fit."""
    first = re.split(r"(?<=[.!?])\s|\n", body.strip(), maxsplit=1)[0].rstrip(".")
    return first if len(first) <= LONGEST_TITLE else first[: LONGEST_TITLE - 3].rsplit(" ", 1)[0] + "..."


def _free_slug(title: str) -> str:
    taken = set(db.session.execute(select(Notice.slug)).scalars())
    return slug_of(title, taken, "kabar")


def post_notice(
    person: Person, *, body: str, place: str = "", title: str = "", photos: Sequence[Picture] = (), upload_key: str = ""
) -> str:
    """Put up a notice; answers its slug. The same ``upload_key`` again answers the notice that is there already."""
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    slug = notice_step(
        body=body, place=place, title=title, photos=photos, upload_key=upload_key, posted_by=person.account_id
    )
    audit.record(person, "home.notice_posted", f"notice:{slug}", title or title_from(body))
    commit()
    return slug


def notice_step(
    *,
    body: str,
    place: str = "",
    title: str = "",
    photos: Sequence[Picture] = (),
    alts: Sequence[str] = (),
    upload_key: str = "",
    posted_by: int | None = None,
    posted_at: Any = None,
) -> str:
    """The rows of a notice; answers its slug. A step."""
    if upload_key:
        before = db.session.execute(select(Notice.slug).where(Notice.upload_key == upload_key)).scalar_one_or_none()
        if before:
            return before
    title = title or title_from(body)
    notice = Notice(
        slug=_free_slug(title),
        title=title,
        place=place,
        body=body,
        upload_key=upload_key or None,
        posted_by=posted_by,
        posted_at=posted_at or utcnow(),
    )
    db.session.add(notice)
    db.session.flush()
    _add_photos(notice.id, photos, alts)
    return notice.slug


def _add_photos(notice_id: int, photos: Sequence[Picture], alts: Sequence[str] = ()) -> None:
    kept = dict.fromkeys(
        db.session.execute(select(NoticePhoto.sha256).where(NoticePhoto.notice_id == notice_id)).scalars()
    )
    fresh = [photo for photo in {one.sha256: one for one in photos}.values() if photo.sha256 not in kept]
    if len(kept) + len(fresh) > MOST_PHOTOS:
        raise TooManyPhotos(_l("Paling banyak %(most)d foto dalam satu kabar.", most=MOST_PHOTOS), "photos")
    for number, photo in enumerate(fresh):
        db.session.add(
            NoticePhoto(
                notice_id=notice_id,
                sha256=photo.sha256,
                width=photo.width,
                height=photo.height,
                alt=alts[number] if number < len(alts) else "",
                position=len(kept) + number,
            )
        )
    db.session.flush()


def change_notice(
    person: Person,
    notice_id: int,
    *,
    body: str,
    place: str,
    title: str,
    photos: Sequence[Picture] = (),
    removed: Sequence[int] = (),
    seen_at: str = "",
) -> str:
    """Change a notice; answers its slug. Raises Conflict when somebody else changed it since ``seen_at``."""
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    notice = db.session.get(Notice, notice_id)
    if notice is None or notice.deleted_at is not None:
        raise NotFound()
    if seen_at and seen_at != notice.updated_at.isoformat():
        raise Conflict(
            _l(
                "Kabar ini baru saja diubah orang lain. Isian Anda masih ada di bawah; bandingkan, lalu simpan lagi."
            )
        )
    notice.body, notice.place, notice.title = body, place, title or title_from(body)
    notice.updated_at = utcnow()
    db.session.execute(delete(NoticePhoto).where(NoticePhoto.notice_id == notice_id, NoticePhoto.id.in_(list(removed))))
    _add_photos(notice_id, photos)
    audit.record(person, "home.notice_changed", f"notice:{notice.slug}", notice.title)
    commit()
    return notice.slug


def delete_notice(person: Person, notice_id: int) -> None:
    """Take a notice away; for 30 days it can come back."""
    _set_deleted(person, notice_id, "home.notice_deleted", is_deleted=True)


def restore_notice(person: Person, notice_id: int) -> None:
    """Bring a notice back."""
    _set_deleted(person, notice_id, "home.notice_restored", is_deleted=False)


def _set_deleted(person: Person, notice_id: int, action: str, *, is_deleted: bool) -> None:
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    notice = db.session.get(Notice, notice_id)
    if notice is None:
        raise NotFound()
    if (notice.deleted_at is not None) != is_deleted:
        notice.deleted_at = utcnow() if is_deleted else None
        audit.record(person, action, f"notice:{notice.slug}", notice.title)
    commit()


def change_village(person: Person, facts: Mapping[str, Any], *, cover: Picture | None = None) -> None:
    """Change the facts and the look of the village; fields not named stay. KeyError for a field that is not a fact."""
    if unknown := set(facts) - CHANGEABLE:
        raise KeyError(", ".join(sorted(unknown)))
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    village_facts_step(facts, cover=cover)
    name = db.session.execute(select(func.min(Village.name))).scalar_one()
    audit.record(person, "home.village_changed", "village:1", name, fields=", ".join(sorted(facts)))
    commit()


def village_facts_step(facts: Mapping[str, Any], *, cover: Picture | None = None) -> None:
    """Write facts into the row of the village. A step."""
    row = db.session.execute(select(Village)).scalar_one()
    for name, value in facts.items():
        setattr(row, name, value)
    if cover is not None:
        row.cover_sha256, row.cover_width, row.cover_height = cover.sha256, cover.width, cover.height
    row.confirmed_at = utcnow()
    forget_current_village()
