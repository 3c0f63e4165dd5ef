"""What one person holds for the village: originals, restricted papers, open dispositions, groups they lead.

No title stands in these lines: whoever reads the list sees only the titles that they may see anyway.
"""

from sqlalchemy import func, or_, select

from village.accounts.interface import account_lines
from village.core.db import db
from village.registry.interface import group_choices, person_scopes
from village.vault.models import Disposition, PaperOriginal
from village.vault.tables import documents

HeldThing = tuple[str, str, str]


def lines_of(account_id: int) -> list[HeldThing]:
    """Kind, subject and label of everything that has to find another hand; papers in the order of their numbers."""
    return [*_originals(account_id), *_restricted(account_id), *_dispositions(account_id), *_groups(account_id)]


def _originals(account_id: int) -> list[HeldThing]:
    name = next((line.name for line in account_lines() if line.id == account_id), "")
    is_keeper = documents.c.id.in_(select(PaperOriginal.document_id).where(PaperOriginal.account_id == account_id))
    is_told_so = func.lower(documents.c.original_holder) == name.lower()
    rows = db.session.execute(
        select(documents.c.id)
        .where(or_(is_keeper, is_told_so if name else is_keeper), documents.c.destroyed_at.is_(None))
        .order_by(documents.c.id)
    )
    return [("asli", f"document:{number}", f"Kertas asli dokumen nomor {number}") for number in rows.scalars()]


def _restricted(account_id: int) -> list[HeldThing]:
    rows = db.session.execute(
        select(documents.c.id)
        .where(documents.c.filed_by == account_id, documents.c.access == "terbatas", documents.c.destroyed_at.is_(None))
        .order_by(documents.c.id)
    )
    return [("terbatas", f"document:{number}", f"Dokumen terbatas nomor {number}") for number in rows.scalars()]


def _dispositions(account_id: int) -> list[HeldThing]:
    rows = db.session.execute(
        select(Disposition.id)
        .where(Disposition.to_id == account_id, Disposition.state != "selesai")
        .order_by(Disposition.id)
    )
    return [("disposisi", f"disposition:{number}", f"Disposisi nomor {number}") for number in rows.scalars()]


def _groups(account_id: int) -> list[HeldThing]:
    leads = person_scopes(account_id).get("leads", set())
    return [("kelompok", f"group:{number}", name) for number, name in group_choices(leads)] if leads else []
