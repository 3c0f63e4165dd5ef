"""Photos of a product: add, order, describe, crop, remove. Pictures are made before a transaction begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.access import Person, begin_writing_as
from village.core.audit import record
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.core.images import Picture, card_box, crop_picture
from village.core.storage import Storage
from village.gallery.models import MOST_PHOTOS, Product, ProductPhoto
from village.gallery.permissions import keep_photos
from village.gallery.services.rules import index_step, product_to_keep, touch


class TooManyPhotos(DomainError):
    """A product has at most eight photos."""


@dataclass(frozen=True)
class Frame:
    """The part of a photo for the card: its middle ``across`` and ``down`` from 0 to 1, ``zoom`` from 1 (largest)."""

    across: float = 0.5
    down: float = 0.5
    zoom: float = 1.0


def put_pictures_step(product: Product, pictures: Sequence[Picture]) -> int:
    """Step: add pictures behind those already there and give how many are new; one that is there already is not added.

    A picture that was removed comes back. Raises TooManyPhotos and adds none when they would be more than eight.
    """
    rows = _all(product)
    known = {sha256: row for row in rows for sha256 in (row.sha256, row.whole_sha256) if sha256}
    shown = [row for row in rows if row.removed_at is None]
    fresh: dict[str, Picture] = {
        picture.sha256: picture
        for picture in pictures
        if picture.sha256 not in known or known[picture.sha256].removed_at is not None
    }
    if len(shown) + len(fresh) > MOST_PHOTOS:
        raise TooManyPhotos(
            _l(
                "Satu produk paling banyak punya %(most)d foto. Sudah ada %(now)d, jadi bisa ditambah %(room)d.",
                most=MOST_PHOTOS,
                now=len(shown),
                room=MOST_PHOTOS - len(shown),
            ),
            "photos",
        )
    place = max((row.position for row in shown), default=-1)
    for sha256, picture in fresh.items():
        place += 1
        if (row := known.get(sha256)) is None:
            row = ProductPhoto(product_id=product.id, sha256=sha256, width=picture.width, height=picture.height)
            db.session.add(row)
        row.removed_at, row.position = None, place
    db.session.flush()
    return len(fresh)


def add_photos(person: Person, product_id: int, pictures: Sequence[Picture]) -> int:
    """Add pictures to a product, and give how many are new to it."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, may=keep_photos)
    added = put_pictures_step(product, pictures)
    _finish(person, product, "photos_added")
    return added


def move_photo(person: Person, product_id: int, photo_id: int, steps: int) -> None:
    """Move a photo by so many places (negative: towards the front); the first is the cover."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, may=keep_photos)
    shown = _shown(product)
    photo = _photo(product, photo_id)
    place = shown.index(photo)
    shown.insert(max(0, place + steps), shown.pop(place))
    for position, each in enumerate(shown):
        each.position = position
    _finish(person, product, "photos_ordered")


def order_photos(person: Person, product_id: int, photo_ids: Sequence[int]) -> None:
    """Put the photos into this order; those not named stay behind, unknown ids count for nothing."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, may=keep_photos)
    wanted = {photo_id: place for place, photo_id in enumerate(photo_ids)}
    shown = sorted(_shown(product), key=lambda photo: wanted.get(photo.id, len(wanted)))
    for position, each in enumerate(shown):
        each.position = position
    _finish(person, product, "photos_ordered")


def remove_photo(person: Person, product_id: int, photo_id: int) -> None:
    """Take a photo off a product; ``restore_photo`` brings it back."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, may=keep_photos)
    _photo(product, photo_id).removed_at = utcnow()
    _finish(person, product, "photo_removed")


def restore_photo(person: Person, product_id: int, photo_id: int) -> None:
    """Bring back a removed photo, behind the others."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, may=keep_photos)
    photo = _photo(product, photo_id, removed=True)
    if photo.removed_at is not None:
        put_pictures_step(product, [Picture(photo.sha256, photo.width, photo.height, (), 0)])
    _finish(person, product, "photos_added")


def describe_photo(person: Person, product_id: int, photo_id: int, alt: str) -> None:
    """Say in words what a photo shows, for people who do not see it."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, may=keep_photos)
    _photo(product, photo_id).alt = alt
    _finish(person, product, "photo_described")


def crop_photo(person: Person, storage: Storage, product_id: int, photo_id: int, frame: Frame | None) -> None:
    """Show the part of a photo inside the frame, in the card's shape (4:5); None shows the whole photo again.

    The whole picture is kept, and every crop is cut from it. Raises what ``crop_picture`` raises.
    """
    before = _photo(product_to_keep(person, product_id, may=keep_photos), photo_id)
    whole = before.whole_sha256 or before.sha256
    size = (before.whole_width or before.width, before.whole_height or before.height)
    picture = Picture(whole, *size, (), 0)
    if frame is not None:
        picture = crop_picture(storage, whole, _box(frame, *size))
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, may=keep_photos)
    photo = _photo(product, photo_id)
    photo.whole_sha256, photo.whole_width, photo.whole_height = (whole, *size) if frame else (None, None, None)
    photo.sha256, photo.width, photo.height = picture.sha256, picture.width, picture.height
    _finish(person, product, "photo_cropped")


def _box(frame: Frame, width: int, height: int) -> tuple[float, float, float, float]:
    """The box of the card's shape around the middle of the frame, moved inside the photo."""
    _x, _y, wide, high = card_box(width, height, zoom=frame.zoom)
    left = min(max(frame.across - wide / 2, 0.0), 1 - wide)
    top = min(max(frame.down - high / 2, 0.0), 1 - high)
    return left, top, wide, high


def _all(product: Product) -> list[ProductPhoto]:
    rows = select(ProductPhoto).where(ProductPhoto.product_id == product.id)
    return list(db.session.scalars(rows.order_by(ProductPhoto.position, ProductPhoto.id)))


def _shown(product: Product) -> list[ProductPhoto]:
    return [photo for photo in _all(product) if photo.removed_at is None]


def _photo(product: Product, photo_id: int, *, removed: bool = False) -> ProductPhoto:
    for photo in _all(product) if removed else _shown(product):
        if photo.id == photo_id:
            return photo
    raise NotFound()


def _finish(person: Person, product: Product, act: str) -> None:
    touch(person, product)
    index_step([product.id])
    record(
        person,
        f"gallery.{act}",
        f"product:{product.id}",
        product.name,
        on_behalf_of=person.on_behalf_of(product.enterprise_id),
    )
    commit()
