"""Pictures of every page, in three widths, light and dark, in docs/screenshots (which git ignores).

`make screenshots` plays the demo in a folder of its own, serves it, and visits each page as the
person that it is made for.  Some words of a page's name choose only the pages that have them.
"""

import shutil
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.stories.test_main_job import the_controller_opens_a_plan
from tests.stories.words import Words
from tests.support import browser
from tests.support.server import command, servers

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = (1280, 820, 390)
SCHEMES = ("light", "dark")
PASSWORD = "riskreg-demo"  # noqa: S105 - the demo's, told to everybody
YEAR = datetime.now(UTC).year

ACTION = "main a[href^='/my/action/']"
CONTROL = "main a[href^='/my/control/']"
EDIT = "main a[href$='/edit/%s']"
POST = "main a.ttl[href*='/posts/']"


@dataclass(frozen=True)
class Shot:
    """A page as one person sees it.

    `follow` picks the links that lead to it from `path`, one after the other, since a row's number
    differs from demo to demo; `press` is a button that is pressed first.
    """

    name: str
    path: str
    who: str | None
    locale: str = "sv-SE"
    follow: tuple[str, ...] = ()
    press: str | None = None


SHOTS = (
    Shot("sign-in", "/login", None),
    Shot("sign-in-error", "/login", None, press="main form button[type=submit]"),
    Shot("my-work", "/my", "manager"),
    Shot("my-work-english", "/my", "manager", "en-GB"),
    Shot("my-work-nothing", "/my", "member"),
    Shot("record-progress", "/my", "manager", follow=(ACTION,)),
    Shot("record-progress-error", "/my", "manager", follow=(ACTION,), press="main form button"),
    Shot("record-result", "/my", "manager", follow=(CONTROL,)),
    Shot("assess", f"/b/san/{YEAR}/risks/7", "manager", follow=("main a[href^='/my/risk/']",)),
    Shot("boards", "/boards", "member"),
    Shot("board", f"/b/san/{YEAR}", "member"),
    Shot("board-english", f"/b/san/{YEAR}", "member", "en-GB"),
    Shot("board-of-a-source", "/b/ks/2022", "member"),
    Shot("board-without-plan", f"/b/ks/{YEAR + 1}", "controller"),
    Shot("plan", f"/b/san/{YEAR}/risks", "controller"),
    Shot("plan-nothing-found", f"/b/san/{YEAR}/risks?q=zzz", "controller"),
    Shot("risk", f"/b/san/{YEAR}/risks/4", "member"),
    Shot("risk-of-a-source", "/b/ks/2022/risks/1", "auditor"),
    Shot("risk-without-content", "/b/ks/2022/risks/2", "auditor"),
    Shot("routines", f"/b/san/{YEAR}/routines", "controller"),
    Shot("routines-of-a-source", "/b/san/2022/routines", "auditor"),
    Shot("history", "/b/san/history", "auditor"),
    Shot("history-nothing-found", "/b/san/history?since=2001-01-01&until=2001-01-02", "auditor"),
    Shot("history-error", "/b/san/history?since=2026-02-01&until=2026-01-01", "auditor"),
    Shot("event-log", "/audit/history", "auditor"),
    Shot("deviation", "/my", "controller", follow=("main a[href*='/deviations/']",)),
    Shot("profile", "/me", "manager"),
    Shot("absence", "/me/absence/new", "manager"),
    Shot("absence-error", "/me/absence/new", "manager", press="main form button[type=submit]"),
    Shot("administration", "/admin", "admin"),
    Shot("administration-board", "/admin/boards/san", "admin"),
    Shot("administration-municipality", "/admin/municipality", "admin"),
    Shot("hand-over", "/admin/boards/san", "admin", follow=(POST, "main a[href$='/hand-over']")),
    Shot("receipt", "/admin/boards/san", "admin", follow=("main a[href*='/hand-overs/']",)),
    Shot("administration-scales", "/admin/scales", "admin"),
    Shot("not-found", "/b/nobody/2026", "member"),
    Shot("forbidden", f"/b/san/{YEAR}/risks/new", "member"),
)

DRAFT = f"/b/san/{YEAR + 1}"
FIRST = "main a[href*='/risks/']:not([href$='/new'])"
FORM = (FIRST, EDIT % "what")
#: What can be seen once a controller has begun next year's plan; it comes last, since it adds.
SHOTS_OF_A_DRAFT = (
    Shot("risk-form-new", f"{DRAFT}/risks/new", "controller"),
    Shot("risk-form-what", f"{DRAFT}/risks", "controller", follow=FORM),
    Shot("risk-form-size", f"{DRAFT}/risks", "controller", follow=(*FORM, EDIT % "size")),
    Shot("risk-form-causes", f"{DRAFT}/risks", "controller", follow=(*FORM, EDIT % "causes")),
    Shot("risk-form-reporting", f"{DRAFT}/risks", "controller", follow=(*FORM, EDIT % "reporting")),
    Shot("board-of-a-draft", DRAFT, "controller"),
)


@contextmanager
def served() -> Generator[str]:
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder) / "instance"
        played = command("demo", "--small", instance=instance)
        if played.returncode:
            raise SystemExit(played.stdout)
        with servers(1, instance) as (address,):
            yield address


def visit(running: Browser, address: str, shot: Shot, scheme: str) -> None:
    context = running.new_context(
        base_url=address,
        locale=shot.locale,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    if shot.who:
        sign_in(context, shot.who)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(shot.path)
        for link in shot.follow:
            page.goto(page.locator(link).first.get_attribute("href") or shot.path)
        if shot.press:
            page.locator(shot.press).first.click()
            page.wait_for_load_state()
        page.screenshot(path=FOLDER / f"{shot.name}-{width}-{scheme}.png", full_page=True)
    context.close()


def sign_in(context: BrowserContext, who: str) -> None:
    page = context.new_page()
    page.goto("/login")
    page.fill("#email", f"{who}@example.com")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url(lambda address: "/login" not in address)
    page.close()


def wanted(shots: tuple[Shot, ...]) -> list[Shot]:
    return [shot for shot in shots if all(word in shot.name for word in sys.argv[1:])]


def begin_a_draft(running: Browser, address: str) -> None:
    """As the controller of the story that the tests tell."""
    context = running.new_context(base_url=address, locale="sv-SE")
    sign_in(context, "controller")
    page = context.new_page()
    page.goto("/boards")
    the_controller_opens_a_plan(page, Words("sv"))
    context.close()


def take(running: Browser, address: str, shots: list[Shot]) -> None:
    for shot in shots:
        for scheme in SCHEMES:
            visit(running, address, shot, scheme)
        print(shot.name, flush=True)


def main() -> None:
    chosen = wanted(SHOTS)
    of_a_draft = wanted(SHOTS_OF_A_DRAFT)
    if not sys.argv[1:]:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        running = browser.obtain().launch(playwright)
        take(running, address, chosen)
        if of_a_draft:
            begin_a_draft(running, address)
            take(running, address, of_a_draft)
        running.close()
    print(f"{(len(chosen) + len(of_a_draft)) * len(WIDTHS) * len(SCHEMES)} pictures in {FOLDER}")


if __name__ == "__main__":
    main()
