"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "accounts.village_founded": _l("menyiapkan situs %(label)s"),
    "accounts.invited": _l("mengundang %(label)s"),
    "accounts.invitation_withdrawn": _l("membatalkan undangan untuk %(label)s"),
    "accounts.invitation_accepted": _l("menerima undangan: %(label)s"),
    "accounts.link_given": _l("membuat tautan masuk baru untuk %(label)s"),
    "accounts.password_set": _l("mengganti kata sandi %(label)s"),
    "accounts.contact_changed": _l("mengubah nama atau nomor akun %(label)s"),
    "accounts.disabled": _l("menonaktifkan akun %(label)s"),
    "accounts.enabled": _l("mengaktifkan lagi akun %(label)s"),
    "accounts.role_granted": _l("memberi peran kepada %(label)s"),
    "accounts.role_removed": _l("mencabut peran dari %(label)s"),
    "accounts.signed_in": _l("masuk ke situs: %(label)s"),
    "accounts.signed_out_everywhere": _l("keluar dari semua perangkat: %(label)s"),
}
