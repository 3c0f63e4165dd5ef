"""A skipped test proves nothing: said loudly on a person's machine, a failure under CI."""

import os

import pytest


def _skipped(config: pytest.Config) -> list[pytest.TestReport]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return list(reporter.stats.get("skipped", [])) if reporter else []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell how many tests proved nothing, where nobody can overlook it."""
    count = len(_skipped(config))
    if count:
        terminalreporter.section(f"{count} TESTS WERE SKIPPED AND PROVE NOTHING", sep="!", red=True, bold=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under CI a run with a skipped test has failed."""
    if os.environ.get("CI") == "true" and session.exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
