"""The rules of the shelf that every act shares: prices, addresses, who may, and what the search knows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import cast

from flask_babel import lazy_gettext as _l
from sqlalchemy import Table, select, union_all

from village.core import search
from village.core.access import Permission, Person, demand
from village.core.db import db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.gallery.categories import BY_ID, search_words
from village.gallery.models import PRICE_MODES, STOCK_MODES, FormerSlug, Product
from village.gallery.permissions import keep_products
from village.gallery.queries import AT_HOME, is_public, products
from village.registry.interface import enterprises, slug_of

SEARCH_KIND = "product"
MOST_MAKING_DAYS = 365
MOST_RUPIAH = 2_000_000_000
MOST_PIECES = 100_000


class PriceMissing(DomainError):
    """A price mode that needs an amount came without one, or the range falls."""


class OutOfRange(DomainError):
    """A number of days or pieces that cannot be meant."""


class NoPhotoYet(DomainError):
    """A product goes online only with a photo: the gallery is made of pictures."""


class UndoTooLate(Conflict):
    """Thirty days have passed since the deletion."""


class EditedMeanwhile(Conflict):
    """Somebody else saved this product after the form was opened. ``stored`` is what stands there now."""

    def __init__(self, stored: Product) -> None:
        super().__init__(
            _l(
                "Produk ini sudah diubah orang lain sejak Anda membukanya. Isian Anda masih ada di bawah ini. "
                "Bandingkan, lalu simpan lagi kalau isian Anda yang benar."
            )
        )
        self.stored = stored


@dataclass(frozen=True)
class Price:
    """A price as typed: mode, lowest amount and, for a range, the highest, in rupiah."""

    mode: str = "ask"
    rupiah: int | None = None
    high_rupiah: int | None = None


@dataclass(frozen=True)
class Stock:
    """Stock as typed: mode, days of making for made to order, pieces at hand if counted."""

    mode: str = "ready"
    made_in_days: int | None = None
    count: int | None = None


@dataclass(frozen=True)
class Facts:
    """What a keeper tells of a product. ``category`` is an id of ``categories``."""

    name: str
    price: Price = Price()
    unit: str = ""
    description: str = ""
    category: str | None = None
    stock: Stock = Stock()
    min_order: int | None = None
    shelf_life: str = ""
    net_weight: str = ""
    ingredients: str = ""


def set_facts(product: Product, facts: Facts) -> None:
    """Write the facts onto the row. Raises PriceMissing and OutOfRange, each on its field, before that."""
    check_price(facts.price)
    _check_stock(facts.stock)
    _check(facts.min_order, MOST_PIECES, "min_order")
    set_price(product, facts.price)
    set_stock(product, facts.stock)
    product.name, product.unit, product.description = facts.name, facts.unit, facts.description
    product.category = facts.category if facts.category in BY_ID else None
    product.min_order, product.shelf_life = facts.min_order, facts.shelf_life
    product.net_weight, product.ingredients = facts.net_weight or None, facts.ingredients or None


def check_price(price: Price) -> None:
    """Raises PriceMissing unless the amounts fit the mode, OutOfRange for amounts nobody asks."""
    if price.mode not in PRICE_MODES:
        raise PriceMissing(_l("Pilih cara menulis harga."), "price_mode")
    if price.mode != "ask" and not price.rupiah:
        raise PriceMissing(_l("Tulis harganya, misalnya 15.000. Atau pilih Tanya harga dulu."), "price")
    if max(price.rupiah or 0, price.high_rupiah or 0) > MOST_RUPIAH:
        raise OutOfRange(
            _l("Harga paling tinggi 2 miliar rupiah. Untuk yang lebih mahal pilih Tanya harga dulu."), "price"
        )
    if price.mode == "range" and (price.high_rupiah or 0) <= (price.rupiah or 0):
        raise PriceMissing(_l("Harga tertinggi harus lebih besar dari harga terendah."), "price_high")


def set_price(product: Product, price: Price) -> None:
    """Write a price; amounts that its mode does not have are left out. Raises like ``check_price``."""
    check_price(price)
    product.price_mode = price.mode
    product.price_rupiah = price.rupiah if price.mode != "ask" else None
    product.price_high_rupiah = price.high_rupiah if price.mode == "range" else None


def _check_stock(stock: Stock) -> None:
    if stock.mode not in STOCK_MODES:
        raise OutOfRange(_l("Pilih keadaan stok."), "stock_mode")
    _check(stock.made_in_days, MOST_MAKING_DAYS, "made_in_days")
    _check(stock.count, MOST_PIECES, "stock_count", least=0)


def set_stock(product: Product, stock: Stock) -> None:
    """Write a stock; what its mode does not have is left out, and none ready is sold out. Raises OutOfRange."""
    _check_stock(stock)
    product.stock_mode = "sold_out" if stock.mode == "ready" and stock.count == 0 else stock.mode
    product.made_in_days = stock.made_in_days if stock.mode == "made_to_order" else None
    product.stock_count = stock.count if product.stock_mode == "ready" else None


def _check(number: int | None, most: int, field: str, least: int = 1) -> None:
    if number is not None and not least <= number <= most:
        raise OutOfRange(_l("Tulis angka antara %(least)d dan %(most)d.", least=least, most=most), field)


def product_to_keep(
    person: Person, product_id: int, *, deleted: bool = False, may: Permission = keep_products
) -> Product:
    """The product, which this person may change. Raises NotFound or NotAllowed, both a 404.

    Call it inside the writing transaction, for a change. ``deleted`` asks for one that lies in the bin instead; ``may``
    is the permission it takes.
    """
    product = db.session.get(Product, product_id)
    if product is None or (product.deleted_at is not None) != deleted:
        raise NotFound()
    demand(may(person, product))
    return product


def touch(person: Person, product: Product) -> None:
    """Remember who changed the product last; ``is_listed`` follows its state, unless it waits."""
    product.is_listed = product.state == "published" and product.deleted_at is None and product.waiting_since is None
    product.updated_at, product.updated_by = utcnow(), person.account_id


def enterprise_name_to_sell_for(enterprise_id: int) -> str:
    """The name of an enterprise that is not deleted. Raises NotFound."""
    name = db.session.execute(
        select(enterprises.c.name).where(enterprises.c.id == enterprise_id, enterprises.c.deleted_at.is_(None))
    ).scalar_one_or_none()
    if name is None:
        raise NotFound()
    return cast(str, name)


def free_slug(name: str, *, product_id: int | None = None) -> str:
    """An address for this name that no product has or ever had; a product may take back its own former one."""
    former = cast(Table, FormerSlug.__table__)
    stem = slug_of(name, (), "produk")
    taken = db.session.execute(
        union_all(
            select(products.c.slug, products.c.id).where(products.c.slug.startswith(stem, autoescape=True)),
            select(former.c.slug, former.c.product_id).where(former.c.slug.startswith(stem, autoescape=True)),
        )
    )
    return slug_of(name, {slug for slug, owner in taken if owner != product_id}, "produk")


def index_step(product_ids: Iterable[int]) -> None:
    """Step: let the public search find those of these products that everybody may see, and no other."""
    db.session.flush()
    if not (wanted := set(product_ids)):
        return
    rows = db.session.execute(
        select(
            products.c.id,
            products.c.name,
            products.c.description,
            products.c.category,
            enterprises.c.name.label("maker"),
        )
        .select_from(AT_HOME)
        .where(is_public(), products.c.id.in_(wanted))
    ).all()
    search.index_documents(
        SEARCH_KIND,
        [search.Searchable(row.id, row.name, row.maker, search_words(row.category), row.description) for row in rows],
    )
    for product_id in wanted - {row.id for row in rows}:
        search.remove_document(SEARCH_KIND, product_id)


def index_enterprises_step(enterprise_ids: Collection[int]) -> None:
    """Step: after a new name, state or deletion of enterprises, the search finds their products accordingly."""
    db.session.flush()
    index_step(
        db.session.scalars(
            select(products.c.id).where(
                products.c.enterprise_id.in_(enterprise_ids), products.c.published_at.is_not(None)
            )
        )
    )
