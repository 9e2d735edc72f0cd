"""Where administration begins."""

from riskreg.accounts.rules import Role
from riskreg.document.kinds import BoardKind
from tests.support.forms import page, text_of, words


def menu_of(response):
    return [words(link) for link in page(response).select("details.menu.desk a")]


def test_an_administrator_finds_it_in_the_account_menu(admin, build):
    assert "Administration" in menu_of(admin.get("/boards"))


def test_a_controller_finds_the_posts_of_ones_own_board_there(controller, board, sign_in, build):
    links = page(controller.get("/my")).select("details.menu.desk a")
    assert "/admin/boards/san" in [link["href"] for link in links]


def test_a_controller_of_several_boards_finds_a_list(build, board, sign_in):
    other = build.board("ks", kind=BoardKind.EXECUTIVE_BOARD)
    both = build.user(roles=[(Role.CONTROLLER, board), (Role.CONTROLLER, other)], language="en")
    client = sign_in(both)
    links = page(client.get("/my")).select("details.menu.desk a")
    assert "/admin/boards" in [link["href"] for link in links]
    assert "Socialnämnden" in text_of(client.get("/admin/boards"))


def test_nobody_else_has_it_in_the_menu(build, board, sign_in):
    member = sign_in(build.user(roles=[], language="en"))
    assert not any(name in menu_of(member.get("/my")) for name in ("Administration", "Posts"))


def test_only_administrators_may_see_it(build, board, controller, sign_in):
    for client in (controller, sign_in(build.member(board)), sign_in(build.auditor())):
        for address in ("/admin", "/admin/users", "/admin/scales", "/admin/categories"):
            assert client.get(address).status_code == 403, address


def test_whoever_is_not_signed_in_is_led_to_the_sign_in(client):
    assert client.get("/admin").headers["Location"].startswith("/login")


def test_an_empty_register_tells_what_to_do_first(admin):
    text = text_of(admin.get("/admin"))
    assert "The first day 1 of 8 done" in text
    assert "Add the first board. Committees belong to a board." in text


def test_what_is_done_is_said(admin, build, board):
    build.scale()
    build.controller(board)
    build.position(board)
    text = text_of(admin.get("/admin"))
    assert "6 of 8 done" in text
    assert "Every board has a controller." in text


def test_the_tasks_lead_straight_to_the_only_board(admin, board):
    links = [link["href"] for link in page(admin.get("/admin")).select(".steps a")]
    assert "/admin/boards/san#posts" in links


def test_when_there_is_a_plan_the_first_day_is_over(admin, build, board):
    build.plan(board)
    assert "The first day" not in text_of(admin.get("/admin"))


def test_what_is_missing_is_counted(admin, build, board):
    build.plan(board)
    build.position(board)
    text = text_of(admin.get("/admin"))
    assert "1 board has no controller." in text
    assert "1 post has never been held by anybody." in text


def test_the_page_costs_the_same_with_one_board_and_with_ten(admin, build, board, queries):
    build.plan(board)
    admin.get("/admin")
    with queries() as few:
        admin.get("/admin")
    for _ in range(9):
        build.position(build.board())
    with queries() as many:
        admin.get("/admin")
    assert len(many) == len(few)
