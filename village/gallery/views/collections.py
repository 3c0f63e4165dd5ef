"""Collections, kept by officials."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.core.access import requires, submitted
from village.core.answering import me, tell, try_to
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery.cards import cards_of
from village.gallery.collection_lists import chosen_products, find_collection, kept_collections, products_to_pick
from village.gallery.offer_forms import CollectionForm, collection_form
from village.gallery.services import collections as services
from village.gallery.shelf import LARGEST_ID
from village.gallery.views.blueprint import bp


def _collection_of(collection_id: int) -> Any:
    found = find_collection(collection_id) if collection_id < LARGEST_ID else None
    if found is None or found.deleted_at is not None:
        raise NotFound()
    return found


def _to(collection_id: int) -> ResponseReturnValue:
    return redirect(url_for("gallery.edit_collection", collection_id=collection_id) + "#pilihan", 303)


@bp.get("/kelola/koleksi")
@requires("gallery.keep_collections")
def collections() -> ResponseReturnValue:
    """Every collection, and those deleted lately."""
    return page("gallery/collections.html", rows=kept_collections())


@bp.get("/kelola/koleksi/baru")
@requires("gallery.keep_collections")
def new_collection() -> ResponseReturnValue:
    """The form of a new one."""
    return page("gallery/collection_form.html", form=CollectionForm(), collection=None)


@bp.post("/kelola/koleksi/baru")
@requires("gallery.keep_collections")
def add_collection() -> ResponseReturnValue:
    """Make it, then choose its products."""
    form = CollectionForm(submitted())
    if form.validate():
        try:
            collection = services.add_collection(me(), form.facts())
        except DomainError as error:
            form.place(error)
        else:
            tell(_("Koleksi %(name)s tersimpan. Sekarang pilih isinya.", name=collection.name))
            return _to(collection.id)
    return page("gallery/collection_form.html", status=422, form=form, collection=None)


def _collection_page(found: Any, form: CollectionForm, status: int = 200) -> ResponseReturnValue:
    words = request.args.get("q", "")[:100]
    chosen = cards_of(chosen_products(found.id))
    ids = {card.id for card in chosen}
    return page(
        "gallery/collection_form.html",
        status=status,
        collection=found,
        form=form,
        chosen=chosen,
        words=words,
        offered=[card for card in cards_of(products_to_pick(words)) if card.id not in ids],
    )


@bp.get("/kelola/koleksi/<int:collection_id>")
@requires("gallery.keep_collections")
def edit_collection(collection_id: int) -> ResponseReturnValue:
    """Its name, rule and days, what is chosen, and what could be."""
    found = _collection_of(collection_id)
    return _collection_page(found, collection_form(found))


@bp.post("/kelola/koleksi/<int:collection_id>")
@requires("gallery.keep_collections")
def change_collection(collection_id: int) -> ResponseReturnValue:
    """Keep what was changed."""
    found, form = _collection_of(collection_id), CollectionForm(submitted())
    if form.validate():
        try:
            found = services.change_collection(me(), collection_id, form.facts())
        except DomainError as error:
            form.place(error)
        else:
            tell(_("Koleksi %(name)s tersimpan.", name=found.name))
            return redirect(url_for("gallery.collections"), 303)
    return _collection_page(_collection_of(collection_id), form, 422)


@bp.post("/kelola/koleksi/<int:collection_id>/produk/<int:product_id>")
@requires("gallery.keep_collections")
def choose_product(collection_id: int, product_id: int) -> ResponseReturnValue:
    """Choose a product, move it, or leave it out: ``act`` says which."""
    act = request.form.get("act", "")
    with try_to():
        if act == "lepas":
            services.leave_out_product(me(), collection_id, product_id)
            back = url_for("gallery.choose_product", collection_id=collection_id, product_id=product_id)
            tell(_("Produk dikeluarkan dari koleksi."), undo=back)
        elif act in ("naik", "turun"):
            services.move_product(me(), collection_id, product_id, -1 if act == "naik" else 1)
        else:
            product = services.choose_product(me(), collection_id, product_id)
            tell(_("%(name)s masuk koleksi.", name=product.name))
    return _to(collection_id)


@bp.post("/kelola/koleksi/<int:collection_id>/hapus")
@requires("gallery.keep_collections")
def delete_collection(collection_id: int) -> ResponseReturnValue:
    """Take it off the shelf, with the way back in the notice."""
    found = services.delete_collection(me(), collection_id)
    back = url_for("gallery.restore_collection", collection_id=collection_id)
    tell(_("Koleksi %(name)s dihapus. Bisa dikembalikan selama 30 hari.", name=found.name), undo=back)
    return redirect(url_for("gallery.collections"), 303)


@bp.post("/kelola/koleksi/<int:collection_id>/pulihkan")
@requires("gallery.keep_collections")
def restore_collection(collection_id: int) -> ResponseReturnValue:
    """Bring it back."""
    with try_to():
        found = services.restore_collection(me(), collection_id)
        tell(_("Koleksi %(name)s dikembalikan.", name=found.name))
    return redirect(url_for("gallery.collections"), 303)
