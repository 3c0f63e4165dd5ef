"""Which words of the indexed documents a typed word stands for.

In this order: the word itself, its other spellings and forms, words that begin with it, and only when there is none of
these, words that are a slip or two away, or two words run together.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, bindparam, func, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from village.core.db import db
from village.core.search_index import SearchUse, SearchVariant, SearchWord
from village.core.spelling import LONGEST_WORD, is_root_word, slips, slips_allowed, sound, stem, variants, words_of

COMPLETIONS = 50  # words a half-typed word may stand for, the most used first
MANY = 3000  # documents that a beginning stands in; more are not looked for, nobody turns so many pages
NEIGHBOURS = 200  # words with the same first letters looked through for a misspelt one
SAME_LETTERS = 3
CORRECTIONS = 8  # words one misspelt word may stand for
LAST = "\U0010ffff"

# How surely a word of a document is the word that was meant, in percent.
WRITTEN, HEARD, ROOT, SYNONYM, SLIPPED, BEGUN = 100, 90, 75, 70, 60, 40

Synonyms = Mapping[str, Collection[str]]
_Row = tuple[int, str, str, str, int]


class Meaning(NamedTuple):
    """The words of documents that one word of the query may stand for: percent by word id, and how it is shown."""

    percents: Mapping[int, int]
    shown: str
    rarity: int


class _Known(NamedTuple):
    id: int
    word: str
    sound: str
    stem: str
    uses: int


class _Guess(NamedTuple):
    percent: int
    known: _Known


class _Reading(NamedTuple):
    typed: str
    shown: str
    guesses: Sequence[_Guess]
    sure: bool


def meanings(kinds: tuple[str, ...], typed: list[str], synonyms: Synonyms) -> list[Meaning]:
    """The meaning of each typed word that has one, in order; one statement, or two if a word is not known."""
    others = {sound(_plain(word)): [_plain(other) for other in words] for word, words in synonyms.items()}
    alternatives = {word: others.get(sound(word), []) for word in typed}
    pairs = [first + second for first, second in pairwise(typed)]
    spellings = {*typed, *pairs, *(other for words in alternatives.values() for other in words)}
    begun = [word for word in typed if _may_be_begun(word)]
    known = _fetch(kinds, _spellings(len(begun)), _about_spellings(spellings, begun))
    readings = _joined([_reading(word, alternatives[word], known) for word in typed], known)
    corrections = _corrections(kinds, readings)
    return [
        _meaning(meant)
        for reading in readings
        for meant in ([reading] if reading.guesses else corrections.get(reading.typed, []))
    ]


def _corrections(kinds: tuple[str, ...], readings: Sequence[_Reading]) -> dict[str, list[_Reading]]:
    unknown = [reading.typed for reading in readings if not reading.guesses]
    if len(unknown) == len(readings):
        # Beside a known word, another real word may be a slip: keripik pisau. Alone it is what was meant: kucing.
        unknown = [word for word in unknown if not is_root_word(word)]
    if not unknown:
        return {}
    started = [word for word in unknown if len(word) > SAME_LETTERS]
    near = _fetch(kinds, _neighbours(len(started)), _about_neighbours(unknown, started))
    return {word: _corrected(word, near) for word in unknown}


def _plain(word: str) -> str:
    return "".join(words_of(word, letters=LONGEST_WORD, limit=1))


def _meaning(reading: _Reading) -> Meaning:
    uses = sum(guess.known.uses for guess in reading.guesses)
    percents = {guess.known.id: guess.percent for guess in reading.guesses}
    return Meaning(percents, reading.shown, rarity=240 // (4 + uses.bit_length()))


def _may_be_begun(word: str) -> bool:
    return len(word) > 1 and not word.isdigit()


def _begun_sound(word: str) -> str:
    """How a half-typed word is heard; the word itself where one letter is left of it, which begins far too much."""
    heard = sound(word)
    return heard if len(heard) > 1 else word


def _reading(word: str, alternatives: Iterable[str], known: Sequence[_Known]) -> _Reading:
    guesses = {guess.known.id: guess for guess in _alike(word, known)}
    for other in alternatives:
        for guess in _alike(other, known):
            guesses.setdefault(guess.known.id, _Guess(guess.percent * SYNONYM // 100, guess.known))
    sure = bool(guesses)
    shown = _best(guesses.values()).word if sure else word
    completions = [] if sure and len(word) < 3 else _completions(word, known)
    return _Reading(
        word, shown, [*guesses.values(), *(one for one in completions if one.known.id not in guesses)], sure
    )


def _completions(word: str, known: Iterable[_Known]) -> list[_Guess]:
    if not _may_be_begun(word):
        return []
    heard = _begun_sound(word)
    begun = [row for row in known if row.word.startswith(word) or row.sound.startswith(heard)]
    guesses: list[_Guess] = []
    reached = 0
    for row in sorted(begun, key=lambda row: (-row.uses, row.word)):
        guesses.append(_Guess(BEGUN * len(word) // max(len(row.word), len(word)), row))
        reached += row.uses
        if reached > MANY:
            break
    return guesses


def _alike(word: str, known: Iterable[_Known]) -> list[_Guess]:
    heard, root = sound(word), stem(word)
    guesses = []
    for row in known:
        if row.word == word:
            guesses.append(_Guess(WRITTEN, row))
        elif row.sound == heard:
            guesses.append(_Guess(HEARD, row))
        elif row.stem == root:
            guesses.append(_Guess(ROOT, row))
    return guesses


def _best(guesses: Iterable[_Guess]) -> _Known:
    return max(guesses, key=lambda guess: (guess.percent, guess.known.uses, guess.known.word)).known


def _joined(readings: Iterable[_Reading], known: Sequence[_Known]) -> list[_Reading]:
    """Take two typed words as one where only the two together are a word: lum pia."""
    joined: list[_Reading] = []
    for reading in readings:
        if joined and not (joined[-1].sure and reading.sure):
            typed = joined[-1].typed + reading.typed
            if together := [guess for guess in _alike(typed, known) if guess.percent > ROOT]:
                joined[-1] = _Reading(typed, _best(together).word, together, True)
                continue
        joined.append(reading)
    return joined


def _corrected(word: str, near: Sequence[_Known]) -> list[_Reading]:
    """Take an unknown word for the nearest known ones, or for two words run together, or for nothing."""
    costs = sorted((cost, -row.uses, row.word, row) for row in near if (cost := _cost(word, row)) is not None)
    parts = _parted(word, near)
    if costs and (costs[0][0] <= 3 or not parts):
        nearest = [(cost, row) for cost, _, _, row in costs if cost <= costs[0][0] + 1][:CORRECTIONS]
        guesses = [_Guess(SLIPPED - 8 * cost, row) for cost, row in nearest]
        return [_Reading(word, guesses[0].known.word, guesses, False)]
    return parts


def _cost(word: str, row: _Known) -> int | None:
    """How far a word is: two for a slip, one for another first letter, three when only its beginning is near."""
    most = slips_allowed(word)
    whole, beginning = slips(word, row.word, most)
    spoken = _begun_sound(word)
    if spoken[0] == row.sound[0]:  # a sound is short: with another first letter too it would be any word
        heard = slips(spoken, row.sound, most)
        whole, beginning = min(whole, heard[0]), min(beginning, heard[1])
    other_start = word[0] != row.word[0]
    if whole <= most:
        return 2 * whole + other_start
    return 2 * beginning + 3 if beginning <= min(most, 1) and not other_start else None


def _parted(word: str, near: Sequence[_Known]) -> list[_Reading]:
    """Take a word for two known ones, the shorter as long as can be: kripiktempe. Else its beginning, if known."""
    by_spelling: dict[str, list[_Guess]] = {}
    for row in near:
        for percent, spelling in ((WRITTEN, row.word), (HEARD, row.sound)):
            by_spelling.setdefault(spelling, []).append(_Guess(percent, row))
    found: list[tuple[int, list[_Reading]]] = []
    for at in range(2, len(word) - 1):
        readings = []
        for part in (word[:at], word[at:]):
            if guesses := by_spelling.get(part) or by_spelling.get(sound(part)):
                readings.append(_Reading(part, _best(guesses).word, guesses, True))
        if len(readings) == 2:
            found.append((100 + min(at, len(word) - at), readings))
        elif readings and readings[0].typed == word[:at] and at > 3:
            found.append((at, readings))
    return max(found, key=lambda choice: choice[0])[1] if found else []


def _fetch(kinds: tuple[str, ...], question: CompoundSelect[*_Row], parameters: dict[str, Any]) -> list[_Known]:
    rows = {row.id: _Known(*row) for row in db.session.execute(question, {"kinds": list(kinds), **parameters})}
    return [known for known in rows.values() if known.uses]


def _about_spellings(words: Collection[str], begun: Sequence[str]) -> dict[str, Any]:
    parameters: dict[str, Any] = {
        "words": sorted(words),
        "sounds": sorted({sound(word) for word in words}),
        "stems": sorted({stem(word) for word in words}),
    }
    for number, word in enumerate(begun):
        heard = _begun_sound(word)
        parameters |= {f"word_{number}": word, f"word_end_{number}": word + LAST}
        parameters |= {f"sound_{number}": heard, f"sound_end_{number}": heard + LAST}
    return parameters


def _about_neighbours(unknown: Sequence[str], started: Sequence[str]) -> dict[str, Any]:
    parts = {part for word in unknown for at in range(2, len(word) - 1) for part in (word[:at], word[at:])}
    parameters: dict[str, Any] = {
        "variants": sorted(set[str]().union(*(variants(word) for word in unknown))),
        "words": sorted(parts),
        "sounds": sorted({sound(part) for part in parts}),
    }
    for number, word in enumerate(started):
        parameters |= {f"word_{number}": word[:SAME_LETTERS], f"word_end_{number}": word[:SAME_LETTERS] + LAST}
    return parameters


# Building these statements costs more than running them, so each shape is built once.
@cache
def _spellings(begun: int) -> CompoundSelect[*_Row]:
    """Words spelt or heard like `words` or from the same stem, and those that `begun` half-typed words may become."""
    same = or_(
        SearchWord.word.in_(bindparam("words", expanding=True)),
        SearchWord.sound.in_(bindparam("sounds", expanding=True)),
        SearchWord.stem.in_(bindparam("stems", expanding=True)),
    )
    completions = (
        or_(_starts(SearchWord.word, "word", number), _starts(SearchWord.sound, "sound", number))
        for number in range(begun)
    )
    return union_all(_counted().where(same), *(_most_used(starts, COMPLETIONS) for starts in completions))


@cache
def _neighbours(started: int) -> CompoundSelect[*_Row]:
    """Words sharing one of `variants`, those that are a part of a typed word, and those with the same first letters."""
    related = select(SearchVariant.word_id).where(SearchVariant.variant.in_(bindparam("variants", expanding=True)))
    near = or_(
        SearchWord.id.in_(related),
        SearchWord.word.in_(bindparam("words", expanding=True)),
        SearchWord.sound.in_(bindparam("sounds", expanding=True)),
    )
    starts = (_starts(SearchWord.word, "word", number) for number in range(started))
    return union_all(_counted().where(near), *(_most_used(start, NEIGHBOURS) for start in starts))


def _counted() -> Select[*_Row]:
    uses = (
        select(func.coalesce(func.sum(SearchUse.documents), 0))
        .where(SearchUse.kind.in_(bindparam("kinds", expanding=True)), SearchUse.word_id == SearchWord.id)
        .correlate(SearchWord)
        .scalar_subquery()
    )
    return select(SearchWord.id, SearchWord.word, SearchWord.sound, SearchWord.stem, uses.label("uses"))


def _starts(column: InstrumentedAttribute[str], name: str, number: int) -> ColumnElement[bool]:
    # A range, not LIKE: it uses the index on both databases and no letter of the visitor is a pattern.
    return and_(column >= bindparam(f"{name}_{number}"), column < bindparam(f"{name}_end_{number}"))


def _most_used(where: ColumnElement[bool], limit: int) -> Select[*_Row]:
    words = _counted().where(where).subquery()
    return select(select(words).order_by(words.c.uses.desc(), words.c.word).limit(limit).subquery())
