"""Steps for the import of a list: each product named there becomes a hidden draft that only waits for a photo."""

from flask_babel import gettext as _

from village.core.access import Person
from village.core.db import db, utcnow
from village.core.errors import DomainError
from village.gallery.categories import suggest_category
from village.gallery.models import Product
from village.gallery.services.rules import Price, free_slug, index_step, set_price


def draft_product_step(
    person: Person | None,
    enterprise_id: int,
    name: str,
    *,
    price_mode: str = "ask",
    price_rupiah: int | None = None,
    price_high_rupiah: int | None = None,
    unit: str = "",
) -> int:
    """Step: note a product that a list names, as a draft with the price it was read with; gives its id.

    A price that does not fit its mode becomes "tanya harga": an import never guesses.
    """
    product = Product(
        enterprise_id=enterprise_id,
        slug=free_slug(name),
        name=name[:200] or _("Produk"),
        unit=unit[:60],
        category=suggest_category(name),
        source="import",
        created_by=person.account_id if person else None,
    )
    try:
        set_price(product, Price(price_mode, price_rupiah, price_high_rupiah))
    except DomainError:
        set_price(product, Price())
    db.session.add(product)
    db.session.flush()
    return product.id


def undo_draft_product_step(product_id: int) -> bool:
    """Step: take back a draft that an import made; False when somebody has worked on it since, so it stays."""
    product = db.session.get(Product, product_id)
    if product is None or product.source != "import" or product.version != 1 or product.published_at is not None:
        return False
    product.deleted_at = utcnow()
    product.is_listed = False
    index_step([product.id])
    return True
