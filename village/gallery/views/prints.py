"""The print studio: what to print of a product, of a business, of the village; each as a page and as a PDF."""

from io import BytesIO
from typing import Any

from flask import request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from werkzeug.exceptions import NotFound

from village.core.access import check, requires
from village.core.answering import me
from village.core.files import storage
from village.core.fragments import page
from village.core.looks import look_of
from village.core.printing import Drawing, Page, make_pdf, placed_pages
from village.core.village import VillageFacts, current_village
from village.gallery.lists import badge_names, shelf_of
from village.gallery.prints import cards, choices, leaflets, things
from village.gallery.prints.paper import LABEL_SHEETS, PRICE_SHEET
from village.gallery.queries import enterprises_to_sell_for
from village.gallery.views.acts import product_of
from village.gallery.views.blueprint import bp
from village.registry.interface import KIND_LABELS, badges_of, slug_of

ON_A_PAGE = 60
SMALLEST_LETTERS = 4.5  # points: what reading glasses still read on a packet


@bp.get("/kelola/cetak")
@requires("gallery.print_things")
def studio() -> ResponseReturnValue:
    """Whose things to print: the businesses of this person, and the catalogue for officials."""
    makers = enterprises_to_sell_for(shelf_of(me()))
    words = request.args.get("q", "")[:100].strip()
    found = [maker for maker in makers if words.lower() in maker.name.lower()]
    start = things_after(found, request.args.get("setelah", ""))
    shown = found[start : start + ON_A_PAGE]
    next_id = shown[-1].id if len(found) > start + ON_A_PAGE else None
    return page(
        "gallery/prints/studio.html",
        makers=shown,
        words=words,
        asks=len(makers) > ON_A_PAGE // 6,
        next_url=url_for("gallery.studio", q=words or None, setelah=next_id) if next_id else None,
    )


def things_after(makers: Any, sent: str) -> int:
    """The place behind the business with this id, 0 where there is none."""
    return next((place for place, maker in enumerate(makers, start=1) if str(maker.id) == sent), 0)


@bp.get("/kelola/cetak/produk/<int:product_id>")
@requires("gallery.keep_products")
def print_product(product_id: int) -> ResponseReturnValue:
    """What can be printed of one product."""
    product = product_of(product_id)
    return page("gallery/prints/product.html", product=product, sheets=LABEL_SHEETS)


@bp.get("/kelola/cetak/produk/<int:product_id>/<any('label','kartu-harga','poster'):kind>")
@requires("gallery.keep_products")
def product_sheets(product_id: int, kind: str) -> ResponseReturnValue:
    """The sheets as a page to look at and print."""
    drawing, thing = _of_product(product_id, kind)
    back = url_for("gallery.print_product", product_id=product_id)
    return sheets_page(choices.PRODUCT_KINDS[kind], drawing, back, thing.card.name, is_public=thing.is_public)


@bp.get("/kelola/cetak/produk/<int:product_id>/<any('label','kartu-harga','poster'):kind>.pdf")
@requires("gallery.keep_products")
def product_pdf(product_id: int, kind: str) -> ResponseReturnValue:
    """The same sheets as a PDF."""
    drawing, thing = _of_product(product_id, kind)
    return pdf_of(drawing, f"{kind}-{thing.card.name}")


def _of_product(product_id: int, kind: str) -> tuple[Drawing, things.PrintedProduct]:
    product_of(product_id)
    with force_locale("id"):  # what is printed here is read here, whoever prints it
        [thing] = things.printed_products(ids=[product_id])
        return drawing_of(choices.PRODUCT_KINDS[kind], _product_pages(kind, [thing])), thing


def _product_pages(kind: str, printed: list[things.PrintedProduct]) -> list[Page]:
    choice, village = choices.choice_of(request.args), present_village()
    if kind == "poster":
        return [
            sheet
            for thing in printed
            for sheet in leaflets.poster_pages(thing, village=village.name, place=village.place_line)
        ]
    if kind == "kartu-harga":
        return cards.price_card_pages(choices.repeated(printed, choice, PRICE_SHEET.count))
    return cards.label_pages(
        choices.repeated(printed, choice, choice.paper.count),
        choice.paper,
        place=village.place_line,
        with_price=choice.with_price,
        shift=choice.shift,
    )


@bp.get("/kelola/cetak/usaha/<int:enterprise_id>")
@requires("gallery.print_things")
def print_maker(enterprise_id: int) -> ResponseReturnValue:
    """What can be printed of one business and of its products together."""
    maker = _maker_of(enterprise_id)
    choice = choices.choice_of(request.args)
    return page(
        "gallery/prints/maker.html",
        maker=maker,
        products=things.printed_of_enterprise(enterprise_id),
        sheets=LABEL_SHEETS,
        contacts=choices.CONTACTS,
        offered=choices.contacts_offered(me(), maker),
        chosen=choices.contacts_chosen(me(), maker, choice),
        is_owner=enterprise_id in me().owns,
    )


@bp.get("/kelola/cetak/usaha/<int:enterprise_id>/<any('kartu-nama','brosur','label','kartu-harga'):kind>")
@requires("gallery.print_things")
def maker_sheets(enterprise_id: int, kind: str) -> ResponseReturnValue:
    """The sheets as a page to look at and print."""
    maker, drawing = _of_maker(enterprise_id, kind)
    back = url_for("gallery.print_maker", enterprise_id=enterprise_id)
    return sheets_page(choices.MAKER_KINDS[kind], drawing, back, maker.name)


@bp.get("/kelola/cetak/usaha/<int:enterprise_id>/<any('kartu-nama','brosur','label','kartu-harga'):kind>.pdf")
@requires("gallery.print_things")
def maker_pdf(enterprise_id: int, kind: str) -> ResponseReturnValue:
    """The same sheets as a PDF."""
    maker, drawing = _of_maker(enterprise_id, kind)
    return pdf_of(drawing, f"{kind}-{maker.name}")


def _maker_of(enterprise_id: int) -> Any:
    maker = things.find_maker(enterprise_id)
    if maker is None:
        raise NotFound()
    check("gallery.print_things", enterprise_id)
    return maker


def _of_maker(enterprise_id: int, kind: str) -> tuple[Any, Drawing]:
    row = _maker_of(enterprise_id)
    with force_locale("id"):
        return row, drawing_of(choices.MAKER_KINDS[kind], _maker_pages(row, kind))


def _maker_pages(row: Any, kind: str) -> list[Page]:
    ids = [int(one) for one in request.args.getlist("produk") if one.isascii() and one.isdecimal() and len(one) < 10]
    printed = things.printed_of_enterprise(row.id, ids=ids)
    if kind in choices.PRODUCT_KINDS:
        return _product_pages(kind, printed)
    choice, village = choices.choice_of(request.args), present_village()
    maker = things.printed_maker(row, str(KIND_LABELS.get(row.kind, "")), choices.contacts_chosen(me(), row, choice))
    if kind == "kartu-nama":
        sells = ", ".join(thing.card.name for thing in printed[:3]) or maker.kind
        return cards.name_card_pages(maker, place=village.place_line, sells=sells)
    return leaflets.brochure_pages(
        maker,
        [thing for thing in printed if thing.card.state == "published"],
        village=village.name,
        place=village.place_line,
        badges=badge_names([badge for badge in badges_of(row.id) if badge.product_id is None]),
    )


def _as_pdf() -> str:
    """The address of these very sheets as a PDF: the same choices behind another ending."""
    chosen = request.query_string.decode("ascii", "ignore")
    return f"{request.path}.pdf?{chosen}" if chosen else f"{request.path}.pdf"


def present_village() -> VillageFacts:
    """The village whose things are printed; 404 before there is one."""
    village = current_village()
    if village is None:
        raise NotFound()
    return village


def drawing_of(title: Any, pages: list[Page]) -> Drawing:
    """These pages in the look of the village."""
    return Drawing(str(title), pages, look_of(current_village()))


def sheets_page(
    title: Any,
    drawing: Drawing,
    back: str,
    name: str,
    *,
    is_public: bool = True,
    pdf_page: str = "",
    left_out: int = 0,
) -> ResponseReturnValue:
    """The sheets drawn on a page, with the buttons to print them and to take them along as a PDF.

    ``pdf_page``: where a PDF is made that takes its time; ``left_out``: things that found no place.
    """
    pages = placed_pages(storage(), drawing) if drawing.pages else []
    return page(
        "gallery/prints/sheets.html",
        title=title,
        name=name,
        pages=pages,
        look=drawing.look,
        back_url=back,
        pdf_page=pdf_page,
        pdf_url=_as_pdf(),
        is_public=is_public,
        left_out=left_out,
        is_tiny=smallest_letters(pages) < SMALLEST_LETTERS,
    )


def smallest_letters(pages: list[dict[str, Any]]) -> float:
    """The size in points of the smallest line on the placed pages; a large one where nothing is written."""
    sizes = [mark["size"] for sheet in pages for mark in sheet["marks"] if mark["kind"] == "line"]
    return float(min(sizes, default=SMALLEST_LETTERS))


def pdf_of(drawing: Drawing, name: str) -> ResponseReturnValue:
    """The drawing as a private attachment; 404 where there is nothing on it."""
    if not drawing.pages:
        raise NotFound()
    file_name = slug_of(name, (), "cetakan") + ".pdf"
    made = BytesIO(make_pdf(storage(), drawing))
    response = send_file(made, mimetype="application/pdf", as_attachment=True, download_name=file_name, etag=False)
    response.headers["Cache-Control"] = "private, no-store"
    return response
