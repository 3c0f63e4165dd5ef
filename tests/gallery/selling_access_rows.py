"""Who may use the addresses of selling: offers and shops their keepers, collections and the kiosk officials."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.access_rows import Row
from tests.factories import make_row
from village.core.db import utcnow
from village.gallery.offer_tables import Collection, ProductDiscount, ProductVariant
from village.gallery.sale_tables import KioskDuty, KioskMovement, KioskSettlement, MarketplaceLink, Sale
from village.registry.interface import today

OWN = ("owner own", "agent own", "official")
OTHER = ("owner other", "agent other", "official")
KEEPERS = ("owner own", "owner other", "agent own", "agent other", "official")
OFFICIAL = ("official",)
STAFF = ("official", "kelurahan", "observer")

LINK = {"platform": "shopee", "state": "active", "url": "https://shopee.co.id/contoh"}


def made(table: Any, **facts: Any) -> Callable[[Any], int]:
    """A function of the world that writes such a row and gives its id; facts may be functions of the world."""

    def make(world: Any) -> int:
        filled = {name: fact(world) if callable(fact) else fact for name, fact in facts.items()}
        return int(make_row(table(**filled)).id)

    return make


def rows_of(name: str, product_name: str, who: tuple[str, ...]) -> list[Row]:
    """Everything that can be done to the offers of one product and the shops and sales of one enterprise."""

    def enterprise_id(world: Any) -> int:
        return int(getattr(world, name).id)

    def product_id(world: Any) -> int:
        return int(getattr(world, product_name).id)

    product = {"product_id": product_id}
    live = {**product, "variant_id": made(ProductVariant, product_id=product_id, size="besar")}
    gone = {**product, "variant_id": made(ProductVariant, product_id=product_id, size="kecil", deleted_at=utcnow())}
    days = {"starts_at": utcnow() - timedelta(days=9), "ends_at": utcnow() - timedelta(days=8)}
    cut = {"product_id": product_id, "kind": "percent", "amount": 10, **days}
    link = {"enterprise_id": enterprise_id, "platform": "shopee", "url": LINK["url"], "state": "active"}
    sale = {"enterprise_id": enterprise_id, "quantity": 1, "amount_rupiah": 5, "sold_on": today(), "source": "WA"}
    payment = {"enterprise_id": enterprise_id, "amount_rupiah": 5, "paid_on": today()}
    return [
        Row("gallery.variants", "GET", who, args=product),
        Row("gallery.add_variant", "POST", who, 422, args=product),
        Row("gallery.edit_variant", "GET", who, args=live),
        Row("gallery.change_variant", "POST", who, 303, args=live, sent={"size": "sedang", "stock_count": "3"}),
        Row("gallery.delete_variant", "POST", who, 303, args=live),
        Row("gallery.restore_variant", "POST", who, 303, args=gone),
        Row("gallery.discounts", "GET", who, args=product),
        Row("gallery.add_discount", "POST", who, 422, args=product),
        Row(
            "gallery.delete_discount",
            "POST",
            who,
            303,
            args={**product, "discount_id": made(ProductDiscount, **cut)},
        ),
        Row(
            "gallery.restore_discount",
            "POST",
            who,
            303,
            args={**product, "discount_id": made(ProductDiscount, **cut, deleted_at=utcnow())},
        ),
        Row("gallery.story", "GET", who, args=product),
        Row("gallery.save_story", "POST", who, 303, args=product, sent={"brand_kind": "none", "version": "1"}),
        Row("gallery.product_shops", "GET", who, args=product),
        Row("gallery.new_shop", "GET", who, args={"usaha": enterprise_id}),
        Row("gallery.new_shop", "GET", who, args={"produk": product_id}),
        Row("gallery.add_shop", "POST", who, 303, args={"usaha": enterprise_id}, sent=LINK),
        Row("gallery.edit_shop", "GET", who, args={"link_id": made(MarketplaceLink, **link)}),
        Row("gallery.change_shop", "POST", who, 303, args={"link_id": made(MarketplaceLink, **link)}, sent=LINK),
        Row("gallery.check_shop", "POST", who, 303, args={"link_id": made(MarketplaceLink, **link)}),
        Row("gallery.delete_shop", "POST", who, 303, args={"link_id": made(MarketplaceLink, **link)}),
        Row(
            "gallery.restore_shop",
            "POST",
            who,
            303,
            args={"link_id": made(MarketplaceLink, **link, deleted_at=utcnow())},
        ),
        Row(
            "gallery.write_sale",
            "POST",
            who,
            303,
            sent={"product_id": product_id, "quantity": "1", "amount": "5", "sold_on": str(today()), "source": "WA"},
            but={actor: 422 for actor in KEEPERS if actor not in who},
        ),
        Row("gallery.delete_sale", "POST", who, 303, args={"sale_id": made(Sale, **sale)}),
        Row("gallery.restore_sale", "POST", who, 303, args={"sale_id": made(Sale, **sale, deleted_at=utcnow())}),
        Row("gallery.settlement", "GET", who, args={"settlement_id": made(KioskSettlement, **payment)}),
        Row("gallery.settlement_sheets", "GET", who, args={"settlement_id": made(KioskSettlement, **payment)}),
        Row("gallery.settlement_pdf", "GET", who, args={"settlement_id": made(KioskSettlement, **payment)}),
        Row("gallery.consignment_sheets", "GET", who, args={"enterprise_id": enterprise_id}),
        Row("gallery.consignment_pdf", "GET", who, args={"enterprise_id": left_goods(enterprise_id, product_id)}),
    ]


def left_goods(enterprise_id: Callable[[Any], int], product_id: Callable[[Any], int]) -> Callable[[Any], int]:
    """The business, after it left something at the kiosk: there is a paper of it."""
    facts = {"enterprise_id": enterprise_id, "product_id": product_id, "quantity": 3, "moved_on": today()}

    def make(world: Any) -> int:
        made(KioskMovement, kind="in", **facts)(world)
        return enterprise_id(world)

    return make


def with_a_duty(_world: Any) -> str:
    """Anything, after somebody was put on the roster: there is a paper of it."""
    make_row(KioskDuty(on_day=today(), person_name="Bu Tri", opens_minute=540, closes_minute=900))
    return ""


def own_id(world: Any) -> int:
    return int(world.own.id)


def own_product_id(world: Any) -> int:
    return int(world.own_product.id)


def foreign_parts() -> list[Row]:
    """A variant or discount named under another product does not exist, for nobody."""
    variant = {
        "product_id": own_product_id,
        "variant_id": made(ProductVariant, product_id=lambda w: w.other_product.id, size="besar"),
    }
    return [
        Row("gallery.edit_variant", "GET", (), args=variant),
        Row("gallery.delete_variant", "POST", (), args=variant),
    ]


def of_officials() -> list[Row]:
    """Collections and the kiosk."""
    collection = {"slug": lambda w: f"koleksi-{utcnow().timestamp()}", "name": "Camilan"}
    live, gone = made(Collection, **collection), made(Collection, **collection, deleted_at=utcnow())
    came = {
        "enterprise_id": own_id,
        "product_id": own_product_id,
        "kind": "in",
        "quantity": 3,
        "moved_on": today(),
    }
    paid = {"enterprise_id": own_id, "amount_rupiah": 0, "paid_on": today()}
    duty = {"on_day": today(), "person_name": "Bu Tri", "opens_minute": 540, "closes_minute": 900}
    form = {"person_name": "Bu Tri", "on_day": str(today()), "opens": "09:00", "closes": "15:00", "weeks": "1"}
    goods = {"product_id": own_product_id}
    moved = {"act": "masuk", "variant_id": "0", "quantity": "3", "moved_on": str(today())}
    return [
        Row("gallery.collections", "GET", OFFICIAL),
        Row("gallery.new_collection", "GET", OFFICIAL),
        Row("gallery.add_collection", "POST", OFFICIAL, 303, sent={"name": "Camilan"}),
        Row("gallery.edit_collection", "GET", OFFICIAL, args={"collection_id": live}),
        Row("gallery.change_collection", "POST", OFFICIAL, 303, args={"collection_id": live}, sent={"name": "Kue"}),
        Row("gallery.choose_product", "POST", OFFICIAL, 303, args={"collection_id": live, **goods}),
        Row("gallery.delete_collection", "POST", OFFICIAL, 303, args={"collection_id": live}),
        Row("gallery.restore_collection", "POST", OFFICIAL, 303, args={"collection_id": gone}),
        Row("gallery.kiosk", "GET", OFFICIAL),
        Row("gallery.kiosk_pick", "GET", OFFICIAL),
        Row("gallery.kiosk_goods", "GET", OFFICIAL, args=goods),
        Row("gallery.kiosk_move", "POST", OFFICIAL, 303, args=goods, sent=moved),
        Row("gallery.kiosk_take_back", "POST", OFFICIAL, 303, args={"movement_id": made(KioskMovement, **came)}),
        Row(
            "gallery.kiosk_put_again",
            "POST",
            OFFICIAL,
            303,
            args={"movement_id": made(KioskMovement, **came, deleted_at=utcnow())},
        ),
        Row("gallery.settlements", "GET", OFFICIAL),
        Row("gallery.settle", "GET", OFFICIAL, args={"enterprise_id": own_id}),
        Row("gallery.hand_over", "POST", OFFICIAL, 422, args={"enterprise_id": own_id}),
        Row("gallery.cancel_settlement", "POST", OFFICIAL, 303, args={"settlement_id": made(KioskSettlement, **paid)}),
        Row(
            "gallery.restore_settlement",
            "POST",
            OFFICIAL,
            303,
            args={"settlement_id": made(KioskSettlement, **paid, deleted_at=utcnow())},
        ),
        Row("gallery.duties", "GET", OFFICIAL),
        Row("gallery.roster_sheets", "GET", OFFICIAL),
        Row("gallery.roster_pdf", "GET", OFFICIAL, args={"sejak": with_a_duty}),
        Row("gallery.add_duty", "POST", OFFICIAL, 303, sent=form),
        Row("gallery.open_kiosk", "POST", OFFICIAL, 303, args={"duty_id": made(KioskDuty, **duty)}),
        Row("gallery.delete_duty", "POST", OFFICIAL, 303, args={"duty_id": made(KioskDuty, **duty)}),
        Row(
            "gallery.restore_duty",
            "POST",
            OFFICIAL,
            303,
            args={"duty_id": made(KioskDuty, **duty, deleted_at=utcnow())},
        ),
    ]


SELLING_ROWS = [
    *rows_of("own", "own_product", OWN),
    *rows_of("other", "other_product", OTHER),
    *foreign_parts(),
    *of_officials(),
    Row("gallery.shops", "GET", KEEPERS),
    Row("gallery.sellers_file", "GET", KEEPERS),
    Row("gallery.sales", "GET", KEEPERS),
    Row("gallery.my_kiosk", "GET", KEEPERS),
    Row("gallery.selling_report", "GET", STAFF),
]
