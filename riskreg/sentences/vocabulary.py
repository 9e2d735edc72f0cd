"""The words that are numbered, and so stand in no catalogue: numbers, months, weekdays."""

from dataclasses import dataclass

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Vocabulary:
    """Each text holds its words in order, apart by a space; `last` joins the end of a list."""

    numbers: str
    months: str
    weekdays: str
    seasons: dict[str, str]
    last: dict[str, str]

    def number(self, number: int) -> str:
        """In words below thirteen."""
        words = self.numbers.split()
        return words[number] if 0 <= number < len(words) else str(number)

    def month(self, number: int) -> str:
        return self.months.split()[number - 1]

    def weekday(self, place: int) -> str:
        """Monday is 0."""
        return self.weekdays.split()[place]


SWEDISH = Vocabulary(
    numbers="noll en två tre fyra fem sex sju åtta nio tio elva tolv",
    months="januari februari mars april maj juni juli augusti september oktober november december",
    weekdays="måndag tisdag onsdag torsdag fredag lördag söndag",
    seasons={"winter": "vintern", "spring": "våren", "summer": "sommaren", "autumn": "hösten"},
    last={"and": " och ", "or": " eller ", ",": ", "},
)
ENGLISH = Vocabulary(
    numbers="zero one two three four five six seven eight nine ten eleven twelve",
    months="January February March April May June July August September October November December",
    weekdays="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    seasons={"winter": "winter", "spring": "spring", "summer": "summer", "autumn": "autumn"},
    last={"and": " and ", "or": " or ", ",": ", "},
)
VOCABULARIES = {"sv": SWEDISH, "en": ENGLISH}
