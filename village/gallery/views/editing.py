"""Putting up a product, and changing what is told of it."""

import secrets
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import SelectChoice

from village.config import REQUEST_BYTES
from village.core import slots
from village.core.access import check, requires, submitted
from village.core.answering import me, tell
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.formatting import rupiah
from village.core.fragments import page
from village.gallery.categories import suggest_category
from village.gallery.forms import NewProductForm, ProductForm
from village.gallery.keepers import find_product
from village.gallery.lists import shelf_of
from village.gallery.offers import prompts_of, told_of
from village.gallery.queries import enterprises_to_sell_for, photos_of
from village.gallery.services import keeping
from village.gallery.services.rules import EditedMeanwhile, Facts, Price, Stock
from village.gallery.standing import standing_of
from village.gallery.views.acts import deleted_to_keep, product_of, to_the_bin
from village.gallery.views.blueprint import bp, tell_waiting
from village.gallery.views.uploads import receive_photos


def _new_form(sent: Any = None) -> NewProductForm:
    form = NewProductForm(sent)
    sellers = [SelectChoice(row.id, row.name) for row in enterprises_to_sell_for(shelf_of(me()))]
    # Whoever keeps several says for which one: the first of a long list would soon carry everybody's products.
    form.enterprise_id.choices = [SelectChoice(0, _("- pilih usaha -")), *sellers] if len(sellers) > 1 else sellers
    if sent is None:
        form.upload_key.data = secrets.token_urlsafe(16)
        asked = asked_number("usaha")
        form.enterprise_id.data = asked if asked is not None else 0
    return form


@bp.get("/kelola/produk/baru")
@requires("gallery.add_product")
def new_product() -> ResponseReturnValue:
    """The form of the first minute: photo, name, price."""
    return page("gallery/new_product.html", form=_new_form(), notes=())


@bp.post("/kelola/produk/baru")
@requires("gallery.add_product", body_bytes=REQUEST_BYTES)
def create_product() -> ResponseReturnValue:
    """Put it up, or keep it as a draft; whatever is refused, photos that arrived need not be sent again."""
    form = _new_form(submitted())
    if form.enterprise_id.data:
        check("gallery.add_product", form.enterprise_id.data)
    is_valid = form.validate()
    arrived = receive_photos(me(), form)
    if is_valid and not form.photos.errors:
        try:
            product = keeping.create_product(
                me(),
                form.enterprise_id.data,
                facts_of(form),
                arrived.pictures,
                upload_key=(form.upload_key.data or "")[:100],
                publish="draft" not in request.form,
            )
        except DomainError as error:
            form.place(error)
        else:
            return _created(product)
    return page("gallery/new_product.html", status=422, form=form, notes=arrived.notes)


def _created(product: Any) -> ResponseReturnValue:
    if product.waiting_since is not None:
        tell_waiting(product)
    elif product.state == "published":
        seen = url_for("gallery.product", slug=product.slug)
        told = _("%(name)s sudah tayang. Sisanya boleh dilengkapi nanti.", name=product.name)
        tell(told, url=seen, label=_("Lihat halamannya"))
    else:
        flash(_("%(name)s tersimpan sebagai konsep.", name=product.name), "good")
    return redirect(url_for("gallery.edit_product", product_id=product.id), 303)


@bp.get("/kelola/produk/<int:product_id>")
@requires("gallery.keep_products")
def edit_product(product_id: int) -> ResponseReturnValue:
    """Everything told of a product, to be completed or changed; a kind not chosen yet is suggested by the name."""
    if gone := deleted_to_keep(find_product(product_id)):
        return to_the_bin(gone)
    product = product_of(product_id)
    form = form_of(product)
    suggestion = suggest_category(product.name) if product.category is None else None
    form.category.data = form.category.data or suggestion
    return _edit_page(product, form, suggestion=suggestion)


@bp.post("/kelola/produk/<int:product_id>")
@requires("gallery.keep_products")
def change_product(product_id: int) -> ResponseReturnValue:
    """Save the changes; when somebody else was quicker, both texts are shown and nothing is overwritten."""
    product, form = product_of(product_id), ProductForm(submitted())
    if not form.validate():
        return _edit_page(product, form, status=422)
    version = form.version.data or ""
    try:
        product = keeping.edit_product(me(), product_id, int(version) if version.isdecimal() else 0, facts_of(form))
    except EditedMeanwhile as conflict:
        stored = form_of(conflict.stored)
        form.version.data, form.version.raw_data = stored.version.data, None
        form.place(conflict)
        return _edit_page(conflict.stored, form, status=409, differences=differences(form, stored))
    except DomainError as error:
        form.place(error)
        return _edit_page(product_of(product_id), form, status=422)
    if product.waiting_since is not None:
        tell_waiting(product)
    else:
        flash(_("Perubahan %(name)s tersimpan.", name=product.name), "good")
    asking = next((url for url in slots.call("enterprise.after_change", me(), product.enterprise_id) if url), "")
    return redirect(asking or url_for("gallery.my_products"), 303)


def _edit_page(product: Any, form: ProductForm, status: int = 200, **more: Any) -> ResponseReturnValue:
    photos = photos_of(product.id)
    return page(
        "gallery/edit_product.html",
        status=status,
        product=product,
        form=form,
        photos=photos,
        standing=standing_of(product),
        prompts=prompts_of(product, told_of(product), len(photos)),
        **more,
    )


def facts_of(form: ProductForm) -> Facts:
    """What the form tells, as the services take it."""
    return Facts(
        name=form.name.data,
        price=Price(form.price_mode.data, form.price.data, form.price_high.data),
        unit=form.unit.data or "",
        description=form.description.data or "",
        category=form.category.data or None,
        stock=Stock(form.stock_mode.data, form.made_in_days.data, form.stock_count.data),
        min_order=form.min_order.data,
        shelf_life=form.shelf_life.data or "",
        net_weight=form.net_weight.data or "",
        ingredients=form.ingredients.data or "",
    )


def form_of(product: Any) -> ProductForm:
    """The form as a product fills it."""
    return ProductForm(
        obj=product,
        data={
            "price": product.price_rupiah,
            "price_high": product.price_high_rupiah,
            "category": product.category or "",
        },
    )


def differences(typed: ProductForm, stored: ProductForm) -> list[tuple[str, str, str]]:
    """Label, text that stands there now, and text that was typed, for every field in which they differ."""
    pairs = [(typed[name], stored[name]) for name in stored.data if name != "version"]
    return [
        (str(mine.label.text), _as_text(theirs), _as_text(mine))
        for mine, theirs in pairs
        if (mine.data or None) != (theirs.data or None)
    ]


def _as_text(field: Any) -> str:
    if hasattr(field, "iter_choices"):
        return next((str(choice.label) for choice in field.iter_choices() if choice.selected), "")
    if isinstance(field.data, int) and field.name.startswith("price"):
        return rupiah(field.data)
    return str(field.data) if field.data is not None else ""
