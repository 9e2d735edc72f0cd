"""People who can sign in, what they may be on each board, and which posts they hold.

Models, rules and queries only; what changes them stands in `administration` and `sign_in`.
"""
