"""What higher features may use of accounts."""

from village.accounts.queries import find_person, find_person_by_session

__all__ = ["find_person", "find_person_by_session"]
