"""The suggestion box: writing and following for everybody, answering for officials."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES
from village.core.access import public, requires, submitted
from village.core.answering import me, tell
from village.core.asked import asked_page
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.typed_by_hand import opened_now, refuse_machines, still_open
from village.home.forms import AnswerForm, SuggestionForm
from village.home.services import suggestions
from village.home.services.suggestions import Written, read_code
from village.home.suggested import SuggestionView, find_by_code, find_suggestion, public_answers
from village.home.suggested import suggestions as suggestion_page
from village.home.surveyed import survey_asked_now
from village.home.views.blueprint import bp

FORM = "saran"


@bp.get("/saran")
@public
def suggest() -> ResponseReturnValue:
    """The form and the questions everybody reads; with ``kode``, what became of one suggestion."""
    if "kode" in request.args:
        return _followed(request.args["kode"])
    form = SuggestionForm(opened=opened_now(FORM))
    return page("home/suggest.html", form=form, answers=public_answers(), asked=survey_asked_now())


def _followed(typed: str) -> ResponseReturnValue:
    """One suggestion for whoever holds its code; kept by no cache and no search engine."""
    found = find_by_code(read_code(typed[:80]))
    answer = page("home/suggestion_followed.html", status=200 if found else 404, found=found, typed=typed[:80])
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@bp.post("/saran")
@public(body_bytes=FORM_BYTES)
def send_suggestion() -> ResponseReturnValue:
    """Put it into the box; whatever is refused, the text stays in the form."""
    form = SuggestionForm(submitted())
    if not form.validate():
        return _again(form, 422)
    written = Written(form.text.data or "", form.name.data or "", form.contact.data or "", bool(form.may_contact.data))
    try:
        refuse_machines(FORM, form.opened.data or "", form.website)
        code = suggestions.send_suggestion(written, form.opened.data or "")
    except DomainError as error:
        form.place(error)
        return _again(form, error.status)
    return redirect(url_for("home.suggest", kode=code), 303)


def _again(form: SuggestionForm, status: int) -> ResponseReturnValue:
    if status == 429:
        form.opened.data = still_open(FORM, form.opened.data or "")
    return page("home/suggest.html", status=status, form=form, answers=public_answers())


@bp.get("/kelola/saran")
@requires("home.answer_suggestions")
def suggestion_box() -> ResponseReturnValue:
    """What waits for an answer first; the next page is a link."""
    number = asked_page()
    found, more = suggestion_page(page=number)
    if number > 1 and not found:
        raise NotFound()
    next_url = url_for("home.suggestion_box", hal=number + 1) if more else None
    return page("home/suggestion_box.html", suggestions=found, next_url=next_url)


def _known_suggestion(suggestion_id: int) -> SuggestionView:
    found = find_suggestion(suggestion_id)
    if found is None:
        raise NotFound()
    return found


@bp.get("/kelola/saran/<int:suggestion_id>")
@requires("home.answer_suggestions")
def suggestion(suggestion_id: int) -> ResponseReturnValue:
    """One suggestion, with the form of its answer."""
    found = _known_suggestion(suggestion_id)
    return page("home/suggestion.html", found=found, form=AnswerForm(obj=found))


@bp.post("/kelola/saran/<int:suggestion_id>")
@requires("home.answer_suggestions", body_bytes=FORM_BYTES)
def answer_suggestion(suggestion_id: int) -> ResponseReturnValue:
    """Answer it, or correct the answer."""
    found = _known_suggestion(suggestion_id)
    form = AnswerForm(submitted())
    if not form.validate():
        return page("home/suggestion.html", status=422, found=found, form=form)
    try:
        suggestions.answer_suggestion(
            me(),
            suggestion_id,
            form.answer.data or "",
            is_public=bool(form.is_public.data),
            faq_question=form.faq_question.data or "",
            faq_answer=form.faq_answer.data or "",
        )
    except DomainError as error:
        form.place(error)
        return page("home/suggestion.html", status=error.status, found=found, form=form)
    tell(_("Jawaban sudah tersimpan. Penulisnya membaca dengan kodenya."))
    return redirect(url_for("home.suggestion_box"), 303)


@bp.post("/kelola/saran/<int:suggestion_id>/dibaca")
@requires("home.answer_suggestions")
def note_reading(suggestion_id: int) -> ResponseReturnValue:
    """Tell the writer that it was read."""
    suggestions.note_reading(me(), suggestion_id)
    tell(_("Ditandai sudah dibaca. Penulisnya bisa melihat itu."))
    return redirect(url_for("home.suggestion", suggestion_id=suggestion_id), 303)


@bp.post("/kelola/saran/<int:suggestion_id>/tutup")
@requires("home.answer_suggestions")
def close_suggestion(suggestion_id: int) -> ResponseReturnValue:
    """Put it aside without an answer."""
    suggestions.close_suggestion(me(), suggestion_id)
    undo = url_for("home.reopen_suggestion", suggestion_id=suggestion_id)
    tell(_("Saran ditutup tanpa jawaban."), undo=undo)
    return redirect(url_for("home.suggestion_box"), 303)


@bp.post("/kelola/saran/<int:suggestion_id>/buka")
@requires("home.answer_suggestions")
def reopen_suggestion(suggestion_id: int) -> ResponseReturnValue:
    """Take it up again."""
    suggestions.close_suggestion(me(), suggestion_id, again=True)
    tell(_("Saran dibuka lagi."))
    return redirect(url_for("home.suggestion_box"), 303)
