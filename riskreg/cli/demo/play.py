"""The whole play, from an empty register to a demo."""

from datetime import datetime
from pathlib import Path

from flask import current_app

from riskreg.cli.demo import example, register
from riskreg.cli.demo.files import read
from riskreg.cli.demo.stage import Stage, Watch
from riskreg.cli.demo.sundbyberg import Sundbyberg
from riskreg.cli.demo.years import play as years
from riskreg.sign_in import passwords
from riskreg.transaction import unit_of_work

FOLDER = Path(__file__).parent


def play(now: datetime, *, small: bool = False, watch: Watch = lambda _: None) -> None:
    """Fill an empty, migrated register, through its own operations and as its own people.

    All of it is kept or nothing.  Small: without the example years before this one, and with no
    other boards than the source's.  `watch` is told each day that the play reaches.
    """
    source, invented = read(FOLDER / "sundbyberg.yaml"), read(FOLDER / "example.yaml")
    stage = Stage(now, current_app.config["TIME_ZONE"], watch)
    password = passwords.chosen(register.PASSWORD, current_app.config["PASSWORD_COST"])
    with unit_of_work():
        boards = register.furnish(stage, source)
        scale = register.make_scale(stage)
        Sundbyberg(stage, source, read(FOLDER / "told.yaml"), boards, scale).play()
        example_of = example if small else years
        example_of.play(stage, invented, boards)
        stage.run()
        register.choose_passwords(stage, password)
