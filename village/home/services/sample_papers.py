"""Filing the sample village's documents, of every level, as its people would have."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import select

from village.accounts.interface import find_person
from village.core.access import Person
from village.core.db import db
from village.core.photo_pages import make_pages
from village.core.storage import Storage
from village.home.sample_papers import SamplePaper
from village.registry.interface import groups
from village.vault.interface import (
    DocumentFacts,
    KeptFile,
    file_document_step,
    holder_step,
    keep_file,
    keep_photos,
    link_document_step,
)

LOOKED_INTO_AT_ONCE = 2


def keep_papers(storage: Storage, papers: Sequence[SamplePaper]) -> list[KeptFile]:
    """Keep the files of all papers, in order. Before any transaction."""
    with ThreadPoolExecutor(LOOKED_INTO_AT_ONCE) as workers:
        return list(workers.map(lambda paper: _keep(storage, paper), papers))


def _keep(storage: Storage, paper: SamplePaper) -> KeptFile:
    if len(paper.files) > 1:
        return keep_photos(storage, make_pages(storage, paper.files), "foto.jpg")
    with paper.files[0].open("rb") as stream:
        return keep_file(storage, stream, paper.files[0].name)


def papers_step(
    papers: Sequence[SamplePaper],
    kept: Sequence[KeptFile],
    accounts: Mapping[str, int],
    numbers: Mapping[str, int],
    coordinator: int,
) -> None:
    """Every document with its file; ``numbers``: businesses by name. A step."""
    person = find_person(coordinator)
    assert person is not None
    group_ids: dict[str, int] = {row.name: row.id for row in db.session.execute(select(groups.c.name, groups.c.id))}
    for paper, file in zip(papers, kept, strict=True):
        _paper_step(person, dict(paper.told), file, accounts, numbers, group_ids)


def _paper_step(
    person: Person,
    told: dict[str, Any],
    file: KeptFile,
    accounts: Mapping[str, int],
    numbers: Mapping[str, int],
    group_ids: Mapping[str, int],
) -> None:
    told.pop("text", None)
    holders: Mapping[str, str] = told.pop("holders", {})
    group, business = told.pop("group", None), told.pop("business", None)
    named = tuple(accounts[name] for name in told.pop("who", ()))
    facts = DocumentFacts(**told, group_id=group_ids[group] if group else None, reader_ids=named)
    document = file_document_step(person, facts, file)
    for holder, state in holders.items():
        holder_step(document.id, holder, state)
    if group:
        link_document_step(document.id, f"group:{group_ids[group]}", linked_by=person.account_id)
    if business:
        link_document_step(document.id, f"enterprise:{numbers[business]}", linked_by=person.account_id)
