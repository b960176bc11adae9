"""Reads the numbers that words give: digits with separators, number words, millions, halves.

`numbers_in` reads every number of a text, whatever it stands for. `read_quantities` reads only what
may count people or things, with its bounds: dates, years, ages, times, measures of length, money,
ordinals and the numbers of resolutions are left out. Bounds follow the coding guideline: "nearly
700" is 700 to 700, "more than 140,000" has no upper bound, "as many as 500" no lower one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_SMALL = {word: float(value) for value, word in enumerate(_UNITS)}
_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_DOZEN = 12.0
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_WORDS = _SMALL | _TENS

_TOKEN = re.compile(
    r"(?P<digits>(?<![\d.,])\d{1,3}(?:[,\u00a0\u202f ]\d{3}){1,6}(?!\d)(?:\.\d{1,6})?|\d{1,18}"
    r"(?:\.\d{1,6})?)"
    r"|(?P<word>[^\W\d_]{1,40})|(?P<mark>\S)"
)
"""A run of digits ("1,200", "300 000", "1.5"), a word, or a mark."""

_MAY_COUNT = re.compile(
    rf"[\d{''.join(_FRACTIONS)}]|hundred|dozen|half|quarter|{'|'.join((*_WORDS, *_SCALES))}", re.I
)
"""Something a number begins with: most words have nothing of it, and are not taken apart."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NOT_BEFORE = re.compile(
    rf"(?:\b{_MONTH}\s?|\b(?:[Rr]esolutions?|[Aa]rticles?|[Cc]hapter|[Nn]o\.|[Nn]umber|[Gg]roup of"
    r"|[Pp]hase|[Rr]ound|[Aa]nnex|[Ss]ection|[Pp]aragraph|[Pp]age|[Cc]hannel|[Rr]oute|[Hh]ighway"
    r"|[Ff]light|[Aa]ll but|[Bb]oeing|[Aa]ge|[Aa]ged|[Tt]rack|[Aa]irbus|[Ll]evel|UNSCR)\s"
    r"|[$£€¥#@/]\s?|[A-Za-z]-|[A-Za-z]|\d[:.,/+-])$"
)
"""What a number must not follow to be a count: "Jan. 20", "Resolution 2254", "$5", "S-300"."""
_UNIT_OF_TIME = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?"
    r"|centur(?:y|ies)"
    r"|seasons?)"
)
_UNIT = (
    r"(?:km|kilomet(?:er|re)s?|kms|miles?|met(?:er|re)s?|yards?|feet|foot|inch(?:es)?|acres?"
    r"|hectares?"
    r"|knots|mph|degrees|points?|barrels|o'clock|cents?|dollars?|euros?|pounds|rubles?"
    r"|roubles?|yuan"
    r"|rials?|shekels?|lira|times|mm|kg|kilograms?|calib(?:er|re)|square|cubic|megawatts?)"
)
_NOT_AFTER = re.compile(
    rf"(?:(?:st|nd|rd|th|s)\b|[:/+]\d|/\s|-(?:party|nation|country|point|sided?|way|star|page|part"
    rf"|stage|phase|stor(?:e?y))\b|\s?[ap]\.?m\b|[- ](?:[a-z]{{1,12}}[- ])?{_UNIT_OF_TIME}\b"
    rf"|\s(?:[A-Z][a-z]+ )?{_UNIT}\b|-{_UNIT}\b|\s(?:of\s)?{_MONTH}|-a-(?:day|year|week)|\sGMT"
    rf"|\sET\b"
    rf"|[-–]\d{{1,4}}\b|\sin \d+\b|\s(?:or|to) (?:\w+ ){{1,2}}{_UNIT_OF_TIME}\b)"
)
"""What a number must not precede: "7th", "10:30", "9 a.m.", "43-year-old", "30 miles", "5 May"."""
_YEARS = range(1900, 2100)
_YEAR_RANGE = re.compile(r"(?:19|20)\d\d\D{1,5}(?:19|20)\d\d")
_YEAR_LIKE = re.compile(r"\d{4}")
_PLURAL_AFTER = re.compile(r"\s[a-z]{3,20}s\b")
_TIME_WORD_BEFORE = re.compile(
    r"\b(?:in|since|by|from|until|till|during|after|before|early|late|mid)\s$", re.I
)
_AGE_BEFORE = re.compile(r"[A-Z][\w'’-]{1,30},\s$")
_AGE_OF = re.compile(r"\b(?:man|woman|boy|girl|youth|teenager|child) of\s$", re.I)
"""What an age follows: "a boy of 14"."""
_WHOLE_OF = re.compile(
    r"\bof (?:the|a) (?:country|nation|region|island|territory)['’]s\s$"
    r"|(?:half|thirds?|quarters?|fourths?|fifths?|percent|per cent|most|majority) of"
    r" (?:(?:the )?[A-Z][\w-]{1,30}['’]s?|its|their)\s$",
    re.I,
)
"""What a population follows of which a share is told: "half of the country's 4 million"."""
_POINTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""A thousand parted by a full stop, as much of the world prints it: "262.000 persons"."""
_NO_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|each|this|that|the|which|another|some)[ -]$", re.I
)
_NO_PRONOUN_AFTER = re.compile(
    r"\s(?:of|another|by|side|day|thing|hand|way|who|that|which|in|is|was|must|can|should)\b|[.,;)]"
)

_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "at least",
        r"at least|no fewer than|no less than|a minimum of|not less than|a total of at least",
    ),
    (
        "up to",
        r"up to|as many as|as much as|as high as|at most|no more than|a maximum of|fewer than"
        r"|less than"
        r"|under|not more than|below",
    ),
    (
        "more than",
        r"more than|well over|just over|slightly over|over|upwards? of|in excess of|above"
        r"|north of|exceeding|exceeded|exceeds?|surpass(?:es|ed|ing)?|beyond|topp(?:ed|ing)",
    ),
    ("nearly", r"nearly|almost|close to|just under|just short of|approaching|nearing|not quite"),
    (
        "about",
        r"about|around|some|roughly|perhaps|an estimated|estimated|approximately|circa"
        r"|in the region of|~",
    ),
)
_QUALIFIERS = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{words})(?:\s(?:the|an?|another))?\s?$", re.I))
    for name, words in _BEFORE
)
"""Words before a number that keep it from being exact, the strongest first."""
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("at least", re.compile(r"\s(?:or|and) more\b|-plus\b|\+(?!\d)", re.I)),
    ("about", re.compile(r"\s(?:or so|or thereabouts)\b|[- ]odd\b", re.I)),
)
_VAGUE = re.compile(
    r"(?<!\bas )(?<!\bhow )(?<!\bso )\b(?:(?:tens|hundreds|thousands|dozens|scores|millions)"
    r"(?: and (?:tens|hundreds"
    r"|thousands|dozens|scores|millions))?"
    r"(?: of (?:hundreds|thousands|millions|billions)(?: of (?:thousands|millions))?)?"
    r"|(?:several|a few|many|a couple(?: of)?)(?: (?:hundred|thousand|million|dozen))"
    r"|several|many|a number of|a handful of|an? unknown number of)\b(?! years| days| months"
    r"| weeks| hours| minutes| times| miles)",
    re.I,
)
"""Quantities told without a number: "tens of thousands", "several hundred", "scores"."""
_VAGUE_WORDS = (
    "tens", "hundred", "thousand", "dozen", "scores", "million", "several", "many", "a few",
    "a couple", "a number of", "a handful of", "unknown number of",
)  # fmt: skip
"""One of these is in all of them: to look for it is cheaper than to look for the pattern."""
_SHARE = re.compile(
    r"\b(?:(?:a |one[- ])?(?:half|third|quarter|fourth|fifth|tenth)|(?:two|three|four)[- ](?:thirds"
    r"|quarters|fifths)"
    r"|(?:the (?:vast )?|a |the great )?majority)\b(?= of\b)(?! of an? )"
    r"|\b\d{1,3}(?:\.\d{1,2})?\s?(?:%|percent\b|per cent\b|pc\b)",
    re.I,
)
"""A part of something: "half of", "two-thirds of", "40 percent"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated quantity: where it stands, its bounds as the words give them, and the words."""

    start: int
    end: int
    low: float | None
    high: float | None
    qualifier: str | None
    """One of the codes of `codes.Qualifier`, or nothing."""
    vague: bool
    """Told in words that give no number: "dozens", "nearly half"."""
    printed: str
    core: int
    """Where the number itself begins, behind "more than" and the like."""
    share: bool = False
    """A part of another quantity: "half of", "40 percent"."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a run of digits or a mark, with its place."""

    start: int
    end: int
    text: str
    value: float | None


@dataclass(frozen=True, slots=True)
class _Number:
    """A number or range read from tokens `first` to `last`, the latter left out."""

    first: int
    last: int
    low: float
    high: float
    scale: float = 1.0


def numbers_in(text: str) -> tuple[float, ...]:
    """Read every number a text states, in digits or words, each end of a range on its own."""
    if not _MAY_COUNT.search(text):
        return ()
    found: list[float] = []
    for number in _numbers(_tokens(text)):
        found.append(number.low)
        if number.high != number.low:
            found.append(number.high)
    return tuple(found)


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Read what a text counts, in order, each with its bounds and the word that qualifies it."""
    taken: list[Quantity] = [*_worded(text, _SHARE, share=True)]
    lower = text.casefold()
    if any(word in lower for word in _VAGUE_WORDS):
        taken += [each for each in _worded(text, _VAGUE) if not _meets(each, taken)]
    tokens = _tokens(text)
    for number in _numbers(tokens):
        start, end = tokens[number.first].start, tokens[number.last - 1].end
        quantity = _qualified(text, start, end, number)
        if not _meets(quantity, taken) and not _counts_nothing(text, start, end, number):
            taken.append(quantity)
    return tuple(sorted(taken, key=lambda each: each.start))


def _meets(quantity: Quantity, others: Sequence[Quantity]) -> bool:
    return any(quantity.core < other.end and other.core < quantity.end for other in others)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group().lower()
        value = None
        if match.lastgroup == "digits":
            value = float(re.sub(r"[,\s]", "", word))
            if _POINTED.fullmatch(word):
                value = float(word.replace(".", ""))
        found.append(_Token(match.start(), match.end(), word, value))
    return found


def _numbers(tokens: Sequence[_Token]) -> Iterator[_Number]:
    """Read numbers and ranges from left to right, the longest reading at each place."""
    place = 0
    while place < len(tokens):
        number = _range(tokens, place) or _number(tokens, place)
        if number is None:
            place += 1
        else:
            yield number
            place = number.last


def _range(tokens: Sequence[_Token], place: int) -> _Number | None:
    """Read "10 to 15", "between 10 and 15", "10-15", "five or six"."""
    first = _number(tokens, place)
    if first is None or first.last + 1 >= len(tokens):
        return None
    joint = tokens[first.last].text
    between = place > 0 and tokens[place - 1].text == "between"
    if joint not in ("to", "-", "–", "or") and not (between and joint == "and"):
        return None
    second = _number(tokens, first.last + 1)
    if second is None:
        return None
    low = (
        first.low * second.scale
        if first.scale == 1.0 and first.low < second.low / second.scale
        else first.low
    )
    steps_by_one = second.low / second.scale - first.low / first.scale <= 2
    if low >= second.low or (joint == "or" and not steps_by_one):
        return None
    return _Number(place, second.last, low, second.low)


def _number(tokens: Sequence[_Token], place: int) -> _Number | None:
    """Read one number that begins exactly here."""
    half = _half_of_scale(tokens, place)
    if half is not None:
        return half
    start, at = place, place
    if tokens[place].text in ("a", "an") and _is_scale(tokens, place + 1):
        value, at = 1.0, place + 1
    elif tokens[place].value is not None:
        value, at = _digits(tokens, place)
    elif tokens[place].text in _WORDS:
        value, at = _small_words(tokens, place)
    elif tokens[place].text in _FRACTIONS:
        value, at = _FRACTIONS[tokens[place].text], place + 1
    else:
        return None
    return _scaled(tokens, start, at, value)


def _scaled(tokens: Sequence[_Token], start: int, at: int, value: float) -> _Number:
    """Go on behind a first number: "and a half", "hundred", "million", "and forty"."""
    total, scale = 0.0, 1.0
    if _is_half_more(tokens, at):
        value, at = value + 0.5, _after_half(tokens, at)
    while at < len(tokens):
        word = tokens[_behind_hyphen(tokens, at)].text
        if word == "hundred":
            value, scale, at = value * 100, scale, _behind_hyphen(tokens, at) + 1
        elif word == "dozen":
            value, scale, at = value * _DOZEN, _DOZEN, _behind_hyphen(tokens, at) + 1
        elif word in _SCALES:
            scale, at = _SCALES[word], _behind_hyphen(tokens, at) + 1
            total, value = total + value * scale, 0.0
            if _is_half_more(tokens, at):
                total, at = total + scale / 2, _after_half(tokens, at)
        else:
            more = _more_words(tokens, at, value, total)
            if more is None:
                break
            value, at = value + more[0], more[1]
    return _Number(start, at, total + value, total + value, scale)


def _more_words(
    tokens: Sequence[_Token], at: int, value: float, total: float
) -> tuple[float, int] | None:
    """Read what is added behind a hundred or a thousand: "and forty", "two hundred"."""
    if (total == 0 and value < 100) or (value % 100 and value):
        return None
    place = at + 1 if tokens[at].text == "and" else at
    if place >= len(tokens) or tokens[place].text not in _WORDS:
        return None
    return _small_words(tokens, place)


def _small_words(tokens: Sequence[_Token], place: int) -> tuple[float, int]:
    """Read "seven", "forty" or "forty-two"."""
    word = tokens[place].text
    if word in _SMALL:
        return _SMALL[word], place + 1
    unit = _behind_hyphen(tokens, place + 1) if place + 1 < len(tokens) else place + 1
    if unit < len(tokens) and 1 <= _SMALL.get(tokens[unit].text, 0) <= 9:
        return _TENS[word] + _SMALL[tokens[unit].text], unit + 1
    return _TENS[word], place + 1


def _digits(tokens: Sequence[_Token], place: int) -> tuple[float, int]:
    """Read digits with what is glued to them: "5m", "2½"."""
    value = tokens[place].value or 0.0
    if place + 1 < len(tokens) and tokens[place + 1].start == tokens[place].end:
        tail = tokens[place + 1].text
        if tail in _SUFFIXES:
            return value * _SUFFIXES[tail], place + 2
        if tail in _FRACTIONS:
            return value + _FRACTIONS[tail], place + 2
    return value, place + 1


def _half_of_scale(tokens: Sequence[_Token], place: int) -> _Number | None:
    """Read "half a million", "a half-million", "a quarter of a million", "half a dozen"."""
    at = place + 1 if tokens[place].text == "a" else place
    parts = {"half": 0.5, "quarter": 0.25}
    if at >= len(tokens) or tokens[at].text not in parts:
        return None
    part, at = parts[tokens[at].text], at + 1
    while at < len(tokens) and tokens[at].text in ("-", "of", "a"):
        at += 1
    if at < len(tokens) and tokens[at].text in _SCALES | {"dozen": _DOZEN}:
        scale = _SCALES.get(tokens[at].text, _DOZEN)
        return _Number(place, at + 1, part * scale, part * scale, scale)
    return None


def _is_scale(tokens: Sequence[_Token], place: int) -> bool:
    return place < len(tokens) and (
        tokens[place].text in _SCALES or tokens[place].text in ("hundred", "dozen")
    )


def _is_half_more(tokens: Sequence[_Token], at: int) -> bool:
    words = [token.text for token in tokens[at : at + 6] if token.text != "-"]
    return words[:3] == ["and", "a", "half"] or words[:2] == ["and", "half"]


def _after_half(tokens: Sequence[_Token], at: int) -> int:
    while tokens[at].text != "half":
        at += 1
    return at + 1


def _behind_hyphen(tokens: Sequence[_Token], at: int) -> int:
    return at + 1 if tokens[at].text == "-" and at + 1 < len(tokens) else at


def _worded(text: str, pattern: re.Pattern[str], *, share: bool = False) -> Iterator[Quantity]:
    """Read vague quantities and shares: no bounds, the words kept."""
    for match in pattern.finditer(text):
        name, start = _qualifier_before(text, match.start())
        yield Quantity(
            start,
            match.end(),
            None,
            None,
            name,
            True,
            text[start : match.end()],
            match.start(),
            share,
        )


def _qualified(text: str, start: int, end: int, number: _Number) -> Quantity:
    """Put the qualifying word to a number and draw the bounds from both."""
    name, first = _qualifier_before(text, start)
    last = end
    for after, pattern in _AFTER:
        match = pattern.match(text, end)
        if match and name is None:
            name, last = after, match.end()
    low: float | None = number.low
    high: float | None = number.high
    if number.low == number.high and name in ("more than", "at least"):
        high = None
    elif number.low == number.high and name == "up to":
        low = None
    return Quantity(first, last, low, high, name, False, text[first:last], start)


def qualified_sum(text: str, start: int, end: int) -> Quantity | None:
    """Read the one number between two places, a sum of money, with the word that qualifies it."""
    numbers = numbers_in(text[start:end])
    if len(numbers) != 1:
        return None
    name, first = _qualifier_before(text, start)
    low = None if name == "up to" else numbers[0]
    high = None if name in ("more than", "at least") else numbers[0]
    return Quantity(first, end, low, high, name, False, text[first:end], start)


def _qualifier_before(text: str, start: int) -> tuple[str | None, int]:
    before = text[max(0, start - 40) : start]
    if before.lower().endswith("between "):
        before = before[: -len("between ")]
    for name, pattern in _QUALIFIERS:
        match = pattern.search(before)
        if match:
            return name, max(0, start - 40) + match.start()
    return None, start


def _counts_nothing(text: str, start: int, end: int, number: _Number) -> bool:
    """Tell dates, years, ages, times, lengths, money, ordinals and names from counts."""
    before, after = text[max(0, start - 32) : start], text[end : end + 40]
    if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after) or _WHOLE_OF.search(before):
        return True
    words = text[start:end]
    if _YEAR_RANGE.fullmatch(words) and int(number.high) in _YEARS:
        return True
    if _YEAR_LIKE.fullmatch(words) and int(number.low) in _YEARS:
        plural = _PLURAL_AFTER.match(after) is not None and number.low % 50 == 0
        return not plural or _TIME_WORD_BEFORE.search(before) is not None
    if number.low < 120 and (
        _AGE_OF.search(before) or (after[:1] == "," and _AGE_BEFORE.search(before))
    ):
        return True
    if number.low != int(number.low) and number.scale == 1.0:
        return True  # 18.45 is a time, 6.8 a magnitude; nobody counts in parts.
    if words.lower() == "one":
        return bool(_NO_PRONOUN_BEFORE.search(before) or _NO_PRONOUN_AFTER.match(after))
    return False
