"""Help in the sample village: a helper with consents, requests on their way, and people who work for money."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from village.core.phones import normalise
from village.registry.interface import (
    HelperFacts,
    ProviderFacts,
    consent_step,
    helper_profile_step,
    limit_help_step,
    past_request_step,
    provider_step,
    today,
)

FILE = Path(__file__).parents[1] / "sample" / "helping.toml"


def help_step(accounts: Mapping[str, int], numbers: Mapping[str, int], recorded_by: int) -> None:
    """The helper, limited consents, requests and providers of the file. A step."""
    written = tomllib.loads(FILE.read_text("utf-8"))
    helper = dict(written["helper"])
    helper_id = accounts[helper.pop("name")]
    helper["trainings"] = helper["trainings"].strip()
    helper_profile_step(helper_id, HelperFacts(**{**helper, "skills": tuple(helper["skills"])}), by=recorded_by)
    for one in written["limited"]:
        limit_help_step(helper_id, numbers[one["business"]], one["scopes"])
    for one in written["request"]:
        past_request_step(
            numbers[one["business"]],
            one["kind"],
            one["note"],
            days_ago=one["days_ago"],
            reached=one.get("reached", "diminta"),
            taken_by=helper_id,
            result=one.get("result", ""),
            rating=one.get("rating"),
            rating_note=one.get("rating_note", ""),
        )
    for one in written["provider"]:
        _provider_step(one, recorded_by)


def _provider_step(one: dict[str, Any], recorded_by: int) -> None:
    facts = ProviderFacts(
        one["name"], one["kinds"], one["tariff"], one["examples"], one["place"], normalise(one["phone"]).digits
    )
    row = provider_step(facts, by=recorded_by)
    if "consented" in one:
        consent_step(row, one["consented"], on=today() - timedelta(days=20))
