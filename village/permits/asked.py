"""Answers that travel in an address, kept nowhere. ``rinci`` is of the first kind of goods, ``rinci2`` the second."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from village.permits.facts import Question, Rules
from village.permits.interview import (
    Answers,
    Given,
    ProductAnswers,
    business_questions,
    goods_questions,
    is_answered,
    known,
)

MOST_KINDS = 4
_NAME = re.compile(r"([a-z]+)([2-9]?)")


@dataclass(frozen=True)
class Place:
    """Where a question stands: its name in the address, of which kind of goods (0: the business), how many in all."""

    name: str
    question: Question
    kind: int
    number: int
    of: int


@dataclass(frozen=True)
class Interview:
    """What was answered so far, about the business and about each kind of goods, in the order of asking."""

    rules: Rules
    business: Given = field(default_factory=dict)
    kinds: Sequence[Given] = ({},)

    def answers(self) -> Answers:
        """About the business, as the engine takes it."""
        return Answers(self.business)

    def goods(self) -> list[ProductAnswers]:
        """About the goods, numbered from 1."""
        return [ProductAnswers(number, "", given) for number, given in enumerate(self.kinds, 1)]

    def places(self) -> list[Place]:
        """Every question that has to be asked, with its place among those of the first kind and the business."""
        found: list[tuple[int, Question]] = []
        for number, given in enumerate(self.kinds, 1):
            found += [(number, one) for one in goods_questions(self.rules, self.business, given)]
        found += [(0, one) for one in business_questions(self.rules, self.business, self.kinds)]
        return [
            Place(f"{one.id}{kind if kind > 1 else ''}", one, kind, number, len(found))
            for number, (kind, one) in enumerate(found, 1)
        ]

    def given_at(self, place: Place) -> tuple[str, ...]:
        """What was answered there."""
        return (self.kinds[place.kind - 1] if place.kind else self.business).get(place.question.id, ())

    def goods_at(self, place: Place) -> Given:
        """The goods a question is about; for one about the business, the first kind."""
        return self.kinds[max(place.kind, 1) - 1]

    def next(self) -> Place | None:
        """The first question without an answer."""
        return next((one for one in self.places() if not self._is_answered(one)), None)

    def place(self, name: str) -> Place | None:
        """The question of this name, if it is asked at all."""
        return next((one for one in self.places() if one.name == name), None)

    def _is_answered(self, place: Place) -> bool:
        goods = self.goods_at(place)
        return is_answered(self.rules, place.question, goods if place.kind else self.business, goods)

    def pairs(self, without: str = "") -> list[tuple[str, str]]:
        """The answers as pairs for an address or hidden fields, but for the question of this name."""
        given = [(place.name, choice) for place in self.places() for choice in self.given_at(place)]
        return [(name, choice) for name, choice in given if name != without]

    def address(self, **more: str) -> str:
        """The answers as the query of an address."""
        return urlencode([*self.pairs(), *more.items()])


def read_interview(rules: Rules, sent: Iterable[tuple[str, str]]) -> Interview:
    """The interview in an address; whatever the rules do not know is left out."""
    kinds: dict[int, dict[str, list[str]]] = {}
    business: dict[str, list[str]] = {}
    for name, choice in sent:
        found = _NAME.fullmatch(name)
        question = rules.questions.get(found[1]) if found else None
        if question is None or found is None:
            continue
        kind = int(found[2] or 1)
        into = business if question.of == "enterprise" else kinds.setdefault(kind, {})
        into.setdefault(question.id, []).append(choice)
    goods = [_known(rules, kinds.get(kind, {})) for kind in range(1, max([1, *kinds]) + 1)][:MOST_KINDS]
    return Interview(rules, _known(rules, business), [goods[0], *(one for one in goods[1:] if one)])


def _known(rules: Rules, sent: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    given = {name: tuple(choices) for name, choices in sent.items()}
    return known(rules, given, given)
