"""Blocks from spreadsheets and CSV files in the tables: looked over, taken in, saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.screens.conftest import MakeApp
from tests.screens.showing import answer_of, applied, desk_of, settle, shown, squeezed, talk_of
from wizard.app import VeiviserApp
from wizard.content.library import LANGUAGES, Library
from wizard.drafts.store import Draft
from wizard.engine.blocks import fit, known_heads
from wizard.engine.delimited import decoded, file_cells, written
from wizard.engine.table_cells import Table, exported
from wizard.schema.application import MOST_ROWS
from wizard.screens.ask_path import AskPath
from wizard.screens.block_preview import BlockPreview
from wizard.screens.dialogs import Confirm
from wizard.widgets import table
from wizard.widgets.grid import Grid
from wizard.widgets.line import Line

KR, OO = "kommunalt-rusarbeid", "overgangsordning"
ROWS = [
    {"id": "r1", "post": "travel", "description": "Reise", "amount": 10_000},
    {"id": "r2", "post": "training", "description": "Kurs", "amount": 20_000},
]


async def paste(app: VeiviserApp, pilot: Pilot[None], text: str) -> None:
    app.post_message(events.Paste(text))
    await settle(pilot)


def held(file: Path) -> str:
    return file.read_text("utf-8-sig")


def hold(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


async def path(app: VeiviserApp, pilot: Pilot[None], typed: str) -> None:
    """Give a path, and Enter."""
    app.screen.query_one(Line).put(typed)
    await pilot.press("enter")
    await settle(pilot)


async def test_a_block_is_looked_over_before_it_is_one_change(make: MakeApp) -> None:
    app = make(KR, {"costs": ROWS}, "costs")
    block = (
        'Post\tBeløp\tBeskrivelse\tKonto\r\nReise\t330.000,-\t"Tog\nog buss"\t7\r\nTravel\tmye\t[/x]\t\r\n'
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await paste(app, pilot, block)
        assert isinstance(app.screen, BlockPreview)
        told = squeezed(shown(app).replace("┃", " "))
        assert (
            "Leser 2 rader og 3 kolonner: Post, Beskrivelse, Beløp. Første rad er lest som overskrifter."
            in told
        )
        assert "Én ny rad blir laget. ! 3 celler som er fylt ut, får et annet innhold." in told
        assert "Disse overskriftene er ingen kolonner her, og blir ikke med: Konto." in told
        assert "rad 3, kolonne Beløp: «mye» er ikke et beløp." in told
        assert "330 000 kr" in told
        assert "Tog og buss" in told
        assert answer_of(app, "costs") == ROWS, "nothing has happened yet"
        await pilot.press("escape")
        await settle(pilot)
        assert answer_of(app, "costs") == ROWS
        await paste(app, pilot, block)
        await pilot.press("enter")
        await settle(pilot)
        rows = answer_of(app, "costs")
        assert rows == [
            ROWS[0],
            {"id": "r2", "post": "travel", "description": "Tog og buss", "amount": 330_000},
            {"id": "r3", "post": "travel", "description": "[/x]", "amount": "mye"},
        ]
        assert "2 rader er satt inn. F7 angrer. Én celle kunne ikke leses. F8 går dit." in squeezed(
            shown(app)
        )
        await pilot.press("f8")
        await settle(pilot)
        assert app.screen.query_one(Grid).cursor == (2, 2), "the next fault is the exact cell"
        assert "! Beløp: Feil: «mye» er ikke et beløp." in squeezed(shown(app))
        await pilot.press("f7")
        await settle(pilot)
        assert answer_of(app, "costs") == ROWS, "all of it is one change"


async def test_a_block_can_go_below_and_a_column_of_text_into_one_cell(make: MakeApp) -> None:
    app = make(KR, {"costs": ROWS}, "costs")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("right")
        await paste(app, pilot, "Tog\r\n\r\nBuss\r\n")
        assert isinstance(app.screen, BlockPreview)
        await pilot.press("down")
        await settle(pilot)
        grid = app.screen.query_one(Grid)
        assert (grid.first_number, [list(row) for row in grid.cells]) == (3, [["Tog"], ["Buss"]])
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "Tog Buss", "all of it in one cell"
        await pilot.press("escape")
        await paste(app, pilot, "Tog\r\nBuss\r\n")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert [row["description"] for row in answer_of(app, "costs")] == ["Reise", "Kurs", "Tog", "Buss"]
        await paste(app, pilot, "Fly\r\n")
        assert isinstance(app.focused, Input), "one cell begins the cell anew"


async def test_a_table_never_gets_more_rows_than_it_can_have(
    make: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert table.MOST_ROWS == MOST_ROWS
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    app = make(KR, {"costs": ROWS}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert "Tabellen har 2 rader, og flere kan den ikke ha." in shown(app)
        await pilot.press("ctrl+end", "down", "x")
        await settle(pilot)
        assert "flere kan den ikke ha" in shown(app)
        assert answer_of(app, "costs") == ROWS
        await paste(app, pilot, "\r\n".join(["Reise"] * MOST_ROWS))
        told = squeezed(shown(app).replace("┃", " "))
        assert "Tabellen ville fått 1 002 rader, og kan ha høyst 1 000." in told
        ways = app.screen.query_one(".ways", OptionList)
        assert ways.highlighted is not None
        assert ways.get_option_at_index(ways.highlighted).id == "one", "only what can be done is chosen"
        await pilot.press("down", "enter")
        await settle(pilot)
        assert answer_of(app, "costs") == ROWS


async def test_a_table_that_follows_another_keeps_what_comes_from_there(make: MakeApp) -> None:
    positions = [
        {"id": "r1", "title": "Ruskonsulent", "percent": 80},
        {"id": "r2", "title": "Leder", "percent": 20},
    ]
    app = make(OO, {"positions": positions, "purpose": "grant", "continuation_only": True}, "salaries")
    async with app.run_test(size=(80, 24)) as pilot:
        await paste(app, pilot, "Leder\t600 000\r\nRuskonsulent\t500 000\r\nEn til\t1\r\n")
        told = squeezed(shown(app).replace("┃", " "))
        assert "Dette kommer fra en annen tabell, og blir ikke endret: Stilling." in told
        assert "I 3 rader står det noe annet der." in told
        assert "Én rad får ikke plass" in told
        await pilot.press("enter")
        await settle(pilot)
        kept = [(row["position"], row["annual_salary"]) for row in answer_of(app, "salaries")]
        assert kept == [("Ruskonsulent", 600_000), ("Leder", 500_000)]


async def test_a_file_is_fetched_below_or_instead_and_its_faults_are_said(
    make: MakeApp, tmp_path: Path
) -> None:
    app = make(KR, {"costs": ROWS}, "costs", lang="nn")
    file = tmp_path / "bud sjett.csv"
    file.write_bytes('Item;Amount\r\n"Reise";1 000\r\nKurs og opplæring;12,50\r\n'.encode("cp1252"))
    (tmp_path / "bok.xlsx").write_bytes(b"PK\x03\x04")
    (tmp_path / "feil.csv").write_text('Post;Beløp\nReise;"1\n')
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, AskPath)
        for typed, told in [
            ("", "Skriv kvar fila ligg"),
            (str(tmp_path), "Dette er ei mappe."),
            (str(tmp_path / "nei.csv"), "Fila finst ikkje."),
            (str(tmp_path / "bok.xlsx"), "Dette er ei arbeidsbok"),
            (str(tmp_path / "feil.csv"), "På linje 2 byrjar ei celle med eit hermeteikn"),
        ]:
            await path(app, pilot, typed)
            assert told in squeezed(shown(app).replace("┃", " "))
        await path(app, pilot, f"'{file}'")
        assert isinstance(app.screen, BlockPreview)
        told = squeezed(shown(app).replace("┃", " "))
        assert "Hent frå bud sjett.csv" in told
        assert "rad 4, kolonne Beløp: «12,50» er ikkje heile kroner." in told
        await pilot.press("down", "enter")
        await settle(pilot)
        assert answer_of(app, "costs") == [
            {"id": "r1", "post": "travel", "amount": 1000},
            {"id": "r2", "post": "training", "amount": "12,50"},
        ]
        await pilot.press("f7", "ctrl+l")
        await path(app, pilot, str(file))
        await pilot.press("enter")
        await settle(pilot)
        assert [row["id"] for row in answer_of(app, "costs")] == ["r1", "r2", "r3", "r4"]


async def test_a_table_is_saved_and_nothing_is_overwritten_without_a_yes(
    make: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wizard.screens.block_words.user_documents_path", lambda: tmp_path)
    rows = [{"id": "r1", "post": "travel", "description": "=1+1", "amount": 10_000}]
    app = make(KR, {"costs": rows, "municipality": "4650"}, "costs")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+e")
        await settle(pilot)
        file = Path(app.screen.query_one(Line).value)
        assert file == tmp_path / "gloppen-andre-utgifter-2023.csv"
        await pilot.press("enter")
        await settle(pilot)
        assert held(file).splitlines()[1] == "Reise;'=1+1;10000;;"
        assert "Lagret én rad i" in squeezed(shown(app))
        hold(file, "noe annet")
        await pilot.press("ctrl+e")
        await settle(pilot)
        assert app.screen.query_one(Line).value.endswith("gloppen-andre-utgifter-2023-2.csv"), "a new name"
        await path(app, pilot, str(file.with_suffix("")))
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await settle(pilot)
        assert held(file) == "noe annet"
        assert isinstance(app.screen, AskPath)
        await pilot.press("enter", "down", "enter")
        await settle(pilot)
        assert held(file).startswith("Post;Beskrivelse;Beløp")
        await pilot.press("ctrl+e")
        await path(app, pilot, str(tmp_path / "ikke" / "her.csv"))
        assert "! Mappen finnes ikke." in squeezed(shown(app).replace("┃", " "))
        await pilot.press("escape")
        await settle(pilot)
        assert talk_of(app) is app.screen


@pytest.mark.parametrize("scheme", [KR, OO])
def test_every_table_of_the_good_example_comes_back_the_same_from_a_file(
    library: Library, scheme: str
) -> None:
    application = applied(library, scheme, "2023", None)
    definition = library.definition(scheme, "2023")
    for question in definition.questions.values():
        rows = application.answers.get(question.id)
        if question.kind != "table" or not rows:
            continue
        words = [library.words(scheme, lang).question(question.id).columns for lang in LANGUAGES]
        names = {c.id: [w[c.id].label for w in words] for c in question.columns}
        choices = {
            c.id: [(v, k) for w in words for k, v in w[c.id].choices.items()] for c in question.columns
        }
        laid = Table(question.columns, rows, names, choices, registry=definition.registry)
        for lang, told in zip(LANGUAGES, words, strict=True):
            labels = {c.id: told[c.id].choices for c in question.columns}
            heads = [told[c.id].label for c in question.columns]
            text = decoded(written([heads, *exported(laid, labels, lang)]))
            assert isinstance(text, str)
            cells = file_cells(text, lambda row, n=names: sum(c is not None for c in known_heads(n, row)))  # type: ignore[misc]
            assert isinstance(cells, list)
            done = fit(replace(laid, rows=[]), cells, "instead")
            assert (done.faults, done.unknown, done.outside) == ((), (), 0), (question.id, lang)
            kept = [{k: v for k, v in row.items() if k != "id"} for row in done.rows]
            assert kept == [{k: v for k, v in row.items() if k != "id"} for row in rows], (question.id, lang)


async def test_a_preview_shows_the_cell_of_a_fault_and_fits_the_lowest_screen(make: MakeApp) -> None:
    app = make(KR, {"costs": ROWS}, "costs")
    lines = [f"Reise\tLinje {n}\t{'feil' if n == 40 else n}" for n in range(60)]
    async with app.run_test(size=(60, 20)) as pilot:
        await paste(app, pilot, "\r\n".join(lines))
        grid = app.screen.query_one(Grid)
        assert grid.size.height >= 3
        assert "Avbryt" in shown(app)
        await pilot.press("pagedown")
        assert grid.cursor[0] > 0
        await pilot.press("right", "left", "tab")
        await settle(pilot)
        assert app.focused is app.screen.query_one(".faults")
        assert grid.cursor == (40, 2)
        await pilot.press("escape")
        await settle(pilot)
        assert answer_of(app, "costs") == ROWS
        assert isinstance(desk_of(app).draft, Draft)
