"""The shelf and the product page, for everybody."""

from datetime import timedelta
from typing import Any

from flask import current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core import search
from village.core.access import current_person, public
from village.core.fragments import page
from village.core.share_cards import card_address, share_address
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.gallery import cards, queries
from village.gallery.categories import BY_ID, BY_SLUG
from village.gallery.collection_lists import ShownCollection, shown_collections
from village.gallery.forms import STOCK_WORDS, ShelfForm
from village.gallery.freshness import buyer_should_ask
from village.gallery.keepers import find_by_slug
from village.gallery.lists import badge_names, cards_with_badges
from village.gallery.marketplaces import shops_of
from village.gallery.offers import BRAND_LABELS, variant_lines
from village.gallery.prices import discount_words, price_of
from village.gallery.services.rules import SEARCH_KIND
from village.gallery.sharing import card_of
from village.gallery.shelf import GroupMakers, ShelfFilter, count_kinds, count_shelf, group_makers, shelf_page
from village.gallery.synonyms import kept_synonyms
from village.gallery.views.acts import deleted_to_keep, to_the_bin
from village.gallery.views.blueprint import bp
from village.gallery.views.choices import choices_of
from village.gallery.views.structured import picture_address, structured

SIMILAR, SIMILAR_BELOW_MUCH = 4, 2  # a page that tells much shows fewer others
ON_A_PAGE, ON_A_PAGE_BELOW_CHOICES = 12, 8


@bp.get("/produk")
@public
def shelf() -> ResponseReturnValue:
    """What the village sells, as far as the visitor's filter goes."""
    form = ShelfForm(request.args)
    form.validate()
    is_open = _is_open(form)
    makers = group_makers() if is_open else []  # only the finer choices speak of groups
    collections = shown_collections()
    wanted = _wanted(form, makers, collections)
    sort = form.sort(is_search=wanted.words is not None, is_collection=wanted.collection is not None)
    limit = ON_A_PAGE_BELOW_CHOICES if is_open else ON_A_PAGE
    found = shelf_page(wanted, makers, sort=sort, after=request.args.get("setelah"), limit=limit)
    counts = count_shelf(wanted, makers) if is_open else count_kinds(wanted)
    return page(
        "gallery/shelf.html",
        fragments=("shelf", "more"),
        form=form,
        wanted=wanted,
        collections=collections,
        products=cards_with_badges(found.rows),
        counts=counts,
        choices=choices_of(wanted, counts, makers, sort=sort, is_open=is_open, address=_shelf_address),
        is_asked=wanted != ShelfFilter(),
        next_url=_shelf_address(setelah=found.after) if found.after else None,
        first_url=_shelf_address() if request.args.get("setelah") else None,
    )


def _is_open(form: ShelfForm) -> bool:
    """Are the finer choices shown: asked for, in use, or in need of correction?"""
    finer = (form.kelompok, form.rt, form.stok, form.lencana, form["min"], form.maks, form.urut, form.saring)
    return any(field.data or field.errors for field in finer)


def _wanted(form: ShelfForm, makers: list[GroupMakers], collections: list[ShownCollection]) -> ShelfFilter:
    """The filter of the form; what is not a choice here counts for nothing."""
    words = (
        search.understand(SEARCH_KIND, form.q.data, synonyms=kept_synonyms())
        if form.q.data and not form.q.errors
        else None
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
        collection=next((one for one in collections if one.slug == form.koleksi.data), None),
        badge=form.lencana.data if form.lencana.data in cards.SOUGHT_BADGES else None,
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
    variants = variant_lines(found)
    others = SIMILAR_BELOW_MUCH if variants or _tells_a_story(found) else SIMILAR
    similar = queries.similar_products(product_id=found.id, category=found.category, limit=others)
    facts = queries.facts_of([found, *similar])
    address = current_app.config["PUBLIC_ADDRESS"] + url_for("gallery.product", slug=found.slug)
    category = BY_ID.get(found.category or "")
    card = card_of(found, photos[0].sha256 if photos else None)
    return page(
        "gallery/product.html",
        card_url=card_address(card),
        short_url=share_address(card),
        product=found,
        photos=photos,
        category=category,
        price=price_of(found),
        discount=discount_words(found),
        variants=variants,
        shops=shops_of(found),
        discount_last=found.discount_ends_at - timedelta(seconds=1) if found.discount_ends_at else None,
        brand_label=BRAND_LABELS.get(found.brand_kind or "none"),
        stock=cards.stock_words(found),
        is_stale=buyer_should_ask(found.confirmed_at),
        facts=[(cards.fact_name(fact.permit_code), fact, cards.badge_address(fact)) for fact in facts[found.id]],
        groups=queries.groups_of_enterprise(found.enterprise_id),
        similar=cards.cards_of(similar, {row.id: badge_names(facts[row.id]) for row in similar}),
        ask_url=_question(found, address),
        share_url=whatsapp_address("", f"{found.name}, {cards.price_words(found)}: {address}"),
        address=address,
        structured=structured(found, photos, variants, address),
    )


def _tells_a_story(product: Any) -> bool:
    return any((product.particular, product.local_material, product.technique, product.steps, product.maker))


def _after_renaming(slug: str) -> ResponseReturnValue:
    if gone := deleted_to_keep(find_by_slug(slug) if current_person() else None):
        return to_the_bin(gone)
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


bp.app_template_global("full_picture_address")(picture_address)
