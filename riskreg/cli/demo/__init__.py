"""The demo register, played through the operations so that its history is real.

`sundbyberg.yaml` is what one audit report says of Sundbyberg 2022, and nothing more.  This year of
two boards (`example.yaml`), and the years of eight (`years/`), are invented and labelled so on
every page.
"""
