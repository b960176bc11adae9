"""A row's numbers do not depend on the rows beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices import products
from goodoffices.products import is_steady, one_thread, steadily_multiplied, steady_size

WIDTH, WIDE = 288, 96


def numbers(count: int, width: int, seed: int = 0) -> products.Floats:
    return np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)


@pytest.fixture
def table() -> products.Floats:
    return numbers(WIDE, WIDTH, 1)


def test_the_product_is_right(table: products.Floats) -> None:
    rows = numbers(1100, WIDTH)
    expected = rows.astype(np.float64) @ table.T.astype(np.float64)
    assert np.abs(steadily_multiplied(rows, table) - expected).max() < 1e-3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 79), min_size=1, max_size=150))
def test_a_row_gives_the_same_among_any_others(chosen: list[int]) -> None:
    table, rows = numbers(WIDE, WIDTH, 1), numbers(80, WIDTH)
    whole = steadily_multiplied(rows, table)
    assert np.array_equal(steadily_multiplied(rows[chosen], table), whole[chosen])


def test_it_is_written_where_asked(table: products.Floats) -> None:
    rows, place = numbers(21, WIDTH), np.zeros((22, WIDE), dtype=np.float32)
    steadily_multiplied(rows, table, place[1:])
    assert np.array_equal(place[1:], steadily_multiplied(rows, table))
    assert not place[0].any()


def test_turned_rows_give_the_same(table: products.Floats) -> None:
    rows = numbers(30, WIDTH)
    turned = np.asfortranarray(rows)
    assert np.array_equal(steadily_multiplied(turned, table), steadily_multiplied(rows, table))


def test_no_rows_give_none(table: products.Floats) -> None:
    assert steadily_multiplied(numbers(0, WIDTH), table).shape == (0, WIDE)


def test_a_size_is_refused_that_adds_up_otherwise_at_some_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = products._multiplied

    def uneven(rows: products.Floats, table: products.Floats, size: int) -> products.Floats:
        found = real(rows, table, size).copy()
        found[size - 1] = np.nextafter(found[size - 1], np.float32(np.inf))
        return found

    with one_thread():
        assert steady_size() == 0 or is_steady(steady_size())
        monkeypatch.setattr(products, "_multiplied", uneven)
        assert not is_steady(8)
    monkeypatch.setattr(products, "steady_size", products.steady_size.__wrapped__)
    assert products.steady_size() == 0
