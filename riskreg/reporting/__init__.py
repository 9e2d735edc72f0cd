"""Who reports what to whom and when: routines, occasions, meetings, decisions, frozen reports."""
