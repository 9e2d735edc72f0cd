"""How many risks there are and how serious they are: the first clauses of a plan."""

from riskreg.document.standing import LevelCount, Standing
from riskreg.sentences.said import LevelWord, Listed, Said, counted, listed, said

PAIR = 2


def total(standing: Standing) -> Said:
    if standing.risks:
        return counted("one risk", "%(count)s risks", standing.risks)
    if standing.gross_only:
        return counted(
            "no risks in the plan yet; the gross risk list has one",
            "no risks in the plan yet; the gross risk list has %(count)s",
            standing.gross_only,
        )
    return said("no risks yet")


def levels(standing: Standing) -> Said | None:
    """How many are serious, in bold, or that none is; nothing before any is assessed."""
    found = [one for one in standing.serious if one.count]
    if not standing.assessed:
        return None
    if standing.risks == 1:
        return _the_only_one(standing)
    if not found:
        return _none_is_serious(standing)
    if found[0].count == standing.risks:
        return _all_alike(found[0]).stressed()
    return listed(tuple(_of_level(one) for one in found)).stressed()


def _the_only_one(standing: Standing) -> Said:
    (only,) = (one.level for one in standing.levels if one.count)
    is_serious = any(one.count for one in standing.serious)
    return said("it is %(level)s", level=LevelWord(only)).stressed(when=is_serious)


def _none_is_serious(standing: Standing) -> Said:
    words = Listed(tuple(LevelWord(one.level) for one in standing.serious), last="or")
    if standing.unassessed:
        return said("none of those assessed is %(levels)s", levels=words)
    return said("none is %(levels)s", levels=words)


def _all_alike(one: LevelCount) -> Said:
    level = LevelWord(one.level, many=True)
    if one.count == PAIR:
        return said("both are %(level)s", level=level)
    return said("all are %(level)s", level=level)


def _of_level(one: LevelCount) -> Said:
    level = LevelWord(one.level, many=one.count > 1)
    return counted("one is %(level)s", "%(count)s are %(level)s", one.count, level=level)


def unassessed(standing: Standing) -> Said | None:
    if not standing.unassessed:
        return None
    if standing.risks == 1:
        return said("it is not assessed")
    if not standing.assessed:
        return said("none is assessed")
    return counted("one is not assessed", "%(count)s are not assessed", standing.unassessed)


def content(standing: Standing) -> Said | None:
    """What the source leaves out."""
    if not standing.without_content:
        return None
    if standing.without_content == standing.risks:
        return said("the content is not given by the source")
    return counted(
        "the content of one of them is not given by the source",
        "the content of %(count)s of them is not given by the source",
        standing.without_content,
    )
