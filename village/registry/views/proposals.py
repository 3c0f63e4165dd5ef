"""Deciding about businesses that ask to be written down."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.accounts import interface as accounts
from village.core.access import requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.registry import proposed
from village.registry.joining_forms import AcceptForm, DeclineForm, TieForm, tie_form
from village.registry.queries import enterprise_choices
from village.registry.services import proposals as services
from village.registry.views.blueprint import bp

LAST_PAGE = 10_000


def page_number() -> int:
    """The page that is asked for, from 1."""
    return min(max(asked_number("hal", 1) or 1, 1), LAST_PAGE)


@bp.get("/kelola/usaha/pendaftaran")
@requires("registry.keep_register")
def proposals() -> ResponseReturnValue:
    """Those that wait, and, on the first page, the last ones decided; the rest of those has pages of its own."""
    number = page_number()
    waiting = proposed.waiting_proposals(number)
    if number > 1 and not waiting.lines:
        raise NotFound()
    return page(
        "registry/proposals.html",
        waiting=waiting.lines,
        decided=proposed.decided_proposals().lines if number == 1 else (),
        next_url=url_for("registry.proposals", hal=number + 1) if waiting.has_more else None,
    )


@bp.get("/kelola/usaha/pendaftaran/diputuskan")
@requires("registry.keep_register")
def decided_proposals() -> ResponseReturnValue:
    """All that were decided, newest first."""
    number = page_number()
    found = proposed.decided_proposals(number)
    if number > 1 and not found.lines:
        raise NotFound()
    next_url = url_for("registry.decided_proposals", hal=number + 1) if found.has_more else None
    return page("registry/decided_proposals.html", decided=found.lines, next_url=next_url)


def proposal_page(
    proposal_id: int,
    *,
    status: int = 200,
    accept: AcceptForm | None = None,
    tie: TieForm | None = None,
    decline: DeclineForm | None = None,
) -> ResponseReturnValue:
    found = proposed.get_proposal(proposal_id)
    waits = found.decided_at is None
    decided_by = accounts.find_person(found.decided_by) if found.decided_by else None
    return page(
        "registry/proposal.html",
        status=status,
        proposal=found,
        proposer=proposed.proposer_of(found),
        decided_by=decided_by.name if decided_by else "",
        alike=proposed.lookalikes_of(found) if waits else (),
        enterprise=proposed.enterprise_of(found),
        accept=accept or AcceptForm(),
        tie=tie or tie_form(enterprise_choices() if waits else []),
        decline=decline or DeclineForm(),
    )


@bp.get("/kelola/usaha/pendaftaran/<int:proposal_id>")
@requires("registry.keep_register")
def proposal(proposal_id: int) -> ResponseReturnValue:
    """One proposal beside what may be the same business, with the three ways to decide."""
    return proposal_page(proposal_id)


@bp.post("/kelola/usaha/pendaftaran/<int:proposal_id>/terima")
@requires("registry.keep_register")
def accept_proposal(proposal_id: int) -> ResponseReturnValue:
    """Write it down as a new business."""
    form = AcceptForm(submitted())
    try:
        services.accept_as_new(me(), proposal_id, form.kind.data or "")
    except DomainError as error:
        form.place(error)
        return proposal_page(proposal_id, status=error.status, accept=form)
    return _decided(proposal_id, _("Diterima. Usahanya sudah tercatat."))


@bp.post("/kelola/usaha/pendaftaran/<int:proposal_id>/hubungkan")
@requires("registry.keep_register")
def tie_proposal(proposal_id: int) -> ResponseReturnValue:
    """It is a business that is there already."""
    form = tie_form(enterprise_choices(), submitted())
    try:
        if not form.validate() or not form.enterprise_id.data:
            raise DomainError(_("Pilih usahanya dulu."), "enterprise_id")
        services.tie_to_known(me(), proposal_id, form.enterprise_id.data)
    except DomainError as error:
        form.place(error)
        return proposal_page(proposal_id, status=error.status, tie=form)
    return _decided(proposal_id, _("Dihubungkan dengan usaha yang sudah tercatat."))


@bp.post("/kelola/usaha/pendaftaran/<int:proposal_id>/tolak")
@requires("registry.keep_register")
def decline_proposal(proposal_id: int) -> ResponseReturnValue:
    """Refuse it, with a reason."""
    form = DeclineForm(submitted())
    try:
        if form.validate():
            services.decline(me(), proposal_id, form.reason.data or "")
    except DomainError as error:
        form.place(error)
        return proposal_page(proposal_id, status=error.status, decline=form)
    if form.errors:
        return proposal_page(proposal_id, status=422, decline=form)
    return _decided(proposal_id, _("Ditolak. Data pribadinya dihapus 30 hari lagi."))


def _decided(proposal_id: int, sentence: str) -> ResponseReturnValue:
    undo = url_for("registry.reopen_proposal", proposal_id=proposal_id)
    flash({"text": sentence, "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("registry.proposal", proposal_id=proposal_id), 303)


@bp.post("/kelola/usaha/pendaftaran/<int:proposal_id>/buka")
@requires("registry.keep_register")
def reopen_proposal(proposal_id: int) -> ResponseReturnValue:
    """Take the decision back."""
    try:
        services.reopen(me(), proposal_id)
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "bad")
    else:
        flash(_("Keputusan diurungkan. Pendaftaran ini menunggu lagi."), "good")
    return redirect(url_for("registry.proposal", proposal_id=proposal_id), 303)
