"""Notices: posting, changing, taking away and bringing back."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.images import Picture
from village.home import permissions
from village.home.models import LONGEST_TITLE, MOST_PHOTOS, UNDO_DAYS, Notice, NoticePhoto
from village.home.services.notice_index import index_notices_step
from village.home.services.reach import Audience, audience_step
from village.registry.interface import slug_of


class TooManyPhotos(DomainError):
    """More photos than a notice takes."""


class ChangedMeanwhile(Conflict):
    """Somebody else saved this notice after the form was opened."""


class TooLateToUndo(Conflict):
    """More than 30 days have passed since it was taken away."""


def title_from(body: str) -> str:
    """A title for a notice that was given none: its first sentence, or as many words of it as fit."""
    first = re.split(r"(?<=[.!?])\s|\n", body.strip(), maxsplit=1)[0].rstrip(".")
    return first if len(first) <= LONGEST_TITLE else first[: LONGEST_TITLE - 3].rsplit(" ", 1)[0] + "..."


def post_notice(
    person: Person,
    *,
    body: str,
    place: str = "",
    title: str = "",
    photos: Sequence[Picture] = (),
    upload_key: str = "",
    audience: Audience | None = None,
) -> str:
    """Put up a notice; answers its slug. The same ``upload_key`` again answers the notice that is there already."""
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    if upload_key and (before := _posted_with(upload_key)):
        return before
    slug = notice_step(
        body=body,
        place=place,
        title=title,
        photos=photos,
        upload_key=upload_key,
        posted_by=person.account_id,
        audience=audience,
    )
    audit.record(person, "home.notice_posted", f"notice:{slug}", title or title_from(body))
    commit()
    return slug


def _posted_with(upload_key: str) -> str | None:
    return db.session.execute(select(Notice.slug).where(Notice.upload_key == upload_key)).scalar_one_or_none()


def notice_step(
    *,
    body: str,
    place: str = "",
    title: str = "",
    photos: Sequence[Picture] = (),
    alts: Sequence[str] = (),
    upload_key: str = "",
    posted_by: int | None = None,
    posted_at: datetime | None = None,
    audience: Audience | None = None,
) -> str:
    """The rows of a notice; answers its slug. A step. Raises TooManyPhotos."""
    title = title or title_from(body)
    moment = posted_at or utcnow()
    notice = Notice(
        slug=_free_slug(title),
        title=title,
        place=place,
        body=body,
        upload_key=upload_key or None,
        posted_by=posted_by,
        posted_at=moment,
        updated_at=moment,
    )
    db.session.add(notice)
    db.session.flush()
    if audience is not None:
        audience_step(notice, audience)
    _add_photos(notice.id, photos)
    for photo, alt in zip(_photos(notice.id), alts, strict=False):
        photo.alt = alt
    index_notices_step([notice])
    return notice.slug


def _free_slug(title: str) -> str:
    stem = slug_of(title, (), "kabar")
    taken = db.session.execute(select(Notice.slug).where(Notice.slug.startswith(stem, autoescape=True))).scalars()
    return slug_of(title, set(taken), "kabar")


def _photos(notice_id: int) -> list[NoticePhoto]:
    shown = select(NoticePhoto).where(NoticePhoto.notice_id == notice_id)
    return list(db.session.scalars(shown.order_by(NoticePhoto.position, NoticePhoto.id)))


def _add_photos(notice_id: int, photos: Sequence[Picture]) -> None:
    kept = _photos(notice_id)
    known = {one.sha256 for one in kept}
    fresh = [one for one in {one.sha256: one for one in photos}.values() if one.sha256 not in known]
    if len(kept) + len(fresh) > MOST_PHOTOS:
        raise TooManyPhotos(_l("Paling banyak %(most)d foto dalam satu kabar.", most=MOST_PHOTOS), "photos")
    last = max((one.position for one in kept), default=-1)
    for position, photo in enumerate(fresh, last + 1):
        db.session.add(
            NoticePhoto(
                notice_id=notice_id, sha256=photo.sha256, width=photo.width, height=photo.height, position=position
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
    alts: Mapping[int, str] | None = None,
    seen_at: str = "",
    audience: Audience | None = None,
) -> str:
    """Change a notice; answers its slug, which stays. ``removed`` and ``alts`` name photos by id.

    ``seen_at`` is the ISO moment of the last change that the form was opened with. Raises ChangedMeanwhile when
    somebody else saved since then, TooManyPhotos, and NotFound for a notice that was taken away.
    """
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    notice = db.session.get(Notice, notice_id)
    if notice is None or notice.deleted_at is not None:
        raise NotFound()
    if seen_at and seen_at != notice.updated_at.isoformat():
        raise ChangedMeanwhile(
            _l("Kabar ini baru saja diubah orang lain. Isian Anda masih ada di bawah; bandingkan, lalu simpan lagi.")
        )
    notice.body, notice.place, notice.title = body, place, title or title_from(body)
    notice.updated_at = utcnow()
    if audience is not None:
        audience_step(notice, audience)
    for photo in _photos(notice_id):
        if photo.id in removed:
            db.session.delete(photo)
        elif alts and photo.id in alts:
            photo.alt = alts[photo.id]
    db.session.flush()
    _add_photos(notice_id, photos)
    index_notices_step([notice])
    audit.record(person, "home.notice_changed", f"notice:{notice.slug}", notice.title)
    commit()
    return notice.slug


def delete_notice(person: Person, notice_id: int) -> None:
    """Take a notice away; for 30 days it can come back. Twice is the same as once."""
    notice, person = _notice_to_keep(person, notice_id)
    if notice.deleted_at is None:
        notice.deleted_at = utcnow()
        index_notices_step([notice])
        audit.record(person, "home.notice_deleted", f"notice:{notice.slug}", notice.title)
    commit()


def restore_notice(person: Person, notice_id: int) -> None:
    """Bring a notice back, for 30 days. Raises TooLateToUndo."""
    notice, person = _notice_to_keep(person, notice_id)
    if notice.deleted_at is not None:
        if notice.deleted_at < utcnow() - timedelta(days=UNDO_DAYS):
            raise TooLateToUndo(
                _l(
                    "Kabar ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan. Pasang lagi "
                    "sebagai kabar baru."
                )
            )
        notice.deleted_at = None
        index_notices_step([notice])
        notice.updated_at = utcnow()
        audit.record(person, "home.notice_restored", f"notice:{notice.slug}", notice.title)
    commit()


def _notice_to_keep(person: Person, notice_id: int) -> tuple[Notice, Person]:
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    notice = db.session.get(Notice, notice_id)
    if notice is None:
        raise NotFound()
    return notice, person
