"""The reading screen: list, page and panel side by side, wired to the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from reader.app import status
from reader.app.keymap import Keymap
from reader.app.keys import Keys
from reader.app.parts.background import Background
from reader.app.parts.choosing import Choosing
from reader.app.parts.columns import Columns
from reader.app.parts.completing import Completing
from reader.app.parts.copying import Copying
from reader.app.parts.correcting import Correcting
from reader.app.parts.everywhere import Everywhere
from reader.app.parts.finder import Finder
from reader.app.parts.following import Following
from reader.app.parts.held import Held
from reader.app.parts.in_page import InPage
from reader.app.parts.left_off import LeftOff
from reader.app.parts.loading import Loaded, Loading
from reader.app.parts.marking import Marking
from reader.app.parts.opening import Opening
from reader.app.parts.panels import Panels
from reader.app.parts.saved_searches import SavedSearches
from reader.app.parts.shelf import Shelf
from reader.app.parts.troubles import Troubles
from reader.app.parts.typesetting import set_type
from reader.app.parts.walking import Walking
from reader.app.widgets.article_list import ArticleList
from reader.app.widgets.foot_line import FootLine
from reader.app.widgets.header_line import HeaderLine
from reader.app.widgets.notes import Notes
from reader.app.widgets.page import Page
from reader.app.widgets.panel import Panel
from reader.app.widgets.rows import Rows
from reader.app.widgets.search_box import FindBox, SearchBox, Tabs
from reader.app.widgets.side import Side

if TYPE_CHECKING:
    from reader.app.app import ReaderApp
    from reader.desk.desk import Desk

__all__ = ["ReadingScreen"]

Where = Literal["list", "page", "panel", "box"]

ELSEWHERE = 2.0
"""Seconds after which the marks of another open Reader are seen."""


class ReadingScreen(Screen[None]):
    """List, page and panel. Widgets show, this screen wires; what to do on a key is a command."""

    def __init__(self, desk: Desk, keymap: Keymap) -> None:
        super().__init__()
        self.desk = desk
        self.shelf = Shelf(desk.marks, date.today())
        self.keys = Keys(self, keymap)
        self.left_off = LeftOff(self)
        self.opening = Opening(self)
        self.choosing = Choosing(self)
        self.finder = Finder(self)
        self.completing = Completing(self)
        self.in_page = InPage(self)
        self.saved = SavedSearches(self)
        self.background = Background(self)
        self.marking = Marking(self)
        self.copying = Copying(self)
        self.correcting = Correcting(self)
        self.following = Following(self)
        self.walking = Walking(self)
        self.troubles = Troubles(self)
        self.everywhere = Everywhere(self)
        self.panels = Panels(self)
        self.columns = Columns(self)
        self.library = Loading(self)
        self.held = Held(self)
        self.header = HeaderLine(id="header")
        self.side = Side(id="side")
        self.search_box = SearchBox(id="search")
        self.list = ArticleList(id="list")
        self.notes = Notes(id="notes")
        self.page = Page(id="page")
        self.foot = FootLine(id="foot")
        self.find_box = FindBox(id="find")

    def compose(self) -> ComposeResult:
        yield self.header
        with Horizontal(id="body"):
            with self.side:
                yield self.search_box
                yield self.list
                yield self.notes
            yield self.panels.column
            yield self.page
        yield self.foot
        yield self.find_box

    def on_mount(self) -> None:
        settings, kept = self.desk.settings, self.desk.kept
        self.page.column_width = kept.width("column", settings.width)
        self.columns.list_width = kept.width("list", 0)
        set_type(self)
        self.columns.fit(self.app.size.width)
        self.set_focus(self.list)
        self.set_interval(ELSEWHERE, self.correcting.look_elsewhere)
        self.show_header()
        self.held.start()
        self.library.start()

    @property
    def still_loading(self) -> bool:
        """Whether articles are still being read from disk or indexed."""
        return self.library.going_on

    @on(Loaded)
    def _loaded(self, message: Loaded) -> None:
        self.library.take(message)

    @on(Notes.Clicked)
    def _notes_clicked(self) -> None:
        self.keys.run("problems")

    # Where we are

    @property
    def where(self) -> Where:
        """Which pane has the focus; a box where letters are text is `box`."""
        focused = self.focused
        if focused is None or focused is self.list:
            return "list"
        if focused is self.page:
            return "page"
        return "panel" if isinstance(focused, Panel) else "box"

    @property
    def pane(self) -> Rows | Page:
        """The pane that the moving keys move."""
        return cast(Rows | Page, self.focused if self.where in ("page", "panel") else self.list)

    @property
    def key_here(self) -> str | None:
        """The article that commands are about: the page's, or the one under the list's cursor."""
        if self.where in ("page", "panel"):
            return self.opening.key
        return self.key_at(self.list.cursor)

    @property
    def beside(self) -> bool:
        """Whether the article under the list's cursor stands on the page beside it."""
        return self.columns.number > 1 and self.opening.key == self.key_here is not None

    def key_at(self, index: int) -> str | None:
        """The article of a row."""
        if self.finder.found:
            return self.finder.key_at(index)
        return self.shelf.key_at(index) if 0 <= index < len(self.shelf) else None

    @property
    def newcomer(self) -> bool:
        """Whether nothing has been read here yet."""
        return self.shelf.unread == len(self.shelf) > 0

    # The list

    def show_library(self, key: str | None = None, still: bool = True) -> None:
        """List all articles, the cursor on `key`; with `still`, where it is on the screen."""
        index = self.shelf.index_of(key) if key else None
        self.list.empty = ""
        self.list.show(
            len(self.shelf),
            lambda place: self.shelf.row(self.shelf.key_at(place)),
            index or 0,
            still=still and index is not None,
        )
        self.show_header()

    def redraw_row_of(self, key: str) -> None:
        """An article's row says something else."""
        index = None if self.finder.found else self.shelf.index_of(key)
        if index is None:
            self.list.redraw()
        else:
            self.list.redraw_row(index)

    @on(Rows.Moved, "#list")
    def _list_moved(self) -> None:
        self.choosing.preview()

    @on(Rows.Chosen, "#list")
    def _list_chosen(self) -> None:
        self.choosing.open_here()

    # Panes

    def focus_on(self, where: str) -> None:
        """Go to a pane."""
        panes = {"page": self.page, "panel": self.panels.shown, "box": self.search_box.input}
        pane = panes.get(where) or self.list
        self.columns.come_to(where if pane is not self.list and where != "box" else "list")
        self.set_focus(pane)

    def focus_step(self, step: int) -> None:
        """To the next pane."""
        panes = ["list", "page", *(["panel"] if self.panels.shown else [])]
        if self.panels.shown and self.columns.number == 2:
            panes.remove("list")
        # The pane in hand may have lost its place when the terminal became narrower.
        here = panes.index(self.where) if self.where in panes else -1
        self.focus_on(panes[(here + step) % len(panes)])

    @on(events.DescendantFocus)
    def _pane_entered(self) -> None:
        in_page = self.focused is self.find_box.input
        where = "list" if self.where == "box" else self.where
        self.columns.come_to("page" if in_page else where)
        if self.where == "list" and self.opening.gone:
            self.choosing.preview()
        self.show_hints()
        self.show_status()
        if self.where == "page":
            self.call_after_refresh(self.walking.tell_speakers_place)

    def on_resize(self, event: events.Resize) -> None:
        self.columns.fit(event.size.width)
        self.show_status()
        if self.opening.key is None:
            self.choosing.preview()

    def on_key(self, event: events.Key) -> None:
        if self.held.take(event):
            event.stop()
            event.prevent_default()
        elif not self.is_active:
            # Typed ahead of what now lies over this screen, and meant for it.
            event.stop()
            self.app.screen.post_message(events.Key(event.key, event.character))
        elif self.keys.press(event):
            event.stop()
            event.prevent_default()

    # Back, cancel, leave

    def back(self) -> None:
        """One level back; from the list, out."""
        if self.where == "panel":
            self.panels.close()
        elif self.columns.zen:
            self.columns.set_zen(False)
        elif self.where == "page":
            self.focus_on("list")
        elif self.finder.active:
            self.finder.end()
        else:
            self.leave()

    def cancel(self) -> None:
        """Cancel the innermost thing; never leave Reader."""
        if self.focused is self.find_box.input:
            self.in_page.end(keep=False)
        elif self.where == "panel":
            self.panels.close()
        elif self.where == "page" and self.page.cancel():
            self.in_page.count_again()
        elif self.finder.active:
            self.finder.end()
        elif self.where == "page":
            self.focus_on("list")
            self.foot.say(self.keys.keymap.told("In the list: {open} goes back to the page"))

    def leave(self, status: int = 0) -> None:
        """Leave Reader with this exit status; the place in the article is kept."""
        self.opening.leave()
        self.left_off.leave()
        self.app.exit(return_code=status)

    # Search

    def search(self) -> None:
        """Open the search box."""
        self.columns.set_zen(False)
        self.finder.begin()

    @on(SearchBox.Typed)
    def _search_typed(self, message: SearchBox.Typed) -> None:
        self.finder.typed(message.text)

    @on(SearchBox.Changed)
    def _search_changed(self, message: SearchBox.Changed) -> None:
        self.finder.changed(message.text)

    @on(Tabs.Picked)
    def _kind_picked(self, message: Tabs.Picked) -> None:
        self.finder.pick_kind(message.index)

    @on(FindBox.Changed)
    def _find_changed(self, message: FindBox.Changed) -> None:
        self.in_page.changed(message.text)

    # What is said

    def show_header(self) -> None:
        """Say what is open and what goes on."""
        line = status.library_line(
            len(self.shelf),
            self.shelf.unread,
            self.finder.summary(),
            self.background.progress,
        )
        self.header.show(line, f"{self.keys.keymap.first('search')} search")

    def show_hints(self) -> None:
        """Hint at the keys that are most useful now."""
        self.foot.set_hints(self.keys.hints(status.hint_names(self)))

    def show_status(self) -> None:
        """Say where the reader stands: in a quotation, on a name, or how far."""
        self.foot.set_status(status.line(self))

    @on(HeaderLine.HintClicked)
    def _search_clicked(self) -> None:
        self.keys.click("search-library")

    @on(FootLine.HintClicked)
    def _hint_clicked(self, message: FootLine.HintClicked) -> None:
        self.keys.click(message.command)

    @on(FootLine.StatusClicked)
    def _status_clicked(self) -> None:
        if command := status.command(self):
            self.keys.click(command)

    @on(Page.Placed)
    def _placed(self, message: Page.Placed) -> None:
        self.opening.placed(message.at_end)
        self.walking.placed()

    @on(Page.ColumnChanged)
    def _column_changed(self, message: Page.ColumnChanged) -> None:
        self.desk.kept.keep("column", message.cells, self.desk.settings.width)

    @on(Side.Dragged)
    def _border_dragged(self, message: Side.Dragged) -> None:
        self.columns.keep_list_width(message.cells)

    @on(Page.QuotationEntered)
    @on(Page.EntityEntered)
    def _entered(self, message: Page.QuotationEntered | Page.EntityEntered) -> None:
        self.walking.entered(message)
        self.show_status()
        self.show_hints()

    @on(Page.LinkClicked)
    def _link_clicked(self, message: Page.LinkClicked) -> None:
        self.following.open_link(message.url)

    @on(Page.Hinting)
    def _hinting(self, message: Page.Hinting) -> None:
        self.following.hinting(message)

    @on(Page.TableChosen)
    def _table_chosen(self, message: Page.TableChosen) -> None:
        self.following.open_table(message.block)

    @on(Page.NoteOpened)
    def _note_opened(self, message: Page.NoteOpened) -> None:
        self.following.note_opened(message)

    @on(Rows.Chosen, "Panel")
    def _panel_chosen(self) -> None:
        self.panels.choose()

    def page_changed(self) -> None:
        """Another article is on the page."""
        cast("ReaderApp", self.app).set_title(self.page.article)
        self.walking.forget()
        self.annotations_changed()

    def annotations_changed(self) -> None:
        """The article on the page has other annotations."""
        self.panels.refresh_rows()
        self.show_status()
        self.show_hints()
