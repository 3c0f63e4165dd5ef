"""Tables of the vault, by subject."""

from village.vault.models.destruction import Destruction
from village.vault.models.documents import (
    Document,
    DocumentLink,
    DocumentReader,
    DocumentText,
    DocumentVersion,
)
from village.vault.models.holding import (
    HOLDER_STATES,
    HOLDERS,
    DocumentHolder,
    Handover,
    HandoverLine,
    PaperOriginal,
)
from village.vault.models.letter_hands import CopyRequest, Disposition, LetterReceipt, LetterReceiptCorrection
from village.vault.models.letters import Letter, LetterCounter, LetterSettings, LetterTemplate, ProposalStep
from village.vault.models.proofs import ChainLine, CheckRun, Receipt, SigningKey

__all__ = [
    "HOLDERS",
    "HOLDER_STATES",
    "ChainLine",
    "CheckRun",
    "CopyRequest",
    "Destruction",
    "Disposition",
    "Document",
    "DocumentHolder",
    "DocumentLink",
    "DocumentReader",
    "DocumentText",
    "DocumentVersion",
    "Handover",
    "HandoverLine",
    "Letter",
    "LetterCounter",
    "LetterReceipt",
    "LetterReceiptCorrection",
    "LetterSettings",
    "LetterTemplate",
    "PaperOriginal",
    "ProposalStep",
    "Receipt",
    "SigningKey",
]
