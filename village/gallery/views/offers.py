"""Variants, discounts and the story of one product, for those who keep it."""

from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import requires, submitted
from village.core.answering import me, tell, try_to
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery import offers as shown
from village.gallery.offer_forms import DiscountForm, StoryForm, VariantForm
from village.gallery.services import offers
from village.gallery.services import variants as ways
from village.gallery.services.rules import EditedMeanwhile
from village.gallery.views.acts import product_of
from village.gallery.views.blueprint import bp
from village.registry.interface import today


def _variants_page(product: Any, form: VariantForm, status: int = 200) -> ResponseReturnValue:
    kept = shown.kept_variants(product.id)
    return page("gallery/variants.html", status=status, product=product, kept=kept, form=form)


@bp.get("/kelola/produk/<int:product_id>/varian")
@requires("gallery.keep_products")
def variants(product_id: int) -> ResponseReturnValue:
    """The variants, and the form for one more."""
    return _variants_page(product_of(product_id), VariantForm())


@bp.post("/kelola/produk/<int:product_id>/varian")
@requires("gallery.keep_products")
def add_variant(product_id: int) -> ResponseReturnValue:
    """One more."""
    product, form = product_of(product_id), VariantForm(submitted())
    if not form.validate():
        return _variants_page(product, form, 422)
    try:
        variant = ways.add_variant(me(), product_id, form.facts())
    except DomainError as error:
        form.place(error)
        return _variants_page(product_of(product_id), form, error.status)
    tell(_("Varian %(name)s tersimpan.", name=variant.label))
    return redirect(url_for("gallery.variants", product_id=product_id), 303)


def _variant_of(product_id: int, variant_id: int) -> Any:
    return shown.get_variant(product_id, variant_id)


@bp.get("/kelola/produk/<int:product_id>/varian/<int:variant_id>")
@requires("gallery.keep_products")
def edit_variant(product_id: int, variant_id: int) -> ResponseReturnValue:
    """The form of one variant."""
    product, variant = product_of(product_id), _variant_of(product_id, variant_id)
    form = VariantForm(obj=variant, data={"price": variant.price_rupiah})
    return page("gallery/variant.html", product=product, variant=variant, form=form)


@bp.post("/kelola/produk/<int:product_id>/varian/<int:variant_id>")
@requires("gallery.keep_products")
def change_variant(product_id: int, variant_id: int) -> ResponseReturnValue:
    """Keep what was changed."""
    product, form = product_of(product_id), VariantForm(submitted())
    variant = _variant_of(product_id, variant_id)
    if not form.validate():
        return page("gallery/variant.html", status=422, product=product, variant=variant, form=form)
    try:
        variant = ways.change_variant(me(), product_id, variant_id, form.facts())
    except DomainError as error:
        form.place(error)
        product, variant = product_of(product_id), _variant_of(product_id, variant_id)
        return page("gallery/variant.html", status=error.status, product=product, variant=variant, form=form)
    tell(_("Varian %(name)s tersimpan.", name=variant.label))
    return redirect(url_for("gallery.variants", product_id=product_id), 303)


@bp.post("/kelola/produk/<int:product_id>/varian/<int:variant_id>/hapus")
@requires("gallery.keep_products")
def delete_variant(product_id: int, variant_id: int) -> ResponseReturnValue:
    """Take it off, with the way back in the notice."""
    product_of(product_id)
    variant = ways.delete_variant(me(), product_id, variant_id)
    back = url_for("gallery.restore_variant", product_id=product_id, variant_id=variant_id)
    tell(_("Varian %(name)s dihapus. Bisa dikembalikan selama 30 hari.", name=variant.label), undo=back)
    return redirect(url_for("gallery.variants", product_id=product_id), 303)


@bp.post("/kelola/produk/<int:product_id>/varian/<int:variant_id>/pulihkan")
@requires("gallery.keep_products")
def restore_variant(product_id: int, variant_id: int) -> ResponseReturnValue:
    """Bring it back."""
    product_of(product_id)
    with try_to():
        variant = ways.restore_variant(me(), product_id, variant_id)
        tell(_("Varian %(name)s dikembalikan.", name=variant.label))
    return redirect(url_for("gallery.variants", product_id=product_id), 303)


def _discounts_page(product: Any, form: DiscountForm, status: int = 200) -> ResponseReturnValue:
    kept = shown.kept_discounts(product.id)
    return page("gallery/discounts.html", status=status, product=product, kept=kept, form=form)


@bp.get("/kelola/produk/<int:product_id>/diskon")
@requires("gallery.keep_products")
def discounts(product_id: int) -> ResponseReturnValue:
    """The discounts, and the form for one more."""
    return _discounts_page(product_of(product_id), DiscountForm(data={"starts_on": today()}))


@bp.post("/kelola/produk/<int:product_id>/diskon")
@requires("gallery.keep_products")
def add_discount(product_id: int) -> ResponseReturnValue:
    """A price cut with its days."""
    product, form = product_of(product_id), DiscountForm(submitted())
    if not form.validate():
        return _discounts_page(product, form, 422)
    try:
        offers.add_discount(me(), product_id, form.facts())
    except DomainError as error:
        form.place(error)
        return _discounts_page(product_of(product_id), form, error.status)
    tell(_("Potongan harga tersimpan. Harga berganti sendiri pada harinya."))
    return redirect(url_for("gallery.discounts", product_id=product_id), 303)


@bp.post("/kelola/produk/<int:product_id>/diskon/<int:discount_id>/hapus")
@requires("gallery.keep_products")
def delete_discount(product_id: int, discount_id: int) -> ResponseReturnValue:
    """End it now, with the way back in the notice."""
    product_of(product_id)
    offers.delete_discount(me(), product_id, discount_id)
    back = url_for("gallery.restore_discount", product_id=product_id, discount_id=discount_id)
    tell(_("Potongan harga dihapus, harga biasa berlaku lagi. Bisa dikembalikan selama 30 hari."), undo=back)
    return redirect(url_for("gallery.discounts", product_id=product_id), 303)


@bp.post("/kelola/produk/<int:product_id>/diskon/<int:discount_id>/pulihkan")
@requires("gallery.keep_products")
def restore_discount(product_id: int, discount_id: int) -> ResponseReturnValue:
    """Bring it back."""
    product_of(product_id)
    with try_to():
        offers.restore_discount(me(), product_id, discount_id)
        tell(_("Potongan harga dikembalikan."))
    return redirect(url_for("gallery.discounts", product_id=product_id), 303)


@bp.get("/kelola/produk/<int:product_id>/cerita")
@requires("gallery.keep_products")
def story(product_id: int) -> ResponseReturnValue:
    """What makes the product one of this village."""
    product = product_of(product_id)
    form = StoryForm(obj=shown.find_story(product_id), data={"version": product.version})
    return page("gallery/story.html", product=product, form=form)


@bp.post("/kelola/produk/<int:product_id>/cerita")
@requires("gallery.keep_products")
def save_story(product_id: int) -> ResponseReturnValue:
    """Keep it; when somebody else was quicker, what was typed stays on the page."""
    product, form = product_of(product_id), StoryForm(submitted())
    if not form.validate():
        return page("gallery/story.html", status=422, product=product, form=form)
    version = form.version.data or ""
    try:
        offers.save_story(me(), product_id, int(version) if version.isdecimal() else 0, form.facts())
    except DomainError as error:
        form.place(error)
        product = product_of(product_id)
        if isinstance(error, EditedMeanwhile):
            form.version.data, form.version.raw_data = product.version, None
        return page("gallery/story.html", status=error.status, product=product, form=form)
    tell(_("Cerita produk tersimpan."))
    return redirect(url_for("gallery.edit_product", product_id=product_id), 303)
