"""Papers and photos that prove a permit go into the vault, restricted: owners and those who check are named on them."""

from village.accounts.interface import account_lines
from village.core.access import Person
from village.permits.models import PermitCase
from village.permits.naming import name_of
from village.permits.permissions import CHECKERS
from village.registry.interface import today, who_acts_for
from village.vault.interface import DocumentFacts, KeptFile, file_evidence_step

KIND = "permit_case"


def subject_of(case_id: int) -> str:
    """What papers of a case belong to."""
    return f"{KIND}:{case_id}"


def evidence_step(person: Person, case: PermitCase, enterprise_name: str, file: KeptFile) -> int:
    """File it for the case and its business; answers the document's id. A step.

    A helper reads it through the case, for as long as the owner's consent lasts, so no helper is named on it.
    """
    checkers = {line.id for line in account_lines() if line.disabled_at is None and line.roles & set(CHECKERS)}
    facts = DocumentFacts(
        kind="sertifikat",
        title=f"{name_of(case.permit_code)}: {enterprise_name}",
        dated_on=case.issued_on or today(),
        number=case.number,
        reader_ids=tuple(who_acts_for(case.enterprise_id, "permits").owners | checkers),
    )
    subjects = (subject_of(case.id), f"enterprise:{case.enterprise_id}")
    return file_evidence_step(person, facts, file, subjects=subjects).id
