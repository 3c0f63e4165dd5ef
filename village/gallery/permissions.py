"""May this person keep this shelf?"""

from typing import Any

from village.core.access import Person


def keep_products(person: Person, product: Any = None) -> bool:
    """Owners for their own enterprises, helpers for those whose owner lets them see to products, officials for any.

    ``product`` is anything with an ``enterprise_id``. Group officers have no say in a member's products.
    """
    if person.is_official:
        return True
    if product is None:
        return bool(person.acting_for("products"))
    return person.acts_for(product.enterprise_id, "products")


def keep_photos(person: Person, product: Any = None) -> bool:
    """Photos of products: whoever keeps the products, and helpers whose owner lets them see to photos only."""
    if person.is_official:
        return True
    if product is None:
        return bool(person.acting_for("products", "photos"))
    return person.acts_for(product.enterprise_id, "products", "photos")


def add_product(person: Person, enterprise_id: int | None = None) -> bool:
    """The same people, for the enterprise that will sell it."""
    if enterprise_id is None or person.is_official:
        return keep_products(person)
    return person.acts_for(enterprise_id, "products")


def look_first(person: Person, _thing: Any = None) -> bool:
    """Officials look at what waits, answer reports, and keep the words of the search."""
    return person.is_official


def keep_collections(person: Person, _thing: Any = None) -> bool:
    """Officials choose what is shown together."""
    return person.is_official


def run_kiosk(person: Person, _thing: Any = None) -> bool:
    """Officials keep the kiosk: goods in and out, its money, who is on duty."""
    return person.is_official


def see_selling(person: Person, _thing: Any = None) -> bool:
    """Counts of selling without names of people: officials, kelurahan and observers."""
    return person.is_official or person.has("kelurahan", "observer")


def print_things(person: Person, enterprise_id: int | None = None) -> bool:
    """Labels, cards and brochures: whoever keeps the products of the enterprise."""
    return add_product(person, enterprise_id)


def print_catalogue(person: Person, _thing: Any = None) -> bool:
    """The catalogue of the whole village: officials."""
    return person.is_official
