"""Sellers and groups as their pages show them: what the registry may tell, put into words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.db import utcnow
from village.gallery.interface import badge_address, fact_name
from village.registry.interface import (
    GROUP_KIND_LABELS,
    KIND_LABELS,
    MEMBER_ROLE_LABELS,
    NETWORK_ROLE_LABELS,
    Badge,
    EnterpriseCounts,
    EnterpriseLine,
    PublicEnterprise,
    PublicGroup,
)

FOOD = ("pangan", "sembako", "irt")
CRAFT = ("jasa", "kraft", "sandang")
STALE_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class MakerLine:
    """An enterprise in a list: fields as the list macro reads them."""

    url: str
    name: str
    kind: str
    rt: int | None
    photo: Any
    badges: tuple[str, ...] = ()
    count: str = ""


def kind_words(kind: str) -> str:
    """What a kind of business is called."""
    return str(KIND_LABELS.get(kind, kind))


def maker_lines(enterprises: Iterable[EnterpriseLine], products: Mapping[int, int] | None = None) -> list[MakerLine]:
    """Enterprises of the registry as lines of a list; ``products`` are counts by enterprise id."""
    counts = products or {}
    return [_line(one, counts.get(one.id, 0)) for one in enterprises]


def _line(one: EnterpriseLine, products: int) -> MakerLine:
    count = ngettext("%(num)d produk", "%(num)d produk", products) if products else ""
    address = url_for("home.enterprise", slug=one.slug)
    return MakerLine(address, one.name, kind_words(one.kind), one.rt, one.photo, count=count)


def is_mobile(phone: str | None) -> bool:
    """Can this number have WhatsApp?"""
    return bool(phone) and str(phone).startswith("628")


def is_long_ago(moment: datetime) -> bool:
    """Has nobody confirmed it for half a year?"""
    return utcnow() - moment > STALE_AFTER


def summary_of(seller: PublicEnterprise) -> str:
    """``Pangan, RT 04``."""
    return ", ".join(part for part in (kind_words(seller.kind), rt_words(seller.rt)) if part)


@dataclass(frozen=True)
class Choice:
    """A chip: all enterprises, or those of one RT, with how many there are."""

    url: str
    label: str
    count: int
    is_chosen: bool


def rt_choices(counts: EnterpriseCounts, chosen: int | None) -> list[Choice]:
    """One choice for all and one for each RT; none where there is but one RT."""
    rts = [rt for rt in counts.by_rt if rt is not None]
    if len(rts) < 2:
        return []
    every = Choice(url_for("home.groups"), _("Semua"), counts.enterprises, chosen is None)
    return [
        every,
        *(Choice(url_for("home.groups", rt=rt), rt_words(rt), counts.by_rt[rt], rt == chosen) for rt in rts),
    ]


def rt_words(rt: int | None, rw: int | None = None) -> str:
    """``RT 04/RW 05``; empty without an RT."""
    if rt is None:
        return ""
    return f"RT {rt:02d}" + (f"/RW {rw:02d}" if rw else "")


def place_words(seller: PublicEnterprise) -> str:
    """RT and RW always; the address only where the registry gave one, so only with consent."""
    return ", ".join(part for part in (seller.address, rt_words(seller.rt, seller.rw), seller.landmark) if part)


def seller_badges(seller: PublicEnterprise) -> list[tuple[str, Badge, str]]:
    """Name, fact and check page of what was verified about the business itself."""
    own = [badge for badge in seller.badges if badge.product_id is None]
    return [(fact_name(badge.permit_code), badge, badge_address(badge)) for badge in own]


def group_kind_words(kind: str) -> str:
    """What a kind of group is called."""
    return str(GROUP_KIND_LABELS.get(kind, kind))


def network_role_words(role: str) -> str:
    """What a group or business does in the chain from material to buyer; empty where nobody said."""
    return str(NETWORK_ROLE_LABELS.get(role, role))


def officers_of(group: PublicGroup) -> list[tuple[str, str]]:
    """Each office with the name of who holds it, empty where the name may not be shown."""
    return [(str(MEMBER_ROLE_LABELS.get(one.role, one.role)), one.name) for one in group.officers]


def count_words(counts: EnterpriseCounts) -> str:
    """How many make what, and where: one sentence of the front page."""
    food = sum(counts.by_kind.get(kind, 0) for kind in FOOD)
    craft = sum(counts.by_kind.get(kind, 0) for kind in CRAFT)
    rts = [f"{rt:02d}" for rt in counts.by_rt if rt is not None]
    where = _("RT %(rts)s", rts=joined(rts)) if rts else ""
    what = [
        ngettext("%(num)d usaha pangan dan sembako", "%(num)d usaha pangan dan sembako", food) if food else "",
        _("%(count)d jasa, kerajinan, dan sandang", count=craft) if craft else "",
    ]
    sentence = ", ".join(part for part in what if part)
    if not counts.enterprises:
        return _("Belum ada usaha yang tercatat.")
    if not sentence:
        return ngettext("%(num)d usaha.", "%(num)d usaha.", counts.enterprises)
    return _("%(sentence)s, di %(where)s.", sentence=sentence, where=where) if where else sentence + "."


def joined(words: list[str]) -> str:
    """``04, 07, dan 10``."""
    if len(words) < 2:
        return "".join(words)
    if len(words) == 2:
        return _("%(first)s dan %(last)s", first=words[0], last=words[1])
    return _("%(first)s, dan %(last)s", first=", ".join(words[:-1]), last=words[-1])
