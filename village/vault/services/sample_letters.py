"""Letters of the sample village, in every state a visitor may want to see."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from village.accounts.interface import find_person
from village.core.access import Person
from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.registry.interface import today
from village.vault.facts import DocumentFacts
from village.vault.letter_facts import LetterFacts
from village.vault.letter_queries import get_letter
from village.vault.models import Document, Letter, LetterReceipt
from village.vault.services.dispositions import Request, dispose_step
from village.vault.services.letter_receipts import Receiver, Signature, hand_over_step, receive_step
from village.vault.services.letters import line_step, register_letter_step
from village.vault.services.proposals import proposal_step_step

LINE = ("type_code", "urgency", "attachments", "signatory")


def sample_letters_step(told: Sequence[Mapping[str, Any]], accounts: Mapping[str, int], by: int) -> None:
    """Register each letter as the file tells it; ``accounts``: people by name. A step."""
    person = _person(by)
    for one in told:
        _letter_step(person, one, accounts)


def _person(account_id: int) -> Person:
    found = find_person(account_id)
    if found is None:
        raise NotFound()
    return found


def _letter_step(person: Person, one: Mapping[str, Any], accounts: Mapping[str, int]) -> None:
    row = _registered_step(person, one)
    for step in one.get("step", ()):
        money, note = step.get("amount_rupiah"), step.get("note", "")
        proposal_step_step(row, step["state"], step["on_date"], amount_rupiah=money, note=note)
    row.story_is_public = one.get("story_is_public", False)
    if "handed_to" in one:
        _handed_step(person, row, one, accounts[one["handed_to"]])
    for asked in one.get("disposition", ()):
        giver = _person(accounts[asked["from"]])
        request = Request((accounts[asked["to"]],), asked["instruction"], asked["note"])
        [made] = dispose_step(giver, get_letter(giver, row.id), request)
        made.due_on = today() + timedelta(days=asked["due_in_days"])
    if "done_days_ago" in one:
        row.done_on, row.done_note = today() - timedelta(days=one["done_days_ago"]), one["done_note"]
    if "cancelled" in one:
        row.cancelled_at, row.cancel_reason = utcnow(), one["cancelled"]
    db.session.flush()


def _registered_step(person: Person, one: Mapping[str, Any]) -> Letter:
    line = {name: one[name] for name in LINE if name in one}
    due_on = today() + timedelta(days=one["due_in_days"]) if "due_in_days" in one else None
    if "document" in one:
        document = db.session.execute(select(Document).where(Document.title == one["document"])).scalar_one()
        facts = LetterFacts(one["direction"], document.dated_on, due_on=due_on, **line)
        return line_step(person, document, facts)
    on = today() - timedelta(days=one["days_ago"])
    sides = {name: one[name] for name in ("sender", "addressee", "number") if name in one}
    facts = LetterFacts(one["direction"], on, due_on=due_on, **line)
    return register_letter_step(person, DocumentFacts("", one["title"], on, **sides), facts)


def _handed_step(person: Person, row: Letter, one: Mapping[str, Any], receiver_id: int) -> None:
    on = today() - timedelta(days=one["handed_days_ago"])
    made = hand_over_step(person, get_letter(person, row.id), Receiver("", receiver_id), on)
    if one.get("received"):
        receiver = _person(receiver_id)
        receipt = db.session.get_one(LetterReceipt, made.id)
        receive_step(receiver, receipt, get_letter(person, row.id), Signature(receiver.name, "", today()), "akun")
