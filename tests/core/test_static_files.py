"""What is served from static/ is what its sources say, small, and the very htmx that was checked."""

import base64
import gzip
import hashlib
import subprocess
import sys
from pathlib import Path

import brotli

PROJECT = Path(__file__).resolve().parents[2]
STATIC = PROJECT / "static"
HTMX_SHA384 = "Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn"


def test_the_packed_files_are_fresh():
    check = [sys.executable, str(PROJECT / ".ci" / "build_static.py"), "--check"]
    answer = subprocess.run(check, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_htmx_is_the_file_that_was_checked():
    digest = hashlib.sha384((STATIC / "js/vendor/htmx-4.0.1.min.js").read_bytes()).digest()
    assert base64.b64encode(digest).decode() == HTMX_SHA384


def test_the_style_block_of_every_page_is_at_most_two_kilobytes():
    assert len(gzip.compress((STATIC / "css/first.css").read_bytes(), 9)) <= 2048


def test_all_styles_together_are_at_most_eight_kilobytes():
    first = gzip.compress((STATIC / "css/first.css").read_bytes(), 9)
    rest = brotli.compress((STATIC / "css/site.css").read_bytes())
    assert len(first) + len(rest) <= 8 * 1024


def test_the_one_script_is_at_most_eighteen_kilobytes():
    assert len(brotli.compress((STATIC / "js/site.js").read_bytes())) <= 18 * 1024


def test_our_script_needs_no_eval_and_keeps_nothing_in_the_browser():
    script = (STATIC / "js/app.js").read_text("utf-8")
    for forbidden in ("eval(", "new Function", "localStorage", "sessionStorage", "innerHTML", ".style."):
        assert forbidden not in script
