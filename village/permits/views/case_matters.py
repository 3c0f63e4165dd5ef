"""What else is said of a case: what the list meant, the papers that prove it, and whether it holds after a change."""

from flask import flash, redirect, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.core.languages import one_language
from village.permits import case_forms as forms
from village.permits import paths
from village.permits.cases import get_case, home_of_product, open_questions
from village.permits.invalidation import CHANGES
from village.permits.naming import name_of
from village.permits.said import CaseKey
from village.permits.services import changes, declared
from village.permits.services.evidence import subject_of
from village.permits.views.blueprint import bp
from village.permits.views.cases import address_of
from village.registry.interface import get_enterprise
from village.vault.interface import get_evidence

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@bp.post("/kelola/izin/<int:case_id>/jenis")
@requires("permits.work_on_cases")
def tell_which(case_id: int) -> ResponseReturnValue:
    """Say which permit the list meant."""
    row = get_case(case_id)
    check("permits.work_on_cases", get_enterprise(row.enterprise_id))
    try:
        declared.tell_which(me(), case_id, forms.WhichForm(submitted()).code.data or "")
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
    return redirect(url_for("permits.path", enterprise_id=row.enterprise_id), 303)


@bp.post("/kelola/izin/<int:case_id>/produk")
@requires("permits.work_on_cases")
def attach_to_product(case_id: int) -> ResponseReturnValue:
    """Say for which product it is."""
    row = get_case(case_id)
    check("permits.work_on_cases", get_enterprise(row.enterprise_id))
    product_id = forms.AttachForm(submitted()).product_id.data or 0
    try:
        found = declared.attach_to_product(me(), case_id, product_id, home_of_product(product_id))
        about = found.about
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
        about = row.about
    return redirect(address_of(CaseKey(row.enterprise_id, row.permit_code, about)), 303)


@bp.get("/kelola/izin/<int:case_id>/bukti/<int:document_id>")
@one_language
@requires("permits.see_evidence")
def evidence(case_id: int, document_id: int) -> ResponseReturnValue:
    """A paper that proves the permit, for owners, helpers while consent lasts, and those who check."""
    row = get_case(case_id)
    check("permits.see_evidence", get_enterprise(row.enterprise_id))
    paper = get_evidence(subject_of(case_id), document_id)
    response = send_file(
        storage().open(paper.digest),
        mimetype=paper.media_type,
        as_attachment=not paper.is_shown,
        download_name=f"bukti-izin-{document_id}.{paper.extension}",
        etag=False,
    )
    response.content_length = paper.size_bytes
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@bp.get("/kelola/usaha/<int:enterprise_id>/izin/perubahan")
@requires("permits.work_on_cases")
def changed(enterprise_id: int) -> ResponseReturnValue:
    """Which issued permits the last change may have made untrue."""
    found = get_enterprise(enterprise_id)
    check("permits.work_on_cases", found)
    asked = [
        (question, name_of(question.permit_code), paths.reasons_of(question.permit_code, question.change))
        for question in open_questions(enterprise_id)
    ]
    return page("permits/changes.html", enterprise=found, asked=asked, changes=CHANGES)


@bp.post("/kelola/usaha/<int:enterprise_id>/izin/perubahan/<int:question_id>")
@requires("permits.work_on_cases")
def answer_change(enterprise_id: int, question_id: int) -> ResponseReturnValue:
    """It still holds, or has to be seen to again."""
    check("permits.work_on_cases", get_enterprise(enterprise_id))
    if question_id not in {question.id for question in open_questions(enterprise_id)}:
        flash(_("Pertanyaan ini sudah dijawab."), "warn")
        return redirect(url_for("permits.path", enterprise_id=enterprise_id), 303)
    said = submitted().get("jawaban", "")
    try:
        changes.answer(me(), question_id, said)
        told = _("Dicatat: izinnya masih berlaku.") if said == changes.STILL_TRUE else _("Jalur izinnya dibuka lagi.")
        flash(told, "good")
    except DomainError as error:
        if error.status == 404:
            raise
        flash(str(error), "warn")
    left = bool(open_questions(enterprise_id))
    return redirect(url_for("permits.changed" if left else "permits.path", enterprise_id=enterprise_id), 303)
