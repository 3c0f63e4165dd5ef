"""May this person keep this shelf?"""

from typing import Any

from village.core.access import Person


def keep_products(person: Person, product: Any = None) -> bool:
    """Owners for their own enterprises, helpers for those that consented, officials for any.

    ``product`` is anything with an ``enterprise_id``. Group officers have no say in a member's products.
    """
    if person.is_official:
        return True
    if product is None:
        return bool(person.owns or person.helps)
    return person.acts_for(product.enterprise_id)


def add_product(person: Person, enterprise_id: int | None = None) -> bool:
    """The same people, for the enterprise that will sell it."""
    if enterprise_id is None or person.is_official:
        return keep_products(person)
    return person.acts_for(enterprise_id)
