"""What people say of a permit, on its way from a form to a row."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CaseKey:
    """Which case: of which business, which permit, and what it is about (``product:3``, ``mark:Nama``, or nothing)."""

    enterprise_id: int
    code: str
    about: str = ""

    @property
    def product_id(self) -> int | None:
        """The product it is about, if it is about one."""
        kind, _colon, number = self.about.partition(":")
        return int(number) if kind == "product" and number.isdecimal() and len(number) < 10 else None

    @property
    def mark(self) -> str:
        """The mark it is about, or nothing."""
        kind, _colon, name = self.about.partition(":")
        return name if kind == "mark" else ""


@dataclass(frozen=True)
class PermitPaper:
    """What stands on an issued paper. ``is_commitment``: issued, but its conditions are still to be fulfilled."""

    number: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    nib_versi: str | None = None
    is_commitment: bool = False


@dataclass(frozen=True)
class Arrangement:
    """Why it has not been done yet, who helps, and when they meet."""

    barrier: str | None = None
    barrier_note: str = ""
    helper_id: int | None = None
    appointment_on: date | None = None
    appointment_note: str = ""
