"""The life of a product: put up, changed, confirmed, hidden, deleted, brought back, copied. Each is one transaction."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import slots
from village.core.access import Person, begin_writing_as, demand
from village.core.audit import record
from village.core.db import commit, db, utcnow
from village.core.images import Picture
from village.gallery.models import UNDO_TIME, FormerSlug, Product, ProductPhoto
from village.gallery.permissions import add_product
from village.gallery.services.looking import hold_step
from village.gallery.services.photos import put_pictures_step
from village.gallery.services.rules import (
    EditedMeanwhile,
    Facts,
    NoPhotoYet,
    Stock,
    UndoTooLate,
    enterprise_name_to_sell_for,
    free_slug,
    index_step,
    product_to_keep,
    set_facts,
    set_stock,
    touch,
)
from village.gallery.services.variants import copy_offers_step, follow_variants_step


def create_product(
    person: Person,
    enterprise_id: int,
    facts: Facts,
    pictures: Sequence[Picture],
    *,
    upload_key: str | None = None,
    publish: bool = True,
) -> Product:
    """Put up a product with its photos; online at once unless ``publish`` is False.

    The same ``upload_key`` of the same person again gives the product made the first time. Raises NoPhotoYet when it
    should go online without a photo, and what ``set_facts`` raises.
    """
    person = begin_writing_as(person)
    demand(add_product(person, enterprise_id))
    enterprise_name_to_sell_for(enterprise_id)
    if upload_key and (before := _made_with(upload_key)):
        demand(before.created_by == person.account_id)
        return before
    if publish and not pictures:
        raise NoPhotoYet(_l("Pilih satu foto dulu, atau simpan sebagai konsep."), "photos")
    product = Product(
        enterprise_id=enterprise_id,
        slug=free_slug(facts.name),
        upload_key=upload_key or None,
        created_by=person.account_id,
        state="published" if publish else "draft",
        published_at=utcnow() if publish else None,
    )
    set_facts(product, facts)
    db.session.add(product)
    db.session.flush()
    put_pictures_step(product, pictures)
    _finish(person, product, "product_published" if publish else "product_drafted")
    return product


def _made_with(upload_key: str) -> Product | None:
    return db.session.scalars(select(Product).where(Product.upload_key == upload_key)).one_or_none()


def edit_product(person: Person, product_id: int, version: int, facts: Facts) -> Product:
    """Change what is told of a product; a new name gives a new address and the old one leads there.

    Raises EditedMeanwhile when ``version`` is not the one that stands there, and what ``set_facts`` raises.
    """
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    if product.version != version:
        raise EditedMeanwhile(product)
    before = {name: getattr(product, name) for name in ("name", "ingredients")}
    set_facts(product, facts)
    follow_variants_step(product)
    if product.name != before["name"]:
        _rename(product)
    changed = [name for name, value in before.items() if (getattr(product, name) or "") != (value or "")]
    slots.call("product.edited", person, product.enterprise_id, product.id, changed)
    product.version += 1
    _finish(person, product, "product_changed")
    return product


def _rename(product: Product) -> None:
    slug = free_slug(product.name, product_id=product.id)
    if slug == product.slug:
        return
    if product.published_at is not None:  # an address nobody has seen needs no successor
        db.session.merge(FormerSlug(slug=product.slug, product_id=product.id))
    if (again := db.session.get(FormerSlug, slug)) is not None:
        db.session.delete(again)
    product.slug = slug


def confirm_product(person: Person, product_id: int) -> Product:
    """Say that the thing is still to be had, as of now."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    product.confirmed_at = utcnow()
    _finish(person, product, "product_confirmed")
    return product


def change_stock(person: Person, product_id: int, stock: Stock) -> Product:
    """Say how much there is; that confirms the product too."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    set_stock(product, stock)
    follow_variants_step(product)
    product.confirmed_at = utcnow()
    product.version += 1
    _finish(person, product, "stock_changed")
    return product


def publish_product(person: Person, product_id: int) -> Product:
    """Show a draft or hidden product to everybody. Raises NoPhotoYet for a draft without a photo."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    publish_step(product)
    _finish(person, product, "product_published")
    return product


def publish_step(product: Product) -> None:
    """Step: the product goes online; the moment of its first time stays."""
    has_photo = db.session.scalars(
        select(ProductPhoto.id).where(ProductPhoto.product_id == product.id, ProductPhoto.removed_at.is_(None)).limit(1)
    ).first()
    if has_photo is None and product.state == "draft":
        raise NoPhotoYet(_l("Tambahkan satu foto dulu, lalu tayangkan."), "photos")
    product.state = "published"
    product.confirmed_at = utcnow()
    product.published_at = product.published_at or product.confirmed_at


def hide_product(person: Person, product_id: int) -> Product:
    """Take a product out of everybody's sight without losing anything."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    product.state = "draft" if product.published_at is None else "hidden"
    _finish(person, product, "product_hidden")
    return product


def delete_product(person: Person, product_id: int) -> Product:
    """Put a product into the bin, from where it can be brought back for thirty days."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    product.deleted_at = utcnow()
    _finish(person, product, "product_deleted")
    return product


def restore_product(person: Person, product_id: int) -> Product:
    """Bring a product back from the bin as it was. Raises UndoTooLate after thirty days."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id, deleted=True)
    if product.deleted_at is None or utcnow() - product.deleted_at > UNDO_TIME:
        raise UndoTooLate(
            _l(
                "Produk ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan. Tambahkan "
                "lagi sebagai produk baru."
            )
        )
    product.deleted_at = None
    _finish(person, product, "product_restored")
    return product


def copy_product(person: Person, product_id: int) -> Product:
    """A draft with the same facts and photos, to be changed into a sister product."""
    person = begin_writing_as(person)
    original = product_to_keep(person, product_id)
    kept = ("id", "slug", "name", "state", "is_listed", "version", "source", "upload_key", "published_at")
    moments = ("confirmed_at", "created_at", "created_by", "updated_at", "updated_by", "deleted_at")
    columns = [column.key for column in Product.__table__.columns if column.key not in (*kept, *moments)]
    name = _("%(name)s (salinan)", name=original.name[:180])
    copy = Product(
        **{column: getattr(original, column) for column in columns},
        name=name,
        slug=free_slug(name),
        source="copy",
        created_by=person.account_id,
    )
    touch(person, copy)
    db.session.add(copy)
    db.session.flush()
    _copy_photos(original, copy)
    copy_offers_step(original, copy)
    _finish(person, copy, "product_copied")
    return copy


def _copy_photos(original: Product, copy: Product) -> None:
    shown = select(ProductPhoto).where(ProductPhoto.product_id == original.id, ProductPhoto.removed_at.is_(None))
    columns = [one.key for one in ProductPhoto.__table__.columns if one.key not in ("id", "product_id")]
    for photo in db.session.scalars(shown.order_by(ProductPhoto.position, ProductPhoto.id)):
        db.session.add(ProductPhoto(product_id=copy.id, **{column: getattr(photo, column) for column in columns}))


def _finish(person: Person, product: Product, act: str) -> None:
    """Keep the lists, the search and the record true to the change, and make it permanent."""
    if hold_step(person, product) and act == "product_published":
        act = "product_waits"
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
