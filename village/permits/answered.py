"""What was answered about businesses and their goods, as the engine takes it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from village.core.db import db
from village.permits.interview import Answers, Given, ProductAnswers
from village.permits.models import PermitAnswers, PermitKbli

OF_BUSINESS = ("tempat", "pekerja", "jual")


@dataclass
class Saved:
    """What was answered, by business; of each about itself, with the goods it mainly makes, and about its products."""

    business: dict[int, Answers] = field(default_factory=dict)
    goods: dict[int, dict[int, Given]] = field(default_factory=lambda: defaultdict(dict))

    def answers_of(self, enterprise_id: int) -> Answers:
        """What was answered about the business; nothing where nobody was asked."""
        return self.business.get(enterprise_id, Answers())

    def products(self, enterprise_id: int, rows: Iterable[Any]) -> list[ProductAnswers]:
        """The goods of a business, from its products (rows with ``id``, ``name``, ``category``) and its answers.

        A product of the main kind shares the answers of the business but for what was answered about itself. The main
        kind stands alone, without a product, where no product is of it.
        """
        main = main_goods(self.answers_of(enterprise_id).given)
        own = self.goods.get(enterprise_id, {})
        found = [ProductAnswers(row.id, row.name, goods_of(row.category, main, own.get(row.id, {}))) for row in rows]
        kinds = {kind for one in found for kind in one.given.get("kategori", ())}
        if main and kinds.isdisjoint(main["kategori"]):
            found.insert(0, ProductAnswers(None, "", main))
        return found


def main_goods(given: Given) -> dict[str, tuple[str, ...]]:
    """Of the answers of a business those about what it mainly makes; empty where that was not answered."""
    return {name: one for name, one in given.items() if name not in OF_BUSINESS} if "kategori" in given else {}


def goods_of(category: str | None, main: Given, own: Given) -> dict[str, tuple[str, ...]]:
    """The answers about one product: its own, else those about the main goods where it is of the same kind."""
    kind = own.get("kategori") or ((category,) if category else main.get("kategori", ()))
    shared = main if main.get("kategori") == kind else {}
    return {**shared, **own, **({"kategori": kind} if kind else {})}


def saved_answers(enterprise_ids: Collection[int] | None = None) -> Saved:
    """What was answered about these businesses (None: all). One statement."""
    table = PermitAnswers
    wanted = select(table.enterprise_id, table.product_id, table.answers).order_by(table.id)
    if enterprise_ids is not None:
        wanted = wanted.where(table.enterprise_id.in_(sorted(enterprise_ids)))
    saved = Saved()
    for enterprise_id, product_id, answers in db.session.execute(wanted):
        if product_id is None:
            saved.business[enterprise_id] = Answers(as_given(answers))
        else:
            saved.goods[enterprise_id][product_id] = as_given(answers)
    return saved


def as_given(answers: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Answers as they are kept, one or several to a question, as the engine takes them."""
    return {name: (said,) if isinstance(said, str) else tuple(said) for name, said in answers.items()}


def codes_of(enterprise_id: int) -> Sequence[PermitKbli]:
    """The KBLI codes a business chose, the newest edition first."""
    wanted = select(PermitKbli).where(PermitKbli.enterprise_id == enterprise_id)
    return db.session.scalars(wanted.order_by(PermitKbli.edition.desc(), PermitKbli.code)).all()
