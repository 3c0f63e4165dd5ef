"""What higher features may use of the calendar."""

from village.events.attention import attention, attention_counts
from village.events.audit_sentences import SENTENCES
from village.events.belongings import belongings
from village.events.facts import Asked, EventFacts, PhotoChange, Repeating
from village.events.finding import searchable
from village.events.gathering import gathering_invite
from village.events.kept_files import file_columns, pictures_for, public_pictures
from village.events.letters import letter_parts
from village.events.listing import offline_routes, sitemap
from village.events.permissions import PERMISSIONS
from village.events.personal import personal_empty, personal_held
from village.events.queries import coming_events, next_events, next_of_group
from village.events.services.changing import call_off_step, outcome_step
from village.events.services.inviting import invite_step
from village.events.services.posting import event_step, tasks
from village.events.services.registering import end_step, registration_step
from village.events.sharing import share_card, when_words
from village.events.subjects import subjects_for

__all__ = [
    "PERMISSIONS",
    "SENTENCES",
    "Asked",
    "EventFacts",
    "PhotoChange",
    "Repeating",
    "attention",
    "attention_counts",
    "belongings",
    "call_off_step",
    "coming_events",
    "end_step",
    "event_step",
    "file_columns",
    "gathering_invite",
    "invite_step",
    "letter_parts",
    "next_events",
    "next_of_group",
    "offline_routes",
    "outcome_step",
    "personal_empty",
    "personal_held",
    "pictures_for",
    "public_pictures",
    "registration_step",
    "searchable",
    "share_card",
    "sitemap",
    "subjects_for",
    "tasks",
    "when_words",
]
