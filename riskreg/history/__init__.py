"""Who did what to what, before and after: told with the change, chained, and checked.

Append-only.  `telling` writes, `coverage` refuses what was not told, `verify` finds what was done
behind the program's back.
"""
