"""Taking back what somebody agreed to as an official of the village."""

from sqlalchemy import update

from village.core.access import Person, begin_writing_as
from village.core.db import commit, db, utcnow
from village.core.personal import Subject
from village.home.models import OfficeTerm
from village.home.personal import is_my_office


def personal_withdraw(person: Person, subject: Subject, key: str) -> bool:
    """Take back what this key of `personal_consents` names; False for a key of another feature."""
    feature, _colon, rest = key.partition(":")
    kind, _colon, number = rest.partition(":")
    if feature != "home":
        return False
    if kind == "office" and number.isdecimal():
        begin_writing_as(person)
        db.session.execute(
            update(OfficeTerm)
            .where(OfficeTerm.id == int(number), is_my_office(subject))
            .values(may_show_name=False, may_show_photo=False, may_show_phone=False, updated_at=utcnow())
        )
        commit()
    return True
