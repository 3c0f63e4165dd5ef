"""Who may see, work on and check the permits of a business: its owner, a helper for permits, and officials."""

import io
from typing import Any

from sqlalchemy import select

from tests.access_rows import AGENTS, OFFICERS, OWNERS, Row, public
from tests.conftest import person_of
from village.core.db import db
from village.core.files import storage
from village.core.short_codes import short_code
from village.permits.models import PermitCase
from village.permits.said import CaseKey, PermitPaper
from village.permits.services import cases, checking
from village.permits.services.evidence import subject_of
from village.registry.interface import today
from village.registry.models import VerifiedFact
from village.vault.interface import evidence_of, keep_file

CHECKERS = ("official", "kelurahan")
WORKERS = ("owner own", "agent own", "official")
SEERS = (*WORKERS, "kelurahan", "admin")
PAPER = {"number": "0220100000641", "issued_on": "2026-01-05"}


def case_of(world: Any) -> int:
    """A case of the own business whose paper, with its proof, waits for a check."""
    found = db.session.scalar(select(PermitCase.id).where(PermitCase.permit_code == "nib"))
    if found is not None:
        return found
    kept = keep_file(storage(), io.BytesIO(b"NIB 0220100000641"), "nib.txt")
    paper = PermitPaper("0220100000641", today(), nib_versi="nib_rba")
    return cases.bring_paper(person_of(world.accounts["owner own"].id), CaseKey(world.own.id, "nib"), paper, kept).id


def proof_of(world: Any) -> int:
    """The document that proves it."""
    return evidence_of(subject_of(case_of(world)))[0].document_id


def badge_code(world: Any) -> str:
    """The code of a badge."""
    case_id = case_of(world)
    fact = db.session.scalar(select(VerifiedFact.id))
    if fact is None:
        paper = PermitPaper("0220100000641", today(), nib_versi="nib_rba")
        checking.verify(person_of(world.accounts["official"].id), case_id, paper)
        fact = db.session.scalars(select(VerifiedFact.id)).one()
    return short_code("fact", fact)


def own(world: Any) -> Any:
    """The number of the own business."""
    return world.own.id


HERE = {"enterprise_id": own, "code": "nib"}
CASE = {"case_id": case_of}
CASE_ROWS: list[Row] = [
    public("permits.check_badge", args={"code": badge_code}),
    public("permits.achieved"),
    Row("permits.work", "GET", (*CHECKERS, "admin"), but=dict.fromkeys((*OWNERS, *AGENTS), 302)),
    Row("permits.path", "GET", SEERS, args={"enterprise_id": own}),
    Row("permits.case", "GET", SEERS, args=HERE),
    Row("permits.evidence", "GET", (*WORKERS, "kelurahan"), args={**CASE, "document_id": proof_of}),
    Row("permits.changed", "GET", WORKERS, args={"enterprise_id": own}),
    Row("permits.answer_change", "POST", WORKERS, 303, args={"enterprise_id": own, "question_id": 1}),
    Row("permits.prepare", "POST", WORKERS, 303, args={"enterprise_id": own}, sent={"ready": "ktp"}),
    Row("permits.tick", "POST", WORKERS, 303, args=HERE, sent={"steps": "1"}),
    Row("permits.move", "POST", WORKERS, 303, args=HERE, sent={"after": "disiapkan"}),
    Row("permits.bring_paper", "POST", WORKERS, 303, args=HERE, sent=PAPER),
    Row("permits.arrange", "POST", WORKERS, 303, args=HERE, sent={"barrier": "biaya", "helper_id": "0"}),
    Row("permits.renew", "POST", WORKERS, 303, args=HERE),
    Row("permits.set_nib_version", "POST", WORKERS, 303, args={"enterprise_id": own}, sent={"nib_versi": "nib_rba"}),
    Row("permits.undo_move", "POST", WORKERS, 303, args=CASE),
    Row("permits.tell_which", "POST", WORKERS, 303, args=CASE, sent={"code": "halal"}),
    Row(
        "permits.attach_to_product",
        "POST",
        WORKERS,
        303,
        args=CASE,
        sent={"product_id": lambda w: str(w.own_product.id)},
    ),
    Row("permits.check_case", "GET", CHECKERS, args=CASE),
    Row("permits.verify", "POST", CHECKERS, 303, args=CASE, sent=PAPER),
    Row("permits.send_back", "POST", CHECKERS, 303, args=CASE, sent={"note": "Nomornya terpotong"}),
    Row("permits.revoke", "POST", CHECKERS, 303, args=CASE, sent={"reason": "Temuan"}),
    Row("permits.undo_check", "POST", CHECKERS, 303, args=CASE),
    Row("permits.needs", "GET", CHECKERS),
    Row("permits.renewals_page", "GET", (*OWNERS, *AGENTS, *OFFICERS, *CHECKERS, "admin")),
    Row("permits.summary", "GET", (*CHECKERS, "observer", "admin")),
    Row("permits.summary_file", "GET", (*CHECKERS, "observer", "admin"), args={"kind": "xlsx"}),
]
