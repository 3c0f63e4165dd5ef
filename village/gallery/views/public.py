"""The shelf and the product page, for everybody."""

from typing import Any

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core import search
from village.core.access import public
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.gallery import cards, queries
from village.gallery.categories import BY_ID, BY_SLUG
from village.gallery.forms import STOCK_WORDS, ShelfForm
from village.gallery.lists import badge_names, cards_with_badges
from village.gallery.services.rules import SEARCH_KIND
from village.gallery.shelf import GroupMakers, ShelfFilter, count_kinds, count_shelf, group_makers, shelf_page
from village.gallery.synonyms import SYNONYMS
from village.gallery.views.blueprint import bp
from village.gallery.views.choices import choices_of

SIMILAR = 4


@bp.get("/produk")
@public
def shelf() -> ResponseReturnValue:
    """What the village sells, as far as the visitor's filter goes."""
    form = ShelfForm(request.args)
    form.validate()
    makers = group_makers()
    wanted = _wanted(form, makers)
    sort = form.sort(is_search=wanted.words is not None)
    found = shelf_page(wanted, makers, sort=sort, after=request.args.get("setelah"))
    is_open = _is_open(form)
    counts = count_shelf(wanted, makers) if is_open else count_kinds(wanted)
    return page(
        "gallery/shelf.html",
        fragments=("shelf", "more"),
        form=form,
        wanted=wanted,
        products=cards_with_badges(found.rows),
        counts=counts,
        choices=choices_of(wanted, counts, makers, sort=sort, is_open=is_open, address=_shelf_address),
        is_asked=wanted != ShelfFilter(),
        next_url=_shelf_address(setelah=found.after) if found.after else None,
        first_url=_shelf_address() if request.args.get("setelah") else None,
    )


def _is_open(form: ShelfForm) -> bool:
    """Are the finer choices shown: asked for, in use, or in need of correction?"""
    finer = (form.kelompok, form.rt, form.stok, form["min"], form.maks, form.urut, form.saring)
    return any(field.data or field.errors for field in finer)


def _wanted(form: ShelfForm, makers: list[GroupMakers]) -> ShelfFilter:
    """The filter of the form; what is not a choice here counts for nothing."""
    words = (
        search.understand(SEARCH_KIND, form.q.data, synonyms=SYNONYMS) if form.q.data and not form.q.errors else None
    )
    category = BY_SLUG.get(form.kategori.data or "")
    return ShelfFilter(
        words=words,
        category=category.id if category else None,
        group=form.kelompok.data if any(one.slug == form.kelompok.data for one in makers) else None,
        rt=form.rt.data,
        lowest_rupiah=form["min"].data,
        highest_rupiah=form.maks.data,
        stock=STOCK_WORDS.get(form.stok.data or ""),
    )


def _shelf_address(**changes: Any) -> str:
    """The address of this shelf with some parts changed, the empty ones left out; a change begins at the first page."""
    parts: dict[str, Any] = {name: value for name, value in request.args.items() if name in ShelfForm()._fields}
    parts.update(changes)
    return url_for("gallery.shelf", **{name: value for name, value in parts.items() if value not in (None, "")})


@bp.get("/produk/<slug>")
@public
def product(slug: str) -> ResponseReturnValue:
    """One product: photos, name, price, maker, and how to ask."""
    found = queries.find_public_product(slug)
    if found is None:
        return _after_renaming(slug)
    photos = queries.photos_of(found.id)
    similar = queries.similar_products(product_id=found.id, category=found.category, limit=SIMILAR)
    facts = queries.facts_of([found, *similar])
    address = current_app.config["PUBLIC_ADDRESS"] + url_for("gallery.product", slug=found.slug)
    category = BY_ID.get(found.category or "")
    return page(
        "gallery/product.html",
        product=found,
        photos=photos,
        category=category,
        price=cards.price_words(found),
        stock=cards.stock_words(found),
        is_stale=cards.is_stale(found.confirmed_at),
        facts=[(cards.fact_name(fact.permit_code), fact) for fact in facts[found.id]],
        groups=queries.groups_of_enterprise(found.enterprise_id),
        similar=cards.cards_of(similar, {row.id: badge_names(facts[row.id]) for row in similar}),
        ask_url=_question(found, address),
        share_url=whatsapp_address("", f"{found.name}, {cards.price_words(found)}: {address}"),
        address=address,
        structured=_structured(found, photos, address),
    )


def _after_renaming(slug: str) -> ResponseReturnValue:
    now = queries.find_slug_after_renaming(slug)
    if now is None:
        raise NotFound()
    return redirect(url_for("gallery.product", slug=now), 301)


def _question(product: Any, address: str) -> str | None:
    """A WhatsApp link to the owner who agreed, else to the village's contact number; None where there is neither."""
    village = current_village()
    phones = (product.phone, village.contact_phone if village else None)
    phone = next((one for one in phones if one and one.startswith("628")), None)
    if phone is None:
        return None
    text = _(
        "Halo, saya mau bertanya tentang %(product)s dari %(maker)s. %(address)s",
        product=product.name,
        maker=product.enterprise_name,
        address=address,
    )
    return whatsapp_address(phone, text)


def _structured(product: Any, photos: Any, address: str) -> dict[str, Any]:
    """The product in the words of schema.org, for search engines and link previews."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "url": address,
        "brand": {"@type": "Brand", "name": product.enterprise_name},
    }
    if product.description:
        told["description"] = product.description[:500]
    if photos:
        told["image"] = [picture_address(photo) for photo in photos]
    if product.price_rupiah is not None:
        is_one_price = product.price_mode == "fixed"
        told["offers"] = {
            "@type": "Offer" if is_one_price else "AggregateOffer",
            "priceCurrency": "IDR",
            "price" if is_one_price else "lowPrice": product.price_rupiah,
            "availability": "https://schema.org/" + AVAILABILITY[product.stock_mode],
            "url": address,
        }
        if product.price_high_rupiah is not None:
            told["offers"]["highPrice"] = product.price_high_rupiah
    return told


AVAILABILITY = {"ready": "InStock", "made_to_order": "MadeToOrder", "sold_out": "OutOfStock"}


@bp.app_template_global("full_picture_address")
def picture_address(photo: Any) -> str:
    """The whole address of the JPEG of a photo, for previews of links."""
    return f"{current_app.config['PUBLIC_ADDRESS']}/foto/{photo.sha256}/{min(photo.width, 640)}.jpg"
