"""Filling what the market says, as the sample village does: steps without a person behind them."""

from datetime import date, timedelta

from village.core.db import db, utcnow
from village.gallery.doubts import FIRST
from village.gallery.market_tables import Interest, KeeperNote, ListingReport, MissedWord
from village.gallery.models import Product
from village.gallery.weeks import monday_of


def wait_step(product_id: int) -> None:
    """Step: the product is the first of its business and waits for a look since yesterday."""
    product = db.session.get_one(Product, product_id)
    product.is_listed, product.waiting_for = False, FIRST
    product.waiting_since = utcnow() - timedelta(days=1)
    db.session.flush()


def report_step(product_id: int, reason: str, text: str, times: int) -> None:
    """Step: visitors have reported the product so many times."""
    db.session.add(ListingReport(product_id=product_id, reason=reason, text=text, times=times))


def official_note_step(product_id: int, text: str, written_by: int) -> None:
    """Step: an official has written to the keepers of the product, and nobody has read it yet."""
    db.session.add(KeeperNote(product_id=product_id, text=text, written_by=written_by))


def asked_step(enterprise_id: int, product_id: int, numbers: list[int], today: date) -> None:
    """Step: so many asked about the product in this week, the week before, and so on."""
    for weeks, number in enumerate(numbers):
        if number:
            on = max(monday_of(today), today - timedelta(days=1)) if weeks == 0 else today - timedelta(weeks=weeks)
            db.session.add(
                Interest(counted_on=on, enterprise_id=enterprise_id, product_id=product_id, kind="ask", number=number)
            )


def missed_step(word: str, number: int, today: date) -> None:
    """Step: so many searched for the word in vain this week."""
    db.session.add(MissedWord(week_on=monday_of(today), word=word, number=number))
