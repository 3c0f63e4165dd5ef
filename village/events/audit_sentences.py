"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "events.posted": _l("memasang kegiatan %(label)s, jumlah tanggalnya %(times)s"),
    "events.changed": _l("mengubah kegiatan %(label)s"),
    "events.batal": _l("membatalkan kegiatan %(label)s: %(reason)s"),
    "events.ditunda": _l("menunda kegiatan %(label)s: %(reason)s"),
    "events.held_after_all": _l("mengadakan lagi kegiatan %(label)s sesuai rencana"),
    "events.told": _l("menandai peserta %(label)s sudah dikabari"),
    "events.outcome_written": _l("menulis hasil kegiatan %(label)s"),
    "events.deleted": _l("menghapus kegiatan %(label)s"),
    "events.restored": _l("mengembalikan kegiatan %(label)s"),
    "events.person_added": _l("menambah peserta di kegiatan %(label)s"),
    "events.person_struck": _l("mencoret seorang peserta dari kegiatan %(label)s"),
    "events.person_back": _l("mengembalikan seorang peserta ke kegiatan %(label)s"),
    "events.invited": _l("mengundang usaha ke kegiatan %(label)s, jumlahnya %(count)s"),
    "events.feed_key_made": _l("membuat alamat kalender pribadi"),
    "events.feed_key_ended": _l("mematikan alamat kalender pribadi"),
}
