"""Builds the application. It opens no database: the first request that needs one migrates it if it must."""

import base64
import hashlib
from datetime import timedelta
from typing import Any

import click
from flask import Flask, request
from markupsafe import Markup
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import IntegerConverter, Map

from village import features
from village.config import FORM_BYTES, FORM_PARTS, MIB, PROJECT, load_settings
from village.core import (
    access,
    db,
    error_pages,
    files,
    formatting,
    headers,
    languages,
    long_work,
    page_cache,
    schema,
    slots,
    tasks,
)
from village.core.access import current_person
from village.core.images import ACCEPTED_TYPES
from village.core.languages import alternate_addresses, language
from village.core.rules_on_demand import RuleOnDemand
from village.core.static_files import StaticFiles
from village.core.village import current_village

SESSION_COOKIE = "__Host-gapura"
LARGEST_NUMBER = 2**31 - 1


class RowNumber(IntegerConverter):
    """A number in an address; one that no row can have is no address (404) instead of an error of the database."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST_NUMBER)


def create_app(**overrides: Any) -> Flask:
    """The WSGI application; ``overrides`` are keyword names of ``village.config.Settings``, or ``testing=True``."""
    testing = overrides.pop("testing", False)
    if testing:  # tests make rows behind the services' backs, which no version tells of
        overrides.setdefault("page_cache_mib", 0)
    settings = load_settings(**overrides)
    app = Flask("village", root_path=str(PROJECT), static_folder=None, template_folder=str(PROJECT / "templates"))
    app.url_rule_class = RuleOnDemand
    app.config.update(
        TESTING=testing,
        SETTINGS=settings,
        PROJECT_FOLDER=PROJECT,
        PUBLIC_ADDRESS=settings.public_address,
        TIMEZONE=settings.timezone,
        OFFLINE_PAGES=settings.offline,
        SECRET_KEY=settings.secret,
        TRUSTED_HOSTS=sorted(settings.trusted_hosts),
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=db.engine_options(settings.database_url),
        MAX_CONTENT_LENGTH=FORM_BYTES,
        MAX_FORM_MEMORY_SIZE=FORM_BYTES,
        MAX_FORM_PARTS=FORM_PARTS,
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_TIME_LIMIT=None,
        SESSION_COOKIE_NAME=SESSION_COOKIE,
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=180),
    )
    app.url_map.converters["int"] = RowNumber
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    page_cache.init_app(app, settings.page_cache_mib * MIB)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )
    schema.init_app(app)
    files.init_app(app)
    languages.init_app(app)
    access.init_app(app, features.PERSON_SOURCE, features.PERMISSIONS)
    slots.fill(app, features.SLOTS)
    tasks.init_app(app)
    long_work.init_app(app)
    app.extensions["audit_sentences"] = features.AUDIT_SENTENCES
    formatting.init_app(app)
    error_pages.init_app(app)
    # In one line: 27 bytes less on every page.
    first_css = (PROJECT / "static" / "css" / "first.css").read_text("utf-8").replace("\n", "")
    headers.init_app(app, headers.content_policy(_sha256_base64(first_css)))
    static = app.extensions["static_files"] = StaticFiles(PROJECT / "static")
    app.jinja_env.globals.update(
        first_css=Markup(first_css),  # the site's own file, no user text
        asset=static.address,
        photo_types=ACCEPTED_TYPES,
    )
    features.register_blueprints(app)
    languages.add_english_rules(app)
    features.register_commands(app)
    _register_database_commands(app)
    _describe_pages(app)
    app.wsgi_app = static.serve(app.wsgi_app)  # type: ignore[method-assign]
    return app


def _sha256_base64(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _describe_pages(app: Flask) -> None:
    @app.context_processor
    def describe() -> dict[str, Any]:
        return {
            "current_village": current_village(),
            "current_person": current_person(),
            "language": language(),
            "canonical_url": app.config["PUBLIC_ADDRESS"] + request.path,
            "alternate_urls": alternate_addresses(),
            "places": features.places(),
            "more_places": features.more_places(),
        }


def _register_database_commands(app: Flask) -> None:
    """``flask db ...``; Flask-Migrate and Alembic are imported only when such a command runs."""

    @app.cli.command("db", add_help_option=False, context_settings={"ignore_unknown_options": True})
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    @click.pass_context
    def database(context: click.Context, arguments: tuple[str, ...]) -> None:
        """Migrations of the database."""
        from flask_migrate import Migrate
        from flask_migrate.cli import db as commands

        Migrate(app, db.db, directory=str(PROJECT / "village" / "migrations"))
        commands.main(args=list(arguments) or ["--help"], prog_name="flask db", obj=context.obj)
