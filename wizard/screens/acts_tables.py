"""Blocks and files in the tables of the conversation: looked over first, then one change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wizard.screens.news import impact_words
from wizard.screens.talk import Talk
from wizard.widgets.question import QuestionPanel

# What reads blocks and files is imported with the first of them: no question is shown with it.
if TYPE_CHECKING:
    from wizard.engine.blocks import Fitted, Way
    from wizard.engine.delimited import Cells
    from wizard.widgets.grid import Grid
    from wizard.widgets.table import TableField


class TableActs(Talk):
    """Takes what is pasted into a table, and fetches and saves its rows."""

    def _table(self) -> TableField | None:
        """The table that is being answered."""
        from wizard.widgets.table import TableField  # noqa: PLC0415  as above

        field = self.query_one(QuestionPanel).field
        return field if isinstance(field, TableField) else None

    def on_grid_block_pasted(self, event: Grid.BlockPasted) -> None:
        """Several cells were pasted: show what would come of them."""
        from wizard.engine.delimited import clipboard_cells  # noqa: PLC0415  as above

        event.stop()
        table, cells = self._table(), clipboard_cells(event.text)
        if table is None or not cells:
            return
        if [len(row) for row in cells] == [1]:
            table.begin_with(cells[0][0])
            return
        row, column = table.grid.cursor
        at = (row, min(column, len(table.columns) - 1))
        ways: tuple[Way, ...] = (
            ("over",) if table.ask.followed is not None or row >= len(table.rows) else ("over", "below")
        )
        self._look_over(table, cells, ways, at, self.desk.tools.say("tables.preview.paste"), event.text)

    def on_table_field_file_asked(self, event: TableField.FileAsked) -> None:
        """Rows are to be fetched from a file, or saved in one."""
        event.stop()
        table = self._table()
        if table is not None and event.save:
            self._save_rows(table)
        elif table is not None:
            self._fetch_rows(table)

    # --- taking in

    def _look_over(
        self,
        table: TableField,
        cells: Cells,
        ways: Sequence[Way],
        at: tuple[int, int],
        title: str,
        text: str = "",
    ) -> None:
        """Show what would come of a block, in each way that it can be laid; nothing is done yet."""
        from wizard.screens.block_preview import BlockPreview  # noqa: PLC0415  as above
        from wizard.screens.block_words import offers  # noqa: PLC0415

        one = max(len(row) for row in cells) == 1 and bool(text)
        offered = offers(self.desk, table, cells, ways, at, one=one)

        async def taken(way: str | None) -> None:
            if way == "one":
                table.begin_with(text)
            elif way is not None:
                fitted = next(offer.fitted for offer in offered if offer.way == way)
                assert fitted is not None, "only a block that can be laid can be chosen"
                await self._take_rows(table.ask.field.id, fitted)

        self.app.push_screen(BlockPreview(self.desk.tools.say, title, offered, table.grid.columns), taken)

    async def _take_rows(self, question: str, fitted: Fitted) -> None:
        """Take the rows of a block: one change, which undo takes back whole."""
        desk, say = self.desk, self.desk.tools.say
        if question != desk.interview.place:
            return
        desk.seen.add(question)
        told = [say("tables.taken", count=fitted.count)]
        if fitted.faults:
            told.append(say("tables.taken-faults", count=len(fitted.faults)))
        change = desk.answer(question, fitted.rows)
        first = [str(fitted.first), *fitted.columns[:1]]
        await self.show([" ".join(told), *impact_words(desk, change)], first)

    # --- files

    def _fetch_rows(self, table: TableField) -> None:
        """Ask for a file, and look over what it holds."""
        from wizard.screens.ask_path import AskPath  # noqa: PLC0415  as above
        from wizard.screens.block_words import cells_of_file  # noqa: PLC0415

        say = self.desk.tools.say
        fixed = table.ask.followed is not None
        ways: tuple[Way, ...] = ("below", "instead") if table.rows and not fixed else ("instead",)

        def fetched(found: tuple[Cells, str] | None) -> None:
            if found is not None:
                cells, name = found
                self._look_over(table, cells, ways, (0, 0), say("tables.preview.fetch", file=name))

        asked = AskPath(say, "fetch", "", lambda typed: cells_of_file(self.desk, table, typed))
        self.app.push_screen(asked, fetched)

    def _save_rows(self, table: TableField) -> None:
        """Ask for a path, and save the rows there."""
        from wizard.screens.ask_path import AskPath  # noqa: PLC0415  as above
        from wizard.screens.block_words import default_file, save_table  # noqa: PLC0415

        def saved(told: str | None) -> None:
            if told is not None:
                self._told_here([told])

        asked = AskPath(
            self.desk.tools.say,
            "save",
            default_file(self.desk),
            lambda typed: save_table(self.desk, table, typed),
            lambda typed: save_table(self.desk, table, typed, over=True),
        )
        self.app.push_screen(asked, saved)
