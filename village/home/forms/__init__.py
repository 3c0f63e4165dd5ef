"""What people type and upload for the house, by subject."""

from village.home.forms.mapping import MapForm, PinForm
from village.home.forms.profile import AchievementForm, HandOverForm, TermForm
from village.home.forms.sending import SendingForm
from village.home.forms.suggestions import AnswerForm, SuggestionForm
from village.home.forms.surveys import SurveyAnswerForm, SurveyForm
from village.home.forms.village import NoticeForm, VillageForm

__all__ = [
    "AchievementForm",
    "AnswerForm",
    "HandOverForm",
    "MapForm",
    "NoticeForm",
    "PinForm",
    "SendingForm",
    "SuggestionForm",
    "SurveyAnswerForm",
    "SurveyForm",
    "TermForm",
    "VillageForm",
]
