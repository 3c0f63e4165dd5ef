"""Steps that fill the sample village with offers, collections, kiosk and shops; each flushes, none commits."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from village.core.db import db, utcnow
from village.gallery.models import Product
from village.gallery.services.collections import CollectionFacts, add_collection_step
from village.gallery.services.duty import DutyFacts, add_duty_step
from village.gallery.services.kiosk import Move, move_step, settle_step
from village.gallery.services.links import LinkFacts, add_link_step
from village.gallery.services.offers import DiscountFacts, StoryFacts, add_discount_step, save_story_step
from village.gallery.services.sales import SaleFacts, record_sale_step
from village.gallery.services.variants import VariantFacts, add_variant_step
from village.registry.interface import today

Written = Sequence[Mapping[str, Any]]


def sample_offers_step(written: Mapping[str, Written], ids: Mapping[str, int]) -> None:
    """Step: variants, discounts, stories and collections as ``selling.toml`` has them; ``ids`` by product name."""
    for one in written["variants"]:
        for choice in one["choices"]:
            facts = VariantFacts(
                choice.get("size", ""),
                choice.get("taste", ""),
                choice.get("colour", ""),
                choice.get("rupiah"),
                choice.get("count"),
            )
            add_variant_step(_product(ids, one), facts)
    for one in written["discounts"]:
        days = (today() + timedelta(days=one["from_days"]), today() + timedelta(days=one["until_days"]))
        add_discount_step(
            _product(ids, one), DiscountFacts(one["kind"], one["amount"], *days, one["title"]), created_by=None
        )
    for one in written["stories"]:
        save_story_step(_product(ids, one), StoryFacts(**{key: one[key] for key in one if key != "product"}))
    for one in written["collections"]:
        until = one.get("until_days")
        facts_of_it = CollectionFacts(
            one["name"],
            one["description"],
            one.get("below_rupiah"),
            one.get("category"),
            ends_on=today() + timedelta(days=until) if until else None,
            position=one["position"],
        )
        add_collection_step(facts_of_it, [ids[name] for name in one["products"]])


def sample_trade_step(written: Mapping[str, Written], ids: Mapping[str, int], *, by: int) -> None:
    """Step: the kiosk's goods, settlements and roster, sales and shops elsewhere; ``by`` is the official's account."""
    settlements = {one["product"]: one for one in written["settlements"]}
    for one in written["kiosk"]:
        product = _product(ids, one)
        for move in one["moves"]:
            facts = Move(
                product.id,
                move["count"],
                today() - timedelta(days=move["days_ago"]),
                amount_rupiah=move.get("rupiah", 0),
                place=one["place"] if move["kind"] == "in" else "",
            )
            settled = settlements.get(one["product"])
            if settled and move["days_ago"] < settled["days_ago"]:
                _settle(settlements.pop(one["product"]), product, by)
            move_step(facts, move["kind"], recorded_by=by)
    for one in written["sales"]:
        product, day = _product(ids, one), today() - timedelta(days=one["days_ago"])
        facts_of_it = SaleFacts(product.enterprise_id, product.id, one["count"], one["rupiah"], day, one["source"])
        record_sale_step(facts_of_it, recorded_by=by)
    for one in written["duty"]:
        _duties(one)
    for one in written["links"]:
        _link(one, _product(ids, one))


def _product(ids: Mapping[str, int], one: Mapping[str, Any]) -> Product:
    return db.session.get_one(Product, ids[one["product"]])


def _settle(one: Mapping[str, Any], product: Product, by: int) -> None:
    paid_on = today() - timedelta(days=one["days_ago"])
    settle_step(product.enterprise_id, paid_on=paid_on, received_by=one["received_by"], recorded_by=by)


def _duties(one: Mapping[str, Any]) -> None:
    for days in one["days"]:
        duty = add_duty_step(DutyFacts(today() + timedelta(days=days), one["name"], one["opens"], one["closes"]))[0]
        if days < 0:
            duty.opened_at, duty.visitors = utcnow() + timedelta(days=days), one["visitors"]


def _link(one: Mapping[str, Any], product: Product) -> None:
    facts = LinkFacts(
        one["platform"],
        one["state"],
        one["url"],
        rating_tenths=one.get("rating_tenths"),
        review_count=one.get("review_count"),
    )
    link = add_link_step(product.enterprise_id, None, facts)
    link.checked_on = today() - timedelta(days=one.get("checked_days_ago", 3))
