"""The two palettes, and which tone of the ramp each level gets.

A picture carries the light colours as attributes, so that it is right alone, on paper and in a
letter, and beside each a class by which the style sheet recolours it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from riskreg.document.scale import Scale

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#f7f6f2",
        "surface": "#ffffff",
        "sunk": "#efede7",
        "ink": "#1b2327",
        "ink2": "#515b61",
        "line": "#dcd9d0",
        "edge": "#7c8387",
        "link": "#12505f",
        "tint": "#e3eef0",
        "thread": "#a3271e",
        "good": "#1b6136",
        "warn": "#744700",
        "bad": "#931f19",
        "l1": "#edefe4",
        "l1i": "#1b2327",
        "l2": "#f1d486",
        "l2i": "#1b2327",
        "l3": "#e0914a",
        "l3i": "#1b2327",
        "l3b": "#bf5530",
        "l3bi": "#ffffff",
        "l4": "#a3342b",
        "l4i": "#ffffff",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#12181a",
        "surface": "#1a2124",
        "sunk": "#222a2e",
        "ink": "#e8ebeb",
        "ink2": "#a9b3b7",
        "line": "#333d41",
        "edge": "#7d898e",
        "link": "#8fcbd8",
        "tint": "#16333b",
        "thread": "#f0897c",
        "good": "#8fd3a5",
        "warn": "#f0c773",
        "bad": "#f5a198",
        "l1": "#28322c",
        "l1i": "#e8ebeb",
        "l2": "#524519",
        "l2i": "#ffffff",
        "l3": "#93531d",
        "l3i": "#ffffff",
        "l3b": "#c46349",
        "l3bi": "#1d0806",
        "l4": "#e58377",
        "l4i": "#1d0806",
    }
)

# The ends of the ramp never move: the lowest level is the palest and the highest the strongest.
_RAMPS = {
    3: ("1", "3", "4"),
    4: ("1", "2", "3", "4"),
    5: ("1", "2", "3", "3b", "4"),
}

# An empty cell stands back, the more the stronger its tone, or the palette drowns the risks.
FADED = {"1": 1.0, "2": 0.5, "3": 0.4, "3b": 0.37, "4": 0.34}


def tone(rank: int, count: int) -> str:
    """The tone of a level, 1 lowest, on a scale of three to five levels."""
    return _RAMPS[count][rank - 1]


def tone_of(scale: Scale, rank: int) -> str:
    """The tone of a level of a scale.  Only the order of its ranks counts, not the figures."""
    ranks = sorted(level.rank for level in scale.levels)
    return tone(ranks.index(rank) + 1, len(ranks))


def tone_at(scale: Scale, likelihood: int, impact: int) -> str:
    return tone_of(scale, scale.level(likelihood, impact).rank)
