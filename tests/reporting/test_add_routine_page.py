"""A new routine."""

import pytest

from riskreg.accounts.rules import Role
from riskreg.document.dates import PartialDate
from riskreg.document.kinds import Known, RoutineKind
from riskreg.reporting.queries import find_numbered
from tests.support.forms import error_at, fill, page, sent_by, text_of, words

ADDRESS = "/b/san/2026/routines/new"


@pytest.fixture
def board(build):
    return build.board("san", "Socialnämnden")


@pytest.fixture
def controller(build, sign_in, board):
    return sign_in(build.controller(board))


def test_a_name_is_enough(build, board, controller):
    build.plan(board)
    saved = fill(controller, ADDRESS, title="Tertialrapport")
    assert saved.location == "/b/san/2026/routines/1"
    routine = find_numbered("san", 1)
    assert (routine.title, routine.kind, routine.documented, routine.first_year) == (
        "Tertialrapport",
        RoutineKind.REPORTING,
        Known.NOT_RECORDED,
        2026,
    )
    assert "Rutin 1 är tillagd." in controller.get(saved.location).get_data(as_text=True)


def test_everything_may_be_said(build, board, controller):
    posts = {name: build.position(board) for name in ("reporter", "deputy", "presented_by")}
    other = build.board("ks", "Kommunstyrelsen")
    sent = {
        "title": "Ferierapport",
        "kind": "method",
        "what": "Antal platser",
        **{name: post.key for name, post in posts.items()},
        "to": other.key,
        "via_text": "Presidiet",
        "form": "Muntlig",
        "when_text": "sista mars",
        "is_continuous": "yes",
        "rounds": "yes",
        "covers_all_risks": "yes",
        "decided": "2025-12-10",
        "revised": "2026",
        "documented": "yes",
        "documented_where": "Anvisning 4",
        "first_year": "2025",
        "last_year": "2028",
        "note": "Ny",
    }
    assert controller.post(ADDRESS, data=sent).status_code == 302
    routine = find_numbered("san", 1)
    assert {name: getattr(routine, name) for name in posts} == posts
    assert (routine.to, routine.to_text, routine.via, routine.via_text) == (
        other,
        None,
        None,
        "Presidiet",
    )
    assert (routine.decided, routine.revised) == (PartialDate("2025-12-10"), PartialDate("2026"))
    assert routine.is_continuous
    assert routine.rounds
    assert routine.covers_all_risks
    assert (routine.kind, routine.form, routine.when_text, routine.last_year) == (
        RoutineKind.METHOD,
        "Muntlig",
        "sista mars",
        2028,
    )


def test_a_name_is_needed_and_what_was_written_is_kept(controller):
    refused = fill(controller, ADDRESS, title=" ", what="Läget")
    assert refused.status_code == 422
    assert error_at(refused, "title") == "Skriv vad rutinen heter"
    assert sent_by(refused)["what"] == "Läget"
    assert page(refused).title.get_text().startswith("Fel: Lägg till rutin")


@pytest.mark.parametrize(
    ("field", "sent", "error"),
    [
        ("first_year", "", "Skriv från vilket år rutinen gäller"),
        ("last_year", "2025", "Välj ett sista år som inte ligger före det första"),
        ("decided", "i fjol", "2024-02-29"),
    ],
)
def test_what_cannot_be_is_refused(controller, field, sent, error):
    refused = fill(controller, ADDRESS, title="Rapport", **{field: sent})
    assert refused.status_code == 422
    assert error in error_at(refused, field)


def test_the_deputy_may_not_be_the_same(build, board, controller):
    post = build.position(board, "Controller")
    refused = fill(controller, ADDRESS, title="Rapport", reporter=post.key, deputy=post.key)
    assert error_at(refused, "deputy") == "Ersättaren får inte vara samma person"
    assert words(page(refused).select_one(".errsum a[href='#deputy']"))


def test_a_recipient_is_chosen_or_written(board, controller):
    refused = fill(controller, ADDRESS, title="Rapport", to=board.key, to_text="Ledningen")
    assert "inte båda" in error_at(refused, "to")


def test_posts_are_those_of_the_board_and_its_own_name_stands_first(build, board, controller):
    build.board("ks", "Arbetsnämnden")
    build.position(board, "Controller")
    build.position(build.board(), "Främling")
    shown = page(controller.get(ADDRESS))
    assert [words(one) for one in shown.select("#reporter option")] == [
        "Ingen utsedd än",
        "Controller",
    ]
    assert words(shown.select("#to option")[1]) == "Socialnämnden"


def test_what_few_need_is_folded_away_until_it_says_something(controller):
    assert not page(controller.get(ADDRESS)).select_one("form details").has_attr("open")
    refused = fill(controller, ADDRESS, title="", note="Ny")
    assert page(refused).select_one("form details").has_attr("open")


def test_one_of_an_example_is_an_example(build, sign_in):
    board = build.board("ks")
    build.plan(board, is_example=True)
    client = sign_in(build.controller(board))
    assert page(client.get("/b/ks/2026/routines/new")).select_one(".ribbon")
    fill(client, "/b/ks/2026/routines/new", title="Rapport")
    assert find_numbered("ks", 1).is_example


def test_only_the_boards_controller_adds(build, board, controller, sign_in):
    assert sign_in(build.member(board)).get(ADDRESS).status_code == 403
    assert sign_in(build.user()).post(ADDRESS, data={"title": "Rapport"}).status_code == 403
    for address in ("/b/nobody/2026/routines/new", "/b/san/1066/routines/new"):
        assert controller.get(address).status_code == 404


def test_the_form_speaks_english_and_marks_what_is_swedish(build, board, sign_in):
    build.position(board, "Controller")
    user = build.user(language="en", roles=[(Role.CONTROLLER, board)])
    shown = sign_in(user).get(ADDRESS)
    assert "Who reports?" in text_of(shown)
    assert page(shown).select_one("#reporter option[lang=sv]").get_text() == "Controller"
