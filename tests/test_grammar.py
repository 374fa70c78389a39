"""10,000 generated sentences, in shards that the workers share: at least 99 of 100 as expected."""

import pytest

from tests.grammar import misses, sample

SHARDS = 8
SENTENCES = sample(10_000)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_generated_sentences_give_the_expected_record_or_refusal(shard):
    cases = SENTENCES[shard::SHARDS]
    wrong = misses(cases)
    assert len(wrong) <= len(cases) * 0.01, "\n".join(f"[{n}] {t} {set(e)} {set(f)}" for n, t, e, f in wrong[:20])
