"""Addresses of the register, all for people with an account: enterprises, consent, groups, the import of a list."""

import village.registry.views.consents as consents
import village.registry.views.enterprises as enterprises
import village.registry.views.export as export
import village.registry.views.groups as groups
import village.registry.views.imports as imports
from village.registry.views.blueprint import bp

__all__ = ["bp", "consents", "enterprises", "export", "groups", "imports"]
