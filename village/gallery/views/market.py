"""What the market asks for, and what it searched for in vain; and the other words that officials keep."""

from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import requires, submitted
from village.core.answering import me, tell
from village.core.errors import DomainError
from village.core.fragments import page
from village.gallery.lists import shelf_of
from village.gallery.market import asked_by_week, missed_words, most_asked
from village.gallery.market_forms import SynonymForm
from village.gallery.services import wording
from village.gallery.synonyms import SYNONYMS, changed_synonyms, kept_synonyms
from village.gallery.views.blueprint import bp

WEEKS = 8


@bp.get("/kelola/minat")
@requires("gallery.keep_products")
def market() -> ResponseReturnValue:
    """How many asked, for what, and what people searched for in vain."""
    weeks = asked_by_week(shelf_of(me()), weeks=WEEKS)
    return page(
        "gallery/market.html",
        weeks=weeks,
        this_week=weeks[0][1],
        total=sum(number for _monday, number in weeks),
        products=most_asked(shelf_of(me()), since=weeks[-1][0]),
        missed=missed_words(weeks=WEEKS),
    )


@bp.get("/kelola/padanan-kata")
@requires("gallery.look_first")
def synonyms() -> ResponseReturnValue:
    """Words and what they are searched for as."""
    return _synonyms_page(SynonymForm())


def _synonyms_page(form: SynonymForm, status: int = 200) -> ResponseReturnValue:
    changed = {row.word for row in changed_synonyms() if row.others is not None}
    lines = [
        (word, ", ".join(others), word in changed, word in SYNONYMS)
        for word, others in sorted(kept_synonyms().items())
        if others
    ]
    return page(
        "gallery/synonyms.html", status=status, lines=lines, form=form, missed=missed_words(weeks=WEEKS, limit=8)
    )


@bp.post("/kelola/padanan-kata")
@requires("gallery.look_first")
def keep_synonym() -> ResponseReturnValue:
    """Add a word, or change what it is searched for as."""
    form = SynonymForm(submitted())
    if not form.validate():
        return _synonyms_page(form, 422)
    try:
        entry = wording.keep_synonym(me(), form.word.data or "", form.others.data or "")
    except DomainError as error:
        form.place(error)
        return _synonyms_page(form, error.status)
    _tell(_("%(word)s sekarang dicari juga sebagai %(others)s.", word=entry.word, others=entry.others), entry)
    return redirect(url_for("gallery.synonyms"), 303)


@bp.post("/kelola/padanan-kata/<word>/hapus")
@requires("gallery.look_first")
def drop_synonym(word: str) -> ResponseReturnValue:
    """Let a word stand for itself alone."""
    entry = wording.drop_synonym(me(), word)
    _tell(_("%(word)s tidak dicari sebagai kata lain lagi.", word=entry.word), entry)
    return redirect(url_for("gallery.synonyms"), 303)


def _tell(text: str, entry: Any) -> None:
    tell(text, undo=url_for("gallery.take_back_synonym", word=entry.word, version=entry.version))


@bp.post("/kelola/padanan-kata/<word>/urungkan/<int:version>")
@requires("gallery.look_first")
def take_back_synonym(word: str, version: int) -> ResponseReturnValue:
    """Back to what stood there before."""
    wording.take_back_synonym(me(), word, version)
    tell(_("Dikembalikan seperti semula."))
    return redirect(url_for("gallery.synonyms"), 303)
