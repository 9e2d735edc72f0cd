"""The main job, end to end, in both languages, with and without JavaScript.

The controller opens next year's plan and enters a risk; the manager records on a phone how it
goes; the member reads where it stands; the auditor sees what was done.  Then the history is
checked.
"""Nothing to scroll sideways, and the question that matters on the first screen."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator("textarea[name=text]").bounding_box()
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
    moved.locator("summary").click()
    expect(moved).to_contain_text("Ny leveransplan")
    expect(moved).to_contain_text(words("Former end date"))


def the_history_holds(instance: Path) -> None:
    held = command("history", "verify", instance=instance)
    assert held.returncode == 0, held.stdout
    with changed(instance) as register:
        register.execute("UPDATE risk SET title = 'Annat' WHERE title = ?", (TITLE,))
        (row,) = register.execute("SELECT id FROM risk WHERE title = 'Annat'").fetchone()
    found = command("history", "verify", instance=instance)
    assert found.returncode == 1
    assert f"risk {row}: title" in found.stdout
    with changed(instance) as register:
        register.execute("UPDATE risk SET title = ? WHERE id = ?", (TITLE, row))
        cut_off_the_last_ten(register)
    assert "cut short" in command("history", "verify", instance=instance).stdout


def changed(instance: Path) -> "sqlite3.Connection":
    return sqlite3.connect(instance / "riskreg.sqlite3")


def cut_off_the_last_ten(register: sqlite3.Connection) -> None:
    """As somebody with the file in hand could: without the locks."""
    for table in ("event", "event_value"):
        register.execute(f"DROP TRIGGER {table}_no_delete")
    (newest,) = register.execute("SELECT max(number) FROM event").fetchone()
    register.execute("DELETE FROM event_value WHERE event_number > ?", (newest - 10,))
    register.execute("DELETE FROM event WHERE number > ?", (newest - 10,))


def day(ahead: int) -> str:
    return (date.today() + timedelta(days=ahead)).isoformat()
