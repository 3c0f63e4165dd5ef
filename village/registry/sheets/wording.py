"""Sentences that are made here and translated where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(text: str) -> str:
    """Mark a text for the message catalogue; it is translated when somebody reads it."""
    return text


@dataclass(frozen=True)
class Sentence:
    """An Indonesian source string and what fills its ``%(name)s`` places; ``str`` gives the Indonesian sentence."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.text % self.values if self.values else self.text
