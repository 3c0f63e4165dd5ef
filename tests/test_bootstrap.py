"""The two commands on a bare machine: what they make, what they leave alone, and what they say when they cannot go on.

The installation is tried here with empty requirements, so that nothing is downloaded; ``.ci/bare_machine.py`` does a
whole first start with the real ones.
"""

import ast
import errno
import os
import shutil
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.live_site import Site, free_port, site_environment, wait_until_it_answers
from village import bootstrap, installation

PROJECT = Path(__file__).resolve().parent.parent
FIRST_FILES = ("app.py", "village/__init__.py", "village/bootstrap.py", "village/installation.py")
BASE_PYTHON = getattr(sys, "_base_executable", None) or sys.executable
ENTER = """
import os, sys
from village import installation
if __name__ == "__main__":
    installation.enter_environment(("requirements.txt",), sys.argv[1:])
    print("inside", os.path.relpath(sys.prefix, installation.PROJECT), sys.argv[1:], os.getcwd())
"""


def _run(folder: Path, *arguments: str, python: str = BASE_PYTHON, cwd: Path | None = None, **environment: str):
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("GAPURA_", "PYTEST_", "PIP_", "UV_", "VIRTUAL_ENV"))
    }
    without_uv = {"PATH": "/usr/bin:/bin"} if shutil.which("uv", path="/usr/bin:/bin") is None else {}
    return subprocess.run(
        [python, str(folder / "app.py"), *arguments],
        cwd=cwd or folder,
        env={**kept, "PIP_CONFIG_FILE": os.devnull, **without_uv, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """What the first seconds of a start need of the project, in a folder with spaces in its name."""
    folder = tmp_path / "situs kampung kami"
    for name in (*FIRST_FILES, "village/config.py", "requirements.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)
    return folder


@pytest.fixture
def bare_environment(bare_project: Path) -> Path:
    """A project that requires nothing, whose app.py only enters its environment and says where it is."""
    (bare_project / "requirements.txt").write_text("")
    (bare_project / "app.py").write_text(ENTER)
    return bare_project


@pytest.mark.parametrize("name", FIRST_FILES)
def test_an_old_python_can_read_what_tells_it_that_it_is_old(name: str) -> None:
    tree = ast.parse((PROJECT / name).read_text("utf-8"), feature_version=(3, 7))
    imported = {node.module.partition(".")[0] for node in tree.body if isinstance(node, ast.ImportFrom) and node.module}
    imported |= {
        alias.name.partition(".")[0] for node in tree.body if isinstance(node, ast.Import) for alias in node.names
    }
    assert imported <= {*sys.stdlib_module_names, "village"}


def test_a_python_that_is_too_old_is_told_so_in_both_languages() -> None:
    with pytest.raises(installation.Stop, match=r"(?s)terlalu lama: 3\.10\.13.*needs Python 3\.11") as stopped:
        bootstrap.check_python((3, 10, 13))
    assert "python3.11 app.py" in str(stopped.value)
    bootstrap.check_python((3, 11, 0))


def test_a_taken_port_is_named_before_anything_is_installed(bare_project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _run(bare_project, GAPURA_PORT=str(port))
    assert done.returncode == 1
    assert f"port {port} sudah dipakai" in done.stderr
    assert f"GAPURA_PORT={port + 1} python3 app.py" in done.stderr
    assert not (bare_project / ".venv").exists()


@pytest.mark.parametrize(
    ("name", "value"), [("GAPURA_PORT", "delapan"), ("GAPURA_PORT", "99999"), ("GAPURA_HOST", "192.0.2.1")]
)
def test_an_address_nobody_can_listen_on_is_explained(bare_project: Path, name: str, value: str) -> None:
    done = _run(bare_project, **{"GAPURA_PORT": str(free_port()), name: value})
    assert done.returncode == 1
    assert "Betulkan" in done.stderr or "perlu dibetulkan" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_that_is_no_number_is_named_in_both_languages(bare_project: Path) -> None:
    done = _run(bare_project, GAPURA_PORT="delapan")
    assert "GAPURA_PORT harus angka, tetapi tertulis: delapan" in done.stderr
    assert "GAPURA_PORT must be a whole number" in done.stderr


def test_a_broken_settings_file_is_named_with_its_line(bare_project: Path) -> None:
    (bare_project / "instance").mkdir(mode=0o700)
    (bare_project / "instance" / "config.toml").write_text("port = 8000\nhost = rumah\n")
    done = _run(bare_project)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "config.toml belum bisa dibaca" in done.stderr and "line 2" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(bare_project: Path) -> None:
    blocked = bare_project / "berkas"
    blocked.write_text("bukan folder")
    done = _run(bare_project, GAPURA_INSTANCE=str(blocked / "instance"))
    assert done.returncode == 1
    assert f"Tidak dapat menulis di {blocked}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("reason", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT])
def test_each_refusal_to_write_has_words(reason: int) -> None:
    assert "Cannot write to /tempat" in installation.explain(OSError(reason, "", "/tempat"))


def test_a_full_disk_has_words() -> None:
    with pytest.raises(OSError) as full, open("/dev/full", "w") as file:
        file.write("x")
        file.flush()
    assert "Disk penuh" in installation.explain(full.value)
    assert "Disk penuh" in installation.explain_installation("ERROR: [Errno 28] No space left on device")


def test_an_unknown_fault_is_not_hidden() -> None:
    with pytest.raises(OSError, match="aneh"):
        installation.explain(OSError(errno.EBADF, "aneh"))
    assert "aneh sekali" in installation.explain_installation("x\nERROR: aneh sekali\n")


def test_a_python_without_venv_is_told_what_to_install(bare_project: Path, tmp_path: Path) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "ensurepip.py").write_text("raise ImportError('split off by the distribution')")
    done = _run(bare_project, GAPURA_PORT=str(free_port()), PYTHONPATH=str(tmp_path / "without"))
    assert done.returncode == 1
    assert "sudo apt install python3-venv" in done.stderr
    assert not (bare_project / ".venv").exists()


def test_a_first_start_without_network_says_so_and_can_be_repeated(bare_project: Path) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}/simple"
    done = _run(
        bare_project, GAPURA_PORT=str(free_port()), PIP_INDEX_URL=nowhere, PIP_NO_CACHE_DIR="1", PIP_RETRIES="0"
    )
    assert done.returncode == 1
    assert "Tidak ada sambungan internet" in done.stderr
    assert not (bare_project / ".venv" / "gapura.json").exists()
    (bare_project / "requirements.txt").write_text("")
    (bare_project / "app.py").write_text(ENTER)
    assert "inside .venv" in _run(bare_project).stdout


def test_a_package_that_differs_from_the_recorded_one_is_refused() -> None:
    assert "differs from the recorded one" in installation.explain_installation(
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
    )


def test_the_instance_folder_and_its_secret_are_for_their_owner_only(bare_project: Path) -> None:
    (bare_project / "instance").mkdir(mode=0o755)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        _run(bare_project, GAPURA_PORT=str(taken.getsockname()[1]))
    secret = bare_project / "instance" / "secret"
    assert stat.S_IMODE((bare_project / "instance").stat().st_mode) == 0o700
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert len(bytes.fromhex(secret.read_text().strip())) == 32


def test_importing_the_application_never_installs_anything(bare_project: Path) -> None:
    done = subprocess.run([BASE_PYTHON, "-c", "import app"], cwd=bare_project, capture_output=True, text=True)
    assert "ModuleNotFoundError" in done.stderr
    assert not (bare_project / ".venv").exists()


def test_passenger_finds_the_application_in_the_same_file(tmp_path: Path) -> None:
    load = (
        "from importlib.machinery import SourceFileLoader as Loader\n"
        "from importlib.util import module_from_spec, spec_from_loader\n"
        "loader = Loader('passenger_wsgi', 'app.py')\n"
        "module = module_from_spec(spec_from_loader('passenger_wsgi', loader))\n"
        "loader.exec_module(module)\n"
        "print(module.application is module.app and module.application.name)"
    )
    environment = {**os.environ, "GAPURA_INSTANCE": str(tmp_path)}
    assert subprocess.check_output([sys.executable, "-c", load], cwd=PROJECT, env=environment, text=True) == "village\n"


def test_under_gunicorn_an_empty_site_waits_to_be_set_up_and_never_shows_the_sample(tmp_path: Path) -> None:
    port = free_port()
    gunicorn = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "app:app"],
        cwd=PROJECT,
        env=site_environment(tmp_path / "instance", port, sample=True),
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_it_answers(Site(f"http://127.0.0.1:{port}", tmp_path / "instance", gunicorn))
        with pytest.raises(urllib.error.HTTPError, match="503") as answer:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60)
        assert "Situs ini belum disiapkan" in answer.value.read().decode()
    finally:
        gunicorn.terminate()
        gunicorn.wait(30)


def test_the_environment_is_made_once_and_again_only_when_it_is_broken_or_moved(
    bare_environment: Path, tmp_path: Path
) -> None:
    first = _run(bare_environment, "satu dua", python=sys.executable, cwd=tmp_path, VIRTUAL_ENV=sys.prefix)
    assert f"inside .venv ['satu dua'] {tmp_path}" in first.stdout
    assert "Menyiapkan lingkungan" in first.stdout

    second = _run(bare_environment)
    assert second.stdout.startswith("inside .venv")

    (bare_environment / "requirements.txt").write_text("# berubah\n")
    renewed = _run(bare_environment)
    assert "Memasang" in renewed.stdout and "Menyiapkan lingkungan" not in renewed.stdout

    moved = bare_environment.rename(tmp_path / "pindah rumah")
    again = _run(moved)
    assert "Menyiapkan lingkungan" in again.stdout and "inside .venv" in again.stdout
    assert str(moved) in (moved / ".venv" / "bin" / "pip").read_text()

    (moved / ".venv" / "bin" / "pip").unlink()
    question = "from village import installation; print(installation.can_be_used())"
    assert subprocess.check_output([BASE_PYTHON, "-c", question], cwd=moved, text=True) == "False\n"


def _statuses(folder: Path, source: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the test command answers for one file of tests."""
    (folder / "test_given.py").write_text(source)
    call = "import sys; from village import bootstrap; sys.exit(bootstrap.run_tests(sys.argv[1:]))"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-c", call, str(folder), "-p", "no:cacheprovider", *arguments],
        cwd=PROJECT,
        env={**kept, "PYTEST_XDIST_AUTO_NUM_WORKERS": "2"},
        capture_output=True,
        text=True,
    )


def test_storms_run_alone_after_the_rest(tmp_path: Path) -> None:
    source = """
import os, pytest
def test_in_parallel(): assert "PYTEST_XDIST_WORKER" in os.environ
@pytest.mark.storm
def test_alone(): assert "PYTEST_XDIST_WORKER" not in os.environ
"""
    done = _statuses(tmp_path, source)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("1 passed") == 2


@pytest.mark.parametrize(
    ("source", "arguments", "status"),
    [
        ("def test_a(): pass", [], 0),
        ("def test_a(): assert False", [], 1),
        ("import pytest\n@pytest.mark.storm\ndef test_a(): assert False", [], 1),
        ("def test_a(): assert False", ["-k", "nothing"], 5),
        ("def test_a(): pass", ["--no-such-option"], 4),
    ],
)
def test_the_exit_status_is_that_of_pytest(tmp_path: Path, source: str, arguments: list[str], status: int) -> None:
    assert _statuses(tmp_path, source, *arguments).returncode == status


def test_a_skipped_test_is_loud_for_a_person_and_a_failure_under_ci(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("pytest_plugins = ['tests.nothing_skipped']")
    source = "import pytest\ndef test_a(): pass\ndef test_b(): pytest." + "skip('tidak ada peramban')"
    for is_ci, status in (("", 0), ("true", 1)):
        (tmp_path / "test_given.py").write_text(source)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", str(tmp_path), "-n", "2", "-p", "no:cacheprovider"],
            cwd=PROJECT,
            env={**kept, "CI": is_ci},
            capture_output=True,
            text=True,
        )
        assert "1 TESTS WERE SKIPPED AND PROVE NOTHING" in done.stdout
        assert done.returncode == status
