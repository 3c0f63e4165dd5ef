"""The list of other words that officials keep: added, changed, taken away, and back again."""

from flask_babel import lazy_gettext as _l

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db
from village.core.errors import Conflict, DomainError
from village.core.spelling import words_of
from village.gallery.market_tables import SynonymEntry
from village.gallery.permissions import look_first
from village.gallery.synonyms import split_others

MOST_OTHERS = 8
MOST_ENTRIES = 300


class NoWord(DomainError):
    """What was typed is no single word, or no other word was given."""


class WordChangedMeanwhile(Conflict):
    """Somebody else changed the word since the page was opened."""


def keep_synonym(person: Person, word: str, others: str) -> SynonymEntry:
    """Let a word stand for others too. Raises NoWord on the field that is wrong."""
    person = begin_writing_as(person)
    demand(look_first(person))
    plain = _one_word(word, "word")
    other_words = [_one_word(one, "others") for one in split_others(others)[:MOST_OTHERS]]
    other_words = [one for one in dict.fromkeys(other_words) if one != plain]
    if not other_words:
        raise NoWord(_l("Tulis paling sedikit satu kata lain, dipisah koma kalau lebih."), "others")
    entry = _write(person, plain, ", ".join(other_words))
    commit()
    return entry


def drop_synonym(person: Person, word: str) -> SynonymEntry:
    """Let a word stand for itself alone."""
    person = begin_writing_as(person)
    demand(look_first(person))
    entry = _write(person, _one_word(word, "word"), "")
    commit()
    return entry


def take_back_synonym(person: Person, word: str, version: int) -> None:
    """What the word stood for before the last change. Raises WordChangedMeanwhile."""
    person = begin_writing_as(person)
    demand(look_first(person))
    entry = db.session.get(SynonymEntry, word)
    if entry is None or entry.version != version:
        raise WordChangedMeanwhile(_l("Kata ini sudah diubah lagi, jadi tidak diurungkan. Periksa daftarnya."))
    entry.others, entry.others_before = entry.others_before, entry.others
    entry.version += 1
    audit.record(person, "gallery.synonym_changed", f"synonym:{word}", word)
    commit()


def _write(person: Person, word: str, others: str) -> SynonymEntry:
    entry = db.session.get(SynonymEntry, word)
    if entry is None:
        entry = SynonymEntry(word=word, others=others, version=1)
        db.session.add(entry)
    else:
        entry.others_before, entry.others = entry.others, others
        entry.version += 1
    audit.record(person, "gallery.synonym_changed", f"synonym:{word}", word)
    return entry


def _one_word(text: str, field: str) -> str:
    """The word as the search reads it; "oleh-oleh" keeps its two halves together."""
    words = words_of(text, letters=60, limit=4)
    if not words or len(words) > 3:
        raise NoWord(_l("Tulis satu kata saja, misalnya kerupuk."), field)
    return text.strip().lower() if len(words) > 1 else words[0]
