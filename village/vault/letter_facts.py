"""What people say of a letter beyond its document, on its way from a form to a row."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LetterFacts:
    """A line of a register."""

    direction: str
    registered_on: date
    type_code: str = ""
    urgency: str = "biasa"
    attachments: str = ""
    due_on: date | None = None
    signatory: str = ""
    signatory_office: str = ""
    drafter: str = ""
    copies_to: str = ""
    sent_how: str = ""
    body: str = ""
    follows_id: int | None = None


@dataclass(frozen=True)
class Style:
    """How this village numbers and heads its letters, and after how many days it asks again."""

    unit: str
    pattern: str
    letterhead: str = ""
    signatory: str = ""
    signatory_office: str = ""
    receipt_days: int = 3
    answer_days: int = 14
