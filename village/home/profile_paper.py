"""The profile of the village on paper, for partners and visitors: who we are, how many, who leads, what was won."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.phones import display
from village.core.printing import Band, Code, Line, Mark, Page, Photo, Text
from village.core.village import VillageFacts
from village.home.about import achievements_of, address_of, officials_of
from village.home.makers import group_kind_words, kind_words
from village.home.profile import AchievementView, TermView, achievements, people_in_office
from village.home.words import LEVEL_LABELS
from village.registry.interface import count_enterprises, public_groups

WIDTH, HEIGHT, EDGE = 210.0, 297.0, 18.0
INNER = WIDTH - 2 * EDGE
COLUMN = (INNER - 12) / 2
CODE = 36.0
LOWEST = 280.0
SHORT_STORY = 1500  # letters that leave room for the facts on the same sheet


def profile_pages(village: VillageFacts, *, site: str) -> list[Page]:
    """Cover, story and facts on A4, no more than the public pages say; ``site`` is the public address."""
    facts = ([*_numbers(), *_groups()], [*_people(village), *_won(village)])
    if not village.story:
        return [_cover(village, site), _sheet(_side_by_side(facts, top=20))]
    head = Line(_("Cerita kampung"), 22, is_bold=True, colour="brand")
    story = [head, *(Line(part, 12, gap=3) for part in village.story.splitlines() if part.strip())]
    if len(village.story) <= SHORT_STORY:
        told: list[Mark] = [Text(EDGE, 20, INNER, 112, story), *_side_by_side(facts, top=136)]
        return [_cover(village, site), _sheet(told)]
    alone = _sheet([Text(EDGE, 20, INNER, LOWEST - 20, story)])
    return [_cover(village, site), alone, _sheet(_side_by_side(facts, top=20))]


def _side_by_side(columns: Sequence[Sequence[Line]], *, top: float) -> list[Mark]:
    return [
        Text(EDGE + number * (COLUMN + 12), top, COLUMN, LOWEST - top, lines) for number, lines in enumerate(columns)
    ]


def _sheet(marks: Sequence[Mark]) -> Page:
    return Page(WIDTH, HEIGHT, [Band(0, 0, WIDTH, 8, scale=0.5), *marks, Band(0, HEIGHT - 8, WIDTH, 8, scale=0.5)])


def _cover(village: VillageFacts, site: str) -> Page:
    told = [Line(village.tagline, 20, colour="brand"), Line(village.introduction or village.theme, 13, gap=3)]
    reach = [
        Line(address_of(village), 12),
        Line(display(village.contact_phone) if village.contact_phone else "", 12, gap=1),
        Line(site.partition("://")[2] or site, 13, is_bold=True, colour="brand", gap=2),
    ]
    return _sheet(
        [
            Text(EDGE, 16, INNER, 8, [Line(_("Profil kampung"), 12, colour="soft")]),
            Text(EDGE, 26, INNER, 36, [Line(village.name, 40, is_bold=True, colour="brand")], valign="middle"),
            Photo(EDGE, 66, INNER, 110, village.cover_sha256, village.cover_width or 0),
            Text(EDGE, 184, INNER, 52, told),
            Text(EDGE, 242, INNER - CODE - 6, CODE, reach, valign="bottom"),
            Code(WIDTH - EDGE - CODE, 242, CODE, site),
        ]
    )


def _head(words: str) -> Line:
    return Line(words, 16, is_bold=True, colour="brand", gap=7)


def _numbers() -> list[Line]:
    counts = count_enterprises()
    total = ngettext("%(num)s usaha", "%(num)s usaha", counts.enterprises)
    by_rt = ", ".join(f"RT {rt:02d}: {number}" for rt, number in counts.by_rt.items() if rt)
    kinds = [Line(f"{kind_words(kind)}: {number}", 12, gap=1) for kind, number in counts.by_kind.items()]
    return [_head(_("Usaha warga")), Line(total, 13, is_bold=True, gap=2), *kinds, Line(by_rt, 12, gap=2)]


def _groups() -> list[Line]:
    lines = []
    for group in public_groups():
        members = ngettext("%(num)s anggota", "%(num)s anggota", group.members)
        lines += [
            Line(group.name, 12, is_bold=True, gap=2),
            Line(f"{group_kind_words(group.kind)}, {members}", 11, colour="soft"),
        ]
    return [_head(_("Kelompok")), *lines] if lines else []


def _people(village: VillageFacts) -> list[Line]:
    terms = [term for term in people_in_office() if not term.is_past]
    pairs = [(term.office, _name_of(term)) for term in terms] or officials_of(village)
    lines = [Line(f"{office}: {name}" if office and name else office or name, 12, gap=1.5) for office, name in pairs]
    return [_head(_("Pengurus")), *lines] if lines else []


def _name_of(term: TermView) -> str:
    return ", ".join(part for part in (term.name, display(term.phone) if term.phone else "") if part)


def _won(village: VillageFacts) -> list[Line]:
    rows = [(_when(one), f"{one.result}, {one.activity}", one.level) for one in achievements()]
    rows = rows or [(when, what, "") for what, when in achievements_of(village)]
    lines = []
    for when, what, level in rows:
        where = str(LEVEL_LABELS.get(level, ""))
        lines += [
            Line(what, 12, is_bold=True, gap=2),
            Line(", ".join(part for part in (when, where) if part), 11, colour="soft"),
        ]
    return [_head(_("Prestasi")), *lines] if lines else []


def _when(one: AchievementView) -> str:
    return f"{one.year}-{one.until_year}" if one.until_year else str(one.year)
