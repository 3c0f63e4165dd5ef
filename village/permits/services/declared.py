"""What a list says of permits becomes cases: nothing typed is lost, and nobody's own work is overwritten."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, exists, insert, literal, select

from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.permits import permissions
from village.permits.declared import CODES, STATES, UNCLEAR
from village.permits.models import PermitCase, PermitMove, PermitQuestion
from village.permits.rules import load_rules
from village.permits.services.moving import record, touch_step
from village.registry.interface import declared_permits, get_enterprise

CHUNK = 300  # older SQLite takes 999 values in a statement


@dataclass
class _Said:
    """What a list says of one permit of one business, all its words together."""

    state: str = "none"
    kind: str = ""
    nib_versi: str | None = None
    words: list[str] = field(default_factory=list)

    def hear(self, kind: str, state: str, raw: str) -> None:
        order = list(STATES)
        if not self.kind or order.index(state) >= order.index(self.state):
            self.state, self.kind = state, kind
        if state == "has":
            self.nib_versi = CODES[kind][1] or self.nib_versi
        self.words.append(raw)

    def values(self) -> dict[str, Any]:
        return {
            "state": STATES[self.state],
            "nib_versi": self.nib_versi,
            "declared": "; ".join(dict.fromkeys(self.words)),
            "declared_kind": self.kind,
        }


def declared_step(enterprise_ids: Collection[int]) -> None:
    """Let the cases of these businesses follow what the list says of them now. A step; fills ``import.declared``.

    A case on which nobody has worked yet follows the list, or goes with it; any other only keeps the list's words.
    """
    ids = sorted(set(enterprise_ids))
    for start in range(0, len(ids), CHUNK):
        _follow(ids[start : start + CHUNK])


def _follow(ids: list[int]) -> None:
    said = _what_is_said(ids)
    there = {
        (case.enterprise_id, case.permit_code): case
        for case in db.session.scalars(
            select(PermitCase).where(PermitCase.enterprise_id.in_(ids), PermitCase.about == "")
        )
    }
    for key, case in there.items():
        if key in said:
            values = said[key].values()
            if case.revision > 1:
                values = {"declared": values["declared"], "declared_kind": values["declared_kind"]}
            for name, value in values.items():
                setattr(case, name, value)
    _forget_untouched(case for key, case in there.items() if key not in said and case.declared and case.revision == 1)
    now = utcnow()
    rows = [
        {"enterprise_id": enterprise_id, "permit_code": code, "created_at": now, **one.values()}
        for (enterprise_id, code), one in said.items()
        if (enterprise_id, code) not in there
    ]
    db.session.flush()
    if rows:
        db.session.execute(insert(PermitCase), rows)
    begun_step(ids)


def _what_is_said(ids: list[int]) -> dict[tuple[int, str], _Said]:
    table = declared_permits.c
    said: dict[tuple[int, str], _Said] = {}
    rows = db.session.execute(
        select(table.enterprise_id, table.kind, table.state, table.raw)
        .where(table.enterprise_id.in_(ids))
        .order_by(table.id)
    )
    for enterprise_id, kind, state, raw in rows:
        code = CODES.get(kind, CODES["unknown"])[0]
        said.setdefault((enterprise_id, code), _Said()).hear(kind if kind in CODES else "unknown", state, raw)
    return said


def _forget_untouched(cases: Iterable[PermitCase]) -> None:
    ids = [case.id for case in cases]
    if ids:
        for table in (PermitMove, PermitQuestion):
            db.session.execute(delete(table).where(table.case_id.in_(ids)))
        db.session.execute(delete(PermitCase).where(PermitCase.id.in_(ids)))


def begun_step(enterprise_ids: Collection[int]) -> None:
    """Note where cases began that have no history yet. A step, one statement."""
    began = select(PermitCase.id, literal(""), PermitCase.state, PermitCase.created_at, literal("")).where(
        PermitCase.enterprise_id.in_(enterprise_ids), ~exists().where(PermitMove.case_id == PermitCase.id)
    )
    columns = ["case_id", "from_state", "to_state", "moved_at", "note"]
    db.session.execute(insert(PermitMove).from_select(columns, began))


def worked_on() -> set[int]:
    """Businesses for whose permits somebody did something. Fills the slot ``import.worked_on``. One statement."""
    return set(db.session.scalars(select(PermitCase.enterprise_id).where(PermitCase.revision > 1).distinct()))


class AlreadyThere(Conflict):
    """The business has a case of that permit."""


def tell_which(person: Person, case_id: int, code: str) -> PermitCase:
    """Say which permit the list meant where it only said that there is one. Raises AlreadyThere, DomainError."""
    person, case, name = _begin(person, case_id)
    if case.permit_code != UNCLEAR or load_rules().permit(code) is None:
        raise DomainError(_l("Pilih izin yang ada di daftar."), "code")
    if _is_taken(case.enterprise_id, code, ""):
        raise AlreadyThere(_l("Usaha ini sudah punya berkas untuk izin itu. Lanjutkan di sana."), "code")
    case.permit_code = code
    record(person, "permits.named", case, name)
    commit()
    return case


def attach_to_product(person: Person, case_id: int, product_id: int, home_of_product: int | None) -> PermitCase:
    """Say for which product a permit is that the list names for the whole business. Raises AlreadyThere, NotFound."""
    person, case, name = _begin(person, case_id)
    if home_of_product != case.enterprise_id:
        raise NotFound()
    rule = load_rules().permit(case.permit_code)
    if case.about or rule is None or rule.scope != "product":
        raise AlreadyThere(_l("Izin ini bukan untuk satu produk, atau sudah dipasang pada produknya."))
    about = f"product:{product_id}"
    if _is_taken(case.enterprise_id, case.permit_code, about):
        raise AlreadyThere(_l("Produk ini sudah punya berkas untuk izin itu. Lanjutkan di sana."), "product_id")
    case.product_id, case.about = product_id, about
    record(person, "permits.attached", case, name)
    commit()
    return case


def _begin(person: Person, case_id: int) -> tuple[Person, PermitCase, str]:
    person = begin_writing_as(person)
    case = db.session.get(PermitCase, case_id)
    if case is None:
        raise NotFound()
    enterprise = get_enterprise(case.enterprise_id)
    demand(permissions.work_on_cases(person, enterprise))
    touch_step(case, person)
    return person, case, enterprise.name


def _is_taken(enterprise_id: int, code: str, about: str) -> bool:
    found = select(PermitCase.id).where(
        PermitCase.enterprise_id == enterprise_id, PermitCase.permit_code == code, PermitCase.about == about
    )
    return db.session.execute(found).first() is not None
