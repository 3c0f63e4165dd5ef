"""What a person may say of an enterprise, a group and its members, board and meetings, and of who supplies whom."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class EnterpriseFacts:
    """What a person may say of an enterprise; phones are stored digits, ``turnover_range`` one of the ranges.

    ``network_role``: what it does in the chain from material to buyer.
    """

    name: str
    kind: str = "lainnya"
    rt: int | None = None
    rw: int | None = None
    owner_name: str = ""
    owner_sex: str | None = None
    address: str = ""
    landmark: str = ""
    phone: str | None = None
    other_phone: str | None = None
    story: str = ""
    remark: str = ""
    kbli: str | None = None
    kbli_edition: int | None = None
    scale: str | None = None
    started_year: int | None = None
    workers: int | None = None
    turnover_range: str | None = None
    selling_ways: list[str] = field(default_factory=list)
    own_capital: bool | None = None
    network_role: str | None = None


@dataclass(frozen=True)
class GroupFacts:
    """What may be said of a group; ``network_role`` one of the roles in the network, ``decree`` its SK."""

    name: str
    kind: str = "kelompok_usaha"
    purpose: str = ""
    schedule: str = ""
    network_role: str = ""
    decree: str = ""


@dataclass(frozen=True)
class Member:
    """Somebody who belongs to a group: an enterprise of the register, or a person by name, also from outside.

    ``account_id``: who acts for the group in the workspace, for somebody in office.
    """

    enterprise_id: int | None = None
    person_name: str = ""
    may_show_name: bool = False
    role: str = "anggota"
    from_on: date | None = None
    until_on: date | None = None
    account_id: int | None = None


@dataclass(frozen=True)
class BoardFacts:
    """A term of office as the decree (SK) states it; ``until_on`` and ``decree_on`` where known."""

    from_on: date
    until_on: date | None = None
    decree: str = ""
    decree_on: date | None = None


@dataclass(frozen=True)
class NewOfficer:
    """Somebody who takes an office: a member of the group, or a person by name who becomes one.

    A name beside a member says who of that business it is. ``may_show_name``: this person agreed to be named to all.
    """

    role: str
    membership_id: int | None = None
    name: str = ""
    may_show_name: bool = False


@dataclass(frozen=True)
class MeetingFacts:
    """When and where a group met, what it was about, and how many came."""

    met_on: date
    place: str = ""
    about: str = ""
    attended: int | None = None


@dataclass(frozen=True)
class Party:
    """One side of a tie: a business, a group, or somebody outside the register by name."""

    enterprise_id: int | None = None
    group_id: int | None = None
    name: str = ""
