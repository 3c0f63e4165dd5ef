"""The village's kiosk: goods come in, are sold or go back, and their money is handed to the owner.

Never more goes out than came in: every act counts what is there inside its own writing transaction, and writers take
turns on both databases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import case, func, select

from village.core.access import Person, begin_writing_as, demand
from village.core.audit import record
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.gallery.models import Product
from village.gallery.offer_tables import ProductVariant
from village.gallery.permissions import run_kiosk
from village.gallery.sale_tables import KioskMovement, KioskSettlement, Sale
from village.gallery.services.offers import may_come_back
from village.gallery.services.rules import MOST_PIECES, OutOfRange, enterprise_name_to_sell_for
from village.gallery.services.sales import SaleFacts, check_day, record_sale_step


class NotThatMany(Conflict):
    """More would go out than is there."""


class AlreadySettled(Conflict):
    """The money of this sale was handed over; the settlement is cancelled first."""


class NothingToSettle(DomainError):
    """No sold goods of this business wait for their money."""


@dataclass(frozen=True)
class Move:
    """Pieces of a product, or of one variant, that come or go on a day; ``amount_rupiah`` is what a sale brought."""

    product_id: int
    quantity: int
    moved_on: date
    variant_id: int | None = None
    amount_rupiah: int = 0
    place: str = ""


def pieces_there(product_id: int, variant_id: int | None) -> int:
    """How many pieces stand at the kiosk now. Meant for use inside the writing transaction."""
    signed = case((KioskMovement.kind == "in", KioskMovement.quantity), else_=-KioskMovement.quantity)
    number = db.session.scalar(
        select(func.coalesce(func.sum(signed), 0)).where(
            KioskMovement.product_id == product_id,
            KioskMovement.variant_id.is_(None) if variant_id is None else KioskMovement.variant_id == variant_id,
            KioskMovement.deleted_at.is_(None),
        )
    )
    return int(number or 0)


def take_in(person: Person, move: Move) -> KioskMovement:
    """Goods arrive. Raises OutOfRange and WrongDays."""
    return _moved(person, move, "in", "kiosk_in")


def sell(person: Person, move: Move) -> KioskMovement:
    """Goods are sold: the movement, and its one row of ``sale``. Raises NotThatMany too."""
    return _moved(person, move, "sold", "kiosk_sold")


def give_back(person: Person, move: Move) -> KioskMovement:
    """Unsold goods go back to their owner. Raises NotThatMany too."""
    return _moved(person, move, "returned", "kiosk_returned")


def _moved(person: Person, move: Move, kind: str, act: str) -> KioskMovement:
    person = begin_writing_as(person)
    demand(run_kiosk(person))
    movement = move_step(move, kind, recorded_by=person.account_id)
    _record(person, movement, act)
    commit()
    return movement


def move_step(move: Move, kind: str, *, recorded_by: int | None) -> KioskMovement:
    """Step: write one movement, and for a sale its row of ``sale``. Raises as its acts do."""
    product = _goods(move)
    if not 1 <= move.quantity <= MOST_PIECES:
        raise OutOfRange(_l("Tulis angka antara %(least)d dan %(most)d.", least=1, most=MOST_PIECES), "quantity")
    check_day(move.moved_on, "moved_on")
    if kind != "in":
        _demand_there(move.product_id, move.variant_id, move.quantity)
    sale_id = None
    if kind == "sold":
        facts = SaleFacts(
            product.enterprise_id,
            product.id,
            move.quantity,
            move.amount_rupiah,
            move.moved_on,
            "titip",
            move.variant_id,
        )
        sale_id = record_sale_step(facts, recorded_by=recorded_by).id
    movement = KioskMovement(
        enterprise_id=product.enterprise_id,
        product_id=product.id,
        variant_id=move.variant_id,
        kind=kind,
        quantity=move.quantity,
        moved_on=move.moved_on,
        place=move.place,
        sale_id=sale_id,
        recorded_by=recorded_by,
    )
    db.session.add(movement)
    db.session.flush()
    return movement


def _goods(move: Move) -> Product:
    product = db.session.get(Product, move.product_id)
    if product is None or product.deleted_at is not None:
        raise NotFound()
    if move.variant_id is not None:
        variant = db.session.get(ProductVariant, move.variant_id)
        if variant is None or variant.product_id != product.id:
            raise NotFound()
    return product


def _demand_there(product_id: int, variant_id: int | None, wanted: int) -> None:
    there = pieces_there(product_id, variant_id)
    if wanted > there:
        raise NotThatMany(
            _l("Di kios hanya ada %(there)d. Periksa lagi jumlahnya, atau catat dulu barang yang masuk.", there=there),
            "quantity",
        )


def take_back(person: Person, movement_id: int) -> KioskMovement:
    """Take a wrong entry back, its sale with it. Raises NotThatMany, AlreadySettled."""
    person = begin_writing_as(person)
    movement = _movement(person, movement_id)
    if movement.settlement_id is not None:
        raise AlreadySettled(_l("Uangnya sudah disetor. Batalkan dulu setorannya, lalu batalkan penjualan ini."))
    if movement.kind == "in":
        _demand_there(movement.product_id, movement.variant_id, movement.quantity)
    movement.deleted_at = utcnow()
    _mark_sale(movement)
    _record(person, movement, "kiosk_taken_back")
    commit()
    return movement


def put_again(person: Person, movement_id: int) -> KioskMovement:
    """Bring an entry back that was taken back. Raises UndoTooLate, NotThatMany."""
    person = begin_writing_as(person)
    movement = _movement(person, movement_id, deleted=True)
    may_come_back(movement.deleted_at)
    if movement.kind != "in":
        _demand_there(movement.product_id, movement.variant_id, movement.quantity)
    movement.deleted_at = None
    _mark_sale(movement)
    _record(person, movement, "kiosk_put_again")
    commit()
    return movement


def _mark_sale(movement: KioskMovement) -> None:
    if movement.sale_id is not None:
        db.session.get_one(Sale, movement.sale_id).deleted_at = movement.deleted_at


def _movement(person: Person, movement_id: int, *, deleted: bool = False) -> KioskMovement:
    demand(run_kiosk(person))
    movement = db.session.get(KioskMovement, movement_id)
    if movement is None or (movement.deleted_at is not None) != deleted:
        raise NotFound()
    return movement


def settle(
    person: Person, enterprise_id: int, *, paid_on: date, received_by: str, expected_rupiah: int
) -> KioskSettlement:
    """Hand the money of everything sold and not yet paid to the owner.

    ``expected_rupiah`` is what the official saw and counted out: raises Conflict when something was sold meanwhile.
    Raises NothingToSettle and WrongDays.
    """
    person = begin_writing_as(person)
    demand(run_kiosk(person))
    settlement = settle_step(
        enterprise_id,
        paid_on=paid_on,
        received_by=received_by,
        expected_rupiah=expected_rupiah,
        recorded_by=person.account_id,
    )
    name = enterprise_name_to_sell_for(enterprise_id)
    record(person, "gallery.kiosk_settled", f"settlement:{settlement.id}", name, amount=settlement.amount_rupiah)
    commit()
    return settlement


def settle_step(
    enterprise_id: int,
    *,
    paid_on: date,
    received_by: str,
    recorded_by: int | None,
    expected_rupiah: int | None = None,
) -> KioskSettlement:
    """Step: like settle; without ``expected_rupiah`` whatever is open is paid."""
    check_day(paid_on, "paid_on")
    rows = _open_sales(enterprise_id)
    if not rows:
        raise NothingToSettle(
            _l("Uang titipan usaha ini sudah disetor, mungkin baru saja oleh pengurus lain. Lihat Setoran titipan.")
        )
    amount = sum(sale.amount_rupiah for _movement, sale in rows)
    if expected_rupiah is not None and amount != expected_rupiah:
        raise Conflict(_l("Jumlahnya berubah sejak halaman ini dibuka. Periksa jumlah yang baru, lalu setor."))
    settlement = KioskSettlement(
        enterprise_id=enterprise_id,
        amount_rupiah=amount,
        paid_on=paid_on,
        received_by=received_by,
        recorded_by=recorded_by,
    )
    db.session.add(settlement)
    db.session.flush()
    for movement, _sale in rows:
        movement.settlement_id = settlement.id
    return settlement


def _open_sales(enterprise_id: int) -> Sequence[Any]:
    return db.session.execute(
        select(KioskMovement, Sale)
        .join(Sale, Sale.id == KioskMovement.sale_id)
        .where(
            KioskMovement.enterprise_id == enterprise_id,
            KioskMovement.deleted_at.is_(None),
            KioskMovement.settlement_id.is_(None),
        )
        .order_by(KioskMovement.moved_on, KioskMovement.id)
    ).all()


def cancel_settlement(person: Person, settlement_id: int) -> KioskSettlement:
    """A settlement written by mistake: its sales wait for their money again."""
    person = begin_writing_as(person)
    settlement = _settlement(person, settlement_id)
    settlement.deleted_at = utcnow()
    for movement in db.session.scalars(select(KioskMovement).where(KioskMovement.settlement_id == settlement_id)):
        movement.settlement_id = None
    name = enterprise_name_to_sell_for(settlement.enterprise_id)
    record(person, "gallery.kiosk_settlement_cancelled", f"settlement:{settlement.id}", name)
    commit()
    return settlement


def _settlement(person: Person, settlement_id: int) -> KioskSettlement:
    demand(run_kiosk(person))
    settlement = db.session.get(KioskSettlement, settlement_id)
    if settlement is None or settlement.deleted_at is not None:
        raise NotFound()
    return settlement


def restore_settlement(person: Person, settlement_id: int) -> KioskSettlement:
    """Bring a cancelled settlement back, if exactly its amount is open again. Raises UndoTooLate and Conflict."""
    person = begin_writing_as(person)
    demand(run_kiosk(person))
    settlement = db.session.get(KioskSettlement, settlement_id)
    if settlement is None or settlement.deleted_at is None:
        raise NotFound()
    may_come_back(settlement.deleted_at)
    rows = _open_sales(settlement.enterprise_id)
    if sum(sale.amount_rupiah for _movement, sale in rows) != settlement.amount_rupiah:
        raise Conflict(_l("Sesudah dibatalkan ada catatan lain di kios. Buat setoran yang baru."))
    settlement.deleted_at = None
    for movement, _sale in rows:
        movement.settlement_id = settlement.id
    name = enterprise_name_to_sell_for(settlement.enterprise_id)
    record(person, "gallery.kiosk_settled", f"settlement:{settlement.id}", name, amount=settlement.amount_rupiah)
    commit()
    return settlement


def _record(person: Person, movement: KioskMovement, act: str) -> None:
    product = db.session.get_one(Product, movement.product_id)
    record(person, f"gallery.{act}", f"product:{product.id}", product.name, count=movement.quantity)
