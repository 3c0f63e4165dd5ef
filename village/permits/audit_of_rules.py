"""What changes of the rules are called in the record."""

from flask_babel import lazy_gettext as _l

RULE_SENTENCES = {
    "permits.rule_changed": _l("mengubah aturan izin %(label)s: %(what)s"),
}
