"""The interview: which question comes next for this kind of goods and this business, and what an answer may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from village.permits.facts import Conditions, GoodsCategory, Question, Rules

Given = Mapping[str, tuple[str, ...]]
"""Answers by the id of their question."""


@dataclass(frozen=True)
class Answers:
    """What was answered about the business itself."""

    given: Given = field(default_factory=dict)


@dataclass(frozen=True)
class ProductAnswers:
    """What was answered about one of its goods.

    ``id`` is the product, the place of a kind in a visitor's list, or None for what the business mainly makes.
    """

    id: int | None
    name: str = ""
    given: Given = field(default_factory=dict)


def fits(when: Conditions, inputs: Given) -> bool:
    """True where each condition has one of its choices among the answers."""
    return all(not set(choices).isdisjoint(inputs.get(name, ())) for name, choices in when.items())


def category_of(rules: Rules, goods: Given) -> GoodsCategory | None:
    """The category that was answered, if the rules know it."""
    return rules.categories.get(next(iter(goods.get("kategori", ())), ""))


def inputs_of(rules: Rules, business: Given, goods: Given) -> dict[str, tuple[str, ...]]:
    """Everything the tables may look at: the answers, and what follows from the kind of goods."""
    category = category_of(rules, goods)
    chosen = goods.get("rinci", ())
    detail = next((one for one in category.details if one.id in chosen), None) if category else None
    given = dict(detail.given) if detail else {}
    if not rules.food_types.isdisjoint(given.pop("jenis", ())):
        given["jenis_irt"] = ("ya",)
    return {**business, **goods, **given}


def is_routed(rules: Rules, inputs: Given) -> bool:
    """True for food whose marketing permit the routing decides."""
    category = category_of(rules, inputs)
    return category is not None and category.routed_when is not None and fits(category.routed_when, inputs)


def goods_questions(rules: Rules, business: Given, goods: Given) -> list[Question]:
    """What is asked about these goods, in order, whether answered or not; at first only what they are."""
    category = category_of(rules, goods)
    if category is None:
        return [rules.questions["kategori"]]
    inputs = inputs_of(rules, business, goods)
    wanted = [rules.questions[name] for name in category.questions]
    detail_given = {name for name in inputs if name not in goods and name not in business}
    return [one for one in wanted if one.id not in detail_given and not _spared(one, inputs)]


def _spared(question: Question, inputs: Given) -> bool:
    return any(not set(choices).isdisjoint(inputs.get(name, ())) for name, choices in question.spared_by.items())


def business_questions(rules: Rules, business: Given, goods: Sequence[Given]) -> list[Question]:
    """What is asked about the business; where it is made only of those who make food."""
    makes_food = any(is_routed(rules, inputs_of(rules, business, one)) for one in goods)
    return [one for one in rules.questions.values() if one.of == "enterprise" and (makes_food or not one.only_food)]


def choices_of(rules: Rules, question: Question, goods: Given) -> tuple[str, ...]:
    """The choices of a question; for the detail, those of the category."""
    if question.id != "rinci":
        return question.choices
    category = category_of(rules, goods)
    return tuple(detail.id for detail in category.details) if category else ()


def is_answered(rules: Rules, question: Question, given: Given, goods: Given) -> bool:
    """True where an answer stands that the rules know."""
    return not set(choices_of(rules, question, goods)).isdisjoint(given.get(question.id, ()))


def unanswered(rules: Rules, business: Given, goods: Given) -> tuple[str, ...]:
    """The ids of the questions about these goods that still need an answer."""
    return tuple(one.id for one in goods_questions(rules, business, goods) if not is_answered(rules, one, goods, goods))


def known(rules: Rules, given: Given, goods: Given) -> dict[str, tuple[str, ...]]:
    """Only the answers that the rules know: an address may carry anything."""
    found = {}
    for question in rules.questions.values():
        choices = choices_of(rules, question, goods)
        kept = tuple(one for one in given.get(question.id, ()) if one in choices)
        if kept:
            found[question.id] = kept if question.many else kept[:1]
    return found
