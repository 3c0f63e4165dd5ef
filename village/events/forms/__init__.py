"""What people type about events, by subject."""

from village.events.forms.events import CallOffForm, EventForm, OutcomeForm
from village.events.forms.registering import PeopleForm, PersonForm, RegistrationForm

__all__ = [
    "CallOffForm",
    "EventForm",
    "OutcomeForm",
    "PeopleForm",
    "PersonForm",
    "RegistrationForm",
]
