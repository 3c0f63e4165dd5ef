"""The kiosk, kept by officials: goods in and out, and the money handed over; and what an owner sees of it."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from wtforms import SelectChoice

from village.core.access import allowed, check, requires, submitted
from village.core.answering import me, tell, try_to
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery import kiosk as shown
from village.gallery.cards import cards_of
from village.gallery.collection_lists import products_to_pick
from village.gallery.keepers import find_product
from village.gallery.lists import shelf_of
from village.gallery.offers import kept_variants
from village.gallery.services import kiosk as services
from village.gallery.shelf import LARGEST_ID
from village.gallery.trade_forms import MoveForm, SettleForm
from village.gallery.views.blueprint import bp
from village.registry.interface import get_enterprise, today

ACTS = {"masuk": services.take_in, "laku": services.sell, "retur": services.give_back}


@bp.get("/kelola/kios")
@requires("gallery.run_kiosk")
def kiosk() -> ResponseReturnValue:
    """What stands there, whose money waits, who is on duty today."""
    name, number = request.args.get("nama"), asked_number("setelah")
    after = (name[:200], number, asked_number("varian") or 0) if name and number else None
    rows = shown.kiosk_lines(after=after, limit=shown.LINES_PER_PAGE + 1)
    last = rows[shown.LINES_PER_PAGE - 1] if len(rows) > shown.LINES_PER_PAGE else None
    return page(
        "gallery/kiosk.html",
        rows=rows[: shown.LINES_PER_PAGE],
        label_of=shown.label_of,
        next_url=_after(last) if last else None,
        duties=[one for one in shown.roster(since=today(), limit=20) if one.on_day == today() and not one.deleted_at],
        minutes=shown.minute_words,
        open_today=shown.kiosk_today(),
        waiting=shown.open_money(limit=5),
    )


def _after(last: Any) -> str:
    """The address of the lines that come after this one."""
    return url_for("gallery.kiosk", nama=last.sort_name, setelah=last.product_id, varian=last.sort_variant or None)


@bp.get("/kelola/kios/pilih")
@requires("gallery.run_kiosk")
def kiosk_pick() -> ResponseReturnValue:
    """Find the product that came in."""
    words = request.args.get("q", "")[:100]
    return page(
        "gallery/kiosk_pick.html", words=words, products=cards_of(products_to_pick(words, published_only=False))
    )


def _goods_of(product_id: int) -> Any:
    product = find_product(product_id)
    if product is None or product.deleted_at is not None:
        raise NotFound()
    return product


def _move_form(product: Any, sent: Any = None) -> MoveForm:
    form = MoveForm(sent) if sent is not None else MoveForm(data={"moved_on": today()})
    choices = [SelectChoice(one.id, one.label) for one in kept_variants(product.id).living]
    there = {row.variant_id: shown.label_of(row) for row in shown.kiosk_lines(product_id=product.id)}
    gone = [SelectChoice(number, label) for number, label in there.items() if number and label]
    known = {choice.value for choice in choices}
    form.variant_id.choices = [
        *([SelectChoice(0, _("Tanpa varian"))] if not choices or None in there else []),
        *choices,
        *(one for one in gone if one.value not in known),
    ]
    return form


def _goods_page(product: Any, form: MoveForm, status: int = 200, act: str = "") -> ResponseReturnValue:
    return page(
        "gallery/kiosk_goods.html",
        status=status,
        product=product,
        form=form,
        act=act or request.args.get("catat", ""),
        rows=shown.kiosk_lines(product_id=product.id),
        movements=shown.movements_of(product.id),
        label_of=shown.label_of,
    )


@bp.get("/kelola/kios/barang/<int:product_id>")
@requires("gallery.run_kiosk")
def kiosk_goods(product_id: int) -> ResponseReturnValue:
    """One product at the kiosk: how many are there, and what came and went."""
    product = _goods_of(product_id)
    return _goods_page(product, _move_form(product))


@bp.post("/kelola/kios/barang/<int:product_id>")
@requires("gallery.run_kiosk")
def kiosk_move(product_id: int) -> ResponseReturnValue:
    """Goods come in, are sold or go back: ``act`` says which."""
    product, act = _goods_of(product_id), request.form.get("act", "")
    form = _move_form(product, submitted())
    if act not in ACTS:
        raise NotFound()
    if form.validate() and _has_amount(form, act):
        try:
            ACTS[act](me(), _move(form, product_id))
        except DomainError as error:
            form.place(error)
            return _goods_page(_goods_of(product_id), form, error.status, act)
        _tell_moved(act, form.quantity.data, product.name)
        return redirect(url_for("gallery.kiosk"), 303)
    return _goods_page(product, form, 422, act)


def _has_amount(form: MoveForm, act: str) -> bool:
    if act == "laku" and form.amount.data is None:
        form.amount.errors = [_("Tulis uang yang diterima, untuk semuanya.")]
        return False
    return True


def _move(form: MoveForm, product_id: int) -> services.Move:
    day, quantity = form.moved_on.data, form.quantity.data
    assert day is not None and quantity is not None, "the form has been validated"
    return services.Move(
        product_id, quantity, day, form.variant_id.data or None, form.amount.data or 0, form.put_at.data or ""
    )


def _tell_moved(act: str, number: int | None, name: str) -> None:
    told = {
        "masuk": _("%(count)s %(name)s masuk ke kios.", count=number, name=name),
        "laku": _("%(count)s %(name)s laku, uangnya tercatat untuk pemiliknya.", count=number, name=name),
        "retur": _("%(count)s %(name)s kembali ke pemiliknya.", count=number, name=name),
    }
    tell(told[act])


def _to_goods(movement: Any) -> ResponseReturnValue:
    return redirect(url_for("gallery.kiosk_goods", product_id=movement.product_id), 303)


def _movement_of(movement_id: int) -> Any:
    found = shown.find_movement(movement_id) if movement_id < LARGEST_ID else None
    if found is None:
        raise NotFound()
    return found


@bp.post("/kelola/kios/catatan/<int:movement_id>/batal")
@requires("gallery.run_kiosk")
def kiosk_take_back(movement_id: int) -> ResponseReturnValue:
    """A wrong entry, with the way back in the notice."""
    movement = _movement_of(movement_id)
    back = _to_goods(movement)
    with try_to():
        services.take_back(me(), movement_id)
        tell(_("Catatan dibatalkan."), undo=url_for("gallery.kiosk_put_again", movement_id=movement_id))
    return back


@bp.post("/kelola/kios/catatan/<int:movement_id>/pulihkan")
@requires("gallery.run_kiosk")
def kiosk_put_again(movement_id: int) -> ResponseReturnValue:
    """The entry was right."""
    back = _to_goods(_movement_of(movement_id))
    with try_to():
        services.put_again(me(), movement_id)
        tell(_("Catatan dikembalikan."))
    return back


@bp.get("/kelola/kios/setoran")
@requires("gallery.run_kiosk")
def settlements() -> ResponseReturnValue:
    """Whose money waits, and what was handed over."""
    return page("gallery/settlements.html", waiting=shown.open_money(), rows=shown.settlements_of(None))


def _settle_page(enterprise_id: int, form: SettleForm, status: int = 200) -> ResponseReturnValue:
    enterprise = get_enterprise(enterprise_id)
    lines = shown.sold_lines(enterprise_id, None)
    total = sum(line.amount_rupiah for line in lines)
    form.expected.data, form.expected.raw_data = str(total), None
    return page(
        "gallery/settle.html",
        status=status,
        enterprise=enterprise,
        form=form,
        lines=lines,
        total=total,
        label_of=shown.label_of,
    )


@bp.get("/kelola/kios/setor/<int:enterprise_id>")
@requires("gallery.run_kiosk")
def settle(enterprise_id: int) -> ResponseReturnValue:
    """What was sold and waits for its money, and the form that hands it over."""
    owner = get_enterprise(enterprise_id).owner_name
    return _settle_page(enterprise_id, SettleForm(data={"paid_on": today(), "received_by": owner}))


@bp.post("/kelola/kios/setor/<int:enterprise_id>")
@requires("gallery.run_kiosk")
def hand_over(enterprise_id: int) -> ResponseReturnValue:
    """Hand it over; the sheet to be signed comes next."""
    form = SettleForm(submitted())
    expected = form.expected.data or ""
    if not form.validate() or form.paid_on.data is None:
        return _settle_page(enterprise_id, form, 422)
    try:
        settlement = services.settle(
            me(),
            enterprise_id,
            paid_on=form.paid_on.data,
            received_by=form.received_by.data or "",
            expected_rupiah=int(expected) if expected.isascii() and expected.isdecimal() else -1,
        )
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return _settle_page(enterprise_id, form, error.status)
    tell(_("Setoran tercatat. Cetak lembarnya untuk ditandatangani."))
    return redirect(url_for("gallery.settlement", settlement_id=settlement.id), 303)


@bp.get("/kelola/kios/setoran/<int:settlement_id>")
@requires("gallery.keep_products")
def settlement(settlement_id: int) -> ResponseReturnValue:
    """The sheet of one settlement, to be printed and signed; its owner may read it too."""
    found = shown.find_settlement(settlement_id) if settlement_id < LARGEST_ID else None
    if found is None:
        raise NotFound()
    check("gallery.keep_products", found)
    return page(
        "gallery/settlement.html",
        settlement=found,
        lines=shown.sold_lines(found.enterprise_id, settlement_id),
        label_of=shown.label_of,
        may_cancel=allowed("gallery.run_kiosk"),
    )


@bp.post("/kelola/kios/setoran/<int:settlement_id>/batal")
@requires("gallery.run_kiosk")
def cancel_settlement(settlement_id: int) -> ResponseReturnValue:
    """It was a mistake; the way back stands in the notice."""
    services.cancel_settlement(me(), settlement_id)
    tell(_("Setoran dibatalkan."), undo=url_for("gallery.restore_settlement", settlement_id=settlement_id))
    return redirect(url_for("gallery.settlements"), 303)


@bp.post("/kelola/kios/setoran/<int:settlement_id>/pulihkan")
@requires("gallery.run_kiosk")
def restore_settlement(settlement_id: int) -> ResponseReturnValue:
    """It was right."""
    with try_to():
        services.restore_settlement(me(), settlement_id)
        tell(_("Setoran dikembalikan."))
    return redirect(url_for("gallery.settlements"), 303)


@bp.get("/kelola/titipan")
@requires("gallery.keep_products")
def my_kiosk() -> ResponseReturnValue:
    """An owner's own goods and money at the kiosk, and nobody else's."""
    mine = shelf_of(me())
    rows = shown.kiosk_lines(mine)
    return page(
        "gallery/my_kiosk.html",
        rows=rows,
        makers=sorted({(row.enterprise_id, row.enterprise_name) for row in rows}, key=lambda maker: maker[1]),
        waiting=shown.open_money(mine),
        settlements=[one for one in shown.settlements_of(mine) if one.deleted_at is None],
        label_of=shown.label_of,
        open_today=shown.kiosk_today(),
    )
