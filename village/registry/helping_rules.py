"""The rules of helping that need no database: what a kind of help touches, and which state may follow which."""

from village.registry.models import HELP_KINDS

# The part of an enterprise that the owner's consent has to name before a helper may take such a request.
PART_NEEDED = {**dict.fromkeys(HELP_KINDS, "products"), "foto": "photos", "izin": "permits"}
OPEN_STATES = ("diminta", "diterima", "dikerjakan")
WORKING_STATES = ("diterima", "dikerjakan")
BEST_RATING = 5
