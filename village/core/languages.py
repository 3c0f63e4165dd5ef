"""Two languages: Indonesian at ``/``, English at ``/en`` with the same tree below it."""

from typing import Any

from flask import Flask, current_app, has_request_context, request, url_for
from flask_babel import Babel

from village.core.rules_on_demand import RuleOnDemand

ENGLISH_PREFIX = "/en"


def language() -> str:
    """``en`` on pages below /en, errors included, else ``id``."""
    if not has_request_context():
        return "id"
    path = request.path
    return "en" if path == ENGLISH_PREFIX or path.startswith(ENGLISH_PREFIX + "/") else "id"


def init_app(app: Flask) -> None:
    """Choose the language by the address and keep it in every link of the page."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(app.config["PROJECT_FOLDER"] / "village" / "translations")
    app.config["BABEL_DEFAULT_LOCALE"] = "id"
    Babel(app, locale_selector=language, default_timezone=app.config["TIMEZONE"])

    @app.url_value_preprocessor
    def take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values:
            values.pop("lang_code", None)

    @app.url_defaults
    def keep_language(endpoint: str, values: dict[str, Any]) -> None:
        if "lang_code" not in values and language() == "en" and _is_bilingual(endpoint):
            values["lang_code"] = "en"


def add_english_rules(app: Flask) -> None:
    """Give every page a second address below /en; call it after all blueprints are registered."""
    for rule in list(app.url_map.iter_rules()):
        if rule.endpoint == "static" or getattr(app.view_functions[rule.endpoint], "one_language", False):
            continue
        app.url_map.add(
            RuleOnDemand(
                "/<any(en):lang_code>" + rule.rule,
                endpoint=rule.endpoint,
                methods=rule.methods,
                defaults=rule.defaults,
            )
        )


def one_language(view: Any) -> Any:
    """Mark a view that has no words (a file, a feed in one language): it has no second address."""
    view.one_language = True
    return view


def _is_bilingual(endpoint: str) -> bool:
    return current_app.url_map.is_endpoint_expecting(endpoint, "lang_code")


def alternate_addresses() -> dict[str, str]:
    """The address of this very page in each language, for hreflang and the language switch."""
    if request.endpoint is None or not _is_bilingual(request.endpoint):
        return {}
    # What the address asks for never speaks for a part of the path, nor for url_for itself (names with a low line).
    asked = {name: sent for name, sent in request.args.lists() if not name.startswith("_")}
    values = {**asked, **(request.view_args or {})}
    address = current_app.config["PUBLIC_ADDRESS"]
    return {
        "id": address + _without_english(url_for(request.endpoint, **values)),
        "en": address + url_for(request.endpoint, **{**values, "lang_code": "en"}),
    }


def _without_english(path: str) -> str:
    return (path.removeprefix(ENGLISH_PREFIX) or "/") if language() == "en" else path
