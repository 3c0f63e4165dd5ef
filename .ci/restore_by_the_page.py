"""Restore a village with nothing but the commands of docs/pemulihan.md, each as it is printed there, in a new folder.

Needs the package index once, so it is a step of CI and no test. The backup is that of a past release which the tests
keep. It prints how long each command took.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests.live_site import free_port  # noqa: E402

PAGE = PROJECT / "docs" / "pemulihan.md"
BACKUP = PROJECT / "tests" / "vault" / "backups" / "0002.zip"
WHO = {"identifier": "0812-0000-9999", "password": "gerbang bata merah"}
COMMAND = re.compile(r"(?: {7}| {4})(\S.*)")
START, HELP = "python3 app.py", "user link"
MUST_SAY = {"backup verify": "Utuh", "backup restore": "Pulih"}
SECONDS = 900


def commands() -> list[str]:
    """The commands of the page, in order, with the two things filled in that the reader fills in."""
    found = [match[1] for line in PAGE.read_text("utf-8").splitlines() if (match := COMMAND.fullmatch(line))]
    filled = {"ALAMAT-KODE": shlex.quote(str(PROJECT)), "NOMOR-TELEPON": WHO["identifier"]}
    for word, value in filled.items():
        found = [line.replace(word, value) for line in found]
    return [line for line in found if not line.startswith("sudo apt")]  # what it installs is here, or nothing would run


def environment(home: Path, port: int) -> dict[str, str]:
    """What a new account on a new machine has, the base Python first on its path, and a port that is free."""
    base = Path(getattr(sys, "_base_executable", sys.executable)).parent
    proxies = {name: value for name, value in os.environ.items() if name.lower().startswith(("http", "pip_", "ssl_"))}
    return {**proxies, "PATH": f"{base}:/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "GAPURA_PORT": str(port)}


def run(line: str, folder: Path, around: dict[str, str]) -> str:
    """What a command said. SystemExit where it failed, or did not say what the page promises."""
    began = time.monotonic()
    done = subprocess.run(line, shell=True, cwd=folder, env=around, capture_output=True, text=True, timeout=SECONDS)
    print(f"{time.monotonic() - began:6.1f} s  {line}")
    promised = next((word for part, word in MUST_SAY.items() if part in line), "")
    if done.returncode or promised not in done.stdout:
        raise SystemExit(f"{line}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def start_and_sign_in(line: str, folder: Path, around: dict[str, str]) -> None:
    """Start the site, sign in with the usual password, see the workspace, and stop it as the page says."""
    began = time.monotonic()
    site = subprocess.Popen(
        ["bash", "-c", f"exec env {line}"], cwd=folder, env=around, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{around['GAPURA_PORT']}"
    try:
        cookies = CookieJar(DefaultCookiePolicy(secure_protocols=("https", "http")))  # as browsers do on loopback
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        _wait_for(address, site)
        form = browser.open(f"{address}/masuk", timeout=30).read().decode()
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', form)
        typed = urllib.parse.urlencode({**WHO, "csrf_token": token[1] if token else ""}).encode()
        sent = urllib.request.Request(f"{address}/masuk", typed, {"Sec-Fetch-Site": "same-origin"})
        page = browser.open(sent, timeout=60)
        if not page.url.startswith(f"{address}/kelola"):
            raise SystemExit(f"nobody could sign in: {page.url}")
    finally:
        site.send_signal(signal.SIGINT)
        site.wait(30)
    print(f"{time.monotonic() - began:6.1f} s  {line}")


def _wait_for(address: str, site: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and site.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=30):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the site did not start")


def main() -> None:
    """Follow the page from its first command to its last."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        around = environment(folder, free_port())
        for line in commands():
            if line.startswith("cd "):
                folder = folder / line.removeprefix("cd ")
                if folder.name == "situs":
                    shutil.copy(BACKUP, folder / "cadangan.zip")
            elif START in line:
                start_and_sign_in(line, folder, around)
            elif "/undangan/" not in (said := run(line, folder, around)) and HELP in line:
                raise SystemExit(f"no address to sign in with:\n{said}")
    print(f"restored by the page alone in {(time.monotonic() - began) / 60:.1f} min")


if __name__ == "__main__":
    main()
