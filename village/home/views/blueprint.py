"""The blueprint of the house, and two small things its views share."""

from flask import Blueprint

bp = Blueprint("home", __name__)
