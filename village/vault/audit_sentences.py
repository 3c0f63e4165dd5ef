"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "vault.document_filed": _l("menyimpan dokumen %(label)s, versi %(version)s (%(hash)s)"),
    "vault.version_added": _l("menambah versi %(version)s (%(hash)s) pada dokumen %(label)s"),
    "vault.version_final": _l("menandai versi %(version)s (%(hash)s) dari %(label)s sebagai final"),
    "vault.document_changed": _l("mengubah keterangan dokumen %(label)s"),
    "vault.document_trashed": _l("memindahkan dokumen %(label)s ke tempat sampah"),
    "vault.document_restored": _l("mengembalikan dokumen %(label)s dari tempat sampah"),
}
