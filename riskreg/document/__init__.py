"""The plan as one immutable value: what every page, paper, check and difference reads.

Pure: no database, no web, no clock.  The enums that a document carries stand here too.
"""
