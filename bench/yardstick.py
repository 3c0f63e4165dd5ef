"""F, the yardstick: a Flask view that answers a constant page of 20 KB. Served by gunicorn with two sync workers."""

from flask import Flask

PAGE = "<!doctype html><title>F</title>" + "x" * 20_000

app = Flask(__name__)


@app.get("/")
def constant() -> str:
    """The constant page."""
    return PAGE
