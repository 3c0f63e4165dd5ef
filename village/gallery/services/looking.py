"""An official looks first: what waits before everybody sees it, letting it pass, and saying no with a reason.

A product whose text raises a doubt waits, also after a later change: it is out of sight until an official has looked.
The text that was let pass is remembered, so that the next stock count or renewal does not make it wait again.
"""

from flask_babel import lazy_gettext as _l
from sqlalchemy import or_, select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict
from village.core.village import current_village
from village.gallery.doubts import AGAIN, FIRST, digest_of, doubts_about, text_of
from village.gallery.market_tables import KeeperNote
from village.gallery.models import Product
from village.gallery.permissions import look_first
from village.gallery.queries import products
from village.gallery.services.rules import index_step, product_to_keep, touch

LONGEST_NOTE = 500
TURNED_DOWN = ""  # stands in place of the digest of a text that was let pass


class NotWaiting(Conflict):
    """Somebody else has looked already, or the keeper has taken it back."""


def hold_step(person: Person, product: Product) -> bool:
    """Step: let a published product wait if it must, and end the waiting of one that is published no more.

    An official who saves a product has looked at it. Gives whether it waits now.
    """
    if product.state != "published":
        if product.is_listed and product.looked_at_text is None:
            product.looked_at_text = digest_of(product)  # everybody has seen it: back from hiding it is not new
        product.waiting_since = product.waiting_for = None
        return False
    reasons = [] if look_first(person) else _reasons_to_wait(person, product)
    if not reasons:
        _let_pass(product)
        return False
    product.waiting_for = " ".join(reasons)
    product.waiting_since = product.waiting_since or utcnow()
    return True


def _reasons_to_wait(person: Person, product: Product) -> list[str]:
    reasons = [] if product.looked_at_text == digest_of(product) else doubts_about(text_of(product))
    if product.looked_at_text == TURNED_DOWN:
        return [AGAIN, *reasons]
    return [FIRST, *reasons] if product.looked_at_text is None and _is_first(person, product) else reasons


def _is_first(person: Person, product: Product) -> bool:
    """Has nothing of this business, nor of the person's other ones, ever been online? Where the village asks so."""
    village = current_village()
    if village is None or not village.first_listing_waits or product.is_listed:
        return False
    seen = select(products.c.id).where(
        products.c.enterprise_id.in_({product.enterprise_id, *person.owns}),
        products.c.id != product.id,
        or_(products.c.is_listed.is_(True), products.c.looked_at_text != TURNED_DOWN),
    )
    return db.session.execute(seen.limit(1)).first() is None


def _let_pass(product: Product) -> None:
    product.waiting_since = product.waiting_for = None
    product.looked_at_text = digest_of(product)


def let_pass(person: Person, product_id: int, version: int) -> Product:
    """Show a waiting product to everybody. Raises NotWaiting when it waits no more or was changed since it was read."""
    person = begin_writing_as(person)
    demand(look_first(person))
    product = product_to_keep(person, product_id)
    if product.waiting_since is None or product.version != version:
        raise NotWaiting(_l("Produk ini baru saja berubah atau sudah dilihat orang lain. Lihat sekali lagi."))
    if product.waiting_for and FIRST in product.waiting_for.split():
        product.published_at = product.confirmed_at = utcnow()  # new on the shelf from now on
    _let_pass(product)
    finish_step(person, product, "product_let_pass")
    commit()
    return product


def turn_down_step(person: Person, product: Product, text: str) -> None:
    """Step: hide a product and tell its keepers why. They may change it and show it again; then it waits for a look."""
    product.state, product.looked_at_text = "hidden", TURNED_DOWN
    product.waiting_since = product.waiting_for = None
    note_step(person, product.id, text)
    finish_step(person, product, "product_turned_down")


def note_step(person: Person, product_id: int, text: str) -> None:
    """Step: write a sentence to the keepers of a product; an empty one is no sentence."""
    if text:
        db.session.add(KeeperNote(product_id=product_id, text=text[:LONGEST_NOTE], written_by=person.account_id))


def finish_step(person: Person, product: Product, act: str) -> None:
    """Step: keep the lists, the search and the record true to the change."""
    touch(person, product)
    index_step([product.id])
    audit.record(person, f"gallery.{act}", f"product:{product.id}", product.name)


def read_notes(person: Person, product_id: int) -> None:
    """The keepers have read what an official wrote about the product."""
    person = begin_writing_as(person)
    demand(person.acts_for(product_to_keep(person, product_id).enterprise_id, "products"))
    unread = select(KeeperNote).where(KeeperNote.product_id == product_id, KeeperNote.read_at.is_(None))
    for note in db.session.scalars(unread):
        note.read_at = utcnow()
    commit()
