"""The environment ``.venv``: made once with exactly the pinned requirements, recognised by its stamp afterwards.

Standard library only, and readable for Python 3.7 like ``village.bootstrap``. Whether everything is there is decided by
the stamp and by ``sys.prefix``, never by trying an import: some hosts carry an old Flask of their own.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import Iterator, TextIO

PROJECT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
ENVIRONMENT = os.path.join(PROJECT, ".venv")
PYTHON = os.path.join(ENVIRONMENT, *(["Scripts", "python.exe"] if os.name == "nt" else ["bin", "python"]))
STAMP = os.path.join(ENVIRONMENT, "gapura.json")
OLDEST_PYTHON = (3, 11)


class Stop(Exception):
    """The start cannot go on; the message says why and what to do, in Indonesian and then in English."""


def say(text: str, stream: TextIO | None = None) -> None:
    """One line to the person at the terminal, at once."""
    print(text, file=stream or sys.stdout, flush=True)


def explain(error: OSError) -> str:
    """Words for what the machine refused; raises the error again where there are no better ones."""
    where = error.filename or PROJECT
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.ENOENT):
        return (
            f"Tidak dapat menulis di {where}.\n"
            "Pindahkan foldernya ke tempat milik Anda, misalnya folder rumah, atau minta izin menulis di sana.\n"
            f"Cannot write to {where}. Move the folder to a place you own, or ask for permission to write there."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            "Disk penuh. Kosongkan kira-kira 300 MB, lalu jalankan lagi; yang sudah tersimpan tetap aman.\n"
            "The disk is full. Free about 300 MB and run this again; what was stored is safe."
        )
    raise error


def fingerprints(requirements: tuple) -> dict[str, str]:
    """What the stamp must say for these requirements files: where, and the SHA-256 of each."""
    wanted = {"environment": ENVIRONMENT}
    for name in requirements:
        with open(os.path.join(PROJECT, *name.split("/")), "rb") as file:
            wanted[name] = hashlib.sha256(file.read()).hexdigest()
    return wanted


def stamped() -> dict[str, str]:
    """What the stamp says; empty where there is none, or none that can be read."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            return dict(json.load(file))
    except (OSError, ValueError):
        return {}


def inside_environment() -> bool:
    """True when this very process runs on ``.venv``; another activated environment does not count."""
    return os.path.realpath(sys.prefix) == os.path.realpath(ENVIRONMENT)


def is_ready(requirements: tuple) -> bool:
    """True when everything is installed here, for this folder and for the Python that is running inside it."""
    found = stamped()
    if inside_environment() and found.get("python") != ".".join(map(str, sys.version_info[:2])):
        return False
    return os.path.exists(PYTHON) and all(found.get(key) == value for key, value in fingerprints(requirements).items())


def enter_environment(requirements: tuple, arguments: list[str]) -> None:
    """Return inside ``.venv`` with the requirements installed; the process is replaced where it was not inside."""
    if not is_ready(requirements):
        with one_at_a_time():
            if not is_ready(requirements):
                make_environment()
                install(requirements)
    elif inside_environment():
        return
    os.environ["VIRTUAL_ENV"] = ENVIRONMENT
    os.environ.pop("PYTHONHOME", None)
    command = [PYTHON, os.path.join(PROJECT, "app.py")] + arguments
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two starts at once must not install over each other; the lock ends with the process."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with open(os.path.join(PROJECT, "requirements.txt"), "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def can_be_used() -> bool:
    """True where ``.venv`` is whole: a failed one has a Python but no pip, a moved one points elsewhere."""
    if not os.path.exists(os.path.join(os.path.dirname(PYTHON), "pip.exe" if os.name == "nt" else "pip")):
        return False
    if stamped().get("environment", ENVIRONMENT) != ENVIRONMENT:
        return False
    question = f"import pip, sys; sys.exit(sys.version_info[:2] < {OLDEST_PYTHON})"
    return subprocess.call([PYTHON, "-c", question], stderr=subprocess.DEVNULL) == 0


def make_environment() -> None:
    """Make ``.venv`` unless a whole one is there. Raises Stop where this Python cannot make one."""
    if can_be_used():
        return
    say("Menyiapkan lingkungan Python di .venv ... / Preparing .venv ...")
    if os.path.isdir(ENVIRONMENT):
        shutil.rmtree(ENVIRONMENT)
    base = getattr(sys, "_base_executable", None) or sys.executable
    os.mkdir(ENVIRONMENT)
    try:
        uv = shutil.which("uv")
        if not uv or quietly([uv, "venv", "--seed", "--python", base, ENVIRONMENT]):
            make_with_venv(base)
    except BaseException:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        raise


def make_with_venv(base: str) -> None:
    """Make ``.venv`` with what every whole Python brings. Raises Stop where a distribution split that off."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        raise Stop(
            "Python ini tidak memiliki modul venv. Di Debian atau Ubuntu: sudo apt install python3-venv\n"
            "This Python has no venv module. On Debian or Ubuntu: sudo apt install python3-venv"
        ) from None
    done = subprocess.run(
        [base, "-m", "venv", ENVIRONMENT], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if done.returncode:
        raise Stop(explain_installation(done.stdout))


def install(requirements: tuple) -> None:
    """Install exactly the pinned, hashed requirements and stamp the environment. Raises Stop in words."""
    chosen = [part for name in requirements for part in ("-r", os.path.join(PROJECT, *name.split("/")))]
    say("Memasang yang diperlukan, sekali saja (sekitar satu menit) ... / Installing, only this once ...")
    uv = shutil.which("uv")
    if not uv or quietly([uv, "pip", "install", "--python", PYTHON, "--require-hashes"] + chosen):
        # uv is only the quicker way: where it is absent or fails, pip tries, and its words are the ones explained.
        command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--retries", "2", "--progress-bar", "off"]
        status, output = run_with_progress(command + chosen, pinned_count(requirements))
        if status:
            raise Stop(explain_installation(output))
    version = subprocess.check_output([PYTHON, "-c", "import sys; print(*sys.version_info[:2], sep='.')"])
    stamp = dict(stamped(), python=version.decode().strip(), **fingerprints(requirements))
    with open(STAMP + ".new", "w", encoding="utf-8") as file:
        json.dump(stamp, file, indent=1)
    os.replace(STAMP + ".new", STAMP)


def quietly(command: list[str]) -> int:
    """Run a command whose words nobody needs; answers its exit status."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def pinned_count(requirements: tuple) -> int:
    """How many packages the files pin, for the progress line."""
    names = set()
    for name in requirements:
        with open(os.path.join(PROJECT, *name.split("/")), encoding="utf-8") as file:
            names.update(re.findall(r"^([A-Za-z0-9._-]+)==", file.read(), re.MULTILINE))
    return len(names)


def run_with_progress(command: list[str], total: int) -> tuple:
    """Run pip, showing which of ``total`` packages it is at; answers its exit status and its last words."""
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = []  # type: list[str]
    seen = 0
    for line in running.stdout or ():
        lines.append(line)
        found = re.match(r"(?:Collecting|Processing|Requirement already satisfied:) (?:\S*/)?([A-Za-z0-9._]+)", line)
        seen += bool(found)
        if found and sys.stdout.isatty():
            sys.stdout.write(f"\r  {min(seen, total)}/{total} {found.group(1)[:40]:40}")
            sys.stdout.flush()
        elif found and seen % 10 == 0:
            say(f"  {min(seen, total)}/{total}")
    if sys.stdout.isatty():
        sys.stdout.write("\r" + " " * 60 + "\r")
    return running.wait(), "".join(lines[-60:])


def explain_installation(output: str) -> str:
    """Turn the last words of pip or venv into a reason and a next step."""
    if re.search(r"No space left on device|Errno 28|Disk quota exceeded", output):
        return explain(OSError(errno.ENOSPC, ""))
    if re.search(r"Permission denied|Read-only file system|Errno 13", output):
        return explain(OSError(errno.EACCES, ""))
    if "ensurepip is not available" in output:
        return "Pasang dahulu / Install first: sudo apt install python3-venv"
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "Paket yang terunduh tidak sama dengan yang tercatat, jadi tidak dipasang. Coba lagi dari jaringan lain.\n"
            "A downloaded package differs from the recorded one and was not installed. Try another network."
        )
    if re.search(
        r"NewConnectionError|ConnectTimeout|ReadTimeout|name resolution|Max retries|Connection (refused|reset|broken)|"
        r"ProxyError|SSLError|Network is unreachable|getaddrinfo failed",
        output,
    ):
        return (
            "Tidak ada sambungan internet. Sambungan diperlukan sekali saja, pada jalan pertama. Sambungkan, lalu "
            "jalankan lagi.\n"
            "No network. It is needed once, for the first start. Connect and run this again."
        )
    return "Pemasangan gagal. / The installation failed.\n\n" + "".join(output.splitlines(True)[-12:])
