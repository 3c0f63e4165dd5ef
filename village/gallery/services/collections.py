"""Collections kept by officials: what they are called, which rule or choice fills them, and when they are shown."""

from collections.abc import Collection as Several
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, func, select

from village.core.access import Person, begin_writing_as, demand
from village.core.audit import record
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, NotFound
from village.core.search_index import Searchable, index_documents, remove_documents
from village.gallery.categories import BY_ID
from village.gallery.models import Product
from village.gallery.offer_tables import Collection, CollectionProduct
from village.gallery.permissions import keep_collections
from village.gallery.services.offers import WrongDays, may_come_back
from village.gallery.services.rules import MOST_RUPIAH, OutOfRange
from village.registry.interface import slug_of

MOST_CHOSEN = 200
COLLECTION_KIND = "collection"


class NameTaken(Conflict):
    """Another collection is called the same, so that visitors could not tell them apart."""


@dataclass(frozen=True)
class CollectionFacts:
    """A collection as typed. ``below_rupiah`` and ``category`` are its rule, either may be missing."""

    name: str
    description: str = ""
    below_rupiah: int | None = None
    category: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    position: int = 0


def add_collection(person: Person, facts: CollectionFacts) -> Collection:
    """A new collection. Raises NameTaken, WrongDays and OutOfRange."""
    person = begin_writing_as(person)
    demand(keep_collections(person))
    collection = add_collection_step(facts)
    return _finish(person, collection, "collection_added")


def add_collection_step(facts: CollectionFacts, product_ids: Several[int] = ()) -> Collection:
    """Step: a collection with these products chosen, in this order."""
    _check(facts)
    _check_name(facts.name)
    taken = set(db.session.scalars(select(Collection.slug)))
    collection = Collection(slug=slug_of(facts.name, taken, "koleksi"), **asdict(facts))
    db.session.add(collection)
    db.session.flush()
    index_collections_step([collection])
    for position, product_id in enumerate(product_ids):
        db.session.add(CollectionProduct(collection_id=collection.id, product_id=product_id, position=position))
    return collection


def change_collection(person: Person, collection_id: int, facts: CollectionFacts) -> Collection:
    """Correct a collection; its address stays. Raises NameTaken, WrongDays and OutOfRange."""
    person = begin_writing_as(person)
    collection = _collection(person, collection_id)
    _check(facts)
    _check_name(facts.name, besides=collection_id)
    for name, value in asdict(facts).items():
        setattr(collection, name, value)
    return _finish(person, collection, "collection_changed")


def choose_product(person: Person, collection_id: int, product_id: int) -> Product:
    """Put a product behind those already chosen; one that is there stays where it is. Raises OutOfRange."""
    person = begin_writing_as(person)
    collection = _collection(person, collection_id)
    product = db.session.get(Product, product_id)
    if product is None or product.deleted_at is not None:
        raise NotFound()
    number, last = db.session.execute(
        select(func.count(), func.max(CollectionProduct.position)).where(
            CollectionProduct.collection_id == collection_id
        )
    ).one()
    if number >= MOST_CHOSEN:
        raise OutOfRange(_l("Satu koleksi paling banyak berisi %(most)d produk pilihan.", most=MOST_CHOSEN))
    if db.session.get(CollectionProduct, (collection_id, product_id)) is None:
        position = -1 if last is None else last
        db.session.add(CollectionProduct(collection_id=collection_id, product_id=product_id, position=position + 1))
    _finish(person, collection, "collection_changed")
    return product


def leave_out_product(person: Person, collection_id: int, product_id: int) -> None:
    """Take a product out of those chosen; choosing it again brings it back."""
    person = begin_writing_as(person)
    collection = _collection(person, collection_id)
    db.session.execute(
        delete(CollectionProduct).where(
            CollectionProduct.collection_id == collection_id, CollectionProduct.product_id == product_id
        )
    )
    _finish(person, collection, "collection_changed")


def move_product(person: Person, collection_id: int, product_id: int, steps: int) -> None:
    """Move a chosen product by so many places, negative towards the front."""
    person = begin_writing_as(person)
    collection = _collection(person, collection_id)
    rows = list(
        db.session.scalars(
            select(CollectionProduct)
            .where(CollectionProduct.collection_id == collection_id)
            .order_by(CollectionProduct.position, CollectionProduct.product_id)
        )
    )
    here = next((place for place, row in enumerate(rows) if row.product_id == product_id), None)
    if here is None:
        raise NotFound()
    rows.insert(max(here + steps, 0), rows.pop(here))
    for position, row in enumerate(rows):
        row.position = position
    _finish(person, collection, "collection_changed")


def delete_collection(person: Person, collection_id: int) -> Collection:
    """Take a collection off the shelf; for thirty days it can be brought back with its choice."""
    person = begin_writing_as(person)
    collection = _collection(person, collection_id)
    collection.deleted_at = utcnow()
    return _finish(person, collection, "collection_deleted")


def restore_collection(person: Person, collection_id: int) -> Collection:
    """Bring a collection back. Raises UndoTooLate, and NameTaken where its name went to another meanwhile."""
    person = begin_writing_as(person)
    collection = _collection(person, collection_id, deleted=True)
    may_come_back(collection.deleted_at)
    _check_name(collection.name, besides=collection_id)
    collection.deleted_at = None
    return _finish(person, collection, "collection_restored")


def _collection(person: Person, collection_id: int, *, deleted: bool = False) -> Collection:
    demand(keep_collections(person))
    collection = db.session.get(Collection, collection_id)
    if collection is None or (collection.deleted_at is not None) != deleted:
        raise NotFound()
    return collection


def _check(facts: CollectionFacts) -> None:
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        raise WrongDays(_l("Hari terakhir tidak boleh sebelum hari pertama."), "ends_on")
    if facts.below_rupiah is not None and not 0 < facts.below_rupiah <= MOST_RUPIAH:
        raise OutOfRange(_l("Tulis harga antara Rp 1 dan 2 miliar rupiah."), "below")
    if facts.category is not None and facts.category not in BY_ID:
        raise OutOfRange(_l("Pilih jenis dari daftar."), "category")


def index_collections_step(collections: Sequence[Collection]) -> None:
    """Let these collections be found by everybody, unless they were deleted. A step."""
    kept = [one for one in collections if one.deleted_at is None]
    index_documents(COLLECTION_KIND, [Searchable(one.id, one.name, body=one.description or "") for one in kept])
    remove_documents(COLLECTION_KIND, [one.id for one in collections if one.deleted_at is not None])


def index_all_collections() -> int:
    """Find also collections that were made before they could be found; gives how many there are."""
    begin_writing()
    collections = db.session.scalars(select(Collection)).all()
    index_collections_step(collections)
    commit()
    return len(collections)


def _check_name(name: str, besides: int | None = None) -> None:
    same = select(Collection.id).where(func.lower(Collection.name) == name.lower(), Collection.deleted_at.is_(None))
    if any(found != besides for found in db.session.scalars(same)):
        raise NameTaken(_l("Sudah ada koleksi dengan nama ini. Ubah koleksi itu, atau pilih nama lain."), "name")


def _finish(person: Person, collection: Collection, act: str) -> Collection:
    collection.updated_at = utcnow()
    index_collections_step([collection])
    record(person, f"gallery.{act}", f"collection:{collection.id}", collection.name)
    commit()
    return collection
