"""From a live plan to a frozen report, and back to the document that the meeting saw."""
