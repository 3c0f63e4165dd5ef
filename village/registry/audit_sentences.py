"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "registry.enterprise_added": _l("mendaftarkan usaha %(label)s"),
    "registry.enterprise_corrected": _l("mengubah data usaha %(label)s"),
    "registry.enterprise_confirmed": _l("memastikan data usaha %(label)s masih benar"),
    "registry.enterprise_moved": _l("mengubah status usaha %(label)s dari %(before_words)s menjadi %(after_words)s"),
    "registry.enterprise_deleted": _l("menghapus usaha %(label)s"),
    "registry.enterprise_restored": _l("mengembalikan usaha %(label)s yang dihapus"),
    "registry.photo_set": _l("memasang foto usaha %(label)s"),
    "registry.photo_removed": _l("melepas foto usaha %(label)s"),
    "registry.problems_settled": _l("memeriksa catatan impor usaha %(label)s"),
    "registry.consent_given": _l("mencatat persetujuan pemilik %(label)s: %(purpose_words)s"),
    "registry.consent_withdrawn": _l("mencabut persetujuan pemilik %(label)s: %(purpose_words)s"),
    "registry.help_given": _l("mencatat izin bagi %(helper)s untuk membantu usaha %(label)s"),
    "registry.help_ended": _l("mengakhiri izin %(helper)s untuk membantu usaha %(label)s"),
    "registry.ownership_ended": _l("melepas akun pemilik dari usaha %(label)s"),
    "registry.group_added": _l("mendaftarkan kelompok %(label)s"),
    "registry.group_corrected": _l("mengubah data kelompok %(label)s"),
    "registry.group_confirmed": _l("memastikan data kelompok %(label)s masih benar"),
    "registry.group_moved": _l("mengubah status kelompok %(label)s dari %(before_words)s menjadi %(after_words)s"),
    "registry.group_deleted": _l("menghapus kelompok %(label)s"),
    "registry.group_restored": _l("mengembalikan kelompok %(label)s yang dihapus"),
    "registry.group_photo_set": _l("memasang foto kelompok %(label)s"),
    "registry.group_photo_removed": _l("melepas foto kelompok %(label)s"),
    "registry.member_added": _l("memasukkan %(member)s ke kelompok %(label)s"),
    "registry.membership_ended": _l("mengakhiri keanggotaan %(member)s di kelompok %(label)s"),
    "registry.member_role_changed": _l("menjadikan %(member)s %(role_words)s di kelompok %(label)s"),
    "registry.list_imported": _l("mengimpor %(label)s: %(created)d baru, %(updated)d diperbarui"),
    "registry.import_undone": _l("mengurungkan impor %(label)s"),
}
