"""Who may read the guide, answer the interview, choose codes, and change the rules."""

from typing import Any

from sqlalchemy import select

from tests.access_rows import NOBODY, Row, public
from village.core.db import db
from village.permits.models import PermitKbli

ADMIN = ("admin",)
WORKERS = ("owner own", "agent own", "official")
OWN = {"enterprise_id": lambda w: w.own.id}


def chosen_code(world: Any) -> int:
    """The id of a KBLI code of the first business."""
    found = db.session.execute(select(PermitKbli.id).where(PermitKbli.enterprise_id == world.own.id)).scalar()
    if found:
        return found
    row = PermitKbli(enterprise_id=world.own.id, edition="2025", code="10794", title="Keripik")
    db.session.add(row)
    db.session.commit()
    return row.id


SNI = {"slug": "sni-wajib"}
TYPE = {"name": "Izin keramaian", "what": "Izin untuk acara besar.", "issuer": "Polsek", "need": "recommended"}
GUIDE_ROWS: list[Row] = [
    public("permits.guide"),
    public("permits.permit_page", args={"slug": "spp-irt"}),
    public("permits.permit_page", status=404, args={"slug": "tidak-ada"}),
    public("permits.kbli"),
    public("permits.ask"),
    Row("permits.interview", "GET", WORKERS, args=OWN),
    Row("permits.answer", "POST", WORKERS, 303, args=OWN, sent={"dijawab": "kategori", "kategori": "jasa"}),
    Row("permits.codes", "GET", WORKERS, args=OWN),
    Row("permits.choose_code", "POST", WORKERS, 303, args=OWN, sent={"edition": "2025", "code": "10710"}),
    Row("permits.drop_code", "POST", WORKERS, 303, args={**OWN, "kbli_id": chosen_code}),
    Row("permits.rules", "GET", ADMIN),
    Row("permits.rule", "GET", ADMIN, args={"slug": "nib"}),
    Row("permits.change_rule", "POST", ADMIN, 303, args=SNI, sent={"biaya_rp": "1000", "source": "Disperin"}),
    Row("permits.undo_rule", "POST", NOBODY, args=SNI),
    Row("permits.restore_rule", "POST", NOBODY, args=SNI, sent={"field": "biaya_rp"}),
    Row("permits.new_type", "GET", ADMIN),
    Row("permits.add_type", "POST", ADMIN, 303, sent={**TYPE, "source": "Polsek"}),
    Row("permits.remove_type", "POST", NOBODY, args={"slug": "batikmark"}),
    Row("permits.restore_type", "POST", NOBODY, args={"slug": "izin-keramaian"}),
]
