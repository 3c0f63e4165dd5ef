"""One way to write facts as bytes, and how each sealed line hangs on the one before."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

FIRST_HASH = "0" * 64


@dataclass(frozen=True)
class SealedLine:
    """A line of the chain as it stands in the database now."""

    id: int
    kind: str
    subject: str
    content: str
    previous_hash: str
    own_hash: str


def canonical(facts: Mapping[str, Any]) -> str:
    """The same facts as the same letters, always: sorted names, no spaces, moments in UTC. Raises TypeError."""
    return json.dumps(_plain(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    raise TypeError(f"{type(value).__name__} has no one way to be sealed")


def link_hash(previous: str, content: str) -> str:
    """The hash of a line: SHA-256 over the hash before it and its content."""
    return hashlib.sha256(f"{previous}\n{content}".encode()).hexdigest()


def broken_lines(lines: Iterable[SealedLine]) -> list[int]:
    """The numbers of the lines that are not what was sealed, or stand where a line is gone; lines in order of id."""
    broken, previous, expected = [], FIRST_HASH, 1
    for line in lines:
        is_whole = (
            line.id == expected
            and line.previous_hash == previous
            and line.own_hash == link_hash(previous, line.content)
            and _tells_the_same(line)
        )
        if not is_whole:
            broken.append(line.id)
        previous, expected = line.own_hash, line.id + 1
    return broken


def _tells_the_same(line: SealedLine) -> bool:
    """Whether the columns beside the content say what the sealed content says."""
    try:
        told = json.loads(line.content)
        return (told["id"], told["kind"], told["subject"]) == (line.id, line.kind, line.subject)
    except (ValueError, TypeError, KeyError):
        return False
