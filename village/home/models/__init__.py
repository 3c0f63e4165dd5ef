"""Tables of the house, by subject: notices and whom they reach, the village's profile, its map, the suggestion box,
the short survey."""

from village.home.models.mapped import PIN_KINDS, MapPin, VillageMap
from village.home.models.notices import (
    CHANNELS,
    LONGEST_TITLE,
    MOST_PHOTOS,
    UNDO_DAYS,
    Notice,
    NoticeAudience,
    NoticePhoto,
    NoticeReading,
    NoticeSending,
)
from village.home.models.profile import LEVELS, Achievement, OfficeTerm
from village.home.models.suggestions import Suggestion
from village.home.models.surveys import Survey, SurveyAnswer

__all__ = [
    "CHANNELS",
    "LEVELS",
    "LONGEST_TITLE",
    "MOST_PHOTOS",
    "PIN_KINDS",
    "UNDO_DAYS",
    "Achievement",
    "MapPin",
    "Notice",
    "NoticeAudience",
    "NoticePhoto",
    "NoticeReading",
    "NoticeSending",
    "OfficeTerm",
    "Suggestion",
    "Survey",
    "SurveyAnswer",
    "VillageMap",
]
