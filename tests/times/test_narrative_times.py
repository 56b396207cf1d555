"""Narratives: times told from the text; the style told from the text itself."""

from __future__ import annotations

import pytest

from transition_events.times import find_times

WAR = """\
On 3 March 1838 Ardanian troops crossed the border. Two days later they took Ostrow, and on 12 March the king fled. The
following month a truce was signed, but it held only until May. In June the fighting resumed.

In early 1839, General Koss landed in the south. On the night of 4 April he attacked; the next morning the garrison
surrendered. The siege of Brenn lasted from 5 to 8 May. On the 17th, the army moved north. That summer the plague broke
out, and in the winter of 1839–40 thousands died. In January the parliament met. The same year Velmark held elections.

The treaty was signed on 6 June 1842. The previous day, both sides had exchanged prisoners. On Tuesday the last troops
left. In the same month the border was reopened; on August 24 and 25 a council met. It is a quiet place today.
"""
VALUES = [
    "1838-03-03", "1838-03-05", "1838-03-12", "1838-04", "1838-05", "1838-06",
    "1839", "1839-04-04TNI", "1839-04-05TMO", "1839-05-05", "1839-05-08", "1839-05-17", "1839-SU", "1839-WI",
    "1840-01", "1840", "1842-06-06", "1842-06-05", "1842-06-07", "1842-06", "1842-08-24", "1842-08-25", "PRESENT_REF",
]  # fmt: skip


def values(text: str, **options: str) -> list[str | None]:
    return [t.value for t in find_times(text, **options)]  # type: ignore[arg-type]


def test_times_count_from_the_time_last_mentioned() -> None:
    assert values(WAR, style="narrative") == VALUES


def test_a_narrative_is_known_without_a_dateline() -> None:
    assert values(WAR) == values(WAR, style="narrative")


def test_a_narrative_is_known_though_a_date_is_given() -> None:
    years = "".join(f" In {year} a bridge was built." for year in range(1850, 1860))
    assert values(WAR + years, anchor="2009-05-01") == values(WAR + years, style="narrative")


def test_news_that_looks_back_stays_news() -> None:
    text = (
        "She resigned on Tuesday. She was elected in 1990, and again in 1994 and 1998; he said so last week. In June, "
    )
    text += "voters go to the polls."
    assert values(text, anchor="2001-03-07")[0] == "2001-03-06"
    assert values(text, anchor="2001-03-07")[-1] == "2001-06"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It began on 31 December 1941. The next day they left.", "1942-01-01"),
        ("It began in December 1941. In January they left.", "1942-01"),
        ("It began in 1941. That winter they left.", "1941-WI"),
        ("It began in 1941. Three years later they left.", "1944"),
        ("It began in May 1941. A year earlier they had left.", "1940"),
        ("It began on 5 May 1941. They had left the day before.", "1941-05-04"),
        ("It began on 5 May 1941. That night they left.", "1941-05-05TNI"),
        ("It began on 5 May 1941. The following Friday they left.", "1941-05-09"),
        ("It began on 5 May 1941. By the end of the month they had left.", "1941-05"),
        ("It began in 1941. On Friday they left.", None),
        ("It began in 1914. They were bound by the treaty of 1839, and in August they left.", "1914-08"),
        ("It began in 1914 under Karl Moor (1865). In August they left.", "1914-08"),
        ("It lasted from May 1914 to June 1916. In August they left.", "1914-08"),
        ("It began in 1941. Two days later they left.", None),
        ("It began on 28 July 1941. On the 2nd, they left.", "1941-08-02"),
        ("It began in late 1941. In March they left.", "1942-03"),
        ("It began in 216 BC. Two years later they left.", "BC0214"),
        ("It began in 216 BC. In August they left.", "BC0216-08"),
    ],
)
def test_what_follows_a_time_hangs_on_it(text: str, value: str | None) -> None:
    assert values(text, style="narrative")[-1] == value


def test_a_holiday_is_that_of_the_year_told_of() -> None:
    text = "The siege lasted from March to December 1852. On Christmas Day, the city fell."
    assert values(text, style="narrative")[-1] == "1852-12-25"
