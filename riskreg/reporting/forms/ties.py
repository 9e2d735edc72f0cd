"""Where a risk is reported."""

from flask_babel import lazy_gettext as _

from riskreg.web.choices import Several
from riskreg.web.fields import Version
from riskreg.web.forms import Form


class TieForm(Form):
    """`routines`: those that the board has in the plan's year, by their keys."""

    routines = Several(
        _("In which routines is the risk reported?"),
        hint=_("A risk that no routine reports depends on whoever happens to hold the post."),
    )
    version = Version()
