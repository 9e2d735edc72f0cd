"""The example years: this year and the three before it, of eight boards, all invented.

What happens stands in the YAML files, in days counted from the first year; the code gives each act
its person and its day.  What would come after the day of the demo is left out.
"""
