"""The engine against what was written down by hand, and what has to be true of every path."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path as File
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from village.permits.engine import Held, Path, Step, path_for
from village.permits.facts import Rules
from village.permits.interview import Answers, ProductAnswers, business_questions, choices_of, goods_questions
from village.permits.reading import read_rules
from village.permits.rules import shipped

TODAY = date(2026, 11, 21)
RULES: Rules = read_rules(shipped())
TABLE = yaml.safe_load((File(__file__).parent / "enterprises_by_hand.yaml").read_text("utf-8"))
MOST_QUESTIONS = 8


def as_given(answers: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(one) if isinstance(one, list) else (str(one),) for name, one in answers.items()}


def path_of(example: Mapping[str, Any]) -> Path:
    goods = enumerate(example["barang"].items())
    products = [ProductAnswers(number, name, as_given(given)) for number, (name, given) in goods]
    return path_for(RULES, Answers(as_given(example["usaha"])), products, on=example.get("pada", TODAY))


def lines(example: Mapping[str, Any], part: str) -> list[str]:
    return [code for line in example[part] for code in line]


def told(example: Mapping[str, Any], steps: tuple[Step, ...]) -> list[str]:
    names = list(example["barang"])
    return [step.code if step.scope != "product" else f"{step.code}/{names[step.product_id]}" for step in steps]


@pytest.mark.parametrize("example", TABLE["contoh"], ids=lambda one: one["nama"])
def test_the_path_is_the_one_written_down_by_hand(example: Mapping[str, Any]) -> None:
    path = path_of(example)
    always = lines(TABLE, "selalu")
    assert told(example, path.of("needed")) == [*always, *lines(example, "wajib")]
    advised = {*lines(TABLE, "selalu_dianjurkan"), *lines(example, "dianjurkan")}
    assert set(told(example, path.of("recommended"))) == advised
    assert set(lines(example, "tidak")) <= set(told(example, path.of("not_needed")))
    assert not path.unanswered


def test_the_table_holds_every_kind_of_goods_and_cites_a_rule_on_every_line() -> None:
    examples = TABLE["contoh"]
    assert len(examples) >= 40
    assert {goods["kategori"] for one in examples for goods in one["barang"].values()} == set(RULES.categories)
    cited = [
        why
        for one in examples
        for part in ("wajib", "dianjurkan", "tidak")
        for line in one[part]
        for why in line.values()
    ]
    assert all(any(source in why for source in RULES.sources) for why in cited)


def test_what_a_category_lists_is_what_its_usual_goods_get() -> None:
    for category in RULES.categories.values():
        business = {name: one for name, one in as_given(category.usual).items() if name == "tempat"}
        goods = {**as_given(category.usual), "kategori": (category.id,)}
        goods.pop("tempat", None)
        path = path_for(RULES, Answers(business), [ProductAnswers(1, "", goods)], on=TODAY)
        needs = {step.code: step.need for step in path.steps}
        for code, line in category.listed.items():
            assert needs[code] == line.need, f"{category.id}: {code}"


def test_goods_without_all_answers_say_what_is_missing() -> None:
    goods = ProductAnswers(7, "Keripik", {"kategori": ("pangan_kering_kemasan",), "simpan": ("ruang",)})
    path = path_for(RULES, Answers({}), [goods], on=TODAY)
    assert path.unanswered == {7: ("rinci", "kemasan", "awet")}
    codes = {step.code for step in path.steps}
    assert "halal" in codes and not {"spp_irt", "bpom_md", "slhs"} & codes


def test_a_step_opens_when_what_comes_before_it_is_there() -> None:
    example = TABLE["contoh"][0]
    products = [ProductAnswers(1, "", as_given(example["barang"]["keripik"]))]
    there = dict.fromkeys([(code, "") for code in lines(TABLE, "selalu")], Held())
    path = path_for(RULES, Answers(as_given(example["usaha"])), products, there, on=TODAY)
    by_code = {step.code: step for step in path.steps}
    assert by_code["nib"].is_held and by_code["spp_irt"].is_open and by_code["spp_irt"].after == ("nib",)
    without = path_for(RULES, Answers({}), products, {}, on=TODAY)
    assert not {step.code: step for step in without.steps}["spp_irt"].is_open


def test_each_mark_has_a_step_of_its_own() -> None:
    goods = ProductAnswers(1, "", as_given(TABLE["contoh"][0]["barang"]["keripik"]))
    path = path_for(RULES, Answers({}), [goods], on=TODAY, marks=("Sari Contoh", "Renyah Contoh"))
    assert [step.about for step in path.steps if step.code == "merek"] == ["mark:Sari Contoh", "mark:Renyah Contoh"]


@st.composite
def businesses(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...]], list[ProductAnswers]]:
    """Any answers the interview could get, some of them missing."""
    goods = []
    for number in range(draw(st.integers(0, 3))):
        chosen: dict[str, tuple[str, ...]] = {"kategori": (draw(st.sampled_from(sorted(RULES.categories))),)}
        for question in RULES.questions.values():
            choices = choices_of(RULES, question, chosen)
            if question.of == "product" and question.id != "kategori" and choices and draw(st.integers(0, 9)):
                chosen[question.id] = (draw(st.sampled_from(choices)),)
        goods.append(ProductAnswers(number, "", chosen))
    business = {
        question.id: tuple(draw(st.lists(st.sampled_from(question.choices), min_size=1, max_size=1 + question.many)))
        for question in RULES.questions.values()
        if question.of == "enterprise" and draw(st.booleans())
    }
    return business, goods


@settings(max_examples=150, deadline=None)
@given(businesses())
def test_every_path_can_be_walked_to_its_end(drawn: tuple[dict[str, tuple[str, ...]], list[ProductAnswers]]) -> None:
    business, goods = drawn
    path = path_for(RULES, Answers(business), goods, on=TODAY)
    keys = [(step.code, step.about) for step in path.steps]
    assert len(keys) == len(set(keys)), "a paper is both needed and not"
    held: dict[tuple[str, str], Held] = {}
    for step in path.walked():
        now = path_for(RULES, Answers(business), goods, held, on=TODAY)
        assert next(one for one in now.steps if (one.code, one.about) == (step.code, step.about)).is_open
        held[step.code, step.about] = Held()
    needs = {(step.code, step.about): step.need for step in path.steps}
    for step in path.of("needed"):
        for code in step.after:
            assert any(need == "needed" for (other, _about), need in needs.items() if other == code)


@settings(max_examples=150, deadline=None)
@given(businesses())
def test_nobody_is_asked_more_than_eight_questions(
    drawn: tuple[dict[str, tuple[str, ...]], list[ProductAnswers]],
) -> None:
    business, goods = drawn
    for one in goods:
        asked = [*goods_questions(RULES, business, one.given), *business_questions(RULES, business, [one.given])]
        assert len(asked) <= MOST_QUESTIONS
