"""Every rupiah sold is one row of ``sale``: the step that everybody writes it with, and an owner's own book."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.access import Person, begin_writing_as, demand
from village.core.audit import record
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, NotFound
from village.gallery.models import Product
from village.gallery.offer_tables import ProductVariant
from village.gallery.permissions import add_product, keep_products
from village.gallery.sale_tables import SALE_SOURCES, KioskMovement, Sale
from village.gallery.services.offers import WrongDays, may_come_back
from village.gallery.services.rules import MOST_PIECES, MOST_RUPIAH, OutOfRange, enterprise_name_to_sell_for
from village.registry.interface import today

OLDEST_SALE = timedelta(days=3 * 366)
# An owner does not write these by hand: the kiosk writes its own.
OWN_SOURCES = ("langsung", "WA", "marketplace", "bazar", "galeri", "kemitraan")


class BelongsToKiosk(Conflict):
    """A sale of the kiosk is changed at the kiosk."""


@dataclass(frozen=True)
class SaleFacts:
    """A sale: whose, of what, how many pieces, the whole amount in rupiah, on which day, where."""

    enterprise_id: int
    product_id: int | None
    quantity: int
    amount_rupiah: int
    sold_on: date
    source: str
    variant_id: int | None = None


def record_sale_step(facts: SaleFacts, *, recorded_by: int | None) -> Sale:
    """Step: write the one row of a sale. Raises OutOfRange, WrongDays, and NotFound for goods of somebody else."""
    if facts.source not in SALE_SOURCES:
        raise OutOfRange(_l("Pilih dari daftar."), "source")
    if not 1 <= facts.quantity <= MOST_PIECES:
        raise OutOfRange(_l("Tulis angka antara %(least)d dan %(most)d.", least=1, most=MOST_PIECES), "quantity")
    if not 0 <= facts.amount_rupiah <= MOST_RUPIAH:
        raise OutOfRange(_l("Jumlah uangnya paling banyak 2 miliar rupiah."), "amount")
    check_day(facts.sold_on, "sold_on")
    _check_goods(facts)
    sale = Sale(
        enterprise_id=facts.enterprise_id,
        product_id=facts.product_id,
        variant_id=facts.variant_id,
        quantity=facts.quantity,
        amount_rupiah=facts.amount_rupiah,
        sold_on=facts.sold_on,
        source=facts.source,
        recorded_by=recorded_by,
    )
    db.session.add(sale)
    db.session.flush()
    return sale


def _check_goods(facts: SaleFacts) -> None:
    if facts.product_id is not None:
        product = db.session.get(Product, facts.product_id)
        if product is None or product.enterprise_id != facts.enterprise_id:
            raise NotFound()
    if facts.variant_id is not None:
        variant = db.session.get(ProductVariant, facts.variant_id)
        if variant is None or variant.product_id != facts.product_id:
            raise NotFound()


def check_day(day: date, field: str) -> None:
    """Raise WrongDays for a day to come or one too long ago."""
    if day > today():
        raise WrongDays(_l("Harinya belum tiba. Tulis hari ini atau sebelumnya."), field)
    if today() - day > OLDEST_SALE:
        raise WrongDays(_l("Harinya terlalu lama berlalu."), field)


def write_sale(person: Person, facts: SaleFacts) -> Sale:
    """An owner's own entry. Raises what ``record_sale_step`` raises."""
    person = begin_writing_as(person)
    demand(add_product(person, facts.enterprise_id))
    enterprise_name_to_sell_for(facts.enterprise_id)
    if facts.source not in OWN_SOURCES:
        raise OutOfRange(_l("Pilih dari daftar."), "source")
    sale = record_sale_step(facts, recorded_by=person.account_id)
    return _finish(person, sale, "sale_recorded")


def delete_sale(person: Person, sale_id: int) -> Sale:
    """Take an entry back; for thirty days it can be restored. Raises BelongsToKiosk."""
    person = begin_writing_as(person)
    sale = _sale(person, sale_id)
    sale.deleted_at = utcnow()
    return _finish(person, sale, "sale_deleted")


def restore_sale(person: Person, sale_id: int) -> Sale:
    """Bring an entry back. Raises UndoTooLate and BelongsToKiosk."""
    person = begin_writing_as(person)
    sale = _sale(person, sale_id, deleted=True)
    may_come_back(sale.deleted_at)
    sale.deleted_at = None
    return _finish(person, sale, "sale_restored")


def _sale(person: Person, sale_id: int, *, deleted: bool = False) -> Sale:
    sale = db.session.get(Sale, sale_id)
    if sale is None or (sale.deleted_at is not None) != deleted:
        raise NotFound()
    demand(keep_products(person, sale))
    is_of_kiosk = db.session.scalars(select(KioskMovement.id).where(KioskMovement.sale_id == sale_id)).first()
    if is_of_kiosk is not None or sale.source not in OWN_SOURCES:
        raise BelongsToKiosk(_l("Penjualan ini dicatat oleh pengurus atau dari pesanan, jadi diubah di sana."))
    return sale


def _finish(person: Person, sale: Sale, act: str) -> Sale:
    name = enterprise_name_to_sell_for(sale.enterprise_id)
    record(person, f"gallery.{act}", f"sale:{sale.id}", name, on_behalf_of=person.on_behalf_of(sale.enterprise_id))
    commit()
    return sale
