"""The whole play, from an empty register to a demo."""

from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from flask import current_app

from riskreg.cli.demo import example, register
from riskreg.cli.demo.stage import Stage
from riskreg.cli.demo.sundbyberg import Sundbyberg
from riskreg.sign_in import passwords
from riskreg.transaction import unit_of_work

FOLDER = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return found


def play(now: datetime) -> None:
    """Fill an empty, migrated register, through its own operations and as its own people.

    All of it is kept or nothing.
    """
    source, invented = read("sundbyberg.yaml"), read("example.yaml")
    stage = Stage(now, current_app.config["TIME_ZONE"])
    password = passwords.chosen(register.PASSWORD, current_app.config["PASSWORD_COST"])
    with unit_of_work():
        boards = register.furnish(stage, source)
        scale = register.make_scale(stage)
        Sundbyberg(stage, source, read("told.yaml"), boards, scale).play()
        example.play(stage, invented, boards, scale)
        register.choose_passwords(stage, password)
