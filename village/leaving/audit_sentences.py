"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {"leaving.exported": _l("meminta salinan seluruh data kampung")}
