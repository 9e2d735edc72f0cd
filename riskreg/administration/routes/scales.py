"""Versions of the scale: the list, the editor, and what a new version would do."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from riskreg import assembly
from riskreg.access.guards import may, requires
from riskreg.access.permissions import Permission
from riskreg.access.session import signed_in
from riskreg.access.subjects import of_plan
from riskreg.administration import operations, queries
from riskreg.administration.forms.scales import ScaleForm, Size, scale_form, written_out
from riskreg.administration.rescaling import Weighing, plan_shift, weigh
from riskreg.administration.routes.place import bp, find_place
from riskreg.boards.models import Municipality
from riskreg.boards.rules import MUNICIPALITY, Subject
from riskreg.document.scale import Scale
from riskreg.refusals import NotFound
from riskreg.scales.models import ScaleVersion
from riskreg.scales.operations import make_scale as make_version
from riskreg.scales.queries import newest_number, scale_of, scale_versions
from riskreg.scales.rules import TEMPLATES, check_scale
from riskreg.transaction import unit_of_work


@dataclass(frozen=True)
class Base:
    """What a new version starts from: the newest of its scale, or a template that nobody uses."""

    scale: Scale
    newest: int

    @property
    def subject(self) -> Subject:
        return MUNICIPALITY


def find_base() -> Base:
    """By the key in the address; without one, what new plans are opened with."""
    key = request.args.get("of")
    versions = scale_versions()
    newest = max(versions, key=lambda one: one.id, default=None)
    chosen = next((one for one in versions if one.key == key), None) if key else newest
    if chosen is not None:
        return Base(scale_of(chosen), newest_number(chosen.key))
    templates = [make() for make in TEMPLATES]
    template = next((one for one in templates if one.key == key or not key), None)
    if template is None:
        raise NotFound
    return Base(template, 0)


def find_version(key: str, number: int) -> ScaleVersion:
    for version in scale_versions():
        if (version.key, version.number) == (key, number):
            return version
    raise NotFound


@bp.get("/scales")
@requires(Permission.ADMINISTRATION_READ, find_place)
def scales(_place: Municipality) -> ResponseReturnValue:
    versions = sorted(scale_versions(), key=lambda one: one.id, reverse=True)
    known = {version.key for version in versions}
    return render_template(
        "administration/scales.html",
        versions=[(version, scale_of(version)) for version in versions],
        used=queries.plans_by_scale(),
        templates=[one for one in (make() for make in TEMPLATES) if one.key not in known],
    )


@bp.get("/scales/<key>/<int:number>")
@requires(Permission.ADMINISTRATION_READ, find_version)
def scale(version: ScaleVersion) -> ResponseReturnValue:
    return render_template(
        "administration/scale.html",
        version=version,
        scale=scale_of(version),
        used=queries.plans_by_scale().get(version.id, 0),
    )


@bp.route("/scales/new", methods=["GET", "POST"])
@requires(Permission.SCALE_EDIT, find_base)
def make_scale(base: Base) -> ResponseReturnValue:
    """The editor.  A POST shows it again as it was sent: with another size, or to go on in it."""
    if request.method == "POST":
        form = _sent(base)
        form.fit()
        return _editor(base, form)
    return _editor(base, _opened(base))


def _opened(base: Base) -> ScaleForm:
    size = Size.of(base.scale)
    return scale_form(size)(data={**written_out(base.scale), "version": base.newest})


def _sent(base: Base) -> ScaleForm:
    """The form as it was sent; what a larger size adds is taken from where the scale began."""
    size = Size.sent(request.form)
    return scale_form(size)(data=written_out(base.scale, size))


def _editor(base: Base, form: ScaleForm) -> ResponseReturnValue:
    form.version.data = base.newest
    page = render_template("administration/make_scale.html", form=form, base=base)
    return page, form.status_code


@bp.post("/scales/preview")
@requires(Permission.SCALE_EDIT, find_base)
def preview_scale(base: Base) -> ResponseReturnValue:
    """What the new version would do to plans under way.  Nothing is saved yet."""
    form = _sent(base)
    if form.validate_on_submit():
        with form.heeding():
            scale = _checked(form, base)
            return _preview(base, form, scale)
    return _editor(base, form)


def _checked(form: ScaleForm, base: Base) -> Scale:
    scale = form.scale(base.scale.key)
    check_scale(scale)
    return scale


def _preview(base: Base, form: ScaleForm, scale: Scale) -> ResponseReturnValue:
    weighed = _weighed(scale)
    return render_template(
        "administration/preview_scale.html",
        base=base,
        scale=scale,
        kept=[(name, value) for name, value in request.form.items() if name in form.own],
        weighed=weighed,
        readable={one.plan_id for one in weighed.plans if may("plan:read", of_plan(one.document))},
    )


def _weighed(scale: Scale) -> Weighing:
    plans = queries.plans_under_way()
    found = assembly.documents(plans, on=signed_in().today)
    return weigh(plan_shift(plan.id, found[plan.id], scale) for plan in plans)


@bp.post("/scales")
@requires(Permission.SCALE_EDIT, find_base)
def save_scale(base: Base) -> ResponseReturnValue:
    """Keep the version, and move the drafts that were chosen to it."""
    form = _sent(base)
    if form.validate_on_submit():
        with form.heeding():
            with unit_of_work():
                version, moved = _save(form, base)
            flash(
                _(
                    "%(name)s is saved as version %(number)s.",
                    name=version.name,
                    number=version.number,
                )
            )
            if moved:
                flash(ngettext("%(num)s draft uses it now.", "%(num)s drafts use it now.", moved))
            return redirect(url_for("administration.scales"))
    return _editor(base, form)


def _save(form: ScaleForm, base: Base) -> tuple[ScaleVersion, int]:
    by, at = signed_in(), datetime.now(UTC)
    scale = form.scale(base.scale.key)
    version = make_version(scale, after=form.version.data, by=by, at=at)
    chosen = set(request.form.getlist("drafts"))
    drafts = [plan for plan in queries.plans_under_way() if str(plan.id) in chosen]
    for plan in drafts:
        operations.move_draft(plan, version, by=by, at=at)
    return version, len(drafts)
