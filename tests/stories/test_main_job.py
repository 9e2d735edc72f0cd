"""The main job, end to end, in both languages, with and without JavaScript.

The controller opens next year's plan and enters a risk; the manager records on a phone how it
goes; the member reads where it stands; the auditor sees what was done.  Then the history is
checked.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Connection, text

from tests.history.tampering import past_every_lock
from tests.stories.words import Words
from tests.support.registers import Register

NEXT = date.today().year + 1
TITLE = "Handläggningen stannar när systemet byts"
CAUSE = "Överföringen har inte övats"
ACTION = "Öva överföringen av ärenden"
CONTROL = "Stickprov på överförda ärenden"
POST = "Enhetschef arbetsmarknad och integration"
ROUTINE = "Första uppföljningen av internkontrollplanen"
NOTE = "Leverantören är sen, övningen flyttas."

Visit = Callable[..., Page]


@pytest.mark.both_databases
def test_the_main_job(visit: Visit, words: Words, scripted: bool, register: Register) -> None:
    def go(path: str, who: str, width: int = 1280) -> Page:
        return visit(path, who=who, width=width, locale=words.locale, java_script_enabled=scripted)

    the_controller_opens_a_plan(go("/boards", "controller"), words)
    the_manager_records(go("/", "manager", 390), words)
    the_member_reads(go("/boards", "member", 820), words)
    the_auditor_looks_back(go("/boards", "auditor"), words)
    the_history_holds(register)


def press(page: Page, text: str) -> None:
    page.get_by_role("button", name=text, exact=True).click()


def follow(page: Page, text: str) -> None:
    page.get_by_role("link", name=text, exact=True).first.click()


def the_controller_opens_a_plan(page: Page, words: Words) -> None:
    follow(page, "Social- och arbetsmarknadsnämnden")
    follow(page, words("Begin the plan for %(year)s", year=NEXT))
    press(page, words("Open an empty plan for %(year)s", year=NEXT))
    follow(page, words("Add a risk"))
    page.get_by_label(words("What can happen?")).fill(TITLE)
    press(page, words("Save and continue to how big it is"))
    judge(page, words)
    find_causes(page, words)
    tie(page, words)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("main")).to_contain_text("3 × ")


def judge(page: Page, words: Words) -> None:
    choose(page, words("How likely is it to happen?"), "3")
    choose(page, words("How serious would it be?"), "4")
    page.get_by_label(words("Why do you judge it so?")).fill("Bytet rör alla ärenden")
    for response in ("act", "control"):
        choose(page, words("How is the risk to be handled?"), response)
    press(page, words("Save and continue to causes"))


def choose(page: Page, question: str, value: str) -> None:
    group = page.locator("fieldset", has=page.locator("legend", has_text=question)).first
    answer = group.locator(f"input[value='{value}']")
    # By the keyboard: what lies under the pointer moves while the matrix is drawn anew beside it.
    answer.focus()
    answer.press("Space")
    expect(answer).to_be_checked()
    page.wait_for_load_state("networkidle")


def find_causes(page: Page, words: Words) -> None:
    page.locator("textarea[name=text], input[name=text]").fill(CAUSE)
    press(page, words("Add the cause"))
    follow(page, words("Add an action against the cause"))
    page.get_by_label(words("What is to be done?")).fill(ACTION)
    page.get_by_label(words("Who sees to it?")).select_option(label=POST)
    page.get_by_label(words("When is it to be done?")).fill(day(40))
    press(page, words("Save the action"))
    follow(page, words("Add a control"))
    page.get_by_label(words("What is to be checked?")).fill(CONTROL)
    choose(page, words("What kind of control is it?"), "review")
    page.get_by_label(words("Who performs it?")).select_option(label=POST)
    press(page, words("Save the control"))
    follow(page, words("Continue to reporting"))


def tie(page: Page, words: Words) -> None:
    page.get_by_label(re.compile(ROUTINE)).check(force=True)
    press(page, words("Save and go to the risk"))


def the_manager_records(page: Page, words: Words) -> None:
    expect(page).to_have_url(re.compile("/my$"))
    follow(page, ACTION)
    fits_the_screen(page)
    page.locator("input[value=delayed]").check(force=True)
    page.get_by_label(words("New end date"), exact=True).fill(day(60))
    page.get_by_label(words("What has happened since last time?")).fill(NOTE)
    save(page, words)
    expect(page.get_by_role("status").first).to_contain_text(ACTION)
    if not page.url.endswith("/my"):
        page.goto("/my")
    follow(page, ACTION)
    follow(page, words("Move the end date"))
    page.get_by_label(words("New end date"), exact=True).fill(day(75))
    page.get_by_label(words("Why is the end date moved?")).fill("Ny leveransplan")
    press(page, words("Move the end date"))
    expect(page.get_by_role("status").first).to_contain_text(ACTION)


def fits_the_screen(page: Page) -> None:
    """Nothing to scroll sideways, and the question that matters on the first screen."""
    question = page.locator("textarea[name=text]")
    question.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = question.bounding_box()
    assert box and box["y"] < 900


def save(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("Save"), exact=True).click()


def the_member_reads(page: Page, words: Words) -> None:
    follow(page, "Social- och arbetsmarknadsnämnden")
    follow(page, words("Internal control plan %(year)s", year=NEXT))
    main = page.locator("main")
    expect(main).to_contain_text("12")
    expect(main).to_contain_text(words("New"))
    expect(main.locator("section", has=page.locator("#lt"))).to_contain_text(ACTION)
    follow(page, TITLE)
    expect(main).to_contain_text(CAUSE)
    expect(main).to_contain_text(NOTE)
    expect(main).to_contain_text("Ny leveransplan")
    expect(main).to_contain_text(CONTROL)
    expect(main).to_contain_text(ROUTINE)
    assert not page.get_by_role("link", name=words("Change the risk")).count()


def the_auditor_looks_back(page: Page, words: Words) -> None:
    follow(page, "Social- och arbetsmarknadsnämnden")
    follow(page, words("Internal control plan %(year)s", year=NEXT))
    page.locator("main").get_by_role("link", name=TITLE).first.click()
    follow(page, words("The whole history of the risk, before and after"))
    for what in (
        "Added a risk",
        "Assessed the risk",
        "Chose how the risk is handled",
        "Added a cause",
        "Added an action",
        "Added a control",
        "Chose where the risk is reported",
        "Recorded progress",
        "Moved the end date",
    ):
        expect(page.locator("main")).to_contain_text(words(what))
    moved = page.locator("main li", has_text=words("Moved the end date")).first
    expect(moved).to_contain_text("Ny leveransplan")
    expect(moved).to_contain_text(words("Former end date"))


def the_history_holds(register: Register) -> None:
    held = register.run("history", "verify")
    assert held.returncode == 0, held.stdout
    with past_every_lock(register.address) as somebody:
        somebody.execute(text("UPDATE risk SET title = 'Annat' WHERE title = :it"), {"it": TITLE})
        row = somebody.scalar(text("SELECT id FROM risk WHERE title = 'Annat'"))
    found = register.run("history", "verify")
    assert found.returncode == 1
    assert f"risk {row}: title" in found.stdout
    with past_every_lock(register.address) as somebody:
        somebody.execute(
            text("UPDATE risk SET title = :it WHERE id = :id"), {"it": TITLE, "id": row}
        )
        cut_off_the_last_ten(somebody)
    assert "cut short" in register.run("history", "verify").stdout


def cut_off_the_last_ten(somebody: Connection) -> None:
    last = {"last": somebody.scalar(text("SELECT max(number) FROM event")) - 10}
    somebody.execute(text("DELETE FROM event_value WHERE event_number > :last"), last)
    somebody.execute(text("DELETE FROM event WHERE number > :last"), last)


def day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()
