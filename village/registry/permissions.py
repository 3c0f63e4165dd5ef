"""May this person see or change this enterprise, group or import?

``enterprise`` and ``group`` are anything with an ``id``; without one the question is whether the person could ever.
"""

from typing import Any

from village.core.access import Person

KEEPERS = ("official", "admin")


def sees_whole_register(person: Person) -> bool:
    """Officials, administrators and the kelurahan see all of it."""
    return person.has(*KEEPERS, "kelurahan")


def see_enterprises(person: Person, enterprise: Any = None) -> bool:
    """Whoever sees the whole register; owners and helpers their own part of it."""
    if sees_whole_register(person):
        return True
    if enterprise is None:
        return person.has("owner", "agent") or bool(person.owns or person.helps)
    return person.acts_for(enterprise.id)


def see_contacts(person: Person, enterprise: Any = None) -> bool:
    """Phone and address: whoever keeps the register, and those who act for the enterprise."""
    return person.has(*KEEPERS) or (enterprise is not None and person.acts_for(enterprise.id))


def keep_register(person: Person, _thing: Any = None) -> bool:
    """Add, delete and bring back enterprises and groups, and take the list out as a file."""
    return person.has(*KEEPERS)


def propose_another(person: Person, _thing: Any = None) -> bool:
    """An owner asks for one more business; whoever keeps the register writes it down at once."""
    return person.has("owner") or bool(person.owns)


def edit_enterprise(person: Person, enterprise: Any = None) -> bool:
    """Officials any; owners their own; helpers those whose owner lets them see to these facts."""
    if person.has(*KEEPERS):
        return True
    if enterprise is None:
        return person.has("owner", "agent") or bool(person.owns or person.helps)
    return person.acts_for(enterprise.id, "facts")


def set_photo(person: Person, enterprise: Any = None) -> bool:
    """The photo of the enterprise: officials any; owners their own; helpers whom the owner lets see to photos."""
    if person.has(*KEEPERS) or enterprise is None:
        return edit_enterprise(person)
    return person.acts_for(enterprise.id, "photos")


def manage_consent(person: Person, enterprise: Any = None) -> bool:
    """Consent is the owner's own to give; officials write down what an owner told them. A helper may not."""
    if person.has("official"):
        return True
    return (person.has("owner") or bool(person.owns)) if enterprise is None else enterprise.id in person.owns


def see_counts(person: Person, _thing: Any = None) -> bool:
    """Numbers without names."""
    return sees_whole_register(person) or person.has("observer")


def see_small_counts(person: Person) -> bool:
    """Counts below three can point at somebody, so an observer does not see them."""
    return sees_whole_register(person)


def see_groups(person: Person, group: Any = None) -> bool:
    """Whoever sees the whole register any group; officers their own."""
    if sees_whole_register(person):
        return True
    return (person.has("group_officer") or bool(person.leads)) if group is None else group.id in person.leads


def edit_group(person: Person, group: Any = None) -> bool:
    """Officials any; officers their own."""
    if person.has(*KEEPERS):
        return True
    return (person.has("group_officer") or bool(person.leads)) if group is None else group.id in person.leads


def import_list(person: Person, _thing: Any = None) -> bool:
    """Whoever keeps the register brings in the village's list."""
    return person.has(*KEEPERS)


PERMISSIONS = {
    "registry.see_enterprises": see_enterprises,
    "registry.see_contacts": see_contacts,
    "registry.keep_register": keep_register,
    "registry.propose_another": propose_another,
    "registry.edit_enterprise": edit_enterprise,
    "registry.set_photo": set_photo,
    "registry.manage_consent": manage_consent,
    "registry.see_counts": see_counts,
    "registry.see_groups": see_groups,
    "registry.edit_group": edit_group,
    "registry.import_list": import_list,
}
