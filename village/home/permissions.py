"""May this person keep the village's own pages?"""

from typing import Any

from village.core.access import Person


def work(person: Person, _thing: Any = None) -> bool:
    """Everybody signed in has a workspace."""
    return True


def post_notice(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators post, change and take away notices."""
    return person.has("official", "admin")


def edit_village(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators keep the facts and the look of the village."""
    return person.has("official", "admin")


def read_record(person: Person, _thing: Any = None) -> bool:
    """Officials, the kelurahan and administrators read who did what."""
    return person.has("official", "kelurahan", "admin")


def answer_suggestions(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators read the suggestion box and answer."""
    return person.has("official", "admin")


def keep_surveys(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators open and close the short survey."""
    return person.has("official", "admin")


def read_surveys(person: Person, _thing: Any = None) -> bool:
    """Its numbers, without anybody's words: also the kelurahan and observers."""
    return person.has("official", "admin", "kelurahan", "observer")


def keep_backups(person: Person, _thing: Any = None) -> bool:
    """Administrators make backups and take them away: such a file holds everything of everybody."""
    return person.has("admin")
