"""The sample village as it is written down in ``sample/``: facts, people, groups, notices, products and drawings."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from village.core.phones import normalise
from village.home.sample_papers import SamplePaper, read_papers
from village.home.sample_profile import SampleProfile, read_profile

FOLDER = Path(__file__).parent / "sample"
DRAWINGS = FOLDER / "drawings"
# The list a clerk might have kept: the sample is made by importing it, as any other village would.
LIST = Path(__file__).parents[1] / "registry" / "data" / "contoh_umkm_rw05.xlsx"
ROW_FIELDS = (
    *("tagline", "introduction", "story", "address", "postcode", "directions", "opening_hours"),
    *("kelurahan_word", "kelurahan", "kecamatan", "kota", "provinsi"),
)


@dataclass(frozen=True)
class Shown:
    """A drawing and what it shows, in words."""

    path: Path
    alt: str


@dataclass(frozen=True)
class SampleProduct:
    """An invented product of a business of the list; ``price`` in whole rupiah, ``stock`` as the gallery knows it."""

    business: str
    name: str
    category: str
    description: str
    price: dict[str, Any]
    stock: dict[str, Any]
    unit: str
    min_order: int | None
    shelf_life: str
    net_weight: str
    ingredients: str
    drawing: Shown


@dataclass(frozen=True)
class SamplePerson:
    """Somebody who may try the workspace; ``owns`` and ``helps`` are names of businesses."""

    name: str
    phone: str
    roles: tuple[str, ...]
    owns: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()


@dataclass(frozen=True)
class SampleNotice:
    """A notice posted so many days before the sample is loaded."""

    title: str
    place: str
    text: str
    days_ago: int
    photos: tuple[Shown, ...]


@dataclass(frozen=True)
class SampleMeeting:
    """A meeting so many days before the sample is loaded."""

    days_ago: int
    place: str
    about: str
    attended: int


@dataclass(frozen=True)
class SampleGroup:
    """A group; ``offices`` are role, name of the person, and business; ``members`` names of businesses.

    ``term_days``: how many days ago the board took office, and in how many days its decree ends.
    """

    name: str
    kind: str
    purpose: str
    schedule: str
    since_year: int
    offices: tuple[tuple[str, str, str], ...]
    members: tuple[str, ...]
    network_role: str = ""
    decree: str = ""
    term_days: tuple[int, int] = (0, 0)
    meetings: tuple[SampleMeeting, ...] = ()


@dataclass(frozen=True)
class SampleTie:
    """Who does what for whom; groups and businesses by name, others as they are called."""

    giver: str
    kind: str
    taker: str
    since_year: int | None


@dataclass(frozen=True)
class SampleProposal:
    """A business that asked to be written down so many days ago; ``by`` is the person who asked while signed in.

    ``declined`` is the reason why it was not, if it was decided already.
    """

    name: str
    owner: str
    phone: str | None
    rt: int
    note: str
    days_ago: int
    by: str = ""
    declined: str = ""


@dataclass(frozen=True)
class Sample:
    """All of it. ``village`` is the table of the file, ``row`` the fields of the village's own page."""

    village: dict[str, Any]
    row: dict[str, Any]
    cover: Path
    people: tuple[SamplePerson, ...]
    groups: tuple[SampleGroup, ...]
    ties: tuple[SampleTie, ...]
    proposals: tuple[SampleProposal, ...]
    notices: tuple[SampleNotice, ...]
    products: tuple[SampleProduct, ...]
    selling: dict[str, Any]
    profile: SampleProfile
    papers: Sequence[SamplePaper]
    letters: Sequence[dict[str, Any]]
    events: Sequence[dict[str, Any]]
    permits: dict[str, Any]
    privacy: dict[str, Any]

    @property
    def drawings(self) -> list[Path]:
        """Every drawing that is used, each once."""
        used = [one.drawing.path for one in self.products]
        used += [photo.path for one in self.notices for photo in one.photos]
        used += [DRAWINGS / one["photo"] for one in self.events if "photo" in one]
        return list(dict.fromkeys([*used, self.cover, self.profile.map]))


def read_sample() -> Sample:
    """Read what is shipped with the site. Raises OSError or KeyError where something is missing."""
    written, people = _read("village.toml"), _read("people.toml")
    village = written["village"]
    row = {name: village[name].strip() for name in ROW_FIELDS}
    return Sample(
        village=village,
        row=row,
        cover=DRAWINGS / village["cover"],
        people=tuple(_person(one) for one in people["person"]),
        groups=tuple(_group(one) for one in written["groups"]),
        ties=tuple(_tie(one) for one in written["ties"]),
        proposals=tuple(_proposal(one) for one in written["proposals"]),
        notices=tuple(_notice(one) for one in written["notices"]),
        products=tuple(_product(one) for one in _read("products.toml").values()),
        selling=_read("selling.toml"),
        profile=read_profile(),
        papers=read_papers(),
        letters=_read("letters.toml")["letter"],
        events=_read("events.toml")["event"],
        permits=_read("permits.toml"),
        privacy=_read("privacy.toml"),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def _shown(one: dict[str, Any]) -> Shown:
    return Shown(DRAWINGS / one["file"], one["alt"])


def _person(one: dict[str, Any]) -> SamplePerson:
    digits = normalise(one["phone"]).digits
    return SamplePerson(
        one["name"], digits, tuple(one["roles"]), tuple(one.get("owns", ())), tuple(one.get("helps", ()))
    )


def _notice(one: dict[str, Any]) -> SampleNotice:
    photos = tuple(_shown(photo) for photo in one["photos"])
    return SampleNotice(one["title"], one["place"], one["text"].strip(), one["posted_days_ago"], photos)


def _group(one: dict[str, Any]) -> SampleGroup:
    return SampleGroup(
        name=one["name"],
        kind=one["kind"].lower(),
        purpose=one["purpose"],
        schedule=one["schedule"],
        since_year=one["since_year"],
        offices=tuple((office["role"], office["name"], office["enterprise"]) for office in one["officers"]),
        members=tuple(one["members"]),
        network_role=one["network_role"],
        decree=one["decree"],
        term_days=(one["in_office_since_days"], one["decree_ends_in_days"]),
        meetings=tuple(SampleMeeting(**meeting) for meeting in one["meetings"]),
    )


def _proposal(one: dict[str, Any]) -> SampleProposal:
    phone = one.get("phone")
    return SampleProposal(**{**one, "phone": normalise(phone).digits if phone else None})


def _tie(one: dict[str, Any]) -> SampleTie:
    return SampleTie(one["giver"], one["kind"], one["taker"], one.get("since_year"))


def _product(one: dict[str, Any]) -> SampleProduct:
    fewest = one["minimum_order"]
    return SampleProduct(
        business=one["business"],
        name=one["name"],
        category=one["category"],
        description=one["description"],
        price=one["price"],
        stock=one["stock"],
        unit=one["unit"],
        min_order=fewest if fewest > 1 else None,
        shelf_life=one["shelf_life"],
        net_weight=one.get("net_weight", ""),
        ingredients=one.get("ingredients", ""),
        drawing=_shown(one),
    )
