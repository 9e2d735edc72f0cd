"""Where the pages that are read are."""

from flask import Blueprint

from riskreg.reading.showing import show

bp = Blueprint("reading", __name__)
show(bp)
