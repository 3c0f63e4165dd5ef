"""Reports of visitors about a product: taken without a name, answered by officials.

No address of the sender is kept, and none is counted: a shared connection of a whole school is not shut out. What
holds off spam is the product: one more report of the same kind only raises a number, and on one day a product takes
no more than twenty.
"""

from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit, limits
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import DomainError, NotFound, TooMany
from village.core.spelling import words_of
from village.gallery.market_tables import REASONS, ListingReport
from village.gallery.permissions import look_first
from village.gallery.queries import find_public_product
from village.gallery.services.looking import note_step, turn_down_step
from village.gallery.services.rules import product_to_keep

MOST_A_DAY = 20
MOST_OPEN = 10
DAY = timedelta(days=1)


class ReasonMissing(DomainError):
    """A report without a reason."""


def report_product(slug: str, reason: str, text: str = "") -> None:
    """Tell the officials that something is wrong with a public product. Raises NotFound, ReasonMissing and TooMany."""
    begin_writing()
    product = find_public_product(slug)
    if product is None:
        raise NotFound()
    if reason not in REASONS:
        raise ReasonMissing(_l("Pilih apa yang tidak beres."), "reason")
    if not limits.hit(f"report:{product.id}", limit=MOST_A_DAY, window=DAY):
        raise TooMany(
            _l(
                "Hari ini sudah banyak laporan tentang produk ini, dan pengurus sudah tahu. "
                "Kalau mendesak, tanya lewat WhatsApp kampung."
            )
        )
    open_ones = list(
        db.session.scalars(
            select(ListingReport).where(ListingReport.product_id == product.id, ListingReport.closed_at.is_(None))
        )
    )
    same = next((one for one in open_ones if one.reason == reason and _says_no_more(text, one.text)), None)
    if same is None and len(open_ones) >= MOST_OPEN:
        same = open_ones[-1]
    if same is not None:
        same.times += 1
    else:
        db.session.add(ListingReport(product_id=product.id, reason=reason, text=text))
    commit()


def _says_no_more(text: str, before: str) -> bool:
    return not text or words_of(text, letters=600, limit=100) == words_of(before, letters=600, limit=100)


def dismiss_reports(person: Person, product_id: int, text: str = "") -> None:
    """The product is as it should be: its open reports are closed; ``text`` goes to the keepers, if any."""
    person = begin_writing_as(person)
    demand(look_first(person))
    product = product_to_keep(person, product_id)
    _close(person, product.id, "dismissed")
    note_step(person, product.id, text)
    audit.record(person, "gallery.report_dismissed", f"product:{product.id}", product.name)
    commit()


def hide_reported(person: Person, product_id: int, text: str) -> None:
    """Take the product out of sight, close its reports and tell the keepers why."""
    person = begin_writing_as(person)
    demand(look_first(person))
    product = product_to_keep(person, product_id)
    _close(person, product.id, "hidden")
    turn_down_step(person, product, text)
    commit()


def answer_keepers(person: Person, product_id: int, text: str) -> None:
    """Write to the keepers of a product; nothing else changes."""
    person = begin_writing_as(person)
    demand(look_first(person))
    product = product_to_keep(person, product_id)
    note_step(person, product.id, text)
    audit.record(person, "gallery.keeper_answered", f"product:{product.id}", product.name)
    commit()


def _close(person: Person, product_id: int, outcome: str) -> None:
    open_ones = select(ListingReport).where(ListingReport.product_id == product_id, ListingReport.closed_at.is_(None))
    for report in db.session.scalars(open_ones):
        report.closed_at, report.closed_by, report.outcome = utcnow(), person.account_id, outcome
