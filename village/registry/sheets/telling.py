"""How a cell was read, in a few words, for the preview of a column."""

from village.core.formatting import rupiah
from village.registry.sheets.readings import DeclaredPermit, PriceReading

PERMIT_NAMES = {
    "nib_rba": "NIB-RBA",
    "nib_lama": "NIB lama",
    "nib": "NIB",
    "spp_irt": "PIRT",
    "halal": "halal",
    "merek": "merek",
    "bpom": "BPOM",
    "slhs": "SLHS",
    "unknown": "izin, jenis belum diketahui",
}
_STATES = {"has": "ada", "in_process": "proses", "none": "belum"}


def tell_price(price: PriceReading) -> str:
    """``mulai Rp 10.000 / bungkus``."""
    if price.mode is None:
        return "-"
    if price.mode == "ask" or price.low_rupiah is None:
        return "tanya harga"
    amount = rupiah(price.low_rupiah)
    if price.mode == "range" and price.high_rupiah is not None:
        amount = f"{amount} - {rupiah(price.high_rupiah)}"
    return ("mulai " if price.mode == "from" else "") + amount + (f" / {price.unit}" if price.unit else "")


def tell_permits(permits: tuple[DeclaredPermit, ...]) -> str:
    """``NIB-RBA: ada, halal: proses``; a permit of a kind nobody named is "ada, jenis belum diketahui"."""
    told = []
    for permit in permits:
        if permit.kind == "unknown":
            told.append(f"{_STATES[permit.state]}, jenis belum diketahui")
        else:
            told.append(f"{PERMIT_NAMES[permit.kind]}: {_STATES[permit.state]}")
    return ", ".join(told) or "-"
