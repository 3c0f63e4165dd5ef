"""What higher features may use of the registry."""

from village.registry.queries import person_scopes

__all__ = ["person_scopes"]
