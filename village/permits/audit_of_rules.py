"""What answers, chosen codes and changes of the rules are called in the record."""

from flask_babel import lazy_gettext as _l

RULE_SENTENCES = {
    "permits.answered": _l("menjawab pertanyaan izin untuk %(label)s"),
    "permits.kbli_chosen": _l("memilih KBLI %(code)s (edisi %(edition)s) untuk %(label)s"),
    "permits.kbli_dropped": _l("melepas KBLI %(code)s (edisi %(edition)s) dari %(label)s"),
    "permits.rule_changed": _l("mengubah aturan izin %(label)s: %(what)s"),
    "permits.rule_restored": _l("mengembalikan aturan izin %(label)s: %(what)s"),
    "permits.type_added": _l("menambah jenis izin %(label)s"),
    "permits.type_removed": _l("melepas jenis izin tambahan %(label)s"),
}
