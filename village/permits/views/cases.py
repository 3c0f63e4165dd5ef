"""The path of a business and each permit on it, for its owner, whoever helps, and officials."""

from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import account_lines
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError, NotFound
from village.core.files import storage
from village.core.forms import options
from village.core.fragments import page
from village.permits import case_forms as forms
from village.permits import paths, states
from village.permits.cases import find_case, get_case, moves_of, open_questions, products_of_many
from village.permits.guide import slug_of
from village.permits.naming import fits, is_simple, name_of, paper_names, rule_of, step_groups
from village.permits.rules import load_rules
from village.permits.said import CaseKey
from village.permits.services import cases as services
from village.permits.services.evidence import subject_of
from village.permits.views.blueprint import bp
from village.registry.interface import get_enterprise, today, who_acts_for
from village.vault.interface import KeptFile, evidence_of, keep_file

BODY_BYTES = 26_000_000


@bp.context_processor
def speak() -> dict[str, Any]:
    """The words of states, and what has to be said with which of them."""
    return {
        "labels": states.STATE_LABELS,
        "move_labels": states.MOVE_LABELS,
        "version_labels": states.NIB_VERSION_LABELS,
        "barrier_labels": states.BARRIER_LABELS,
        "needs_words": states.NEEDED_WORDS,
        "doers": states.DOER_LABELS,
    }


def _enterprise(enterprise_id: int, permission: str = "permits.see_cases") -> Any:
    found = get_enterprise(enterprise_id)
    check(permission, found)
    return found


@bp.get("/kelola/usaha/<int:enterprise_id>/izin")
@requires("permits.see_cases")
def path(enterprise_id: int) -> ResponseReturnValue:
    """Where the business stands with every permit, and the one thing to do next."""
    found = _enterprise(enterprise_id)
    return page(
        "permits/path.html",
        enterprise=found,
        path=paths.path_of(enterprise_id),
        questions=open_questions(enterprise_id),
        as_of=load_rules().as_of,
        interview_url=url_for("permits.interview", enterprise_id=enterprise_id),
        may_work=allowed("permits.work_on_cases", found),
    )


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/persiapan")
@requires("permits.work_on_cases")
def prepare(enterprise_id: int) -> ResponseReturnValue:
    """Tick off what is there before the first form is filled in."""
    _enterprise(enterprise_id, "permits.work_on_cases")
    codes = [line.code for line in paths.path_of(enterprise_id).preparations]
    services.prepare(me(), enterprise_id, codes, submitted().getlist("ready"))
    flash(_("Centang sudah disimpan."), "good")
    return redirect(url_for("permits.path", enterprise_id=enterprise_id), 303)


def _key(enterprise_id: int, code: str) -> CaseKey:
    mark = " ".join(request.args.get("merek", "").split())
    return CaseKey(enterprise_id, code, f"mark:{mark}" if mark else request.args.get("untuk", "")[:120])


def address_of(key: CaseKey) -> str:
    """The page of a case."""
    return url_for("permits.case", enterprise_id=key.enterprise_id, code=key.code, untuk=key.about or None)


@bp.get("/kelola/usaha/<int:enterprise_id>/izin/<code>")
@requires("permits.see_cases")
def case(enterprise_id: int, code: str) -> ResponseReturnValue:
    """One permit: how far it is, what is ticked, the paper, what happened."""
    _enterprise(enterprise_id)
    return _case_page(_key(enterprise_id, code))


def _case_page(key: CaseKey, status: int = 200, **forms_of_it: Any) -> ResponseReturnValue:
    enterprise = get_enterprise(key.enterprise_id)
    found = find_case(key)
    rule = load_rules().permit(key.code)
    if rule is None and found.id is None:
        raise NotFound()
    helpers = _helpers(key.enterprise_id)
    context: dict[str, Any] = {
        "paper_form": forms.paper_form(found),
        "move_form": forms.MoveForm(data={"seen": str(found.revision or "")}),
        "arrange_form": forms.arrange_form(found, helpers),
        **forms_of_it,
    }
    return page(
        "permits/case.html" if rule else "permits/unclear_case.html",
        status=status,
        enterprise=enterprise,
        case=found,
        rule=rule,
        about_name=found.product_name or key.mark,
        is_simple=rule is not None and is_simple(rule),
        groups=step_groups(rule, found.nib_versi) if rule else [],
        papers=paper_names(rule) if rule else (),
        may_commit=rule is not None and (bool(rule.duties) or rule.code == "sertifikat_standar"),
        as_of=rule.checked_on if rule else None,
        guide_url=url_for("permits.permit_page", slug=slug_of(rule.code)) if rule else "",
        query={"enterprise_id": key.enterprise_id, "code": key.code, "untuk": key.about or None},
        evidence=evidence_of(subject_of(found.id)) if found.id else [],
        moves=moves_of(found.id) if found.id else [],
        next_states=_next_states(found.state_now),
        names=names_by_id(),
        odd_number=rule is not None and bool(found.number) and not fits(rule, found.number),
        may_work=allowed("permits.work_on_cases", enterprise),
        may_check=allowed("permits.check_cases", enterprise),
        which_form=_which_form() if rule is None else None,
        attach_form=_attach_form(found) if rule and rule.scope == "product" and found.id and not found.about else None,
        today=today(),
        **context,
    )


def _next_states(state: str) -> list[str]:
    """What one may say next; the issued paper and the clock have their own places on the page."""
    return [one for one in states.MOVES[state] if one not in (*states.BY_THE_CLOCK, *states.PAPER_STATES)]


def _helpers(enterprise_id: int) -> list[tuple[int, str]]:
    acting = who_acts_for(enterprise_id, "permits").helpers
    return [(line.id, line.name) for line in account_lines() if line.id in acting]


def names_by_id() -> dict[int, str]:
    """Everybody who may sign in, by account."""
    return {line.id: line.name for line in account_lines()}


def _which_form() -> forms.WhichForm:
    form = forms.WhichForm()
    form.code.choices = options((rule.code, rule.short) for rule in load_rules().permits.values())
    return form


def _attach_form(found: Any) -> forms.AttachForm | None:
    products = products_of_many([found.enterprise_id])
    if not products:
        return None
    form = forms.AttachForm()
    form.product_id.choices = options((row.id, row.name) for row in products)
    return form


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/<code>/centang")
@requires("permits.work_on_cases")
def tick(enterprise_id: int, code: str) -> ResponseReturnValue:
    """Keep what is ready and what is done."""
    key, form = _key(enterprise_id, code), forms.TickForm(submitted())
    form.validate()
    services.tick(me(), key, form.papers.data or (), form.steps.data or ())
    flash(_("Centang sudah disimpan."), "good")
    return redirect(address_of(key), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/<code>/keadaan")
@requires("permits.work_on_cases")
def move(enterprise_id: int, code: str) -> ResponseReturnValue:
    """Say how far it is."""
    key, form = _key(enterprise_id, code), forms.MoveForm(submitted())
    check("permits.work_on_cases", get_enterprise(enterprise_id))
    if not form.validate():
        return _case_page(key, status=422, move_form=form)
    try:
        found = services.move_case(
            me(),
            key,
            form.after.data if form.after.data in states.STATES else "",
            reason=form.reason.data or "",
            to_mend=form.to_mend.data or "",
            seen_revision=forms.seen_revision(form),
        )
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return _case_page(key, status=error.status, move_form=form)
    undo = url_for("permits.undo_move", case_id=found.id)
    text = _("%(permit)s: %(state)s.", permit=name_of(code), state=states.STATE_LABELS[found.state])
    flash({"text": text, "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(address_of(key), 303)


@bp.post("/kelola/izin/<int:case_id>/urungkan")
@requires("permits.work_on_cases")
def undo_move(case_id: int) -> ResponseReturnValue:
    """Take back what was said last."""
    row = get_case(case_id)
    check("permits.work_on_cases", get_enterprise(row.enterprise_id))
    try:
        services.undo_move(me(), case_id)
        flash(_("Keadaan izin dikembalikan seperti sebelumnya."), "good")
    except services.TooLateToUndo as error:
        flash(str(error), "warn")
    return redirect(address_of(CaseKey(row.enterprise_id, row.permit_code, row.about)), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/<code>/surat")
@requires("permits.work_on_cases", body_bytes=BODY_BYTES)
def bring_paper(enterprise_id: int, code: str) -> ResponseReturnValue:
    """The paper is there: keep the picture of it, then number and dates."""
    key, form = _key(enterprise_id, code), forms.PaperForm(submitted())
    check("permits.work_on_cases", get_enterprise(enterprise_id))
    find_case(key)
    if not form.validate():
        return _case_page(key, status=422, paper_form=form)
    try:
        services.check_paper(rule_of(code), form.paper())
        file = _keep(form)
        services.bring_paper(me(), key, form.paper(), file, forms.seen_revision(form))
    except DomainError as error:
        if error.status == 404:
            raise
        if error.field in (None, "files"):
            error.field = "file" if error.status in (413, 415) else error.field
        form.place(error)
        return _case_page(key, status=error.status, paper_form=form)
    flash(_("Surat izin sudah disimpan. Pengurus akan memeriksanya; sesudah itu lencananya tampil."), "good")
    if not fits(rule_of(code), form.paper().number):
        flash(
            _("Bentuk nomornya tidak seperti biasanya. Periksa lagi di suratnya, barangkali ada yang terlewat."), "warn"
        )
    return redirect(address_of(key), 303)


def _keep(form: forms.PaperForm) -> KeptFile | None:
    files = form.file.data or []
    return keep_file(storage(), files[0].stream, files[0].filename or "") if files else None


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/<code>/rencana")
@requires("permits.work_on_cases")
def arrange(enterprise_id: int, code: str) -> ResponseReturnValue:
    """Why not yet, who helps, when they meet."""
    key = _key(enterprise_id, code)
    check("permits.work_on_cases", get_enterprise(enterprise_id))
    form = forms.arrange_form(find_case(key), _helpers(enterprise_id), submitted())
    if not form.validate():
        return _case_page(key, status=422, arrange_form=form)
    try:
        services.arrange(me(), key, form.arrangement())
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return _case_page(key, status=error.status, arrange_form=form)
    flash(_("Rencana sudah disimpan."), "good")
    return redirect(address_of(key), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/<code>/perpanjang")
@requires("permits.work_on_cases")
def renew(enterprise_id: int, code: str) -> ResponseReturnValue:
    """Open the path again with what is already there."""
    key = _key(enterprise_id, code)
    try:
        services.begin_renewal(me(), key)
        flash(_("Perpanjangan dimulai. Dokumen yang sudah ada tetap tercentang."), "good")
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
    return redirect(address_of(key), 303)


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/nib/versi")
@requires("permits.work_on_cases")
def set_nib_version(enterprise_id: int) -> ResponseReturnValue:
    """Say which NIB the business has."""
    check("permits.work_on_cases", get_enterprise(enterprise_id))
    key, form = CaseKey(enterprise_id, "nib"), forms.VersionForm(submitted())
    if not form.validate() or form.nib_versi.data not in states.NIB_VERSIONS:
        flash(_("Pilih dulu NIB yang mana."), "warn")
    else:
        services.set_nib_version(me(), key, form.nib_versi.data)
        flash(_("Sudah dicatat."), "good")
    return redirect(address_of(key), 303)
