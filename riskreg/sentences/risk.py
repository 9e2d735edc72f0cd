"""One risk in a few sentences."""

from datetime import date

from riskreg.document.standing import action_counts
from riskreg.document.values import AssessmentEntry, PlanDocument, RiskEntry
from riskreg.sentences.reference import Reference
from riskreg.sentences.said import LevelWord, Said, counted, said, those_said, together
from riskreg.sentences.score import cell
from riskreg.sentences.treatment import late


def risk_lede(
    document: PlanDocument,
    risk: RiskEntry,
    on: date | None = None,
    previous: AssessmentEntry | None = None,
    since: Reference | None = None,
) -> tuple[Said, ...]:
    """How serious it is, which way it went from `previous`, and what is late or missing."""
    if risk.secret and risk.secret.withheld:
        return (said("what the risk is about is secret"),)
    of_source = document.source is not None
    return those_said(
        None if risk.content_given else said("the content is not given by the source"),
        _level(document, risk),
        _direction(risk.current, previous, since, document.year),
        late(action_counts(list(risk.actions), on or document.as_of), of_source=of_source),
        None if of_source else _untreated(risk),
    )


def _level(document: PlanDocument, risk: RiskEntry) -> Said:
    """The score in the plan's own scale; preliminary while its round is open."""
    now, level = risk.current, document.level_of(risk)
    if now is None or level is None:
        return said("the risk is not assessed")
    word = together("%(level)s", level=LevelWord(level)).stressed()
    if now.preliminary:
        return said(
            "the risk is preliminarily %(level)s, %(score)s (%(cell)s)",
            level=word,
            score=now.score,
            cell=cell(now),
        )
    return said(
        "the risk is %(level)s, %(score)s (%(cell)s)", level=word, score=now.score, cell=cell(now)
    )


def _direction(
    now: AssessmentEntry | None,
    then: AssessmentEntry | None,
    since: Reference | None,
    year: int,
) -> Said | None:
    if now is None or then is None or since is None:
        return None
    values = {"before": then.score, "reference": since.named(year)}
    if now.score > then.score:
        return said("it has increased from %(before)s since %(reference)s", **values)
    if now.score < then.score:
        return said("it has decreased from %(before)s since %(reference)s", **values)
    return said("its score is unchanged since %(reference)s", reference=since.named(year))


def _untreated(risk: RiskEntry) -> Said | None:
    causes = len(risk.untreated_causes())
    if not causes:
        return None
    return counted("one cause has no action", "%(count)s causes have no action", causes)
