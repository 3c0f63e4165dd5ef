"""Addresses of the register, all for people with an account: enterprises, consent, groups, the import of a list."""

import village.registry.views.boards as boards
import village.registry.views.consents as consents
import village.registry.views.enterprises as enterprises
import village.registry.views.export as export
import village.registry.views.group_papers as group_papers
import village.registry.views.groups as groups
import village.registry.views.helper_profiles as helper_profiles
import village.registry.views.helping as helping
import village.registry.views.imports as imports
import village.registry.views.joining as joining
import village.registry.views.meetings as meetings
import village.registry.views.merging as merging
import village.registry.views.proposals as proposals
import village.registry.views.providers as providers
import village.registry.views.ties as ties
from village.registry.views.blueprint import bp

__all__ = [
    "boards",
    "bp",
    "consents",
    "enterprises",
    "export",
    "group_papers",
    "groups",
    "helper_profiles",
    "helping",
    "imports",
    "joining",
    "meetings",
    "merging",
    "proposals",
    "providers",
    "ties",
]
