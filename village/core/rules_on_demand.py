"""Address rules whose builders are made when an address is first built.

Werkzeug writes and compiles a small program for each rule twice, while it is added; with 900 rules (each page has two
languages) that was four fifths of a cold start. Most rules are matched and never built.
"""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


class RuleOnDemand(Rule):
    """A rule that compiles how its address is built at the first building of it."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compile_now = super()._compile_builder
        name = "_build_unknown" if append_unknown else "_build"

        def build_first(rule: Any, **values: Any) -> tuple[str, str]:
            builder = compile_now(append_unknown).__get__(rule, None)
            setattr(rule, name, builder)
            answer: tuple[str, str] = builder(**values)
            return answer

        return build_first
