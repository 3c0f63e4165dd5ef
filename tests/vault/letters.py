"""Letters for tests, through the real services."""

import io
from datetime import date
from typing import Any

from village.core.files import storage
from village.registry.interface import today
from village.vault.facts import DocumentFacts, KeptFile
from village.vault.letter_facts import LetterFacts
from village.vault.services.keeping_files import keep_file
from village.vault.services.letters import register_letter


def a_paper(content: str = "Isi surat", name: str = "surat.txt", source: str = "unggahan") -> KeptFile:
    """A small file that is kept already."""
    return keep_file(storage(), io.BytesIO(content.encode()), name, source=source)


def a_letter(person: Any, direction: str = "keluar", *, on: date | None = None, file: bool = True, **more: Any) -> int:
    """A registered letter; ``more`` goes to its document or its line, whichever has the field."""
    document: dict[str, Any] = {
        "title": "Permohonan tenda",
        "dated_on": on or today(),
        "sender": "Kelurahan Uji",
        "addressee": "Dinas Uji",
    }
    line: dict[str, Any] = {"direction": direction, "registered_on": on or today(), "type_code": "PRM"}
    for name, value in more.items():
        (line if name in LetterFacts.__dataclass_fields__ else document)[name] = value
    return register_letter(
        person, DocumentFacts("", **document), LetterFacts(**line), a_paper(document["title"]) if file else None
    )
