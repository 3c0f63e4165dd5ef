"""What the village's list calls a permit, and which permit of the rules that is."""

from collections.abc import Mapping

UNCLEAR = "belum_jelas"
# The permit and, of a NIB, its edition. Kinds are those of the registry's reading of lists.
CODES: Mapping[str, tuple[str, str | None]] = {
    "nib": ("nib", None),
    "nib_rba": ("nib", "nib_rba"),
    "nib_lama": ("nib", "nib_lama_oss_1_1"),
    "spp_irt": ("spp_irt", None),
    "halal": ("halal", None),
    "merek": ("merek", None),
    "bpom": ("bpom_md", None),
    "slhs": ("slhs", None),
    "unknown": (UNCLEAR, None),
}
# The strongest last: of several words about one permit, the one that says most counts.
STATES: Mapping[str, str] = {"none": "belum", "in_process": "diajukan", "has": "terbit"}


def kinds_of(code: str) -> tuple[str, ...]:
    """The kinds of the list that are this permit."""
    return tuple(kind for kind, (one, _version) in CODES.items() if one == code)
