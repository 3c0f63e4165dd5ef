"""The public guide: its list by subject, its pages, and how they are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from village.core.slots import OfflineRoute
from village.core.village import current_village
from village.permits.facts import PermitType, Rules
from village.permits.guide_words import GROUPS, OTHERS
from village.permits.rules import load_rules


@dataclass(frozen=True)
class GuideGroup:
    """Permits that belong together, under their heading."""

    name: Any
    permits: Sequence[PermitType]


@dataclass(frozen=True)
class Reading:
    """One permit as it is read: with what comes before and after it, and where it is told from."""

    permit: PermitType
    before: Sequence[PermitType]
    within: Sequence[PermitType]
    advised: Sequence[PermitType]
    after: Sequence[PermitType]
    sources: Sequence[str]


def slug_of(code: str) -> str:
    """The word for a permit in addresses."""
    return code.replace("_", "-")


def find_permit(rules: Rules, slug: str) -> PermitType | None:
    """The permit with this word in its address, or None."""
    return next((one for one in rules.permits.values() if slug_of(one.code) == slug), None)


def guide_groups(rules: Rules) -> list[GuideGroup]:
    """Every permit type under its heading; those the village added come last."""
    named = {code for _name, codes in GROUPS for code in codes}
    groups = [
        GuideGroup(name, [rules.permits[code] for code in codes if code in rules.permits]) for name, codes in GROUPS
    ]
    others = [one for one in rules.permits.values() if one.code not in named]
    return [group for group in (*groups, GuideGroup(OTHERS, others)) if group.permits]


def reading_of(rules: Rules, permit: PermitType) -> Reading:
    """A permit with its neighbours in the graph and its sources."""
    edges = rules.edges

    def named(codes: Sequence[str]) -> list[PermitType]:
        return [rules.permits[code] for code in dict.fromkeys(codes) if code in rules.permits]

    return Reading(
        permit,
        before=named([edge.before for edge in edges if edge.after == permit.code and edge.kind == "hard"]),
        within=named([edge.before for edge in edges if edge.after == permit.code and edge.kind == "embedded"]),
        advised=named([edge.before for edge in edges if edge.after == permit.code and edge.kind == "soft"]),
        after=named([edge.after for edge in edges if edge.before == permit.code and edge.kind != "soft"]),
        sources=[rules.sources[source] for source in permit.sources if rules.sources.get(source)],
    )


def offline_routes() -> list[OfflineRoute]:
    """The guide stays readable without a signal, all of it once its list was opened; no interview and no search."""
    codes = "|".join(slug_of(code) for code in load_rules().permits)
    pages = [
        url_for("permits.guide"),
        *(url_for("permits.permit_page", slug=slug_of(code)) for code in load_rules().permits),
    ]
    return [OfflineRoute("^/izin$", pages), OfflineRoute(f"^(/en)?/izin(/({codes}))?$")]


def sitemap() -> list[tuple[str, date]]:
    """The guide and its pages, with the day they were checked."""
    if current_village() is None:
        return []
    rules = load_rules()
    pages = [
        (url_for("permits.permit_page", slug=slug_of(one.code)), one.checked_on or rules.as_of)
        for one in rules.permits.values()
    ]
    return [(url_for("permits.guide"), rules.as_of), *pages]
