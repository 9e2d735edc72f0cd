"""What a municipality calls its plans and its controls: label settings, never branches in code."""

import enum
from dataclasses import dataclass

#: What a plan is called where the municipality has not said otherwise: as a heading begins, in
#: the midst of a sentence ("i internkontrollplanen"), and in English.
PLAN_NAME = "Internkontrollplan"
PLAN_DEFINITE = "internkontrollplanen"
PLAN_ENGLISH = "internal control plan"


class ControlWord(enum.StrEnum):
    """What a control of the plan is called; each stands with its forms in `web.labels`."""

    ITEM = "item"
    ACTIVITY = "activity"
    POINT = "point"
    CHECK = "check"
    REVIEW = "review"


@dataclass(frozen=True)
class Labels:
    plan_name: str = PLAN_NAME
    plan_definite: str = PLAN_DEFINITE
    plan_english: str = PLAN_ENGLISH
    control_word: ControlWord = ControlWord.ITEM


USUAL = Labels()
