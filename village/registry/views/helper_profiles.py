"""Helpers: who they are, whom they help, and how much help is asked for and given."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts import interface as accounts
from village.core.access import allowed, requires, submitted
from village.core.answering import me
from village.core.asked import asked_page
from village.core.errors import NotFound
from village.core.fragments import page
from village.registry import helping as reading
from village.registry import permissions
from village.registry.counting import LEAST_SHOWN
from village.registry.helping_forms import HelperForm
from village.registry.queries import parts_of
from village.registry.services import helper_profiles as services
from village.registry.views.blueprint import bp

PER_PAGE = 60


@bp.get("/kelola/kader")
@requires("registry.keep_helpers")
def helpers() -> ResponseReturnValue:
    """Every helper with what they do now; the next page is a link."""
    number = asked_page()
    lines = accounts.account_lines(role="agent", limit=PER_PAGE + 1, offset=(number - 1) * PER_PAGE)
    return page(
        "registry/kader_list.html",
        lines=lines[:PER_PAGE],
        next_url=url_for("registry.helpers", hal=number + 1) if len(lines) > PER_PAGE else "",
        profiles=reading.profiles(),
        counts=reading.counts_by_helper(),
        nothing=reading.HelperCounts(),
    )


def helper_page(account_id: int, form: HelperForm | None, status: int = 200) -> ResponseReturnValue:
    line = accounts.find_account_line(account_id)
    if line is None or "agent" not in line.roles:
        raise NotFound()
    profile = reading.find_profile(account_id)
    return page(
        "registry/kader.html",
        status=status,
        line=line,
        profile=profile,
        form=form or HelperForm(obj=profile),
        consents=reading.consents_of_helper(account_id),
        parts_of=parts_of,
    )


@bp.get("/kelola/kader/<int:account_id>")
@requires("registry.keep_helpers")
def helper(account_id: int) -> ResponseReturnValue:
    """What is known of one helper."""
    return helper_page(account_id, None)


@bp.post("/kelola/kader/<int:account_id>")
@requires("registry.keep_helpers")
def describe_helper(account_id: int) -> ResponseReturnValue:
    """Write it down."""
    form = HelperForm(submitted())
    if not form.validate():
        return helper_page(account_id, form, 422)
    services.describe_helper(me(), account_id, form.facts())
    flash(_("Data kader sudah disimpan."), "good")
    return redirect(url_for("registry.helpers"), 303)


@bp.get("/kelola/bantuan/ringkasan")
@requires("registry.see_help_counts")
def help_report() -> ResponseReturnValue:
    """How much help is asked for and given, and what nobody does; names only for those who see the register."""
    sees_small = permissions.see_small_counts(me())
    counts = reading.counts_by_helper() if sees_small else {}
    return page(
        "registry/help_report.html",
        kinds=reading.counts_by_kind(hide_below=0 if sees_small else LEAST_SHOWN),
        sees_small=sees_small,
        helpers=[(line, counts[line.id]) for line in accounts.account_lines() if line.id in counts]
        if sees_small
        else (),
        may_keep=allowed("registry.keep_helpers"),
    )
