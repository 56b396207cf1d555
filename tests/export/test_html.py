from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from samples import TEXT, sample_article
from strategies import articles
from transition_events.export.html import timeline_to_html, to_html
from transition_events.model import Article, Event, Timeline

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
VOID = {"meta", "line", "rect", "circle"}


class Page(HTMLParser):
    """Reads a page: the text inside the element of one class, all tags, and whether they close in order."""

    def __init__(self, source: str, inside: str = "te-text") -> None:
        super().__init__()
        self.inside, self.open, self.text, self.tags, self.pieces = inside, [], "", set(), []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(self.inside in (a.get("class") or "") for _, a in self.open):
            self.text += data
            self.pieces.append((data, self.open[-1][1]))


@given(articles())
def test_the_text_comes_out_whole_and_nothing_of_it_is_markup(article: Article) -> None:
    page = Page(to_html(article))
    assert page.text == UNSHOWABLE.sub("\ufffd", article.text)
    assert page.open == []
    assert page.tags <= {
        "div", "style", "span", "b", "details", "summary", "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip


@given(articles())
def test_timelines_of_any_article_are_well_formed(article: Article) -> None:
    page = Page(timeline_to_html(article.timeline()))
    assert page.open == []
    assert "script" not in page.tags


def test_pieces_carry_all_the_layers_that_cover_them() -> None:
    pieces = dict(Page(to_html(sample_article())).pieces)
    assert set(pieces["wish him <well>"]["class"].split()) == {"te-m", "te-event", "te-said"}
    assert set(pieces["July 1"]["class"].split()) == {"te-m", "te-time", "te-said"}
    assert set(pieces["named"]["class"].split()) == {"te-m", "te-event", "te-not"}
    assert set(pieces["sworn in"]["class"].split()) == {"te-m", "te-event", "te-open", "te-said"}
    assert pieces["wish him <well>"]["data-tip"].splitlines()[:3] == [
        "congratulation",
        "status: occurred",
        "well-wisher: Mara Ostrander",
    ]


def test_the_keys_tie_an_event_to_its_participants_and_its_time() -> None:
    pieces = Page(to_html(sample_article())).pieces
    of_concession = [text for text, attributes in pieces if "e0" in (attributes.get("data-k") or "").split()]
    assert of_concession == ["Governor ", "Mara Ostrander", "conceded", "Sunday", "Teo Lindqvist"]


def test_who_is_no_actor_is_told_by_the_words_of_the_text() -> None:
    source = to_html(sample_article())
    assert "a chief of staff (office)" in source
    assert "said by: the senator&#x27;s aides" in source
    assert "an unnamed source" in timeline_to_html(Timeline(undated=(sample_article().events[1],)))


def test_columns_that_are_empty_all_the_way_down_are_left_out() -> None:
    assert "<th>where</th>" in to_html(sample_article())
    assert "<th>where</th>" not in timeline_to_html(Timeline(undated=(sample_article().events[1],)))


def test_nothing_is_fetched_from_elsewhere() -> None:
    source = to_html(sample_article(), page=True) + timeline_to_html(sample_article().timeline(), page=True)
    assert not re.search(r"<script|<link|<img|@import|url\(|\bon\w+=", source)
    assert set(re.findall(r"https?://[^\"' ]+", source)) == {"http://www.w3.org/2000/svg"}  # a name, not an address


def test_hostile_strings_stay_strings() -> None:
    evil = '"><script>alert(1)</script>'
    article = sample_article()
    actor = attrs.evolve(article.actors[0], name=evil, id=evil, roles=(evil,))
    event = attrs.evolve(article.events[0], type=evil, id=evil, place=evil)
    bad = attrs.evolve(article, actors=(actor,), events=(event,), text=TEXT.replace("<well>", "<img>"))
    for source in (to_html(bad, page=True), timeline_to_html(bad.timeline(), page=True)):
        assert {"script", "img"}.isdisjoint(Page(source).tags)


def test_an_article_without_anything_says_so() -> None:
    source = to_html(Article(text="Nothing here."))
    assert "no dateline" in source
    assert "Events: none" in source
    assert "No dated events" in timeline_to_html(Timeline())


def test_the_timeline_has_hollow_marks_for_plans_and_bars_for_long_times() -> None:
    rows = re.findall(r"<g>.*?</g>", timeline_to_html(sample_article().timeline()))
    kinds = {re.search(r"<title>(\w+)", row)[1]: re.search(r'<(\w+) class="te-mark([^"]*)', row) for row in rows}
    assert kinds["concession"].groups() == ("circle", "")
    assert kinds["inauguration"].groups() == ("circle", " te-hollow")
    assert kinds["recount"].groups() == ("rect", " te-bar")
    assert "2031-06-06 – 2031-06-13" in rows[0]


def test_marks_stand_in_the_order_of_time() -> None:
    source = timeline_to_html(sample_article().timeline())
    places = [float(x) for x in re.findall(r'class="te-mark[^"]*" (?:cx|x)="([\d.]+)"', source)]
    assert places == sorted(places)
    assert len(set(places)) == 4


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
class TestInABrowser:
    """What a browser makes of the page, measured in it; the pictures themselves were looked at by people."""

    MEASURE = """<script>
    const ink = e => getComputedStyle(e).color, ground = e => getComputedStyle(e).backgroundColor;
    const article = document.querySelector('.te'), text = document.querySelector('.te-text');
    document.body.innerText = JSON.stringify({
      ink: ink(article), ground: ground(article), text: text ? text.textContent : '',
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      layers: text ? getComputedStyle(document.querySelector('.te-text .te-event')).backgroundImage : '',
      bold: text ? getComputedStyle(document.querySelector('.te-text .te-event')).fontWeight : '',
      clipped: [...document.querySelectorAll('svg text')].filter(t => {
        const box = t.getBoundingClientRect(), frame = t.closest('svg').getBoundingClientRect();
        return box.left < frame.left - 1 || box.right > frame.right + 1;
      }).map(t => t.textContent),
      crossed: [...document.querySelectorAll('svg g')].filter(g => {
        const [when, label] = g.querySelectorAll('text'), mark = g.querySelector('.te-mark').getBoundingClientRect();
        const a = when.getBoundingClientRect(), b = label.getBoundingClientRect();
        const apart = (p, q) => p.right <= q.left + 1 || q.right <= p.left + 1;
        return !(apart(a, b) && apart(a, mark) && apart(b, mark));
      }).map(g => g.textContent),
    });
    </script>"""

    def measure(self, folder: Path, source: str, theme: str = "light", width: int = 1000) -> dict[str, Any]:
        page = folder / "page.html"
        source = source.replace("<body>", f'<body data-theme="{theme}">').replace("</body>", self.MEASURE + "</body>")
        page.write_text(source, encoding="utf-8")
        run = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
             f"--window-size={width},800", "--dump-dom", page.as_uri()],
            capture_output=True, timeout=120, check=True,
        )  # fmt: skip
        found = re.search(r"<body[^>]*>(.*?)</body>", run.stdout.decode(), re.S)
        return json.loads(unescape(found[1]))

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_the_text_is_whole_and_readable_in_light_and_dark(self, tmp_path: Path, theme: str) -> None:
        seen = self.measure(tmp_path, to_html(sample_article(), page=True), theme)
        assert seen["text"] == TEXT
        assert int(seen["bold"]) >= 600
        assert seen["layers"].count("rgba(245, 150, 20") == 2  # from and to of one layer: the others are transparent
        assert _contrast(seen["ink"], seen["ground"]) > 7
        assert (_luminance(seen["ground"]) < 0.1) == (theme == "dark")

    @pytest.mark.parametrize("width", [1000, 600])
    def test_nothing_sticks_out_sideways(self, tmp_path: Path, width: int) -> None:
        assert not self.measure(tmp_path, to_html(sample_article(), page=True), width=width)["wide"]

    def test_the_labels_of_a_timeline_are_neither_clipped_nor_crossed(self, tmp_path: Path) -> None:
        timeline = Timeline(events=(*sample_article().timeline().events, *_with_long_names()))
        seen = self.measure(tmp_path, timeline_to_html(timeline, page=True))
        assert seen["clipped"] == []
        assert seen["crossed"] == []


def _with_long_names() -> list[Event]:
    article = sample_article()
    long = attrs.evolve(article.actors[0], name="Commissioner Wilhelmina Featherstonehaugh-Cholmondeley the Younger")
    return [
        attrs.evolve(e, id=f"long{n}", participants=tuple(attrs.evolve(p, actor=long) for p in e.participants * 2))
        for n, e in enumerate(article.events)
        if e.time
    ]


def _luminance(color: str) -> float:
    channels = [int(c) / 255 for c in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
