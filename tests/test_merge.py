from datetime import date
from decimal import Decimal

from data.article import Article
from data.merge import merge
from data.records import Aid, Displacement, Records, Stance

FIRST = Article("first", "Peru backed Roca. Norway gave 5.", date(2020, 6, 1))
SECOND = Article("second", "Roca has Peru's backing. Norway gave 5.", date(2020, 6, 2))


def stance(article, label="supports", **more):
    return Stance(evidence=article.cite(0, 4), actor="PER", side="roca", stance=label, **more)


def aid(article, amount):
    return Aid(
        evidence=article.cite(5, 9), donor="NOR", recipient="BOL", amount=amount, currency="NOK", status="delivered"
    )


def test_the_same_fact_told_twice_is_one_with_two_quotes():
    merged = merge([Records(stances=(stance(FIRST),)), Records(stances=(stance(SECOND),))])
    (one,) = merged.stances
    assert (one.evidence.article, [e.article for e in one.also]) == ("first", ["second"])


def test_contradictions_are_both_kept():
    merged = merge([Records(stances=(stance(FIRST),)), Records(stances=(stance(SECOND, "opposes"),))])
    assert [s.stance for s in merged.stances] == ["supports", "opposes"]


def test_different_days_are_different_facts():
    told = [Records(stances=(stance(FIRST, date=day),)) for day in ("2020-06-01", "2020-06-02", None)]
    assert len(merge(told).stances) == 3


def test_equal_sums_are_one_fact_and_gifts_without_a_sum_are_not():
    twice = [Records(aid=(aid(FIRST, Decimal(5)),)), Records(aid=(aid(SECOND, Decimal(5)),))]
    assert len(merge(twice).aid) == 1
    goods = [Records(aid=(aid(FIRST, None),)), Records(aid=(aid(SECOND, None),))]
    assert len(merge(goods).aid) == 2


def test_figures_are_never_added_and_statements_without_one_never_folded():
    def moved(article, people):
        return Displacement(
            evidence=article.cite(0, 4), origin="BOL", destination=None, people_low=people, people_high=people
        )

    told = [Records(displacement=(moved(FIRST, n), moved(SECOND, n))) for n in (7, None)]
    assert [r.people_low for r in merge(told).displacement] == [7, None, None]


def test_one_article_alone_stays_as_it_is():
    records = Records(stances=(stance(FIRST), stance(FIRST, "recognizes")))
    assert merge([records]) == records
