"""what lists declared of permits becomes cases"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
declared = sa.table(
    "declared_permit",
    sa.column("id", sa.Integer),
    sa.column("enterprise_id", sa.Integer),
    sa.column("kind", sa.Text),
    sa.column("state", sa.Text),
    sa.column("raw", sa.Text),
    sa.column("declared_at", MOMENT),
)
case = sa.table(
    "permit_case",
    sa.column("id", sa.Integer),
    *(sa.column(name, sa.Integer) for name in ("enterprise_id", "revision")),
    *(sa.column(name, sa.Text) for name in ("permit_code", "about", "state", "nib_versi", "declared", "declared_kind")),
    *(
        sa.column(name, sa.Text)
        for name in ("barrier_note", "reason", "to_mend", "appointment_note", "number", "check_note")
    ),
    *(sa.column(name, MOMENT) for name in ("state_since", "created_at", "updated_at")),
    *(sa.column(name, sa.JSON) for name in ("papers_ready", "steps_done")),
)
move = sa.table(
    "permit_move",
    *(sa.column(name, sa.Integer) for name in ("id", "case_id")),
    *(sa.column(name, sa.Text) for name in ("from_state", "to_state", "note")),
    sa.column("moved_at", MOMENT),
)
# The permit and, of a NIB, its edition; the states in the order of how much they say.
CODES = {
    "nib": ("nib", None),
    "nib_rba": ("nib", "nib_rba"),
    "nib_lama": ("nib", "nib_lama_oss_1_1"),
    "spp_irt": ("spp_irt", None),
    "halal": ("halal", None),
    "merek": ("merek", None),
    "bpom": ("bpom_md", None),
    "slhs": ("slhs", None),
}
UNCLEAR = ("belum_jelas", None)
STATES = ("none", "in_process", "has")
BECOMES = {"none": "belum", "in_process": "diajukan", "has": "terbit"}
EMPTY = dict.fromkeys(("about", "barrier_note", "reason", "to_mend", "appointment_note", "number", "check_note"), "")


def upgrade() -> None:
    """Make a case of each permit that the list declares of a business, with the list's own words; rows stay."""
    connection = op.get_bind()
    said: dict[tuple[int, str], list[Any]] = {}
    for row in connection.execute(sa.select(declared).order_by(declared.c.id)):
        said.setdefault((row.enterprise_id, CODES.get(row.kind, UNCLEAR)[0]), []).append(row)
    there = {
        (row.enterprise_id, row.permit_code)
        for row in connection.execute(sa.select(case.c.enterprise_id, case.c.permit_code).where(case.c.about == ""))
    }
    rows = [_case(*key, lines) for key, lines in said.items() if key not in there]
    if not rows:
        return
    newest = connection.execute(sa.select(sa.func.max(case.c.id))).scalar() or 0
    op.bulk_insert(case, rows)
    began = sa.select(case.c.id, sa.literal(""), case.c.state, sa.literal(""), case.c.created_at).where(
        case.c.id > newest
    )
    connection.execute(
        sa.insert(move).from_select(["case_id", "from_state", "to_state", "note", "moved_at"], began)
    )


def _case(enterprise_id: int, code: str, lines: Iterable[Any]) -> dict[str, Any]:
    """The case of several lines about one permit: the one that says most decides, every word is kept."""
    said = sorted(lines, key=lambda row: (STATES.index(row.state) if row.state in STATES else 0, row.id))
    strongest = said[-1]
    editions = [CODES.get(row.kind, UNCLEAR)[1] for row in said if row.state == "has"]
    words = dict.fromkeys(row.raw for row in sorted(said, key=lambda row: row.id))
    at = strongest.declared_at
    return {
        **EMPTY,
        "enterprise_id": enterprise_id,
        "permit_code": code,
        "state": BECOMES.get(strongest.state, "belum"),
        "nib_versi": next((one for one in reversed(editions) if one), None),
        "declared": "; ".join(words),
        "declared_kind": strongest.kind if strongest.kind in CODES else "unknown",
        "state_since": at,
        "created_at": at,
        "updated_at": at,
        "papers_ready": [],
        "steps_done": {},
        "revision": 1,
    }


def downgrade() -> None:
    """Take those cases out again on which nobody has worked; the declarations were never touched."""
    connection = op.get_bind()
    told = {
        (row.enterprise_id, CODES.get(row.kind, UNCLEAR)[0])
        for row in connection.execute(sa.select(declared.c.enterprise_id, declared.c.kind))
    }
    rows = connection.execute(
        sa.select(case.c.id, case.c.enterprise_id, case.c.permit_code).where(
            case.c.revision == 1, case.c.about == "", case.c.declared != ""
        )
    )
    ids = [row.id for row in rows if (row.enterprise_id, row.permit_code) in told]
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        connection.execute(sa.delete(move).where(move.c.case_id.in_(some)))
        connection.execute(sa.delete(case).where(case.c.id.in_(some)))
