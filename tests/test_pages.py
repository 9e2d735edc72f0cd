"""The strict eye sees what it is there to see: each fault is planted once in a faultless page."""

import pytest

from tests.support.page_faults import faults_of_a_page, faults_of_a_piece

FAULTLESS = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Risker – riskreg</title>
<script src="/static/js/menu.js" defer></script>
</head>
<body>
<a href="#main">Till innehållet</a>
<nav aria-label="Huvudmeny"><a href="/boards"><img src="/m.svg" alt="Nämnder"></a></nav>
<main id="main">
<h1>Risker</h1>
<h2>Lägg till</h2>
<form method="post">
<fieldset><legend>Hur stor?</legend>
<input type="radio" id="r1" name="r" value="1"><label for="r1">Liten</label></fieldset>
<label for="t">Rubrik</label><input id="t" name="t" aria-describedby="th"><p id="th">Kort</p>
<button type="submit">Spara risken</button>
</form>
<table><caption>Alla</caption><tr><th scope="col">Namn</th></tr><tr><td>En</td></tr></table>
<svg role="img" aria-label="Trend"></svg><svg aria-hidden="true"></svg>
</main>
</body>
</html>
"""

PLANTED = {
    "no language": ('<html lang="sv">', "<html>"),
    "a second h1": ("<h2>Lägg till</h2>", "<h1>Lägg till</h1>"),
    "a title of its own": ("<title>Risker", "<title>Plan"),
    "a heading skipped": ("h2>", "h3>"),
    "no main": ('<main id="main">', '<div id="main">'),
    "no zoom": ("initial-scale=1", "initial-scale=1, maximum-scale=1"),
    "no viewport": ('<meta name="viewport"', '<meta name="else"'),
    "nothing to skip with": ('href="#main"', 'href="/main"'),
    "two menus alike": ("<main", '<nav aria-label="Huvudmeny"></nav><main'),
    "a style": ("<h1>", '<h1 style="color: red">'),
    "a handler": ("<h1>", '<h1 onclick="go()">'),
    "an htmx handler": ("<h1>", '<h1 hx-on:click="go()">'),
    "a script": ("<h1>", "<script>go()</script><h1>"),
    "another site's script": ("/static/js/menu.js", "https://example.org/menu.js"),
    "an id twice": ('<p id="th">', '<p id="t">'),
    "a hint that is not there": ('aria-describedby="th"', 'aria-describedby="gone"'),
    "a link to no place on the page": ("<h1>", '<a href="#gone">Ned</a><h1>'),
    "a lost label": ('<label for="t">Rubrik</label>', "Rubrik"),
    "a label for nothing": ('<label for="t">', '<label for="gone">Mer</label><label for="t">'),
    "a link without words": ('alt="Nämnder"', 'alt=""'),
    "a button without type": (' type="submit"', ""),
    "a radio button alone": ("fieldset", "div"),
    "a fieldset without legend": ("<legend>Hur stor?</legend>", "Hur stor?"),
    "an error that says nothing": (
        'name="t" aria-describedby="th"',
        'name="t" aria-invalid="true"',
    ),
    "a form sent elsewhere": ('method="post"', 'method="post" action="https://example.org/"'),
    "a form that needs JavaScript": ('<button type="submit">', '<button type="button">'),
    "a picture without alt": (' alt="Nämnder"', ""),
    "a drawing without name": (' aria-label="Trend"', ""),
    "a table without caption": ("<caption>Alla</caption>", ""),
    "a header without scope": (' scope="col"', ""),
    "a placeholder left": ("Kort", "%(count)s risker"),
    "a None": ("<td>En</td>", "<td>None</td>"),
    "broken HTML": ("</main>", "</span></main>"),
}


def test_a_faultless_page_has_no_faults():
    assert faults_of_a_page(FAULTLESS) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_seen(fault):
    before, after = PLANTED[fault]
    assert before in FAULTLESS
    assert faults_of_a_page(FAULTLESS.replace(before, after))


def test_a_form_with_errors_says_so_in_the_title():
    wrong = FAULTLESS.replace('name="t"', 'name="t" aria-invalid="true"').replace(
        "<h2>", '<div class="errsum"><a href="#t">Skriv en rubrik</a></div><h2>'
    )
    assert any("title" in fault for fault in faults_of_a_page(wrong))
    assert faults_of_a_page(wrong.replace("<title>", "<title>Fel: ")) == []


def test_a_piece_of_a_page_needs_no_heading_but_its_labels():
    assert faults_of_a_piece('<label for="a">Vem?</label><input id="a">') == []
    assert faults_of_a_piece('<input id="a">')
