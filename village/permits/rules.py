"""The rules that hold now: the shipped file or one that was loaded, with what an administrator overrode."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from village.core.db import db
from village.permits.facts import Rules
from village.permits.models import PermitOverride, PermitRulesFile
from village.permits.overriding import overridden
from village.permits.reading import read_rules

SHIPPED = Path(__file__).parent / "data" / "permits.yaml"
KEPT_VERSIONS = 2
_REMEMBERED = "permit_rules"


def load_rules() -> Rules:
    """The rules of this village at this moment. One statement, and none the second time within a request."""
    known: Rules | None = db.session.info.get(_REMEMBERED)
    if known is None:
        known = db.session.info[_REMEMBERED] = _rules_at(_version())
    return known


def forget_rules() -> None:
    """The rules were changed in this request: read them again when they are next asked for."""
    db.session.info.pop(_REMEMBERED, None)


def read_yaml(text: str) -> Any:
    """A rules file as YAML. Raises yaml.YAMLError."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Any]:
    """The rules that came with the software, as they were written. Not to be changed."""
    raw: Mapping[str, Any] = read_yaml(SHIPPED.read_text("utf-8"))
    return raw


def current_raw() -> Mapping[str, Any]:
    """The rules that hold now as they would be written, overrides included. Two statements and a copy."""
    return _raw_at(_version())


@dataclass(frozen=True)
class _Version:
    """Which rules hold: the digest of a loaded file (None: the shipped one), and what was overridden until when."""

    file: str | None
    newest: datetime | None
    last_undone: datetime | None
    kept: int
    undone: int

    def __str__(self) -> str:
        moments = "-".join(f"{one:%Y%m%d%H%M%S%f}" if one else "0" for one in (self.newest, self.last_undone))
        return f"{(self.file or '0')[:12]}-{moments}-{self.kept}-{self.undone}"


def _version() -> _Version:
    file = PermitRulesFile
    held = select(file.digest).where(file.put_aside_at.is_(None)).order_by(file.id.desc()).limit(1).scalar_subquery()
    change = PermitOverride
    moments = func.max(change.made_at), func.max(change.undone_at)
    counts = select(held, *moments, func.count(change.id), func.count(change.undone_at))
    digest, newest, last_undone, kept, undone = db.session.execute(counts).one()
    return _Version(digest, newest, last_undone, kept, undone)


@lru_cache(maxsize=KEPT_VERSIONS)
def _rules_at(version: _Version) -> Rules:
    return read_rules(_raw_at(version), str(version))


def _raw_at(version: _Version) -> Mapping[str, Any]:
    raw = _raw_of(version.file)
    if version.kept == version.undone:
        return raw
    rows = db.session.execute(
        select(PermitOverride.permit_code, PermitOverride.field, PermitOverride.value)
        .where(PermitOverride.undone_at.is_(None))
        .order_by(PermitOverride.id)
    )
    return overridden(copy.deepcopy(dict(raw)), [(row[0], row[1], row[2]) for row in rows])


@lru_cache(maxsize=KEPT_VERSIONS)
def _raw_of(digest: str | None) -> Mapping[str, Any]:
    if digest is None:
        return shipped()
    text = db.session.execute(select(PermitRulesFile.text).where(PermitRulesFile.digest == digest).limit(1))
    raw: Mapping[str, Any] = read_yaml(text.scalar_one())
    return raw
