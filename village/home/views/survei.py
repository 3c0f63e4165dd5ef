"""The short survey: answering for everybody, rounds and results for those who keep and read them."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES
from village.core.access import allowed, public, requires, submitted
from village.core.answering import me, tell
from village.core.asked import asked_page
from village.core.errors import DomainError
from village.core.formatting import day
from village.core.fragments import page
from village.core.languages import language
from village.core.sharing import whatsapp_address
from village.core.typed_by_hand import opened_now, refuse_machines, still_open
from village.core.village import current_village
from village.home.forms import SurveyAnswerForm, SurveyForm
from village.home.services import surveys as services
from village.home.services.surveys import Answered
from village.home.surveyed import dreams_of, find_survey, result_of, survey_asked_now, surveys
from village.home.views.addresses import address_of_page
from village.home.views.blueprint import bp
from village.home.words import PASSIVE_REASON_LABELS, SATISFACTION_LABELS
from village.registry.interface import today

FORM = "survei"


@bp.get("/saran/survei")
@public
def survey() -> ResponseReturnValue:
    """The three questions while a round is asked, thanks after an answer, else that nothing is asked now."""
    asked = survey_asked_now()
    has_answered = "terkirim" in request.args
    form = SurveyAnswerForm(opened=opened_now(FORM)) if asked and not has_answered else None
    return page("home/survey.html", asked=asked, form=form, has_answered=has_answered)


@bp.post("/saran/survei")
@public(body_bytes=FORM_BYTES)
def answer_survey() -> ResponseReturnValue:
    """Keep the answer; whatever is refused, what was chosen and typed stays in the form."""
    asked = survey_asked_now()
    if asked is None:
        return page("home/survey.html", status=409, asked=None, form=None, has_answered=False)
    form = SurveyAnswerForm(submitted())
    if not form.validate():
        return page("home/survey.html", status=422, asked=asked, form=form, has_answered=False)
    answered = Answered(form.satisfaction.data, tuple(form.reasons.data or ()), form.dream.data or "", form.rt.data)
    try:
        refuse_machines(FORM, form.opened.data or "", form.website)
        services.answer_survey(asked.id, answered, form.opened.data or "")
    except DomainError as error:
        form.place(error)
        form.opened.data = still_open(FORM, form.opened.data or "")
        return page("home/survey.html", status=error.status, asked=asked, form=form, has_answered=False)
    return redirect(url_for("home.survey", terkirim=1), 303)


@bp.get("/kelola/survei")
@requires("home.read_surveys")
def survey_rounds() -> ResponseReturnValue:
    """Every round with its number of answers, and the form of a new one."""
    return page("home/surveys.html", rounds=surveys(), form=SurveyForm())


@bp.post("/kelola/survei")
@requires("home.keep_surveys")
def open_survey() -> ResponseReturnValue:
    """Begin a round."""
    form = SurveyForm(submitted())
    if not form.validate():
        return page("home/surveys.html", status=422, rounds=surveys(), form=form)
    try:
        survey_id = services.open_survey(me(), form.title.data or "", form.until_on.data)
    except DomainError as error:
        form.place(error)
        return page("home/surveys.html", status=error.status, rounds=surveys(), form=form)
    tell(_("Survei dibuka. Kirim pesannya ke grup warga."), undo=url_for("home.close_survey", survey_id=survey_id))
    return redirect(url_for("home.survey_result", survey_id=survey_id), 303)


def _known_survey(survey_id: int) -> Any:
    found = find_survey(survey_id)
    if found is None:
        raise NotFound()
    return found


@bp.get("/kelola/survei/<int:survey_id>")
@requires("home.read_surveys")
def survey_result(survey_id: int) -> ResponseReturnValue:
    """What was answered; the words of people only for those who also read the suggestion box."""
    found = _known_survey(survey_id)
    number = asked_page()
    result = result_of(survey_id)
    reads_words = allowed("home.answer_suggestions")
    dreams, more = dreams_of(survey_id, page=number) if reads_words else ([], False)
    if number > 1 and not dreams:
        raise NotFound()
    return page(
        "home/survey_result.html",
        found=found,
        result=result,
        levels_of=[(SATISFACTION_LABELS[level], count) for level, count in result.satisfaction],
        reasons_of=[(PASSIVE_REASON_LABELS[code], count) for code, count in result.reasons],
        may_reopen=found.closed_at is not None and found.until_on >= today(),
        reads_words=reads_words,
        dreams=dreams,
        next_url=url_for("home.survey_result", survey_id=survey_id, hal=number + 1) if more else "",
        whatsapp=_message(found) if found.is_open and allowed("home.keep_surveys") else "",
    )


def _message(found: Any) -> str:
    """The link that opens WhatsApp with the call to answer."""
    village = current_village()
    text = _(
        "%(title)s: tiga pertanyaan singkat, tanpa nama. Dijawab paling lambat %(day)s di %(address)s",
        title=found.title,
        day=day(found.until_on, language()),
        address=address_of_page(url_for("home.survey")),
    )
    return whatsapp_address("", f"{text}\n{village.name if village else ''}".strip())


@bp.get("/kelola/survei/<int:survey_id>/lembar")
@requires("home.keep_surveys")
def survey_sheet(survey_id: int) -> ResponseReturnValue:
    """The questions on paper, for those without a phone; somebody types the answers in later."""
    found = _known_survey(survey_id)
    return page("home/survey_sheet.html", found=found, levels=SATISFACTION_LABELS, reason_words=PASSIVE_REASON_LABELS)


@bp.post("/kelola/survei/<int:survey_id>/tutup")
@requires("home.keep_surveys")
def close_survey(survey_id: int) -> ResponseReturnValue:
    """Ask no longer."""
    services.close_survey(me(), survey_id)
    tell(_("Survei ditutup. Jawabannya tetap ada."), undo=url_for("home.reopen_survey", survey_id=survey_id))
    return redirect(url_for("home.survey_result", survey_id=survey_id), 303)


@bp.post("/kelola/survei/<int:survey_id>/buka")
@requires("home.keep_surveys")
def reopen_survey(survey_id: int) -> ResponseReturnValue:
    """Ask again."""
    services.reopen_survey(me(), survey_id)
    tell(_("Survei dibuka lagi."))
    return redirect(url_for("home.survey_result", survey_id=survey_id), 303)
