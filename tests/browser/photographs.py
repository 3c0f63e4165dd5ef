"""Photographs as phones send them, made in a process of their own so that a test keeps its memory."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DRAW = """import sys
from tests.core.pictures import photo
path, width, height, orientation = sys.argv[1], *map(int, sys.argv[2:])
open(path, "wb").write(photo(width, height, orientation=orientation))"""


def take_photo(path: Path, width: int, height: int, *, orientation: int = 1) -> Path:
    """A JPEG with camera notes, the place where it was taken, and coloured corners."""
    arguments = [str(path), str(width), str(height), str(orientation)]
    subprocess.run([sys.executable, "-c", DRAW, *arguments], cwd=PROJECT, check=True, timeout=120)
    return path
