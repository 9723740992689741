"""The engine of one machine: every item ends in a result or in the reason why there is none, and none twice."""

from __future__ import annotations

import itertools
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import works

from factcheck.engines import Answer, Engine, Here, Processes

ENGINES: dict[str, Engine] = {"here": Here(), "one": Processes(1), "two": Processes(2)}


def told(answers: Iterator[Answer[int, int]]) -> dict[int, int | str]:
    """Each item with its result, or why there is none; no item comes twice."""
    found: dict[int, int | str] = {}
    for answer in answers:
        results = answer.results or [answer.lost] * len(answer.items)
        for item, result in zip(answer.items, results, strict=True):
            assert item not in found
            found[item] = result
    return found


@pytest.mark.parametrize("name", ENGINES)
def test_every_batch_is_answered(name: str) -> None:
    """Whoever does the work."""
    batches = [[1, 2], [3], [4, 5, 6]]
    assert told(ENGINES[name].map_batches(works.doubled, batches)) == {n: 2 * n for n in range(1, 7)}
    assert told(ENGINES[name].map_batches(works.doubled, [])) == {}


def test_what_kills_its_worker_is_found_among_its_neighbours() -> None:
    """The batch is halved until it stands alone; the others have their results."""
    found = told(Processes(2).map_batches(works.dies_of_seven, [[1, 2, 3], [4, 5, 6, 7, 8], [9]]))
    assert found.pop(7) == "its process died (exit code 9)"
    assert found == {n: 2 * n for n in (1, 2, 3, 4, 5, 6, 8, 9)}


def test_what_dies_once_is_tried_again(tmp_path: Path) -> None:
    """With nobody beside it."""
    name = str(tmp_path / "died")
    answers = list(Processes(2).map_batches(works.dies_once, [[name]]))
    assert answers == [Answer([name], [name])]


def test_what_stalls_is_ended() -> None:
    """After so many seconds an item; the rest does not wait for it."""
    found = told(Processes(2, patience=1.0).map_batches(works.stalls_at_three, [[1], [2], [3], [4]]))
    assert found == {1: 2, 2: 4, 3: "it was not done after 1 seconds", 4: 8}


def test_a_mistake_of_ours_is_told() -> None:
    """And costs its own item."""
    found = told(Processes(1).map_batches(works.raises_at_five, [[4, 5], [6]]))
    assert found == {4: 8, 5: "ZeroDivisionError: by zero", 6: 12}


def test_batches_are_taken_as_they_are_needed() -> None:
    """So the input may be endless; closing ends the workers."""
    taken: list[int] = []

    def endless() -> Iterator[list[int]]:
        for number in itertools.count():
            taken.append(number)
            yield [number]

    answers = Processes(2).map_batches(works.doubled, endless())
    first = [next(answers) for _ in range(5)]
    assert isinstance(answers, Iterator)
    answers.close()  # type: ignore[attr-defined]
    assert all(answer.results == [2 * answer.items[0]] for answer in first)
    assert len(taken) < 30


def test_what_the_input_raises_reaches_who_reads_the_answers() -> None:
    """Not the workers."""

    def broken() -> Iterator[list[int]]:
        yield [1]
        raise OSError("the list is gone")

    with pytest.raises(OSError, match="the list is gone"):
        list(Processes(2).map_batches(works.doubled, broken()))


def test_signals_have_names() -> None:
    """What the system did to a worker is said by name."""
    from factcheck.engines.processes import _how  # noqa: PLC0415 - a test of its wording

    assert (_how(-signal.SIGKILL), _how(3), _how(None)) == ("SIGKILL", "exit code 3", "exit code None")
