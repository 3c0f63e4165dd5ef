"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "gallery.product_published": _l("menayangkan produk %(label)s"),
    "gallery.product_drafted": _l("mencatat produk %(label)s, belum tayang"),
    "gallery.product_changed": _l("mengubah produk %(label)s"),
    "gallery.product_confirmed": _l("memastikan %(label)s masih ada"),
    "gallery.stock_changed": _l("mengubah stok %(label)s"),
    "gallery.product_hidden": _l("menyembunyikan produk %(label)s"),
    "gallery.product_deleted": _l("menghapus produk %(label)s"),
    "gallery.product_restored": _l("mengembalikan produk %(label)s"),
    "gallery.product_copied": _l("menyalin produk %(label)s"),
    "gallery.photos_added": _l("menambah foto %(label)s"),
    "gallery.photo_removed": _l("menghapus satu foto %(label)s"),
    "gallery.photos_ordered": _l("mengatur urutan foto %(label)s"),
    "gallery.photo_described": _l("menulis keterangan foto %(label)s"),
    "gallery.photo_cropped": _l("memotong foto %(label)s"),
}
