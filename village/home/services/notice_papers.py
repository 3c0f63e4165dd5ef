"""Photos of news become documents of the vault as well, one for each notice, so that they outlive the page."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select

from village.core.db import db
from village.core.files import storage
from village.core.formatting import DEFAULT_TIMEZONE
from village.home.models import Notice, NoticeAudience, NoticePhoto
from village.vault.interface import Scan, adopt_scans, versions

MOST_AT_ONCE = 50


def adopt_notice_photos() -> int:
    """File the photos of notices that are no documents yet, or were changed since; gives how many."""
    return adopt_scans(storage(), _unfiled())


def _unfiled() -> Sequence[Scan]:
    """Notices whose photos, in their order, no version carries. Two statements."""
    has_audience = exists().where(NoticeAudience.notice_id == Notice.id)
    rows = db.session.execute(
        select(Notice.id, Notice.title, Notice.posted_at, Notice.posted_by, NoticePhoto.sha256, has_audience)
        .join(NoticePhoto, NoticePhoto.notice_id == Notice.id)
        .where(Notice.deleted_at.is_(None))
        .order_by(Notice.id, NoticePhoto.position, NoticePhoto.id)
    ).all()
    photos: dict[int, list[Any]] = {}
    for row in rows:
        photos.setdefault(row.id, []).append(row)
    scans = {scan.key: scan for scan in (_scan(found) for found in photos.values())}
    known = db.session.scalars(select(versions.c.upload_key).where(versions.c.upload_key.like("notice:%")))
    for key in set(known) & set(scans):
        del scans[key]
    db.session.rollback()  # the reading ends here: files come next, and they are slow
    return list(scans.values())[:MOST_AT_ONCE]


def _scan(photos: Sequence[Any]) -> Scan:
    first = photos[0]
    return Scan(
        key=f"notice:{first.id}:{'.'.join(photo.sha256[:20] for photo in photos)}",
        purpose=f"kabar:{first.id}",
        subject=f"notice:{first.id}",
        digests=[photo.sha256 for photo in photos],
        kind="foto",
        title=f"Foto kabar {first.title}",
        dated_on=first.posted_at.astimezone(ZoneInfo(DEFAULT_TIMEZONE)).date(),
        name="kabar.jpg",
        access="pengurus" if first[5] else "anggota",
        filed_by=first.posted_by,
    )
