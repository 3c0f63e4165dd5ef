"""Requests per second beside a bare Flask page, memory and cold start, in one run, as a table for docs/speed.md.

usage: .venv/bin/python bench/server.py [--seconds 8] [--connections 8]

Serves the sample village with waitress on the first processor and loads it with wrk from the second, only on loopback;
ends by itself. Hosts are noisy, so every rate is a ratio to F measured before and after in the same run. Needs wrk.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests.live_site import free_port, running_site, site_environment  # noqa: E402

LONGEST_SECONDS = 30
STARTS = 5


@contextmanager
def yardstick() -> Iterator[str]:
    """F on a free port, two sync workers on the first processor."""
    port = free_port()
    gunicorn = Path(sys.executable).with_name("gunicorn")
    command = [
        "taskset",
        "-c",
        "0",
        gunicorn,
        "-w",
        "2",
        "-b",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
        "yardstick:app",
    ]
    process = subprocess.Popen([str(part) for part in command], cwd=PROJECT / "bench")
    try:
        url = f"http://127.0.0.1:{port}/"
        wait_for(url)
        yield url
    finally:
        process.terminate()
        process.wait()


def wait_for(url: str, seconds: float = 30) -> float:
    """Seconds until the address answers 200."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return time.perf_counter() - begun
        except OSError:
            time.sleep(0.005)
    raise SystemExit(f"{url} did not answer in {seconds} s")


def requests_per_second(url: str, *, seconds: int, connections: int, headers: tuple[str, ...] = ()) -> float:
    """What wrk reaches from the second processor, after a warm-up. SystemExit when a request failed."""
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", "--timeout", "10s"]
    command += [part for header in headers for part in ("-H", header)]
    subprocess.run([*command, "-d2s", url], check=True, capture_output=True)
    output = subprocess.run([*command, f"-d{seconds}s", url], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in output and not any("If-None-Match" in header for header in headers):
        raise SystemExit(f"{url} failed under load:\n{output}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", output)
    assert found, output
    return float(found.group(1))


def entity_tag(url: str) -> str:
    """The ETag of the page as a browser gets it."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.headers["ETag"])


def proportional_memory(pid: int) -> float:
    """PSS of the process and all its children, in MiB."""
    total = 0
    for process in (pid, *children(pid)):
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1))  # type: ignore[union-attr]
    return total / 1024


def children(pid: int) -> list[int]:
    """All processes below this one."""
    below = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            below += [child, *children(child)]
    return below


def cold_start(instance: Path) -> float:
    """Seconds from starting the process to the first page, the best of a few: the others met a busy machine."""
    times = []
    for _ in range(STARTS):
        port = free_port()
        serve = (
            f"from waitress import serve; from app import app; serve(app, host='127.0.0.1', port={port}, _quiet=True)"
        )
        environment = site_environment(instance, port, sample=True)
        process = subprocess.Popen([sys.executable, "-c", serve], cwd=PROJECT, env=environment)
        times.append(wait_for(f"http://127.0.0.1:{port}/"))
        process.terminate()
        process.wait()
    return min(times)


def flask_cold_start() -> float:
    """The same for F with one waitress process."""
    times = []
    for _ in range(STARTS):
        port = free_port()
        serve = (
            "from waitress import serve; from yardstick import app; "
            f"serve(app, host='127.0.0.1', port={port}, _quiet=True)"
        )
        process = subprocess.Popen([sys.executable, "-c", serve], cwd=PROJECT / "bench")
        times.append(wait_for(f"http://127.0.0.1:{port}/"))
        process.terminate()
        process.wait()
    return min(times)


def main() -> None:
    """Measure and print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=8)
    arguments.add_argument("--connections", type=int, default=8)
    chosen = arguments.parse_args()
    seconds, connections = min(chosen.seconds, LONGEST_SECONDS), min(chosen.connections, 32)
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        instance = Path(folder) / "instance"
        load = {"seconds": seconds, "connections": connections}
        rows: list[tuple[str, float]] = []
        with yardstick() as url:
            before = requests_per_second(url, **load)
        with running_site(instance, sample=True) as site:
            os.sched_setaffinity(site.process.pid, {0})
            page = urllib.request.urlopen(f"{site.url}/produk", timeout=30).read().decode()
            product = re.search(r'href="(/produk/[a-z0-9-]+)"', page).group(1)  # type: ignore[union-attr]
            idle = proportional_memory(site.process.pid)
            for name, path in (("home", "/"), ("product list", "/produk"), ("product", product), ("notices", "/kabar")):
                rows.append((name, requests_per_second(site.url + path, **load)))
            tag = entity_tag(site.url + "/produk")
            headers = (f"If-None-Match: {tag}", "Accept-Encoding: gzip")
            rows.append(("304 of the product list", requests_per_second(site.url + "/produk", headers=headers, **load)))
            loaded = proportional_memory(site.process.pid)
        with yardstick() as url:
            after = requests_per_second(url, **load)
        mean = (before + after) / 2
        print(f"| what | requests/s | of F |\n|---|---|---|\n| F, before and after | {before:.0f}, {after:.0f} | 1 |")
        for name, rate in rows:
            print(f"| {name} | {rate:.0f} | {rate / mean:.3f} |")
        print(f"\nmemory of the whole site (PSS): {idle:.1f} MiB idle, {loaded:.1f} MiB after the load")
        print(f"cold start: {cold_start(instance):.2f} s where F takes {flask_cold_start():.2f} s")


if __name__ == "__main__":
    main()
