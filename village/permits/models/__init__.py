"""Tables of the permits, by subject."""

from village.permits.models.cases import PermitCase, PermitMove, PermitQuestion
from village.permits.models.rules import PermitAnswers, PermitKbli, PermitOverride, PermitRulesFile

__all__ = [
    "PermitAnswers",
    "PermitCase",
    "PermitKbli",
    "PermitMove",
    "PermitOverride",
    "PermitQuestion",
    "PermitRulesFile",
]
