"""A list on its way into the register: uploaded, understood, looked at, imported in one transaction."""

import io
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO, Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete

from village.config import SPREADSHEET_BYTES
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, NotFound
from village.core.storage import Received, Storage
from village.core.village import current_village
from village.registry import permissions
from village.registry.kept_readings import (
    pack_understanding,
    pack_workbook,
    unpack_understanding,
    unpack_workbook,
)
from village.registry.models import ImportDraft, ImportRun, RememberedColumns
from village.registry.planning import Step, count_steps
from village.registry.rules import DRAFT_TIME
from village.registry.services.import_preparing import Prepared, prepare_import
from village.registry.services.import_writing import Progress, Writer
from village.registry.sheets.keys import comparable
from village.registry.sheets.reading import read_workbook
from village.registry.sheets.readings import SheetChoice, SheetReading, Understanding
from village.registry.sheets.understanding import understand
from village.registry.sheets.workbook import Workbook

Layout = Mapping[str, Mapping[str, Any]]


class NothingToImport(Conflict):
    """Every line was left out."""


def start_import(
    person: Person, storage: Storage, stream: IO[bytes], filename: str, declared_bytes: int | None = None
) -> ImportDraft:
    """Take an uploaded list and understand it. What is kept for the next screens has no personal numbers in it.

    Raises TooLarge, FileRefused with one clear sentence, and what ``Storage.receive`` raises.
    """
    received = storage.receive(stream, SPREADSHEET_BYTES, declared_bytes=declared_bytes)
    try:
        workbook = read_workbook(received.path, filename)
    finally:
        storage.discard(received)
    layout: dict[str, Any] = {}
    understanding = understand_list(workbook, layout)
    if remembered := _remembered(understanding):
        layout = remembered
        understanding = understand_list(workbook, layout)
    workbook_sha256 = storage.keep(_received(storage, pack_workbook(workbook)))
    readings_sha256 = storage.keep(_received(storage, pack_understanding(understanding)))
    person = begin_writing_as(person)
    demand(permissions.import_list(person))
    db.session.execute(delete(ImportDraft).where(ImportDraft.expires_at < utcnow()))
    draft = ImportDraft(
        account_id=person.account_id,
        file_name=filename,
        file_sha256=received.sha256,
        workbook_sha256=workbook_sha256,
        readings_sha256=readings_sha256,
        layout=layout,
        expires_at=utcnow() + DRAFT_TIME,
    )
    db.session.add(draft)
    commit()
    return draft


def understand_list(workbook: Workbook, layout: Layout) -> Understanding:
    """The lists of a workbook in terms of this village. Raises FileRefused."""
    village = current_village()
    choices = {
        sheet: SheetChoice(
            skip=bool(chosen.get("skip")),
            header_row=chosen.get("header_row"),
            columns=dict(chosen.get("columns") or {}),
        )
        for sheet, chosen in layout.items()
    }
    return understand(
        workbook,
        area_code=village.area_code if village else None,
        rw=village.rw if village else None,
        choices=choices,
    )


def _received(storage: Storage, content: bytes) -> Received:
    return storage.receive(io.BytesIO(content), 16 * SPREADSHEET_BYTES)


def headings_of(sheet: SheetReading) -> str:
    """By what the columns of a sheet are recognised the next time."""
    return "|".join(comparable(column.heading) for column in sheet.columns)


def _remembered(understanding: Understanding) -> dict[str, Any]:
    """What people chose the last time for columns with the same headings, if it differs from what is understood."""
    layout: dict[str, Any] = {}
    for sheet in understanding.sheets:
        row = db.session.get(RememberedColumns, headings_of(sheet)) if sheet.columns else None
        if row is not None and any(row.columns.get(c.column, c.meaning) != c.meaning for c in sheet.columns):
            layout[sheet.name] = {"columns": row.columns}
    return layout


def change_layout(person: Person, storage: Storage, draft_id: int, layout: Layout) -> None:
    """Understand the list again as the person says: which sheets, which header row, which columns.

    Raises FileRefused when nothing is left that is a list; then everything stays as it was.
    """
    draft = get_draft(person, draft_id)
    with storage.open(draft.workbook_sha256) as file:
        workbook = unpack_workbook(file.read())
    readings_sha256 = storage.keep(_received(storage, pack_understanding(understand_list(workbook, layout))))
    person = begin_writing_as(person)
    draft = get_draft(person, draft_id)
    draft.layout, draft.readings_sha256 = dict(layout), readings_sha256
    commit()


def choose_for_lines(person: Person, draft_id: int, choices: Mapping[str, str]) -> None:
    """Keep what the person chose for lines that may be duplicates; other lines keep their choice."""
    person = begin_writing_as(person)
    draft = get_draft(person, draft_id)
    draft.choices = {**draft.choices, **choices}
    commit()


def discard_draft(person: Person, draft_id: int) -> None:
    """Forget an upload that was not imported."""
    person = begin_writing_as(person)
    draft = get_draft(person, draft_id)
    if draft.run_id is None:
        db.session.delete(draft)
    commit()


def get_draft(person: Person, draft_id: int) -> ImportDraft:
    """The person's own upload. Raises NotFound for other people's and for those that ran out."""
    draft = db.session.get(ImportDraft, draft_id)
    if draft is None or draft.account_id != person.account_id or draft.expires_at < utcnow():
        raise NotFound(_l("Unggahan ini tidak ada, atau sudah kedaluwarsa. Unggah lagi berkasnya."))
    return draft


def load_understanding(storage: Storage, readings_sha256: str) -> Understanding:
    """What was understood of an upload."""
    with storage.open(readings_sha256) as file:
        return unpack_understanding(file.read())


def confirm_import(person: Person, storage: Storage, draft_id: int) -> int:
    """Import an upload, once; answers the id of its run. Asked twice, it answers the first run.

    One transaction: either every line is in, or none. Raises NothingToImport.
    """
    draft = get_draft(person, draft_id)
    understanding = load_understanding(storage, draft.readings_sha256)
    prepared = prepare_import(understanding, draft.choices)
    person = begin_writing_as(person)
    demand(permissions.import_list(person))
    draft = get_draft(person, draft_id)
    db.session.refresh(draft)
    if draft.run_id is None:
        run, _steps = import_step(
            person,
            understanding,
            draft.choices,
            file_sha256=draft.file_sha256,
            readings_sha256=draft.readings_sha256,
            prepared=prepared,
        )
        draft.run_id = run.id
        _remember_step(understanding)
    run_id = draft.run_id
    commit()
    return run_id


def _remember_step(understanding: Understanding) -> None:
    for sheet in understanding.sheets:
        if any(column.confidence == "chosen" for column in sheet.columns):
            columns = {column.column: column.meaning for column in sheet.columns}
            db.session.merge(RememberedColumns(headings=headings_of(sheet), columns=columns, chosen_at=utcnow()))


def import_file(
    storage: Storage,
    understanding: Understanding,
    *,
    file_sha256: str,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> tuple[int | None, list[Step]]:
    """Import a list from the command line or into the sample village, as the site itself.

    Answers the id of the run (None for a dry run, which writes nothing) and what became of each line.
    """
    readings_sha256 = None if dry_run else storage.keep(_received(storage, pack_understanding(understanding)))
    prepared = prepare_import(understanding, {})
    if dry_run:
        return None, prepared.steps
    begin_writing()
    run, steps = import_step(
        None,
        understanding,
        {},
        file_sha256=file_sha256,
        readings_sha256=readings_sha256,
        prepared=prepared,
        on_progress=on_progress,
    )
    run_id = run.id
    commit()
    return run_id, steps


def import_step(
    person: Person | None,
    understanding: Understanding,
    choices: Mapping[str, str],
    *,
    file_sha256: str,
    readings_sha256: str | None,
    prepared: Prepared | None = None,
    on_progress: Progress | None = None,
) -> tuple[ImportRun, list[Step]]:
    """Plan against the register as it is now, and write. A step. Raises NothingToImport.

    What was ``prepared`` before the writing began is used if nobody changed anything since.
    """
    if not understanding.rows:
        raise NothingToImport(_l("Tidak ada baris yang bisa diimpor. Pilih lembar yang berisi daftarnya."))
    if prepared is None or not prepared.still_holds(choices):
        prepared = prepare_import(understanding, choices)
    counts = count_steps(prepared.steps)
    run = ImportRun(
        file_name=understanding.filename,
        file_sha256=file_sha256,
        readings_sha256=readings_sha256,
        report=asdict(counts),
        account_id=person.account_id if person else None,
    )
    db.session.add(run)
    db.session.flush()
    Writer(run, person, on_progress).write(prepared)
    audit.record(
        person,
        "registry.list_imported",
        f"import_run:{run.id}",
        understanding.filename,
        created=counts.created,
        updated=counts.updated,
    )
    db.session.flush()
    return run, prepared.steps
