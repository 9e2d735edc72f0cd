"""The server: several threads, and an end that lets what has begun finish."""

import signal
import socket
import time
from typing import Any

import click
from flask import Flask
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel

from riskreg.cli.program import Unusable

SECONDS_TO_FINISH = 10
#: How often the loop looks up to see whether it is asked to stop.
SECONDS_A_ROUND = 0.5


class Server:
    """A listening server.  `stop` is a signal handler: it only says that the loop shall end."""

    def __init__(self, app: Flask, host: str, port: int, threads: int) -> None:
        self._sockets: dict[int, Any] = {}
        self._is_asked_to_stop = False
        self._door = create_server(
            app,
            map=self._sockets,
            sockets=[_listening(host, port)],
            threads=threads,
            ident=None,
            # The app refuses what is too large with a page of its own; this is for far too large.
            max_request_body_size=2 * app.config["MAX_CONTENT_LENGTH"],
            **_proxy(app),
        )

    @property
    def address(self) -> str:
        host = self._door.effective_host
        return f"http://{f'[{host}]' if ':' in host else host}:{self._door.effective_port}"

    def stop(self, *_signal: object) -> None:
        self._is_asked_to_stop = True

    def run(self) -> None:
        while not self._is_asked_to_stop:
            self._round()
        self._door.accepting = False
        deadline = time.monotonic() + SECONDS_TO_FINISH
        while self._is_busy() and time.monotonic() < deadline:
            self._round()
        self._door.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._sockets)

    def _round(self) -> None:
        wasyncore.loop(timeout=SECONDS_A_ROUND, use_poll=True, map=self._sockets, count=1)

    def _is_busy(self) -> bool:
        """Whether some answer is being made or has not gone out."""
        visitors = [one for one in self._sockets.values() if isinstance(one, HTTPChannel)]
        return any(one.requests or one.total_outbufs_len for one in visitors)


def serve(app: Flask, host: str, port: int, threads: int) -> None:
    try:
        server = Server(app, host, port, threads)
    except OSError as problem:
        raise Unusable(
            f"Port {port} on {host} cannot be used ({problem.strerror})."
            " Choose another one with --port."
        ) from problem
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.stop)
    click.echo(f"riskreg listens on {server.address}")
    server.run()
    click.echo("riskreg has stopped.")


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)


def _proxy(app: Flask) -> dict[str, Any]:
    """Whose word is taken for who asks: nobody's, or that of the one proxy in the settings."""
    proxy = app.config["TRUSTED_PROXY"]
    if proxy is None:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "clear_untrusted_proxy_headers": True,
        "trusted_proxy": proxy,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
    }
