"""What the acts of this feature are called in the record."""

from typing import Any

from village.permits.audit_of_cases import CASE_SENTENCES
from village.permits.audit_of_rules import RULE_SENTENCES

SENTENCES: dict[str, Any] = {**RULE_SENTENCES, **CASE_SENTENCES}
