"""Short codes for addresses on paper: ``/s/<code>`` names one product, business or group for good.

A code is made from the kind and the number of the row alone, so it survives every renaming and needs no table. Its
letters are those that nobody confuses when reading or dictating them (no 0 o, 1 i l, 2 z, 5 s, 8 b, u v, g q 9, nor c
beside e), capital letters do as well, and the last letter checks the others: one wrong letter or two swapped ones lead
nowhere instead of to a neighbour's product.
"""

ALPHABET = "3467adefhjkmnprtwxy"
# Appended to, never changed: the place of a kind is part of every printed code.
KINDS = ("product", "enterprise", "group", "event", "fact")
MOST_KINDS = 8
BODY_LETTERS, LONG_BODY_LETTERS = 5, 9
# Spreads neighbouring numbers; coprime with every power of the alphabet's length.
SPREAD = 1_103_517
_PRIME = len(ALPHABET)


def short_code(kind: str, number: int) -> str:
    """The code of row ``number`` of this kind. ValueError for an unknown kind."""
    whole = number * MOST_KINDS + KINDS.index(kind)
    letters = BODY_LETTERS if whole < _PRIME**BODY_LETTERS else LONG_BODY_LETTERS
    spread = whole * SPREAD % _PRIME**letters
    digits = []
    for _ in range(letters):
        spread, digit = divmod(spread, _PRIME)
        digits.append(digit)
    return "".join(ALPHABET[digit] for digit in (*digits, _check(digits)))


def read_short_code(code: str) -> tuple[str, int] | None:
    """Kind and number behind a code as somebody typed it, or None."""
    places = [ALPHABET.find(letter) for letter in code.lower()]
    if len(places) - 1 not in (BODY_LETTERS, LONG_BODY_LETTERS) or min(places) < 0 or _check(places[:-1]) != places[-1]:
        return None
    size = _PRIME ** (len(places) - 1)
    spread = sum(digit * _PRIME**place for place, digit in enumerate(places[:-1]))
    number, kind = divmod(spread * pow(SPREAD, -1, size) % size, MOST_KINDS)
    if kind >= len(KINDS) or short_code(KINDS[kind], number) != code.lower():
        return None
    return KINDS[kind], number


def _check(digits: list[int]) -> int:
    """Weights 2, 3, 4 ... modulo a prime: sees every wrong letter and every swap of two."""
    return sum(weight * digit for weight, digit in enumerate(digits, start=2)) % _PRIME
