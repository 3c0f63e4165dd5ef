"""How long the list and the search of the vault take with many documents: ``.venv/bin/python bench/vault.py [COUNT]``.

Makes a scratch village with documents of every level, each with a page of words, and prints medians and the slowest of
twenty tries in milliseconds, with the number of statements.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from sqlalchemy import event  # noqa: E402

from village.application import create_app  # noqa: E402
from village.core.access import Person  # noqa: E402
from village.core.db import Model, db  # noqa: E402
from village.core.search import Searchable, index_documents  # noqa: E402
from village.vault.finding import search_documents  # noqa: E402
from village.vault.models import Document, DocumentText, DocumentVersion  # noqa: E402
from village.vault.queries import Wanted, list_documents  # noqa: E402

TRIES = 20
LEVELS = ("publik", "anggota", "pengurus", "pengurus", "pengurus")
WORDS = (PROJECT / "village" / "home" / "sample" / "products.toml").read_text("utf-8").split()
PEOPLE = {
    "visitor": None,
    "observer": Person(1, "A", frozenset({"observer"})),
    "official": Person(2, "B", frozenset({"official"})),
}


def fill(count: int) -> None:
    """The documents, in batches."""
    chance = random.Random(1)
    for start in range(0, count, 1_000):
        made = [_document(chance) for _ in range(start, min(start + 1_000, count))]
        db.session.add_all(made)
        db.session.flush()
        versions = [
            DocumentVersion(document_id=one.id, number=1, digest=f"{one.id:064x}", size_bytes=1, file_kind="pdf")
            for one in made
        ]
        db.session.add_all(versions)
        db.session.flush()
        by_kind: dict[str, list[Searchable]] = {}
        for document, version in zip(made, versions, strict=True):
            text = " ".join(chance.choices(WORDS, k=200))
            db.session.add(DocumentText(version_id=version.id, state="read", text=text))
            searchable = Searchable(document.id, document.title, body=text)
            by_kind.setdefault(f"document:{document.access}", []).append(searchable)
        for kind, searchables in by_kind.items():
            index_documents(kind, searchables)
        db.session.commit()
        print(f"{min(start + 1_000, count)} documents", file=sys.stderr)


def _document(chance: random.Random) -> Document:
    title = " ".join(chance.sample(WORDS, 5))
    day = date(2010, 1, 1) + timedelta(days=chance.randrange(6_000))
    return Document(kind="lpj", title=title, dated_on=day, access=chance.choice(LEVELS), last_version=1)


def measure(name: str, ask: Callable[[], Any]) -> None:
    """Print how long one question takes."""
    said: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    event.listen(db.engine, "before_cursor_execute", listen)
    taken = []
    for _ in range(TRIES):
        began = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - began) * 1_000)
    event.remove(db.engine, "before_cursor_execute", listen)
    selects = sum(statement.startswith("SELECT") for statement in said) // TRIES
    print(f"{name:<34} median {statistics.median(taken):7.1f} ms  slowest {max(taken):7.1f} ms  {selects} statements")


def main() -> None:
    """Fill, then ask."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(testing=True, instance=Path(folder))
        with app.app_context():
            Model.metadata.create_all(db.engine)
            fill(count)
            for who, person in PEOPLE.items():
                measure(f"{who}: first page", lambda p=person: list_documents(p, Wanted()))
                measure(f"{who}: page 100", lambda p=person: list_documents(p, Wanted(), page=100))
                for typed in ("keripik", "kripk", "harga keripik tempe"):
                    measure(f"{who}: {typed}", lambda p=person, t=typed: search_documents(p, t, Wanted()))
            db.session.remove()
            db.engine.dispose()


if __name__ == "__main__":
    main()
