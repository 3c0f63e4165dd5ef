"""The public papers, for everybody."""

from flask import request, url_for
from flask.typing import ResponseReturnValue

from village.core.access import public
from village.core.asked import asked_number
from village.core.fragments import page
from village.vault.finding import LONGEST_QUERY, found_documents
from village.vault.proposal_queries import public_story
from village.vault.queries import PER_PAGE, Wanted, get_document
from village.vault.views.blueprint import bp
from village.vault.words import KIND_LABELS

LAST_PAGE = 1_000


@bp.get("/arsip")
@public
def archive() -> ResponseReturnValue:
    """Public papers, newest first."""
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    kind = request.args.get("jenis", "")
    wanted = Wanted(kind=kind if kind in KIND_LABELS else "", year=asked_number("tahun", 0) or None)
    typed = request.args.get("q", "").strip()[:LONGEST_QUERY]
    found = found_documents(None, typed, wanted, page=number)
    next_url = (
        url_for("vault.archive", q=typed or None, jenis=wanted.kind or None, tahun=wanted.year, hal=number + 1)
        if number * PER_PAGE < found.total
        else None
    )
    return page("vault/archive.html", fragments=("daftar",), found=found, typed=typed, wanted=wanted, next_url=next_url)


@bp.get("/arsip/<int:document_id>")
@public
def public_document(document_id: int) -> ResponseReturnValue:
    """One public paper."""
    found = get_document(None, document_id)
    return page("vault/public_document.html", document=found, story=public_story(document_id))
