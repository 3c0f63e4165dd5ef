"""What a person chose to print, from the address of the page, read leniently: every address prints something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from village.core.access import Person
from village.gallery.prints.paper import LABEL_SHEETS, MOST_CARDS, MOST_SHIFT, Sheet
from village.gallery.prints.things import PrintedProduct, agreed_parts

PRODUCT_KINDS = {
    "label": _l("Label produk"),
    "kartu-harga": _l("Kartu harga"),
    "poster": _l("Poster"),
}
MAKER_KINDS = {
    "kartu-nama": _l("Kartu nama"),
    "brosur": _l("Brosur"),
    "label": _l("Label produk"),
    "kartu-harga": _l("Kartu harga"),
}
CONTACTS = {"owner": _l("Nama pemilik"), "phone": _l("Nomor telepon"), "home": _l("Alamat rumah")}


@dataclass(frozen=True)
class Choice:
    """Sheet of labels, cards of each product (0: one full sheet), price on labels, shift in millimetres, contacts."""

    sheet: str
    copies: int
    with_price: bool
    shift: tuple[float, float]
    contacts: frozenset[str] | None

    @property
    def paper(self) -> Sheet:
        return LABEL_SHEETS[self.sheet]


def choice_of(sent: Mapping[str, Any]) -> Choice:
    """What the address asks for; what it does not say, or says wrongly, is as usual."""
    contacts = None
    if "pilih" in sent:
        contacts = frozenset(name for name in CONTACTS if sent.get(name) == "1")
    return Choice(
        sheet=sent.get("lembar") if sent.get("lembar") in LABEL_SHEETS else next(iter(LABEL_SHEETS)),  # type: ignore[arg-type]
        copies=_number(sent.get("jumlah"), 0, MOST_CARDS),
        with_price=sent.get("harga") == "1",
        shift=(
            _number(sent.get("kanan"), -MOST_SHIFT, MOST_SHIFT),
            _number(sent.get("bawah"), -MOST_SHIFT, MOST_SHIFT),
        ),
        contacts=contacts,
    )


def _number(text: Any, least: int, most: int) -> int:
    plain = str(text or "0").strip()
    if not plain.lstrip("-").isdecimal() or len(plain) > 6:
        return 0
    return max(least, min(most, int(plain)))


def contacts_offered(person: Person, maker: Any) -> frozenset[str]:
    """Which contacts this person may print: the owner all there are, others what the owner agreed to show."""
    there = {"owner": maker.owner_name, "phone": maker.phone, "home": maker.address or maker.landmark}
    filled = frozenset(name for name, value in there.items() if value)
    return filled if maker.id in person.owns else filled & agreed_parts(maker)


def contacts_chosen(person: Person, maker: Any, choice: Choice) -> frozenset[str]:
    """What is printed: what was chosen, as far as this person may; without a choice what is public by consent."""
    wanted = agreed_parts(maker) if choice.contacts is None else choice.contacts
    return wanted & contacts_offered(person, maker)


def repeated(things: Sequence[PrintedProduct], choice: Choice, on_a_sheet: int) -> list[PrintedProduct]:
    """Each product as often as chosen; one alone fills a sheet, several come once each. None is ever left out."""
    copies = choice.copies or (on_a_sheet if len(things) == 1 else 1)
    most = MOST_CARDS // max(1, len(things))
    return [thing for thing in things for _copy in range(min(copies, most))]
