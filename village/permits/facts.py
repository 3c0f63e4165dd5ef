"""What the rules say, as frozen values: permit types, kinds of goods, the tables that route and decide, the graph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

NEEDS = ("needed", "recommended", "not_needed")
SCOPES = ("enterprise", "product", "mark")
DOERS = ("owner", "helper", "official", "office")
EDGE_KINDS = ("hard", "soft", "embedded")

Conditions = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class WorkStep:
    """One numbered step: who does it (DOERS), as the source names them, and what is done."""

    number: int
    doer: str
    by: str
    text: str


@dataclass(frozen=True)
class Way:
    """One of several ways to the same paper: for whom, its papers, steps, cost in rupiah and usual time."""

    id: str
    name: str
    conditions: tuple[str, ...]
    papers: tuple[str, ...]
    steps: tuple[WorkStep, ...]
    cost_rupiah: int | None = None
    cost_note: str = ""
    time: str = ""


@dataclass(frozen=True)
class DutyDate:
    """From when a permit binds whom: the last day without it."""

    group: str
    last_day: date
    note: str = ""
    source: str = ""


@dataclass(frozen=True)
class Duty:
    """What has to be done some days after the paper was issued, or some months before it ends."""

    event: str
    days: int | None = None
    months_before_expiry: int | None = None


@dataclass(frozen=True)
class PermitType:
    """One kind of permit. ``is_full`` False: only a name and an office to ask. ``replaced`` holds, for each key an
    administrator overrode, what the rules say."""

    code: str
    name: str
    short: str
    kind: str
    scope: str
    what: str
    issuer: str = ""
    law: str = ""
    cost_rupiah: int | None = None
    cost_most_rupiah: int | None = None
    cost_note: str = ""
    time: str = ""
    validity: str = ""
    years: int | None = None
    months_before_expiry: int | None = None
    papers: tuple[str, ...] = ()
    steps: tuple[WorkStep, ...] = ()
    renewal_steps: tuple[WorkStep, ...] = ()
    ways: tuple[Way, ...] = ()
    duty_dates: tuple[DutyDate, ...] = ()
    duties: tuple[Duty, ...] = ()
    sites: tuple[str, ...] = ()
    local_help: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    lost_when: tuple[str, ...] = ()
    changed_when: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    label_needs: tuple[str, ...] = ()
    number_pattern: str = ""
    number_example: str = ""
    keeps_number: bool = True
    sources: tuple[str, ...] = ()
    certainty: str = "O"
    check: str = ""
    checked_on: date | None = None
    is_full: bool = True
    is_added: bool = False
    replaced: Mapping[str, Any] = field(default_factory=dict)

    @property
    def site_links(self) -> list[tuple[str, str]]:
        """Address and name of each official site."""
        return [(f"https://{site}", site) for site in self.sites]


@dataclass(frozen=True)
class Detail:
    """A kind within a category that needs other papers: what it is called, and what the tables may ask of it."""

    id: str
    text: str
    given: Conditions


@dataclass(frozen=True)
class Verdict:
    """One line of a table: under these conditions this permit is needed, recommended or not, and why.

    ``since`` is the last day on which a needed paper was only advice. ``id`` names the line for whoever cites it.
    """

    id: str
    permit: str
    when: Conditions
    need: str
    why: str
    sources: tuple[str, ...]
    since: date | None = None


@dataclass(frozen=True)
class GoodsCategory:
    """A kind of goods: what is asked about it, what it decides itself, and when routing decides how it is marketed.

    ``conditional`` is read first, top-down; ``listed`` is what its lists say, by permit.
    """

    id: str
    name: str
    examples: tuple[str, ...]
    questions: tuple[str, ...]
    details: tuple[Detail, ...]
    conditional: tuple[Verdict, ...]
    listed: Mapping[str, Verdict]
    routed_when: Conditions | None
    usual: Mapping[str, str]
    kbli: Mapping[str, tuple[str, ...]]
    why: str = ""


@dataclass(frozen=True)
class Route:
    """One line of the routing of food: under these conditions the goods take this way to the market."""

    id: str
    when: Conditions
    route: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question of the interview: whose answer it is, the choices, and whether several may be true.

    ``spared_by``: answers after which nobody needs to ask, one of them is enough.
    """

    id: str
    of: str
    many: bool
    choices: tuple[str, ...]
    only_food: bool = False
    spared_by: Conditions = field(default_factory=dict)


@dataclass(frozen=True)
class Edge:
    """``before`` is done before ``after``. Soft: advised; embedded: in the same form."""

    before: str
    after: str
    kind: str


@dataclass(frozen=True)
class Rules:
    """Everything the rules say, at one version of the rules and their overrides."""

    as_of: date
    sources: Mapping[str, str]
    permits: Mapping[str, PermitType]
    categories: Mapping[str, GoodsCategory]
    questions: Mapping[str, Question]
    routes: Sequence[Route]
    route_results: Mapping[str, Mapping[str, str]]
    general: Sequence[Verdict]
    edges: Sequence[Edge]
    food_types: frozenset[str]
    kbli_changes: Mapping[str, str] = field(default_factory=dict)
    version: str = ""

    def permit(self, code: str) -> PermitType | None:
        """The permit type with this code, or None."""
        return self.permits.get(code)
