"""The demo register, played through the operations so that its history is real.

`sundbyberg.yaml` is what one audit report says of Sundbyberg 2022, and nothing more; `example.yaml`
is invented and labelled so on every page.
"""
