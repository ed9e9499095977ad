"""What the library holds in memory, which one thread changes while others look."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.store import Entry, Store


def entry(key: str) -> Entry:
    return Entry(
        key=key, id="id", title=f"About {key}", standfirst="", authors=(), published=None,
        source="", url="", language="en", tags=(), words=1, quotations=None, digest="d",
        mtime_ns=1, size=1,
    )  # fmt: skip


class Looking(str):
    """A key that looks at the store, as another thread may, whenever it is looked up."""

    look: Callable[[], None] = staticmethod(lambda: None)

    def __hash__(self) -> int:
        self.look()
        return super().__hash__()


def test_entries_stand_in_the_order_they_came() -> None:
    store = Store()
    store.put(map(entry, ("/a.md", "/b.md", "/c.md")))
    store.put([entry("/a.md")])
    store.remove(["/b.md", "/none.md"])
    assert [each.key for each in store] == store.keys == ["/a.md", "/c.md"]
    assert store.get("/b.md") is None
    assert "/b.md" not in store


def test_while_entries_go_each_key_still_has_its_own() -> None:
    keys = [Looking(f"/{number}.md") for number in range(9)]
    store = Store()
    store.put(map(entry, keys))
    found: list[Entry | None] = []
    Looking.look = staticmethod(lambda: found.append(store.get("/8.md")))
    try:
        store.remove(["/3.md"])
    finally:
        Looking.look = staticmethod(lambda: None)
    assert found
    assert all(each is not None and each.key == "/8.md" for each in found)
