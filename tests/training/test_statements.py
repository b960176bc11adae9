from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

TEXT = 'Truce\n\nAnn Vale said the truce holds. "It will last," she added.\n'


def annotated() -> str:
    spans = [("Source", "Ann Vale"), ("Cue", "said"), ("Content", "the truce holds")]
    spans += [("Source", "she"), ("Cue", "added"), ("Content", '"It will last,"')]
    lines = []
    for number, (kind, words) in enumerate(spans, 1):
        start = TEXT.index(words)
        lines.append(f"T{number}\t{kind} {start} {start + len(words)}\t{words}")
    lines += ["E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1"]
    return "\n".join([*lines, "E2\tAttribution:T5 Content:T6 Cue:T5 Source:T4"])


@pytest.mark.slow
@pytest.mark.model
def test_weights_are_trained_written_and_read(tmp_path: Path) -> None:
    from training.statements import main  # noqa: PLC0415

    from goodoffices.label.weights import read_weights  # noqa: PLC0415 - needs torch beside it

    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    for article in ("here_a", "here_b"):
        (tmp_path / "text" / f"{article}.txt").write_text(TEXT)
        (tmp_path / "attributions" / f"{article}_x.ann").write_text(annotated())
    weights = tmp_path / "weights.npz"
    options = ["--cache", str(tmp_path), "--epochs", "2", "--copies", "1", "--layers", "1"]
    options.append("--random-words")
    assert main([str(tmp_path), str(weights), *options]) == 0
    card = read_weights(weights).card
    assert (card["layers"], card["articles"], card["held_out"]["articles"]) == (1, 1, 1)
