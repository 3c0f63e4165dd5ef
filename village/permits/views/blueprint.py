"""The blueprint of the permits, and what its pages share."""

from flask import Blueprint

bp = Blueprint("permits", __name__)
