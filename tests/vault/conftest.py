"""What tests of the vault need of the machine."""

import pytest

from village.vault.photo_words import Reader, find_reader


@pytest.fixture
def reader() -> Reader:
    """The program that reads pictures. Optional for a village, so for a person's machine too; CI installs it."""
    found = find_reader()
    if found is None:
        pytest.skip("no tesseract on this machine: apt install tesseract-ocr tesseract-ocr-ind")
    return found
