"""What a sample village shows of personal data: a breach that was dealt with, and a correction that was made."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import update

from village.core.db import db, utcnow
from village.privacy.facts import Audience, BreachFacts
from village.privacy.models import BreachPerson, DataRequest
from village.privacy.services.breaches import breach_step


def sample_privacy_step(
    breach: Mapping[str, Any], requests: Sequence[Mapping[str, Any]], enterprises: Mapping[str, int],
    accounts: Mapping[str, int], by: int,
) -> None:  # fmt: skip
    """The rows of both, answered by that account in time; names stand for ids of businesses and accounts. A step."""
    noticed = utcnow() - timedelta(days=breach["days_ago"], hours=5)
    facts = BreachFacts(
        title=breach["title"],
        what=breach["what"],
        happened=breach["happened"],
        noticed_at=noticed,
        how=breach["how"],
        handling=breach["handling"],
    )
    owners = Audience("enterprises", [enterprises[name] for name in breach["businesses"]])
    row = breach_step(facts, owners, recorded_by=by)
    row.recorded_at = row.updated_at = noticed + timedelta(hours=2)
    row.agency_told_at = noticed + timedelta(days=1)
    told = {"told_at": row.agency_told_at, "told_by": by}
    db.session.execute(update(BreachPerson).where(BreachPerson.breach_id == row.id).values(**told))
    for one in requests:
        asked = utcnow() - timedelta(days=one["days_ago"], hours=3)
        answered = asked + timedelta(hours=20)
        said = {"kind": one["kind"], "text": one["text"], "answer": one["answer"], "state": "selesai"}
        when = {"asked_at": asked, "taken_at": answered, "closed_at": answered, "taken_by": by, "closed_by": by}
        db.session.add(DataRequest(account_id=accounts[one["name"]], **said, **when))
    db.session.flush()
