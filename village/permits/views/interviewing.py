"""The interview about a business that is in the register: each answer is kept, and can be changed at any time."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import check, requires
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import NotFound
from village.core.fragments import page
from village.permits.answered import codes_of, goods_of, main_goods, saved_answers
from village.permits.asked import Interview, Place
from village.permits.cases import products_of
from village.permits.facts import Rules
from village.permits.guide_words import QUESTIONS, category_label, choice_label
from village.permits.interview import choices_of
from village.permits.kbli import EDITIONS, LISTED_EDITION, codes_by_number, find_codes
from village.permits.rules import load_rules
from village.permits.services import answering
from village.permits.views.asking import shown_choices
from village.permits.views.blueprint import bp
from village.registry.interface import get_enterprise


def _business(enterprise_id: int) -> Any:
    found = get_enterprise(enterprise_id)
    check("permits.work_on_cases", found)
    return found


def _product(products: Sequence[Any], product_id: int | None) -> Any:
    """The product of this business with this id; None where none was named. Raises NotFound."""
    if product_id is None:
        return None
    found = next((one for one in products if one.id == product_id), None)
    if found is None:
        raise NotFound()
    return found


def _interview(enterprise_id: int, product: Any, products: Sequence[Any]) -> Interview:
    """What is known so far: of the business, and of what it mainly makes or of this product."""
    saved = saved_answers([enterprise_id])
    business = saved.answers_of(enterprise_id).given
    main = main_goods(business)
    if product is None:
        return Interview(load_rules(), business, [main or {}])
    return Interview(
        load_rules(), business, [goods_of(product.category, main, saved.goods[enterprise_id].get(product.id, {}))]
    )


def _places(interview: Interview, product: Any) -> list[Place]:
    """The questions to ask: about a product only those about goods."""
    places = interview.places()
    return places if product is None else [one for one in places if one.kind]


@bp.get("/kelola/usaha/<int:enterprise_id>/izin/tanya")
@requires("permits.work_on_cases")
def interview(enterprise_id: int) -> ResponseReturnValue:
    """The next question about the business or one product, or the one to change; when all are answered, all of them."""
    found = _business(enterprise_id)
    products = products_of(enterprise_id)
    product = _product(products, asked_number("produk"))
    known = _interview(enterprise_id, product, products)
    places = _places(known, product)
    again = request.args.get("ubah", "")
    open_places = [one for one in places if not known.given_at(one)]
    place = next((one for one in places if one.name == again), None) or next(iter(open_places), None)
    if place is None:
        return _answered(found, known, products)
    suggested = next((one.category for one in products if one.category), "")
    return _question(found, product, known, place, places, suggested=suggested)


def _question(
    found: Any,
    product: Any,
    known: Interview,
    place: Place,
    places: Sequence[Place],
    *,
    suggested: str = "",
    error: str = "",
) -> ResponseReturnValue:
    title, help_text = QUESTIONS.get(place.question.id, (place.question.id, ""))
    before = [one for one in places if one.number < place.number]
    product_id = product.id if product else None
    return page(
        "permits/question.html",
        status=422 if error else 200,
        place=place,
        title=title,
        help_text=help_text,
        error=error,
        kicker=product.name if product else found.name,
        choices=shown_choices(known, place, suggested),
        carried=[],
        is_kept=True,
        action=url_for("permits.answer", enterprise_id=found.id, produk=product_id),
        back_url=url_for("permits.interview", enterprise_id=found.id, produk=product_id, ubah=before[-1].name)
        if before
        else url_for("permits.path", enterprise_id=found.id),
    )


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/tanya")
@requires("permits.work_on_cases")
def answer(enterprise_id: int) -> ResponseReturnValue:
    """Keep an answer and ask the next question."""
    found = _business(enterprise_id)
    products = products_of(enterprise_id)
    product = _product(products, asked_number("produk"))
    known = _interview(enterprise_id, product, products)
    places = _places(known, product)
    place = next((one for one in places if one.name == request.form.get("dijawab")), None)
    if place is None:
        return redirect(url_for("permits.interview", enterprise_id=enterprise_id, produk=product and product.id), 303)
    category = next(iter(known.goods_at(place).get("kategori", ())), "")
    chosen = request.form.getlist(place.name)
    try:
        answering.answer_question(me(), enterprise_id, product and product.id, place.question.id, chosen, category)
    except answering.NothingChosen as error:
        return _question(found, product, known, place, places, error=str(error))
    return redirect(url_for("permits.interview", enterprise_id=enterprise_id, produk=product and product.id), 303)


def _answered(found: Any, known: Interview, products: Sequence[Any]) -> ResponseReturnValue:
    """Everything that was answered, each to be changed, and the goods that still have questions."""
    saved = saved_answers([found.id])
    rules = known.rules
    lines = []
    for one in saved.products(found.id, products):
        goods = Interview(rules, known.business, [one.given])
        places = [place for place in goods.places() if place.kind]
        kind = next(iter(one.given.get("kategori", ())), "")
        lines.append(
            {
                "id": one.id,
                "name": one.name or (category_label(rules, kind) if kind in rules.categories else ""),
                "is_open": any(not goods.given_at(place) for place in places),
                "said": [_said(goods, place) for place in places if goods.given_at(place)],
            }
        )
    own = Interview(rules, saved.answers_of(found.id).given, [main_goods(saved.answers_of(found.id).given)])
    return page(
        "permits/answers.html",
        enterprise=found,
        goods=lines,
        answers=[{**_said(own, place), "name": place.name} for place in own.places()],
    )


def _said(known: Interview, place: Place) -> dict[str, Any]:
    category = next(iter(known.goods_at(place).get("kategori", ())), "")
    known_choices = choices_of(known.rules, place.question, known.goods_at(place))
    labels = [
        choice_label(known.rules, place.question.id, one, category)
        for one in known.given_at(place)
        if one in known_choices
    ]
    return {"title": QUESTIONS.get(place.question.id, (place.question.id, ""))[0], "said": labels}


@bp.get("/kelola/usaha/<int:enterprise_id>/kbli")
@requires("permits.work_on_cases")
def codes(enterprise_id: int) -> ResponseReturnValue:
    """The codes a business chose, and the search for more."""
    return _codes(_business(enterprise_id))


def _codes(found: Any, error: str = "") -> ResponseReturnValue:
    typed = " ".join(request.args.get("q", "").replace("\x00", "").split())[:80]
    rules = load_rules()
    return page(
        "permits/codes.html",
        fragments=("kode",),
        status=422 if error else 200,
        enterprise=found,
        chosen=codes_of(found.id),
        changes=rules.kbli_changes,
        editions=EDITIONS,
        typed=typed,
        found=find_codes(typed) if typed else codes_by_number(_usual_codes(found.id, rules)),
        error=error,
        typed_code=request.form.get("code", ""),
    )


def _usual_codes(enterprise_id: int, rules: Rules) -> list[str]:
    """The codes that fit the kinds of goods of a business."""
    kinds = dict.fromkeys(one.category for one in products_of(enterprise_id) if one.category in rules.categories)
    return [code for kind in kinds for code in rules.categories[kind].kbli[LISTED_EDITION]]


@bp.post("/kelola/usaha/<int:enterprise_id>/kbli")
@requires("permits.work_on_cases")
def choose_code(enterprise_id: int) -> ResponseReturnValue:
    """Note a code with its edition."""
    found = _business(enterprise_id)
    try:
        row = answering.choose_code(
            me(), enterprise_id, request.values.get("edition", ""), request.values.get("code", "")
        )
    except answering.WrongCode as error:
        return _codes(found, str(error))
    undo = url_for("permits.drop_code", enterprise_id=enterprise_id, kbli_id=row.id)
    text = _("KBLI %(code)s (edisi %(edition)s) sudah dicatat.", code=row.code, edition=row.edition)
    flash({"text": text, "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("permits.codes", enterprise_id=enterprise_id), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/kbli/<int:kbli_id>/lepas")
@requires("permits.work_on_cases")
def drop_code(enterprise_id: int, kbli_id: int) -> ResponseReturnValue:
    """Not this code after all."""
    _business(enterprise_id)
    row = answering.drop_code(me(), enterprise_id, kbli_id)
    undo = url_for("permits.choose_code", enterprise_id=enterprise_id, edition=row.edition, code=row.code)
    text = _("KBLI %(code)s (edisi %(edition)s) sudah dilepas.", code=row.code, edition=row.edition)
    flash({"text": text, "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("permits.codes", enterprise_id=enterprise_id), 303)
