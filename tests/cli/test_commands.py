"""The commands as somebody types them: what they do, what they say, with what number they end."""

import re
from importlib.metadata import version

import pytest

from riskreg.access.session import hashed
from riskreg.accounts.queries import invitation_by_token, user_by_email
from riskreg.accounts.rules import Office
from riskreg.boards.queries import municipality
from riskreg.cli import filling
from riskreg.document.kinds import PlanState
from riskreg.scales.queries import newest_scale
from tests.history.tampering import run, run_all

ADA = ("--name", "Sundbybergs stad", "--email", "Ada@Example.com", "--admin-name", "Ada Ek")


def test_init_makes_an_empty_register_and_a_link_for_its_first_administrator(riskreg, client):
    done = riskreg("init", *ADA)
    assert done.exit_code == 0
    place, ada = municipality(), user_by_email("ada@example.com")
    assert (place.name, place.language, place.is_demo) == ("Sundbybergs stad", "sv", False)
    assert (ada.name, ada.office, ada.password_hash) == ("Ada Ek", Office.ADMINISTRATOR, None)
    assert newest_scale() is not None
    link = re.search(r"http://127\.0\.0\.1:8000(/invite/\S+)", done.output)[1]
    assert client.get(link).status_code == 200
    assert invitation_by_token(hashed(link.removeprefix("/invite/"))).user == ada


def test_init_asks_for_what_it_is_not_told(riskreg):
    done = riskreg("init", input="Solna stad\nada@example.com\nAda Ek\n")
    assert done.exit_code == 0
    assert "The municipality's name: " in done.output
    assert municipality().name == "Solna stad"


def test_init_leads_to_the_address_in_the_settings(riskreg, monkeypatch):
    monkeypatch.setenv("RISKREG_BASE_URL", "https://risk.example.se/")
    assert "https://risk.example.se/invite/" in riskreg("init", *ADA).output


def test_init_and_demo_never_touch_a_register_that_has_data(riskreg, build):
    build.board()
    for command in (("init", *ADA), ("init",), ("demo",)):
        done = riskreg(*command)
        assert (done.exit_code, done.output) == (
            1,
            "The register has data already. It is Sundbybergs stad's. Nothing was changed.\n",
        )


def test_what_cannot_be_is_said_in_one_line(riskreg):
    done = riskreg("init", "--name", "Solna", "--email", "ada", "--admin-name", "Ada")
    assert (done.exit_code, done.stderr) == (
        1,
        "Write the e-mail address like this: name@example.com.\n",
    )
    assert municipality() is None


def test_demo_fills_an_empty_register(riskreg, monkeypatch, build):
    played = []

    def play(now, *, small):
        played.append(small)
        build.municipality()

    monkeypatch.setattr(filling, "play", play)
    done = riskreg("demo", "--small")
    assert (done.exit_code, played) == (0, [True])
    assert "controller@example.com" in done.output
    done = riskreg("demo", "--if-empty")
    assert (done.exit_code, len(played)) == (0, 1)
    assert "left as it is" in done.output


def test_upgrade_brings_the_tables_up_to_date(riskreg):
    done = riskreg("upgrade")
    assert done.exit_code == 0
    assert "up to date" in done.output


def test_verify_tells_how_many_events_and_the_newest_hash(riskreg, build):
    build.board()
    done = riskreg("history", "verify")
    assert done.exit_code == 0
    assert re.fullmatch(
        r"The history holds: 2 events, the newest has [0-9a-f]{64}\.\n", done.output
    )


def test_verify_of_an_empty_register_holds(riskreg):
    assert riskreg("history", "verify").output.startswith("The history holds: 0 events")


def test_verify_names_a_row_that_was_changed_behind_the_programs_back(riskreg, build):
    build.risk(title="Bristande samordning")
    run("UPDATE risk SET title = 'En annan risk' WHERE id = 1")
    done = riskreg("history", "verify")
    assert done.exit_code == 1
    assert 'risk 1: title is "En annan risk"' in done.stdout
    assert done.stderr == "The history does not hold: 1 fault.\n"


def test_verify_names_a_log_cut_short(riskreg, build):
    for _ in range(12):
        build.board()
    run_all("DELETE FROM event_value WHERE event_number > 3", "DELETE FROM event WHERE number > 3")
    done = riskreg("history", "verify")
    assert done.exit_code == 1
    assert done.stdout.startswith("event 4: is missing: the log was cut short")


def test_verify_names_a_frozen_report_that_was_changed(riskreg, build):
    plan = build.plan()
    build.risk(plan, owner=build.position(plan.board), score=(2, 2))
    build.bring(plan, PlanState.PROPOSED)
    run("UPDATE report SET document = '{}' WHERE id = 1")
    done = riskreg("history", "verify")
    assert done.exit_code == 1
    assert "report 1: document" in done.stdout


def test_an_unusable_setting_is_one_line_and_a_number_of_its_own(riskreg, monkeypatch):
    monkeypatch.setenv("RISKREG_DATABASE_URL", "mysql://somewhere/else")
    done = riskreg("upgrade")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "RISKREG_DATABASE_URL: only postgresql:// and sqlite:// are known\n"


def test_a_database_that_cannot_be_reached_is_one_line_too(riskreg, monkeypatch):
    monkeypatch.setenv("RISKREG_DATABASE_URL", "postgresql://x@127.0.0.1:1/y")
    done = riskreg("upgrade")
    assert done.exit_code == 2
    assert done.stderr.startswith("The database cannot be used (")
    assert done.stderr.count("\n") == 1


def test_a_register_that_was_never_made_cannot_be_verified(riskreg, tmp_path, monkeypatch):
    monkeypatch.setenv("RISKREG_INSTANCE", str(tmp_path))
    monkeypatch.delenv("RISKREG_DATABASE_URL", raising=False)
    done = riskreg("history", "verify")
    assert done.exit_code == 2
    assert "riskreg upgrade" in done.stderr


def test_it_says_which_version_it_is(riskreg):
    assert riskreg("--version").output == f"riskreg {version('riskreg')}\n"


@pytest.mark.parametrize(
    "command", ["", "init", "demo", "serve", "upgrade", "copy-to", "history", "history verify"]
)
def test_every_command_tells_what_it_does(riskreg, command):
    done = riskreg(*command.split(), "--help")
    assert done.exit_code == 0
    assert "Usage: " in done.output
