"""What acts on cases are called in the record."""

from flask_babel import lazy_gettext as _l

CASE_SENTENCES = {
    "permits.ticked": _l("mencentang %(permit)s untuk %(label)s: %(ready)s dokumen, %(done)s langkah"),
    "permits.prepared": _l("mencentang persiapan izin untuk %(label)s: %(ready)s"),
    "permits.moved": _l("mencatat %(permit)s untuk %(label)s: %(state)s"),
    "permits.move_undone": _l("mengurungkan catatan %(permit)s untuk %(label)s, kembali ke: %(state)s"),
    "permits.paper_brought": _l("membawa surat %(permit)s untuk %(label)s"),
    "permits.arranged": _l("mencatat rencana %(permit)s untuk %(label)s"),
    "permits.nib_version_told": _l("mencatat jenis NIB %(label)s: %(version)s"),
    "permits.renewal_begun": _l("memulai perpanjangan %(permit)s untuk %(label)s"),
    "permits.checked": _l("memeriksa %(permit)s untuk %(label)s dan menyatakan cocok"),
    "permits.sent_back": _l("mengembalikan surat %(permit)s untuk %(label)s: %(note)s"),
    "permits.check_undone": _l("mengurungkan pemeriksaan %(permit)s untuk %(label)s"),
    "permits.revoked": _l("menyatakan %(permit)s untuk %(label)s dicabut: %(reason)s"),
    "permits.named": _l("menentukan izin dari daftar untuk %(label)s: %(permit)s"),
    "permits.attached": _l("memasang %(permit)s pada satu produk dari %(label)s"),
    "permits.change_answered": _l("menjawab apakah %(permit)s untuk %(label)s masih berlaku: %(what)s"),
}
