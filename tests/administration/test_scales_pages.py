"""Versions of the scale: the editor, what a version would do, and saving it."""

from dataclasses import replace

import pytest

from riskreg.accounts.rules import Office, Role
from riskreg.administration.operations import move_draft
from riskreg.administration.rescaling import plan_shift
from riskreg.assembly import document
from riskreg.document.kinds import PlanState
from riskreg.history.kinds import EventType
from riskreg.refusals import Refused
from riskreg.scales.operations import make_scale
from riskreg.scales.queries import newest_scale, scale_of, scale_versions
from riskreg.scales.rules import default_3x3, default_4x4
from riskreg.transaction import unit_of_work
from tests.support.cast import answers, cast
from tests.support.forms import page, sent_by, text_of
from tests.support.told import newest_event, told

NEW = "/admin/scales/new"
PREVIEW = "/admin/scales/preview?of=standard-4x4"
SAVE = "/admin/scales?of=standard-4x4"


@pytest.fixture
def scale(build):
    return build.scale()


def edited(admin, address=NEW, **changed):
    """The editor as it is opened, with some of its fields changed."""
    return {**sent_by(admin.get(address)), **changed}


def stricter():
    """The usual scale, but 2 × 2 is high."""
    cells = [list(row) for row in default_4x4().cells]
    cells[1][1] = 3
    return replace(default_4x4(), cells=tuple(map(tuple, cells)))


def shifts(plan, scale, today):
    return plan_shift(plan.id, document(plan, on=today), scale)


def test_the_list_says_which_version_new_plans_get(admin, build, scale):
    build.plan()
    text = text_of(admin.get("/admin/scales"))
    assert "Sannolikhet och konsekvens, 4 × 4, version 1 New plans get this one" in text
    assert "1 plan" in text
    assert "Sannolikhet och konsekvens, 3 × 3" in text


def test_an_empty_list_offers_templates(admin):
    text = text_of(admin.get("/admin/scales"))
    assert "No scale yet. Begin with a template." in text
    assert text.count("Begin with the template") == 4


def test_a_version_is_shown_with_cells_levels_and_steps(admin, scale):
    text = text_of(admin.get("/admin/scales/standard-4x4/1"))
    assert "16 Very high" in text
    assert "Kräver åtgärd genast." in text
    assert admin.get("/admin/scales/standard-4x4/2").status_code == 404


def test_the_editor_holds_the_scale_that_is_used(admin, scale):
    sent = edited(admin)
    assert sent["name"] == "Sannolikhet och konsekvens, 4 × 4"
    assert (sent["likelihood_4_name"], sent["impact_1_definition"]) == ("Sannolik", "märks knappt")
    assert (sent["level_4_plural"], sent["cell_3_3"]) == ("mycket höga", "3")
    assert "level_2_requires_treatment" not in sent
    assert sent["version"] == "1"


@pytest.mark.parametrize("key", ["standard-3x3", "standard-5x5", "work-environment-5x5"])
def test_the_editor_begins_with_a_template(admin, scale, key):
    sent = edited(admin, f"{NEW}?of={key}")
    assert sent["version"] == "0"
    size = int(sent["likelihood_steps"])
    assert f"cell_{size}_{size}" in sent
    saved = admin.post(f"/admin/scales?of={key}", data=sent)
    assert saved.status_code == 302
    assert (newest_scale().key, newest_scale().number) == (key, 1)


def test_there_is_no_other_template(admin, scale):
    assert admin.get(f"{NEW}?of=unknown").status_code == 404


def test_an_empty_register_begins_with_the_usual_scale(admin):
    assert edited(admin)["likelihood_steps"] == "4"


def test_another_size_keeps_what_was_typed(admin, scale):
    sent = edited(admin, name="Vår skala", likelihood_steps="5", impact_steps="3", level_count="3")
    answer = admin.post(f"{NEW}?of=standard-4x4", data=sent)
    assert answer.status_code == 200
    again = sent_by(answer)
    assert again["name"] == "Vår skala"
    assert (again["likelihood_5_name"], again["likelihood_4_name"]) == ("", "Sannolik")
    assert "impact_4_name" not in again
    assert "level_4_name" not in again
    assert again["cell_5_3"] == "3"


def test_a_size_that_cannot_be_drawn_is_brought_within_bounds(admin, scale):
    sent = edited(admin, likelihood_steps="99", impact_steps="x", level_count="1")
    again = sent_by(admin.post(f"{NEW}?of=standard-4x4", data=sent))
    assert "likelihood_5_name" in again
    assert "likelihood_6_name" not in again
    assert "impact_4_name" not in again


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Name the scale"),
        ({"likelihood_2_name": " "}, "Name each step"),
        ({"level_3_name": ""}, "Name each level"),
        ({"level_3_plural": ""}, "Write the word for several risks"),
        ({"cell_2_2": "9"}, "Choose one of the alternatives"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_weighed(admin, scale, changed, words):
    answer = admin.post(PREVIEW, data=edited(admin, **changed))
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert "What the new scale would do" not in text_of(answer)


def test_a_level_that_no_cell_has_is_named(admin, scale):
    cells = {f"cell_{row}_{column}": "1" for row in range(1, 5) for column in range(1, 5)}
    answer = admin.post(PREVIEW, data=edited(admin, **cells))
    assert "No cell has the level Måttlig. Choose its cells or remove it" in text_of(answer)


def test_the_preview_counts_and_lists_the_risks_that_change_level(admin, build, board, scale):
    plan = build.plan(board, state=PlanState.ADOPTED)
    draft = build.plan(board, 2027)
    build.risk(draft, "Hemliga tankar", score=(2, 2))
    build.risk(draft, score=(4, 4))
    build.risk(draft)
    answer = admin.post(PREVIEW, data=edited(admin, cell_2_2="3"))
    text = text_of(answer)
    assert "1 risk changes level." in text
    assert "1 of 2 assessed risks changes level." in text
    assert "Hemliga tankar" not in text
    assert scale_versions() == [scale]
    assert plan.scale is scale


def test_who_may_read_the_plan_sees_which_risks(build, board, scale, sign_in):
    draft = build.plan(board)
    build.risk(draft, "Lokalerna räcker inte", score=(2, 2))
    both = build.user(office=Office.ADMINISTRATOR, roles=[(Role.CONTROLLER, board)], language="en")
    client = sign_in(both)
    text = text_of(client.post(PREVIEW, data=edited(client, cell_2_2="3")))
    assert "Risk 1: Lokalerna räcker inte 2 × 2 4 Moderate 4 High" in text


def test_a_plan_in_force_is_read_by_the_administrator(admin, build, board, scale):
    plan = build.plan(board)
    build.risk(plan, "Lokalerna räcker inte", score=(2, 2))
    build.bring(plan, PlanState.ADOPTED)
    text = text_of(admin.post(PREVIEW, data=edited(admin, cell_2_2="3")))
    assert "Lokalerna räcker inte" in text
    assert "Keeps its scale" in text


def saved(admin, preview):
    """What the preview's own form sends, with all that the editor had."""
    return admin.post(SAVE, data=sent_by(preview))


def test_a_version_is_saved_and_drafts_go_over_to_it(admin, build, board, scale):
    decided = build.plan(board, 2026, state=PlanState.ADOPTED)
    draft = build.plan(board, 2027)
    risk = build.risk(draft, score=(2, 2))
    preview = admin.post(PREVIEW, data=edited(admin, cell_2_2="3", name="Skärpt skala"))
    assert saved(admin, preview).status_code == 302
    version = newest_scale()
    assert (version.number, version.name) == (2, "Skärpt skala")
    assert scale_of(version).level(2, 2).name == "Hög"
    assert (draft.scale, decided.scale) == (version, scale)
    assert (
        document(draft, on=build.today)
        .level_of(document(draft, on=build.today).numbered(risk.line.number))
        .name
        == "Hög"
    )
    event = newest_event()
    assert (event.type, event.board_id) == (EventType.PLAN_RESCALED, board.id)
    assert told(event, "plan")["scale_id"] == (scale.id, version.id)
    assert "1 draft uses it now." in text_of(admin.get("/admin/scales"))


def test_a_draft_may_be_left_with_its_scale(admin, build, board, scale):
    draft = build.plan(board)
    sent = sent_by(admin.post(PREVIEW, data=edited(admin)))
    sent.pop("drafts")
    admin.post(SAVE, data=sent)
    assert newest_scale().number == 2
    assert draft.scale is scale


def test_the_preview_leads_back_with_everything(admin, scale):
    preview = admin.post(PREVIEW, data=edited(admin, name="Vår skala", cell_2_2="3"))
    again = sent_by(admin.post(f"{NEW}?of=standard-4x4", data=sent_by(preview)))
    assert (again["name"], again["cell_2_2"]) == ("Vår skala", "3")


def test_the_second_of_two_is_told_and_may_still_save(admin, build, scale):
    mine = edited(admin, name="Min skala")
    admin.post(SAVE, data=edited(admin, name="Deras skala"))
    answer = admin.post(SAVE, data=mine)
    assert answer.status_code == 422
    assert "Somebody has made version 2 meanwhile." in text_of(answer)
    assert admin.post(SAVE, data=sent_by(answer)).status_code == 302
    assert [one.name for one in scale_versions()][:2] == ["Min skala", "Deras skala"]


def test_a_draft_of_another_scale_does_not_move(build, board, scale):
    draft = build.plan(board, scale=build.scale(default_3x3()))
    other = build.scale()
    by = build.any_administrator
    with pytest.raises(Refused, match="newer version of its own"), unit_of_work():
        move_draft(draft, other, by=by, at=build.now())


def test_what_is_decided_does_not_move(build, board, scale):
    plan = build.plan(board, state=PlanState.ADOPTED)
    newer = build.scale()
    with pytest.raises(Refused, match="Only a draft"), unit_of_work():
        move_draft(plan, newer, by=build.any_administrator, at=build.now())


def test_an_assessment_without_a_cell_keeps_the_draft_where_it_is(admin, build, board, scale):
    draft = build.plan(board)
    build.risk(draft, score=(4, 4))
    smaller = replace(default_3x3(), key="standard-4x4")
    newer = build.scale(smaller)
    with pytest.raises(Refused, match="no cell for"), unit_of_work():
        move_draft(draft, newer, by=build.any_administrator, at=build.now())
    found = shifts(draft, smaller, build.today)
    assert (found.lost, found.shifted, found.may_move) == (1, 0, False)


def test_a_renamed_level_in_the_same_place_is_the_same(build, board, scale):
    plan = build.plan(board)
    build.risk(plan, score=(4, 4))
    levels = (*default_4x4().levels[:3], replace(default_4x4().levels[3], name="Kritisk"))
    renamed = replace(default_4x4(), levels=levels)
    assert shifts(plan, renamed, build.today).shifts == ()
    assert shifts(plan, stricter(), build.today).shifts == ()


def test_only_administrators_may(build, board, scale):
    draft = build.plan(board)
    newer = build.scale()
    found = answers(cast(board), lambda by: move_draft(draft, newer, by=by, at=build.now()))
    assert {who for who, answer in found.items() if answer == "allowed"} == {"administrator"}


def test_a_number_that_is_not_the_newest_is_refused(build, scale):
    with pytest.raises(Refused, match="meanwhile"), unit_of_work():
        make_scale(default_4x4(), after=0, by=build.any_administrator, at=build.now())


def test_a_controller_reaches_no_scale(controller, scale):
    for address in ("/admin/scales", NEW, "/admin/scales/standard-4x4/1"):
        assert controller.get(address).status_code == 403
    for address in (PREVIEW, SAVE):
        assert controller.post(address).status_code == 403


def test_the_preview_costs_the_same_with_one_plan_and_with_five(
    admin, build, board, scale, queries
):
    build.risk(build.plan(board), score=(2, 2))
    sent = edited(admin, cell_2_2="3")
    admin.post(PREVIEW, data=sent)
    with queries() as few:
        admin.post(PREVIEW, data=sent)
    for year in range(2027, 2031):
        build.risk(build.plan(board, year), score=(2, 2))
    with queries() as many:
        answer = admin.post(PREVIEW, data=sent)
    assert len(many) == len(few)
    assert len(page(answer).select("input[name=drafts]")) == 5
