"""Steps that change a case: opening it, moving it between states, and keeping what happened."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person
from village.core.db import db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.personal_numbers import looks_like_nik
from village.gallery.interface import products
from village.permits import states
from village.permits.models import PermitCase, PermitMove
from village.permits.naming import name_of, rule_of
from village.permits.said import CaseKey
from village.registry.interface import today

LONGEST_MARK = 80


class WrongMove(Conflict):
    """From this state there is no way to that one."""


class ChangedMeanwhile(Conflict):
    """Somebody else changed the case since the page was opened."""


def find_case_step(key: CaseKey) -> PermitCase | None:
    """The case of this key, to be changed, or None. A step."""
    return db.session.scalars(
        select(PermitCase).where(
            PermitCase.enterprise_id == key.enterprise_id,
            PermitCase.permit_code == key.code,
            PermitCase.about == key.about,
        )
    ).one_or_none()


def case_step(key: CaseKey) -> PermitCase:
    """The case of this key, opened if there was none. A step. Raises NotFound for a permit or product there is not."""
    found = find_case_step(key)
    if found is not None:
        return found
    _check_key(key)
    case = PermitCase(
        enterprise_id=key.enterprise_id, product_id=key.product_id, permit_code=key.code, about=key.about, state="belum"
    )
    db.session.add(case)
    db.session.flush()
    _note_step(case, "", "belum", None)
    return case


def _check_key(key: CaseKey) -> None:
    rule_of(key.code)
    if not key.about:
        return
    if key.mark:
        if len(key.mark) > LONGEST_MARK or looks_like_nik(key.mark):
            raise DomainError(_l("Tulis nama mereknya saja, paling panjang %(most)s huruf.", most=LONGEST_MARK))
        return
    home = db.session.scalar(
        select(products.c.enterprise_id).where(products.c.id == key.product_id, products.c.deleted_at.is_(None))
    )
    if key.product_id is None or home != key.enterprise_id:
        raise NotFound()


def move_step(case: PermitCase, after: str, person: Person | None, note: str = "") -> str:
    """Take the case to another state, through what lies between; answers where it was. A step. Raises WrongMove."""
    before = states.state_on(case, today())
    way: Sequence[str] = states.way_to(before, after)
    if not way or not states.may_move(way[-2] if len(way) > 1 else before, after):
        raise WrongMove(
            _l(
                "Dari keadaan %(before)s tidak bisa langsung ke %(after)s. Keadaannya belum berubah; pakai tombol yang "
                "ada di halaman ini.",
                before=states.STATE_LABELS[before],
                after=states.STATE_LABELS.get(after, after),
            )
        )
    now = utcnow()
    for one in way:
        move = _note_step(case, before, one, person, note if one == after else "")
        move.moved_at = now
        before = one
    case.state, case.state_since = after, now
    return way[0]


def _note_step(case: PermitCase, before: str, after: str, person: Person | None, note: str = "") -> PermitMove:
    move = PermitMove(
        case_id=case.id, from_state=before, to_state=after, moved_by=person.account_id if person else None, note=note
    )
    db.session.add(move)
    db.session.flush()
    return move


def touch_step(case: PermitCase, person: Person | None) -> None:
    """Note who changed the case, so that two people who work on it notice each other. A step."""
    case.revision += 1
    case.updated_at = utcnow()
    case.updated_by = person.account_id if person else None


def record(person: Person, action: str, case: PermitCase, enterprise_name: str, **details: str) -> None:
    """Write the act down, under the business, with the permit's name and the helper it was done by."""
    audit.record(
        person,
        action,
        f"enterprise:{case.enterprise_id}",
        enterprise_name,
        on_behalf_of=person.on_behalf_of(case.enterprise_id),
        permit=name_of(case.permit_code),
        **details,
    )
