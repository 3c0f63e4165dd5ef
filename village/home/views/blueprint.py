"""The blueprint of the house."""

from flask import Blueprint

bp = Blueprint("home", __name__)
