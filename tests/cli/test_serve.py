"""The server: it listens where it is told, takes nobody's word, and lets what has begun finish."""

import signal
import socket
import subprocess
import threading
import time
import urllib.request

import pytest
from click.testing import CliRunner
from flask import Flask, request

from riskreg.cli import main, serving
from riskreg.cli.program import Unusable
from tests.support.server import PROGRAM, environment

SECONDS = 30


@pytest.fixture
def slow():
    """An app of one page that takes its time, and tells who seems to ask."""
    app = Flask(__name__)
    app.config.update(TRUSTED_PROXY=None, MAX_CONTENT_LENGTH=1000)

    @app.route("/")
    def page() -> str:
        time.sleep(float(request.args.get("seconds", 0)))
        return f"{request.remote_addr} {request.scheme} {request.host}"

    return app


@pytest.fixture
def serve():
    """Runs a server in a thread of its own until the test is over."""
    begun = []

    def start(app):
        server = serving.Server(app, "127.0.0.1", 0, threads=2)
        thread = threading.Thread(target=server.run)
        begun.append((server, thread))
        thread.start()
        return server

    yield start
    for server, thread in begun:
        server.stop()
        thread.join(SECONDS)
        assert not thread.is_alive()


def get(address, **headers):
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own http
    with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 - our own http
        return answer.read().decode()


def test_it_says_where_it_listens_and_answers_there(serve, slow):
    address = serve(slow).address
    assert get(f"{address}/") == f"127.0.0.1 http {address.removeprefix('http://')}"


def test_an_address_of_the_newer_kind_stands_in_brackets(serve, slow):
    server = serve(slow)
    server._door.effective_host = "::1"
    assert server.address.startswith("http://[::1]:")


def test_whoever_asks_is_not_believed_about_who_asks(serve, slow):
    address = serve(slow).address
    forged = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}
    assert get(f"{address}/", **forged).startswith("127.0.0.1 http ")


def test_the_proxy_in_the_settings_is_believed(serve, slow):
    slow.config["TRUSTED_PROXY"] = "127.0.0.1"
    address = serve(slow).address
    told = {
        "X-Forwarded-For": "192.0.2.7",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "risk.example.se",
    }
    assert get(f"{address}/", **told) == "192.0.2.7 https risk.example.se"


def test_what_has_begun_is_answered_before_it_stops(serve, slow):
    server = serve(slow)
    address = server.address
    answers = []
    asking = threading.Thread(target=lambda: answers.append(get(f"{address}/?seconds=1.5")))
    asking.start()
    time.sleep(0.5)
    server.stop()
    asking.join(SECONDS)
    assert len(answers) == 1


def test_a_taken_port_is_said_in_one_line(slow):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Unusable, match=rf"Port {port} .*--port"):
            serving.serve(slow, "127.0.0.1", port, threads=1)


def test_it_stops_at_either_signal_and_says_so(slow, monkeypatch, capsys):
    handlers = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    run = serving.Server.run

    def stopped_at_once(server):
        handlers[signal.SIGTERM](signal.SIGTERM, None)
        run(server)

    monkeypatch.setattr(serving.Server, "run", stopped_at_once)
    serving.serve(slow, "127.0.0.1", 0, threads=1)
    assert set(handlers) == {signal.SIGTERM, signal.SIGINT}
    listens, stopped = capsys.readouterr().out.splitlines()
    assert listens.startswith("riskreg listens on http://127.0.0.1:")
    assert stopped == "riskreg has stopped."


def test_the_command_serves_what_the_settings_say(store, database, monkeypatch):
    monkeypatch.setenv("RISKREG_INSTANCE", str(store.instance))
    served = []
    monkeypatch.setattr(serving, "serve", lambda _app, *where: served.append(where))
    if store.url:
        monkeypatch.setenv("RISKREG_DATABASE_URL", store.url)
    done = CliRunner().invoke(main, ["serve", "--port", "8123", "--host", "0.0.0.0"])  # noqa: S104 - as typed
    assert (done.exit_code, served) == (0, [("0.0.0.0", 8123, 8)])  # noqa: S104 - as typed
    assert "`riskreg init` or `riskreg demo`" in done.output


@pytest.fixture
def process(tmp_path):
    started = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with started:
        yield started
        started.kill()


def test_a_process_that_is_asked_to_stop_does_so(process):
    told = [process.stdout.readline() for _ in range(2)]
    assert "The register is empty" in told[0]
    address = told[1].removeprefix("riskreg listens on ").strip()
    assert "riskreg" in get(f"{address}/login")
    process.send_signal(signal.SIGTERM)
    rest, _ = process.communicate(timeout=SECONDS)
    assert (process.returncode, rest) == (0, "riskreg has stopped.\n")
