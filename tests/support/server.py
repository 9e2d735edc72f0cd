"""`riskreg` as people run it: commands, and servers of their own process."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = Path(sys.executable).parent / "riskreg"
#: A busy machine is slow; a broken server is told from a slow one only by waiting.
SECONDS = 180


def environment(instance: Path, url: str | None = None) -> dict[str, str]:
    """This process's environment, less its settings: the register gets these alone."""
    rest = {name: value for name, value in os.environ.items() if not name.startswith("RISKREG_")}
    given = {"RISKREG_INSTANCE": str(instance), "RISKREG_PASSWORD_COST": "test"}
    return {**rest, **given, **({"RISKREG_DATABASE_URL": url} if url else {})}


def command(
    *arguments: str, instance: Path, url: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        check=False,
        env=environment(instance, url),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
    )


@contextmanager
def servers(number: int, instance: Path, url: str | None = None) -> Generator[list[str]]:
    """So many servers, started at once on one register: their addresses, when all answer."""
    ports = [_free_port() for _ in range(number)]
    log = instance.parent / "servers.log"
    with log.open("a") as told, contextlib.ExitStack() as at_the_end:
        for port in ports:
            started = subprocess.Popen(
                [PROGRAM, "serve", "--port", str(port)],
                env=environment(instance, url),
                stdout=told,
                stderr=subprocess.STDOUT,
            )
            at_the_end.callback(_stop, started)
        addresses = [f"http://127.0.0.1:{port}" for port in ports]
        for address in addresses:
            _wait_for(address, log)
        yield addresses


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    server.wait(SECONDS)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _wait_for(address: str, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while not _answers(address):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{address} does not answer:\n{log.read_text()}")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/login", timeout=SECONDS) as answer:  # noqa: S310 - our own http
            return bool(answer.status == 200)
    except urllib.error.HTTPError as wrong:
        raise AssertionError(f"{address} answers {wrong.code}") from wrong
    except OSError:
        return False
