"""A product in the words of schema.org, for search engines and previews of links."""

from collections.abc import Sequence
from typing import Any

from flask import current_app

from village.core.images import picture_name
from village.gallery.freshness import buyer_should_ask
from village.gallery.offers import VariantLine

AVAILABILITY = {"ready": "InStock", "made_to_order": "MadeToOrder", "sold_out": "OutOfStock"}


def structured(product: Any, photos: Any, variants: Sequence[VariantLine], address: str) -> dict[str, Any]:
    """The product with its price of today; ``product`` has the columns of ``prices`` and of the story."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "url": address,
        "brand": {"@type": "Brand", "name": product.brand_name or product.enterprise_name},
    }
    if product.description:
        told["description"] = product.description[:500]
    if product.local_material:
        told["material"] = product.local_material
    if photos:
        told["image"] = [picture_address(photo) for photo in photos]
    if product.low_today is not None:
        told["offers"] = _offers(product, variants, address)
        if buyer_should_ask(product.confirmed_at):
            del told["offers"]["availability"]  # nobody has said so for three months
    return told


def _offers(product: Any, variants: Sequence[VariantLine], address: str) -> dict[str, Any]:
    own_prices = product.variants_low_rupiah is not None
    is_one_price = product.low_today == product.high_today and (own_prices or product.price_mode == "fixed")
    offers: dict[str, Any] = {
        "@type": "Offer" if is_one_price else "AggregateOffer",
        "priceCurrency": "IDR",
        "price" if is_one_price else "lowPrice": product.low_today,
        "availability": _availability(AVAILABILITY[product.stock_mode]),
        "url": address,
    }
    if not is_one_price and product.high_today != product.low_today:
        offers["highPrice"] = product.high_today
    if product.low_today != product.full_low:
        offers["priceValidUntil"] = product.discount_ends_at.date().isoformat()
    if own_prices:
        offers["offerCount"] = len(variants)
        offers["offers"] = [
            {
                "@type": "Offer",
                "name": one.label,
                "priceCurrency": "IDR",
                "price": one.price_rupiah,
                "availability": _availability("OutOfStock" if one.is_gone else AVAILABILITY[product.stock_mode]),
            }
            for one in variants
            if one.price_rupiah
        ]
    return offers


def _availability(word: str) -> str:
    return "https://schema.org/" + word


def picture_address(photo: Any) -> str:
    """The whole address of the JPEG of a photo, for previews of links."""
    return f"{current_app.config['PUBLIC_ADDRESS']}/foto/{picture_name(photo.sha256)}/{min(photo.width, 640)}.jpg"
