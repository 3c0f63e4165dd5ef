"""The interview for everybody: one question after the other, nothing kept, and the path at its end."""

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from village.core.access import public
from village.core.fragments import page
from village.permits.asked import MOST_KINDS, Interview, Place, read_interview
from village.permits.engine import path_for
from village.permits.guide import slug_of
from village.permits.guide_words import QUESTIONS, choice_label
from village.permits.interview import choices_of
from village.permits.result import result_of
from village.permits.rules import load_rules
from village.permits.views.blueprint import bp
from village.permits.views.guide import ask_helper
from village.registry.interface import today

NOTHING_CHOSEN = _l("Pilih satu jawaban dulu, lalu ketuk Lanjut.")


def shown_choices(interview: Interview, place: Place, suggested: str = "") -> list[dict[str, Any]]:
    """The choices of a question with their words, and which was chosen before or is suggested."""
    goods = interview.goods_at(place)
    category = next(iter(goods.get("kategori", ())), "")
    chosen = interview.given_at(place) or (suggested,)
    return [
        {
            "value": choice,
            "label": choice_label(interview.rules, place.question.id, choice, category),
            "example": ", ".join(interview.rules.categories[choice].examples[:4])
            if place.question.id == "kategori"
            else "",
            "chosen": choice in chosen,
        }
        for choice in choices_of(interview.rules, place.question, goods)
    ]


@bp.get("/izin/jalur")
@public
def ask() -> ResponseReturnValue:
    """The next question, or the one to change; when all are answered, the path."""
    interview = read_interview(load_rules(), request.args.items(multi=True))
    asked_again = request.args.get("ubah", "")
    if (
        asked_again.startswith("kategori")
        and len(interview.kinds) < MOST_KINDS
        and interview.place(asked_again) is None
    ):
        interview = Interview(interview.rules, interview.business, [*interview.kinds, {}])
    place = interview.place(asked_again) or interview.next()
    if place is None:
        return result(interview)
    error = str(NOTHING_CHOSEN) if request.args.get("dijawab") == place.name else ""
    title, help_text = QUESTIONS.get(place.question.id, (place.question.id, ""))
    before = [one for one in interview.places() if one.number < place.number]
    answer = page(
        "permits/question.html",
        status=422 if error else 200,
        place=place,
        title=title,
        help_text=help_text,
        error=error,
        choices=shown_choices(interview, place),
        carried=interview.pairs(without=place.name),
        action=url_for("permits.ask"),
        back_url=_again(interview, before[-1]) if before else url_for("permits.guide"),
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _again(interview: Interview, place: Place) -> str:
    return url_for("permits.ask") + "?" + interview.address(ubah=place.name)


def result(interview: Interview) -> ResponseReturnValue:
    """The path of what was answered, to read and to print."""
    path = path_for(interview.rules, interview.answers(), interview.goods(), on=today())
    names = {
        number: choice_label(interview.rules, "kategori", next(iter(given["kategori"])))
        for number, given in enumerate(interview.kinds, 1)
    }
    answers = [
        {
            "title": QUESTIONS.get(place.question.id, (place.question.id, ""))[0],
            "said": [one["label"] for one in shown_choices(interview, place) if one["chosen"]],
            "url": _again(interview, place),
        }
        for place in interview.places()
    ]
    more = len(interview.kinds) + 1
    answer = page(
        "permits/result.html",
        result=result_of(interview.rules, path, names),
        answers=answers,
        as_of=interview.rules.as_of,
        slug_of=slug_of,
        more_url=_more(interview, more) if more <= MOST_KINDS else "",
        ask_url=ask_helper(_("Saya sudah menjawab pertanyaan izin usaha dan mau bertanya.")),
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _more(interview: Interview, number: int) -> str:
    return url_for("permits.ask") + "?" + interview.address(ubah=f"kategori{number}")
