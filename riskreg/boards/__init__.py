"""The municipality, its boards, units and posts: who there is to answer for anything.

Models, rules and queries only; what changes them stands in `administration`.
"""
