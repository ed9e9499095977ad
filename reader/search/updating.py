"""One update of the index: what was added, changed and removed, committed as it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal

from reader.search.keeping import Keeper, is_failure
from reader.search.schema import Document, Row, RowKind, number, rows

if TYPE_CHECKING:
    import tantivy

__all__ = ["Outcome", "Update", "WriteFailed"]

Outcome = Literal["done", "stopped", "busy", "restart"]
"""How an update ended: all is in; it was told to stop, and what came before is in; another process
is writing, so try later; the index had to start again, empty, so give it everything."""

TOGETHER = 256
"""Articles whose rows wait to be given to the index kind by kind: what every search looks up then
stands side by side, and no texts in between; and it is quicker."""

FIRST_COMMIT = 1_000
LAST_COMMIT = 32_000
"""Articles in the first commit and in the largest: it doubles, so that few segments are made."""


class WriteFailed(Exception):
    """The index could not be written."""


class Update:
    """Holds the writer, and with it the index's lock, until it is closed."""

    def __init__(
        self,
        keeper: Keeper,
        writer: tantivy.IndexWriter,
        progress: Callable[[int], None] | None,
    ) -> None:
        self._keeper = keeper
        self._writer = writer
        self._progress = progress
        self._searcher = keeper.searcher()
        self._added: set[int] = set()
        self._waiting: dict[RowKind, list[Row]] = {}
        self._articles = 0
        """Whose rows wait."""

    def run(
        self,
        documents: Iterable[Document],
        removed: Iterable[str],
        stopped: Callable[[], bool] | None,
    ) -> Outcome:
        """Raises `WriteFailed`, and whatever the documents raise."""
        for key in removed:
            self._drop(number(key))
        done, next_commit, step = 0, FIRST_COMMIT, FIRST_COMMIT
        outcome: Outcome = "done"
        for document in documents:
            if stopped is not None and stopped():
                outcome = "stopped"
                break
            self._take(document)
            done += 1
            if done == next_commit:
                self._commit(done)
                step = min(step * 2, LAST_COMMIT)
                next_commit += step
        self._commit(done)
        return outcome

    def close(self) -> None:
        """Lets the index merge what it has, then lets go of the lock."""
        try:
            self._writer.wait_merging_threads()
        except BaseException as error:
            if not is_failure(error):
                raise

    def _take(self, document: Document) -> None:
        name = number(document.key)
        if name in self._added:
            self._add_waiting()  # the rows of its last version must be there to be dropped
        if name in self._added or self._searcher.doc_freq("id", name):
            self._drop(name)
        self._added.add(name)
        for kind, found in rows(document).items():
            self._waiting.setdefault(kind, []).extend(found)
        self._articles += 1
        if self._articles == TOGETHER:
            self._add_waiting()

    def _add_waiting(self) -> None:
        import tantivy

        schema, from_dict = self._keeper.schema, tantivy.Document.from_dict
        for found in self._waiting.values():
            for row in found:
                _call(self._writer.add_document, from_dict(row, schema))
        self._waiting.clear()
        self._articles = 0

    def _drop(self, name: int) -> None:
        import tantivy

        query = tantivy.Query.term_query(self._keeper.schema, "id", name, "basic")
        _call(self._writer.delete_documents_by_query, query)

    def _commit(self, done: int) -> None:
        self._add_waiting()
        _call(self._writer.commit)
        self._keeper.committed()
        if self._progress is not None:
            self._progress(done)


def _call(run: Callable[..., Any], *arguments: object) -> None:
    """Runs what writes. Raises `WriteFailed` where tantivy or the disk fails."""
    try:
        run(*arguments)
    except BaseException as error:
        if not is_failure(error):
            raise
        raise WriteFailed(str(error)) from error
