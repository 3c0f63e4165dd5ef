"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "gallery.product_published": _l("menayangkan produk %(label)s"),
    "gallery.product_drafted": _l("mencatat produk %(label)s, belum tayang"),
    "gallery.product_waits": _l("mengirim produk %(label)s, menunggu dilihat pengurus"),
    "gallery.product_let_pass": _l("melihat dan menayangkan produk %(label)s"),
    "gallery.product_turned_down": _l("menyembunyikan produk %(label)s dan menulis alasannya"),
    "gallery.products_confirmed": _l("memastikan %(count)s produk %(label)s masih ada"),
    "gallery.report_dismissed": _l("memeriksa laporan tentang %(label)s: tidak ada masalah"),
    "gallery.keeper_answered": _l("menulis kepada pemilik %(label)s"),
    "gallery.synonym_changed": _l("mengubah padanan kata %(label)s"),
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
