"""Who may use the addresses of the gallery: the shelf everybody, a product its owner, its helper and officials."""

from typing import Any

from sqlalchemy import select

from tests.access_rows import Row, public
from tests.factories import make_product, make_row
from tests.gallery.market_rows import ROWS as MARKET
from tests.gallery.selling_access_rows import SELLING_ROWS
from village.core.db import db, utcnow
from village.core.long_work import LongWork, made_folder
from village.gallery.models import ProductPhoto

OWN = ("owner own", "agent own", "official")
OTHER = ("owner other", "agent other", "official")
KEEPERS = ("owner own", "owner other", "agent own", "agent other", "official")
STOCK = {"stock_mode": "sold_out"}
FACTS = {"name": "Keripik", "price": "12.000", "price_mode": "fixed", "stock_mode": "ready", "version": "1"}


def photo_of(name: str) -> Any:
    """The id of a photo of that product of the world, removed or not."""

    def find(world: Any) -> int:
        product_id = getattr(world, name).id
        return db.session.scalars(select(ProductPhoto.id).where(ProductPhoto.product_id == product_id)).first() or 0

    return find


def rows_of(name: str, who: tuple[str, ...]) -> list[Row]:
    """Everything that can be done to one product."""
    product = {"product_id": lambda w: getattr(w, name).id}
    photo = {**product, "photo_id": photo_of(name)}
    return [
        Row("gallery.edit_product", "GET", who, args=product),
        Row("gallery.change_product", "POST", who, 303, args=product, sent=FACTS),
        Row("gallery.confirm_product", "POST", who, 303, args=product),
        Row("gallery.stock", "GET", who, args=product),
        Row("gallery.change_stock", "POST", who, 303, args=product, sent=STOCK),
        Row("gallery.publish_product", "POST", who, 303, args=product),
        Row("gallery.hide_product", "POST", who, 303, args=product),
        Row("gallery.delete_product", "POST", who, 303, args=product),
        Row("gallery.copy_product", "POST", who, 303, args=product),
        Row("gallery.product_photos", "GET", who, args=product),
        Row("gallery.add_photos", "POST", who, 422, args=product),
        Row("gallery.order_photos", "POST", who, 303, args=product),
        Row("gallery.edit_photo", "GET", who, args=photo),
        Row(
            "gallery.change_photo",
            "POST",
            who,
            303,
            args=photo,
            sent={"across": "0.5", "down": "0.5", "zoom": "1", "alt": "Keripik"},
        ),
        Row("gallery.remove_photo", "POST", who, 303, args=photo),
        Row("gallery.restore_photo", "POST", who, 303, args=photo),
    ]


def wrong_parent() -> list[Row]:
    """A photo named under another product does not exist, for nobody."""
    args = {"product_id": lambda w: w.own_product.id, "photo_id": photo_of("other_product")}
    return [
        Row("gallery.edit_photo", "GET", (), args=args),
        Row("gallery.remove_photo", "POST", (), args=args),
        Row("gallery.restore_photo", "POST", (), args=args),
    ]


def deleted(world: Any) -> int:
    """A product of the own enterprise that lies in the bin."""
    return make_product(world.own, deleted_at=utcnow()).id


def made_catalogue(_world: Any) -> int:
    """A finished catalogue that can be taken away; its number is no part of the address."""
    (made_folder() / "katalog").write_bytes(b"%PDF")
    file = {"file_key": "katalog", "file_name": "katalog.pdf", "size_bytes": 4}
    return int(make_row(LongWork(kind="gallery.catalogue", state="done", **file)).id)


def prints_of(name: str, who: tuple[str, ...]) -> list[Row]:
    """Everything that can be printed of one product and its maker, as a page and as a PDF."""
    product = {"product_id": lambda w: getattr(w, f"{name}_product").id}
    maker = {"enterprise_id": lambda w: getattr(w, name).id}
    return [
        Row("gallery.print_product", "GET", who, args=product),
        Row("gallery.print_maker", "GET", who, args=maker),
        Row("gallery.product_sheets", "GET", who, args={**product, "kind": "label"}),
        Row("gallery.product_pdf", "GET", who, args={**product, "kind": "label"}),
        Row("gallery.maker_sheets", "GET", who, args={**maker, "kind": "kartu-nama"}),
        Row("gallery.maker_pdf", "GET", who, args={**maker, "kind": "kartu-nama"}),
    ]


def group_prints(name: str, who: tuple[str, ...]) -> list[Row]:
    """Brochure and poster of a group."""
    group = {"group_id": lambda w: getattr(w, name).id, "kind": "poster"}
    return [Row(f"gallery.group_{way}", "GET", who, args=group) for way in ("sheets", "pdf")]


ROWS = [
    *MARKET,
    public("gallery.shelf"),
    public("gallery.product", args={"slug": lambda w: w.own_product.slug}),
    Row("gallery.my_products", "GET", KEEPERS),
    Row("gallery.bin_of_products", "GET", KEEPERS),
    Row("gallery.new_product", "GET", KEEPERS),
    Row("gallery.create_product", "POST", OWN, 303, sent={**FACTS, "enterprise_id": lambda w: w.own.id, "draft": "1"}),
    *rows_of("own_product", OWN),
    *rows_of("other_product", OTHER),
    *wrong_parent(),
    Row("gallery.studio", "GET", KEEPERS),
    *prints_of("own", OWN),
    *prints_of("other", OTHER),
    *group_prints("own_group", ("officer own", "official", "admin")),
    *group_prints("other_group", ("officer other", "official", "admin")),
    Row("gallery.print_catalogue", "GET", ("official",)),
    Row("gallery.catalogue_file", "GET", ("official",)),
    Row("gallery.make_catalogue", "POST", ("official",), 303),
    Row("gallery.catalogue_pdf", "GET", ("official",), args={"sejak": made_catalogue}),
    Row("gallery.restore_product", "POST", OWN, 303, args={"product_id": deleted}),
    Row("gallery.restore_product", "POST", (), args={"product_id": lambda w: w.own_product.id}),
    *SELLING_ROWS,
]
