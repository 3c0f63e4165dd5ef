"""What the gallery holds about one person, and how it is emptied: amounts and days stay, who sold does not."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, or_, select, update

from village.core.db import db, utcnow
from village.core.personal import GONE_PERSON, Held, Rows, Subject, held
from village.gallery.market_tables import KeeperNote, ListingReport
from village.gallery.models import FormerSlug, Product, ProductPhoto
from village.gallery.offer_tables import ProductDiscount, ProductStory, ProductVariant
from village.gallery.sale_tables import KioskDuty, KioskMovement, KioskSettlement, MarketplaceLink, Sale
from village.gallery.services.rules import index_step
from village.registry.interface import names_of, rows_of_enterprises


def personal_held(subject: Subject) -> list[Held]:
    """Products, sales, the kiosk and shops elsewhere of this person's businesses."""
    of_product = {
        "price_rupiah": _("Harga (rupiah)"), "unit": _("Satuan"), "description": _("Keterangan"),
        "ingredients": _("Bahan"), "state": _("Keadaan"), "stock_count": _("Stok"), "published_at": _("Tayang"),
        "created_at": _("Dibuat"), "updated_at": _("Diubah"), "deleted_at": _("Dihapus"),
    }  # fmt: skip
    of_sale = {"quantity": _("Jumlah"), "amount_rupiah": _("Rupiah"), "sold_on": _("Terjual"), "source": _("Lewat")}
    of_shop = {"platform": _("Tempat"), "url": _("Alamat"), "state": _("Keadaan"), "updated_at": _("Diubah")}
    of_movement = {"kind": _("Gerak"), "quantity": _("Jumlah"), "moved_on": _("Kapan"), "place": _("Di mana")}
    of_payment = {"amount_rupiah": _("Rupiah"), "paid_on": _("Kapan"), "received_by": _("Diterima oleh")}
    duty = (
        select(KioskDuty.person_name.label(_("Nama")), KioskDuty.on_day.label(_("Hari")))
        .where(subject.is_named(KioskDuty.person_name))
        .order_by(KioskDuty.id)
    )
    return [
        held(
            _("Produk Anda"),
            rows_of_enterprises(subject, Product, name=_("Produk"), **of_product),
            {_("Keadaan"): {"draft": _("Konsep"), "published": _("Tayang"), "hidden": _("Disembunyikan")}},
        ),
        held(_("Cerita produk"), _stories(subject)),
        held(
            _("Pilihan ukuran, rasa, dan warna"),
            _of_products(
                subject,
                ProductVariant,
                size=_("Ukuran"),
                taste=_("Rasa"),
                colour=_("Warna"),
                price_rupiah=_("Harga (rupiah)"),
            ),
        ),
        held(
            _("Potongan harga"),
            _of_products(
                subject,
                ProductDiscount,
                title=_("Judul"),
                amount=_("Besarnya"),
                starts_at=_("Sejak"),
                ends_at=_("Sampai"),
            ),
        ),
        held(
            _("Foto produk"), _of_products(subject, ProductPhoto, alt=_("Isi foto"), sha256=_("Sidik berkas (SHA-256)"))
        ),
        held(_("Catatan untuk produk Anda"), _notes(subject)),
        held(
            _("Laporan tentang produk Anda"),
            _of_products(subject, ListingReport, reason=_("Alasan"), text=_("Isi"), reported_at=_("Kapan")),
        ),
        held(_("Penjualan"), rows_of_enterprises(subject, Sale, **of_sale)),
        held(_("Titipan di kios"), rows_of_enterprises(subject, KioskMovement, **of_movement)),
        held(_("Uang dari kios"), rows_of_enterprises(subject, KioskSettlement, **of_payment)),
        held(_("Toko di tempat lain"), rows_of_enterprises(subject, MarketplaceLink, **of_shop)),
        held(_("Jaga kios"), duty),
    ]


def _of_products(subject: Subject, model: Any, **columns: str) -> Rows:
    chosen = [getattr(model, name).label(heading) for name, heading in columns.items()]
    return (
        select(Product.name.label(_("Produk")), *chosen)
        .join(Product, Product.id == model.product_id)
        .where(Product.enterprise_id.in_(subject.owns))
        .order_by(model.product_id)
    )


def _stories(subject: Subject) -> Rows:
    return _of_products(
        subject,
        ProductStory,
        maker=_("Pembuat"),
        particular=_("Yang khas"),
        local_material=_("Bahan setempat"),
        technique=_("Cara membuat"),
        steps=_("Langkah"),
        brand_name=_("Merek"),
    )


def _notes(subject: Subject) -> Rows:
    return (
        select(
            Product.name.label(_("Produk")), KeeperNote.text.label(_("Isi")), KeeperNote.written_at.label(_("Kapan"))
        )
        .join(Product, Product.id == KeeperNote.product_id)
        .where(or_(Product.enterprise_id.in_(subject.owns), KeeperNote.written_by == subject.account_id))
        .order_by(KeeperNote.id)
    )


def personal_empty(subject: Subject) -> list[str]:
    """Empty the products of the person's own businesses; answers pictures that belong to nothing now. A step."""
    names = names_of(subject.alone)
    products = list(db.session.scalars(select(Product).where(Product.enterprise_id.in_(subject.alone))))
    ids = [product.id for product in products]
    for product in products:
        product.name = subject.without_me(product.name, names.get(product.enterprise_id, ""))
        product.slug, product.description, product.ingredients = f"produk-dihapus-{product.id}", "", None
        product.deleted_at = product.deleted_at or utcnow()
        product.is_listed = False
    index_step(ids)
    photos = db.session.execute(
        select(ProductPhoto.sha256, ProductPhoto.whole_sha256).where(ProductPhoto.product_id.in_(ids))
    )
    files = [sha256 for row in photos for sha256 in row if sha256]
    for rows in (ProductPhoto, ProductStory, FormerSlug, KeeperNote, ListingReport):
        db.session.execute(delete(rows).where(rows.product_id.in_(ids)))
    db.session.execute(delete(MarketplaceLink).where(MarketplaceLink.enterprise_id.in_(subject.alone)))
    db.session.execute(
        update(KioskSettlement)
        .where(or_(KioskSettlement.enterprise_id.in_(subject.alone), subject.is_named(KioskSettlement.received_by)))
        .values(received_by=GONE_PERSON)
    )
    db.session.execute(update(KioskDuty).where(subject.is_named(KioskDuty.person_name)).values(person_name=GONE_PERSON))
    return files
