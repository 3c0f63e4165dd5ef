"""Filling the sample village's profile, map, announcement, suggestion box and survey."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select

from village.core.db import db, utcnow
from village.core.images import Picture
from village.core.phones import normalise
from village.home.models import Notice
from village.home.sample_profile import SampleProfile
from village.home.services import surveys
from village.home.services.mapping import PinFacts, map_step, pin_step
from village.home.services.notices import notice_step
from village.home.services.profile import AchievementFacts, TermFacts, achievement_step, term_step
from village.home.services.profile_index import index_profile_step
from village.home.services.reach import Audience, Sending, sending_step
from village.home.services.suggestions import Written, answer_step, suggestion_step
from village.registry.interface import groups, today


def fill_profile_step(profile: SampleProfile, drawn_map: Picture, numbers: Mapping[str, int], coordinator: int) -> None:
    """Every row of the profile, as the coordinator would have written them; ``numbers``: businesses by name. A step."""
    _achievements_step(profile)
    for term in profile.terms:
        phone = normalise(term["phone"]).digits if "phone" in term else None
        term_step(TermFacts(**{**term, "phone": phone}), recorded_by=coordinator)
    map_step(drawn_map, profile.map_alt, uploaded_by=coordinator)
    for pin in profile.pins:
        facts = {name: value for name, value in pin.items() if name != "business"}
        pin_step(PinFacts(**facts, enterprise_id=numbers[pin["business"]] if "business" in pin else None))
    index_profile_step()
    _announcement_step(profile, coordinator)
    _suggestions_step(profile)
    _survey_step(profile, coordinator)


def _achievements_step(profile: SampleProfile) -> None:
    for one in profile.achievements:
        facts = {name: value for name, value in one.items() if name != "group"}
        if "group" in one:
            facts["group_id"] = db.session.execute(select(groups.c.id).where(groups.c.name == one["group"])).scalar()
        achievement_step(AchievementFacts(**facts))


def _announcement_step(profile: SampleProfile, coordinator: int) -> None:
    written = profile.announcement
    slug = notice_step(
        title=written["title"],
        place=written["place"],
        body=written["text"].strip(),
        posted_by=coordinator,
        posted_at=utcnow() - timedelta(days=written["days_ago"], hours=2),
        audience=Audience(rts=tuple(written["rts"]), is_internal=True),
    )
    notice_id = db.session.execute(select(Notice.id).where(Notice.slug == slug)).scalar_one()
    for one in profile.sendings:
        sent_on = today() - timedelta(days=one["days_ago"])
        facts = {name: value for name, value in one.items() if name != "days_ago"}
        sending_step(notice_id, Sending(sent_on=sent_on, **facts), recorded_by=coordinator)


def _suggestions_step(profile: SampleProfile) -> None:
    for number, one in enumerate(profile.suggestions):
        received = utcnow() - timedelta(days=one["days_ago"], hours=4)
        row = suggestion_step(
            Written(one["text"], one.get("name", "")), form_key=f"sample-{number}", received_at=received
        )
        if "answer" in one:
            answer_step(
                row,
                one["answer"],
                is_public=True,
                faq_question=one["faq_question"],
                faq_answer=one["faq_answer"],
                at=utcnow() - timedelta(days=one["answered_days_ago"]),
            )


def _survey_step(profile: SampleProfile, coordinator: int) -> None:
    written = profile.survey
    opened = utcnow() - timedelta(days=written["opened_days_ago"])
    ends = today() + timedelta(days=written["runs_days"] - written["opened_days_ago"])
    row = surveys.survey_step(written["title"], ends, created_by=coordinator, at=opened)
    for number, one in enumerate(written["answer"]):
        answered = surveys.Answered(**{**one, "reasons": tuple(one["reasons"])})
        surveys.answer_step(row.id, answered, form_key=f"sample-{number}", at=opened + timedelta(hours=5 * number + 7))
