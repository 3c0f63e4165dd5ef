"""Looking at everything that was ever kept: is each file there, whole, and still what it was; does the chain hold?"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select

from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import NotFound
from village.core.references import needed_files
from village.core.storage import Storage
from village.vault.models import CheckRun
from village.vault.sealing import SealedLine, broken_lines
from village.vault.services.sealed_rows import changed_rows
from village.vault.tables import chain_lines, versions

PARTS = 25
UNNEEDED_FOR = timedelta(days=45)  # the sweep puts aside what nobody has needed for thirty
READ_BYTES = 1024 * 1024
MOST_KEPT_FAULTS = 200
ROWS_AT_ONCE = 1000
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Fault:
    """``kind``: missing, empty, changed, stray, chain, row. ``name``: the file, line or row; ``what`` belongs to it."""

    kind: str
    name: str
    what: str = ""


@dataclass
class Findings:
    """What a look found; sizes in bytes. ``part`` is None for a look at everything."""

    part: int | None
    files: int = 0
    size_bytes: int = 0
    chain_lines: int = 0
    faults: list[Fault] = field(default_factory=list)


def check_all(storage: Storage, *, part: int | None = None, on_progress: Progress | None = None) -> Findings:
    """Look at every file, or at one of the 25 parts, and at the whole chain. Changes nothing but the list of looks.

    ``on_progress`` is told how many files of how many are done.
    """
    began = utcnow()
    findings = Findings(part)
    all_needed = needed_files()
    needed = {sha256 for sha256 in all_needed if _is_in(part, sha256)}
    present = {one.sha256 for one in storage.list() if _is_in(part, one.sha256)}
    db.session.rollback()  # reading files takes long; nobody shall wait for it
    every = sorted(needed | present)
    for done, sha256 in enumerate(every, start=1):
        _look_at(storage, sha256, sha256 in needed, findings)
        if on_progress:
            on_progress(done, len(every))
    known = all_needed | {fault.name for fault in findings.faults}
    findings.faults += [Fault("stray", path) for path in storage.strangers() if path[3:] not in known]
    still_needed = needed_files()  # what was taken away meanwhile is not lost
    findings.faults = [fault for fault in findings.faults if fault.kind == "stray" or fault.name in still_needed]
    findings.faults += _chain_faults(findings)
    findings.faults += [Fault("row", name) for name in changed_rows()]
    findings.faults = _named(findings.faults)
    _keep(findings, began)
    return findings


def check_next_part(storage: Storage) -> int:
    """Look at the part after the last one, so that 25 days see the whole store; gives how many files it saw."""
    last = db.session.execute(
        select(CheckRun.part).where(CheckRun.part.is_not(None)).order_by(CheckRun.id.desc()).limit(1)
    ).scalar_one_or_none()
    return check_all(storage, part=((last + 1) % PARTS) if last is not None else 0).files


def _is_in(part: int | None, sha256: str) -> bool:
    return part is None or int(sha256[:8], 16) % PARTS == part


def _look_at(storage: Storage, sha256: str, is_needed: bool, findings: Findings) -> None:
    try:
        kept = storage.stat(sha256)
        content = _hash(storage, sha256)
    except NotFound:
        if is_needed:
            findings.faults.append(Fault("missing", sha256))
        return
    except OSError as error:  # a failing disk
        findings.faults.append(Fault("changed", sha256, error.strerror or ""))
        return
    findings.files += 1
    findings.size_bytes += kept.size
    if content == sha256:
        if not is_needed and kept.kept_at < utcnow() - UNNEEDED_FOR:
            findings.faults.append(Fault("stray", sha256))
    elif not is_needed:
        findings.faults.append(Fault("stray", sha256))
    else:
        findings.faults.append(Fault("changed" if kept.size else "empty", sha256))


def _hash(storage: Storage, sha256: str) -> str:
    digest = hashlib.sha256()
    with storage.open(sha256) as file:
        while block := file.read(READ_BYTES):
            digest.update(block)
    return digest.hexdigest()


def _chain_faults(findings: Findings) -> list[Fault]:
    findings.chain_lines = db.session.execute(select(func.count()).select_from(chain_lines)).scalar_one()
    return [Fault("chain", str(number)) for number in broken_lines(_lines())]


def _lines() -> Iterator[SealedLine]:
    after = None
    names = list(SealedLine.__dataclass_fields__)
    while True:
        batch = select(*(chain_lines.c[name] for name in names)).order_by(chain_lines.c.id).limit(ROWS_AT_ONCE)
        rows = db.session.execute(batch if after is None else batch.where(chain_lines.c.id > after)).all()
        yield from (SealedLine(*row) for row in rows)
        if len(rows) < ROWS_AT_ONCE:
            return
        after = rows[-1].id


def _named(faults: Iterable[Fault]) -> list[Fault]:
    """The same faults, each file of a document with the number of the document: never with a title."""
    faults = list(faults)
    digests = {fault.name for fault in faults if len(fault.name) == 64}
    rows = db.session.execute(
        select(versions.c.digest, versions.c.document_id, versions.c.number).where(versions.c.digest.in_(digests))
    )
    known = {digest: f"dokumen {document_id}, versi {number}" for digest, document_id, number in rows}
    return [Fault(fault.kind, fault.name, known.get(fault.name, fault.what)) for fault in faults]


def _keep(findings: Findings, began: datetime) -> None:
    begin_writing()
    db.session.add(
        CheckRun(
            began_at=began,
            ended_at=utcnow(),
            is_whole=findings.part is None,
            part=findings.part,
            files=findings.files,
            size_bytes=findings.size_bytes,
            chain_lines=findings.chain_lines,
            fault_count=len(findings.faults),
            faults=[[fault.kind, fault.name, fault.what] for fault in findings.faults[:MOST_KEPT_FAULTS]],
        )
    )
    commit()
