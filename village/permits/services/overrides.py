"""The administrator's word on the rules: what it replaces stays beside it, and it can be taken back."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, NotFound
from village.permits.finding import index_guide_step
from village.permits.models import PermitCase, PermitOverride, PermitRulesFile
from village.permits.overriding import ADDED, DATE_FIELD, value_of
from village.permits.permissions import edit_rules
from village.permits.rules import current_raw, forget_rules, load_rules

RESERVED = ("jalur", "kbli", "tanya", "baru")
NAMED_FIELDS = {
    "biaya_rp": _l("biaya"),
    "biaya_catatan": _l("keterangan biaya"),
    "waktu": _l("waktu"),
    "berlaku": _l("masa berlaku"),
    "penerbit": _l("yang menerbitkan"),
    "apa": _l("penjelasan"),
    "diperiksa_on": _l("tanggal diperiksa"),
    "langkah": _l("langkah"),
    "jalur": _l("jalur"),
    "tanggal_wajib": _l("tanggal wajib"),
}


class TypeInUse(Conflict):
    """A business is on its way to this permit."""


def change_rule(person: Person, code: str, said: Mapping[str, Any], source: str) -> int:
    """Say what differs from what stands there now; gives how many things were changed. Raises NotFound."""
    person = begin_writing_as(person)
    demand(edit_rules(person))
    permit = _raw_permit(code)
    as_of = load_rules().as_of.isoformat()
    now = utcnow()
    changed = []
    for field, value in said.items():
        before = value_of(permit, field)
        if before is None and field == DATE_FIELD:
            before = as_of
        if value == before or (value in ("", None) and before in ("", None)):
            continue
        db.session.add(
            PermitOverride(
                permit_code=code,
                field=field,
                value=value,
                replaced=before,
                source=source,
                made_at=now,
                made_by=person.account_id,
            )
        )
        changed.append(field)
    if changed:
        _changed_step(person, "permits.rule_changed", code, changed)
    commit()
    return len(changed)


def restore_rule(person: Person, code: str, field: str) -> None:
    """What the rules say of this field holds again. Raises NotFound where nothing was overridden."""
    person = begin_writing_as(person)
    demand(edit_rules(person))
    rows = [row for row in _held(code) if row.field == field and row.field != ADDED]
    _undo_step(person, code, rows)
    commit()


def undo_last_change(person: Person, code: str) -> None:
    """Take back what was said of this permit last, all of it. Raises NotFound."""
    person = begin_writing_as(person)
    demand(edit_rules(person))
    rows = [row for row in _held(code) if row.field != ADDED]
    newest = max((row.made_at for row in rows), default=None)
    _undo_step(person, code, [row for row in rows if row.made_at == newest])
    commit()


def add_type(person: Person, facts: Mapping[str, Any], source: str) -> str:
    """A permit type that the rules do not have; gives its code. Raises Conflict where the name is taken."""
    person = begin_writing_as(person)
    demand(edit_rules(person))
    name = facts["permit"]["nama"]
    code = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:40]
    if not code or code in load_rules().permits or code in RESERVED:
        raise Conflict(_l("Nama ini sudah dipakai jenis izin lain. Pilih nama lain."), "name")
    db.session.add(
        PermitOverride(
            permit_code=code, field=ADDED, value=dict(facts), replaced=None, source=source, made_by=person.account_id
        )
    )
    _changed_step(person, "permits.type_added", code, [], label=name)
    commit()
    return code


def remove_type(person: Person, code: str) -> None:
    """Take a type of the village's own out again. Raises NotFound, TypeInUse while a business has a case of it."""
    person = begin_writing_as(person)
    demand(edit_rules(person))
    rows = _held(code)
    if not any(row.field == ADDED for row in rows):
        raise NotFound()
    if db.session.execute(select(PermitCase.id).where(PermitCase.permit_code == code).limit(1)).first():
        raise TypeInUse(_l("Sudah ada usaha yang mengurus izin ini, jadi belum bisa dilepas."))
    label = load_rules().permits[code].name
    _undone_step(person, rows)
    _changed_step(person, "permits.type_removed", code, [], label=label)
    commit()


def restore_type(person: Person, code: str) -> None:
    """Bring a type back that was taken out last. Raises NotFound."""
    person = begin_writing_as(person)
    demand(edit_rules(person))
    wanted = select(PermitOverride).where(PermitOverride.permit_code == code, PermitOverride.undone_at.is_not(None))
    rows = db.session.scalars(wanted).all()
    newest = max((row.undone_at for row in rows if row.undone_at), default=None)
    back = [row for row in rows if row.undone_at == newest]
    if not any(row.field == ADDED for row in back):
        raise NotFound()
    for row in back:
        row.undone_at = row.undone_by = None
    _changed_step(person, "permits.type_added", code, [], label=code)
    commit()


def load_file(text: str) -> None:
    """Let a checked rules file stand in for the shipped one from now on; for the command line."""
    begin_writing()
    db.session.add(PermitRulesFile(text=text, digest=sha256(text.encode()).hexdigest()))
    _reindex_step()
    commit()


def put_files_aside() -> int:
    """The shipped rules hold again; gives how many files were put aside. For the command line."""
    begin_writing()
    files = db.session.scalars(select(PermitRulesFile).where(PermitRulesFile.put_aside_at.is_(None))).all()
    for file in files:
        file.put_aside_at = utcnow()
    _reindex_step()
    commit()
    return len(files)


def _raw_permit(code: str) -> Mapping[str, Any]:
    raw = current_raw()
    found = next((one for one in (*raw["permits"], *raw.get("other_permits", [])) if one["id"] == code), None)
    if found is None:
        raise NotFound()
    permit: Mapping[str, Any] = found
    return permit


def _held(code: str) -> Sequence[PermitOverride]:
    wanted = select(PermitOverride).where(PermitOverride.permit_code == code, PermitOverride.undone_at.is_(None))
    return db.session.scalars(wanted.order_by(PermitOverride.id)).all()


def _undo_step(person: Person, code: str, rows: Sequence[PermitOverride]) -> None:
    if not rows:
        raise NotFound()
    _undone_step(person, rows)
    _changed_step(person, "permits.rule_restored", code, [row.field for row in rows])


def _undone_step(person: Person, rows: Sequence[PermitOverride]) -> None:
    now: datetime = utcnow()
    for row in rows:
        row.undone_at, row.undone_by = now, person.account_id


def _changed_step(person: Person, action: str, code: str, fields: Sequence[str], *, label: str = "") -> None:
    label = label or load_rules().permits[code].name
    _reindex_step()
    what = ", ".join(str(NAMED_FIELDS.get(field.partition(".")[0], field)) for field in fields)
    audit.record(person, action, f"permit:{code}", label, what=what)


def _reindex_step() -> None:
    db.session.flush()
    forget_rules()
    index_guide_step()
