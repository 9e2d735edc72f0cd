"""From a live plan to a frozen report, and back to the document that the meeting saw."""

from riskreg.freezing.frozen import DamagedReport, damaged, freeze, thaw

__all__ = ["DamagedReport", "damaged", "freeze", "thaw"]
