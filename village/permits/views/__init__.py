"""The addresses of the permits: the guide for everybody, the path of a business, and the pages of those who check."""

import village.permits.views.asking as asking
import village.permits.views.badges as badges
import village.permits.views.case_matters as case_matters
import village.permits.views.cases as cases
import village.permits.views.checking as checking
import village.permits.views.guide as guide
import village.permits.views.interviewing as interviewing
import village.permits.views.officials as officials
import village.permits.views.rules as rules
from village.permits.views.blueprint import bp

__all__ = ["asking", "badges", "bp", "case_matters", "cases", "checking", "guide", "interviewing", "officials", "rules"]
