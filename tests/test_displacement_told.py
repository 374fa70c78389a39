"""Displacement as the press tells it: labels, tables, questions, camps, hosts; and people who did not move."""

from __future__ import annotations

from datetime import date

import pytest

from data import displacement
from data.article import Article
from data.crisis import Crisis
from data.reading import read

Row = tuple[str | None, str | None, int | None, int | None]

MOVED: list[tuple[str, str, list[Row]]] = [
    ("LBR", "In Ghana the authorities have given papers to 2,300 Liberian refugees.", [("LBR", "GHA", 2300, 2300)]),
    ("LBR", "Liberians keep fleeing. Guinea now counts 41,000 of them.", [("LBR", "GIN", 41000, 41000)]),
    ("LBR", "Guinean border guards have let 3,000 people through since Friday.", [("LBR", "GIN", 3000, 3000)]),
    (
        "LBR",
        "More than 12,000 refugees have been counted on the Ivorian bank of the river.",
        [("LBR", "CIV", 12000, None)],
    ),
    (
        "LBR",
        "The road is full of people in flight. Some 9,000 are waiting on the Guinean side.",
        [("LBR", "GIN", 9000, 9000)],
    ),
    (
        "LBR",
        "Fled since May: 9,000 into Guinea, 2,500 into Ivory Coast.",
        [("LBR", "GIN", 9000, 9000), ("LBR", "CIV", 2500, 2500)],
    ),
    ("LBR", "The war has made refugees of 80,000 Liberians.", [("LBR", None, 80000, 80000)]),
    ("LBR", "Forty thousand people have had to move to other parts of the country.", [("LBR", None, 40000, 40000)]),
    (
        "LBR",
        "The shelling has emptied the town. Some 14,000 are camping at the fairground.",
        [("LBR", None, 14000, 14000)],
    ),
    (
        "LBR",
        "Whole villages have fled. The school at Gbarnga, where 1,200 are sleeping, has no water left.",
        [("LBR", None, 1200, 1200)],
    ),
    ("LBR", "The number of Liberians registered in Sierra Leone stands at 18,450.", [("LBR", "SLE", 18450, 18450)]),
    ("LBR", "Registered in Sierra Leone: 18,450 refugees.", [("LBR", "SLE", 18450, 18450)]),
    (
        "LBR",
        "Figures\nRefugees by country\nLiberians in Sierra Leone: 18,450\nIn Togo: 450",
        [("LBR", "SLE", 18450, 18450), ("LBR", "TGO", 450, 450)],
    ),
    (
        "LBR",
        "Figures\nWhere the refugees are\nGhana – 7,000\nTogo – 450",
        [("LBR", "GHA", 7000, 7000), ("LBR", "TGO", 450, 450)],
    ),
    (
        "LBR",
        "Where the refugees went: 60% to Guinea (36,000), the rest to Ivory Coast (24,000).",
        [("LBR", "GIN", 36000, 36000), ("LBR", "CIV", 24000, 24000)],
    ),
    (
        "LBR",
        "The refugees are unevenly spread. Guinea has the most, 36,000; Ivory Coast 24,000; Ghana, far away, 800.",
        [("LBR", "GIN", 36000, 36000), ("LBR", "CIV", 24000, 24000), ("LBR", "GHA", 800, 800)],
    ),
    (
        "LBR",
        "People are still fleeing. By Sunday 5,117 had signed in at the reception centre in Kailahun, Sierra Leone.",
        [("LBR", "SLE", 5117, 5117)],
    ),
    ("LBR", "Belgium granted protection to 312 Liberians last year.", [("LBR", "BEL", 312, 312)]),
    ("LBR", "Asylum claims by Liberians in Sweden rose to 2,210.", [("LBR", "SWE", 2210, 2210)]),
    ("LBR", "Sweden received 2,210 asylum applications from Liberians.", [("LBR", "SWE", 2210, 2210)]),
    (
        "LBR",
        "Ninety thousand Liberians now live abroad because of the war, 50,000 of them in Guinea.",
        [("LBR", None, 90000, 90000), ("LBR", "GIN", 50000, 50000)],
    ),
    (
        "LBR",
        "Since 2014 1.2 million Liberians, a quarter of the nation, have emigrated.",
        [("LBR", None, 1200000, 1200000)],
    ),
    ("LBR", "An estimated 4,000 Guineans have themselves fled to Liberia.", [("GIN", "LBR", 4000, 4000)]),
    ("LBR", "Before the fighting Liberia was sheltering 30,000 Ivorians.", [("CIV", "LBR", 30000, 30000)]),
    ("LBR", "Nearly two million people — one in three — are uprooted.", [("LBR", None, 2000000, 2000000)]),
    ("LBR", "The army's advance emptied five towns of their 30,000 inhabitants.", [("LBR", None, 30000, 30000)]),
    (
        "LBR",
        "Aid workers say 7,500 newcomers reached Guinea's Macenta prefecture in a week.",
        [("LBR", "GIN", 7500, 7500)],
    ),
    ("LBR", "How many have left? About 130,000, the UN refugee agency believes.", [("LBR", None, 130000, 130000)]),
    ("LBR", "How many refugees are in Ghana? The mayor of Elubo says 1,500.", [("LBR", "GHA", 1500, 1500)]),
    (
        "LBR",
        "Some 200,000 have left Liberia. Of these, 22,000 have moved on to Europe.",
        [("LBR", None, 200000, 200000), ("LBR", None, 22000, 22000)],
    ),
    (
        "LBR",
        "Liberia's neighbours have taken in 150,000 people between them: Guinea 90,000, Ivory Coast 40,000, Sierra Leone 20,000.",
        [
            ("LBR", None, 150000, 150000),
            ("LBR", "GIN", 90000, 90000),
            ("LBR", "CIV", 40000, 40000),
            ("LBR", "SLE", 20000, 20000),
        ],
    ),
    ("LBR", "3,200 people were ferried across to Guinea.", [("LBR", "GIN", 3200, 3200)]),
    ("LBR", "Refugees keep coming. Relatives in Ghana have taken in another 5,000.", [("LBR", "GHA", 5000, 5000)]),
    ("LBR", "A camp in Guinea that was built for 6,000 now holds 19,000 refugees.", [("LBR", "GIN", 19000, 19000)]),
    (
        "LBR",
        "In numbers\nInternally displaced: 310,000\nRefugees abroad: 95,000",
        [("LBR", None, 310000, 310000), ("LBR", None, 95000, 95000)],
    ),
    (
        "LBR",
        "Harper\nPHOTO: Some of the 2,000 people who have found shelter in a church in Harper.",
        [("LBR", None, 2000, 2000)],
    ),
    ("LBR", "The Liberian refugee camp at Buduburam, Ghana, has swollen to 11,000.", [("LBR", "GHA", 11000, 11000)]),
    (
        "LBR",
        "Many Liberians have gone: 8,000 to Ghana, 2,000 to Togo and a few hundred to Benin.",
        [("LBR", "GHA", 8000, 8000), ("LBR", "TGO", 2000, 2000)],
    ),
    (
        "LBR",
        "Guinea is host to 90,000 Liberian refugees and Mali to 3,000.",
        [("LBR", "GIN", 90000, 90000), ("LBR", "MLI", 3000, 3000)],
    ),
    ("LBR", "The fighting sent 6,500 over the river into Ivory Coast.", [("LBR", "CIV", 6500, 6500)]),
    (
        "LBR",
        "As many as 9,000 are hiding in the forest, a priest says; their villages burn.",
        [("LBR", None, None, 9000)],
    ),
    ("LBR", "About 1,100 islanders were shipped off to Ghana in the first week.", [("LBR", "GHA", 1100, 1100)]),
    (
        "LBR",
        "Refugees reach the coast of Ghana by boat. Ghana's navy has picked up 640 of them.",
        [("LBR", "GHA", 640, 640)],
    ),
    ("LBR", "Mali reports that 1,700 have sought refuge on its soil.", [("LBR", "MLI", 1700, 1700)]),
    ("LBR", "Officials in Mali said 1,700 people had arrived from Liberia.", [("LBR", "MLI", 1700, 1700)]),
    (
        "LBR",
        "Top of the table is Guinea with 36,000 refugees, ahead of Ivory Coast (24,000).",
        [("LBR", "GIN", 36000, 36000), ("LBR", "CIV", 24000, 24000)],
    ),
    ("LBR", "Germany issued residence permits to 900 people who had fled Liberia.", [("LBR", "DEU", 900, 900)]),
    ("LBR", "The flight from Lofa has reached 25,000, says the bishop.", [("LBR", None, 25000, 25000)]),
]

STAYED = [
    "Guinea sent 3,000 soldiers to the border.",
    "The march drew 20,000 people from Ghana.",
    "Some 9,000 people lost their jobs and 300 their lives.",
    "About 3,000 refugees went back to Liberia last month.",
    "Ghana has 18,000 registered voters abroad.",
    "A total of 6,000 passengers left Ghana by ferry.",
    "Some 5,000 workers left the union.",
    "Thousands of fans, 12,000 of them from Ghana, filled the stadium.",
    "Food for 40,000 people has reached Ghana.",
    "The clinic in Guinea treated 3,000 Liberians.",
    "The town in Guinea had 8,000 inhabitants before the war.",
    "In Ghana 4,000 people have been vaccinated.",
    "Flights out of Liberia carried 600 foreigners home.",
    "The quake killed 2,000 people in Ghana and hurt 5,000.",
    "People keep fleeing. Ghana won 2,300 votes at the assembly in 1998.",
    "People keep fleeing. In Ghana 4,000 sacks of rice wait in the port.",
    "People keep fleeing. The hospital in Ghana has 400 beds.",
    "People keep fleeing. In Accra 3,000 people prayed for peace.",
    "People keep fleeing. The war has killed 1,200, the bishop says.",
    "People keep fleeing. Some 2,000 police were sent from Ghana.",
    "People keep fleeing. At the border with Guinea 500 lorries are waiting.",
    "Refugees want schools. Ghana has hired 300 teachers.",
    "Refugees are counted. In Ghana 20,000 people voted on Sunday.",
    "The refugees are fed. A kitchen in Ghana cooks for 4,000.",
    "The bus company moved 4,000 passengers to Ghana.",
    "Ghana freed 300 prisoners.",
    "The film drew 40,000 viewers in Ghana.",
    "Liberia's 5,000 teachers are on strike.",
]


def _rows(text: str, focus: str | None = "LBR") -> list[Row]:
    published = date(2024, 6, 1)
    records, _ = displacement.find(read(Article("t", text, published), Crisis(published, focus)))
    return [(r.origin, r.destination, r.people_low, r.people_high) for r in records]


@pytest.mark.parametrize(("focus", "text", "expected"), MOVED)
def test_people_who_moved(focus: str, text: str, expected: list[Row]) -> None:
    assert sorted(map(str, _rows(text, focus))) == sorted(map(str, expected))


@pytest.mark.parametrize("text", STAYED)
def test_people_who_did_not(text: str) -> None:
    assert _rows(text) == []


def test_come_and_here_mean_the_place_of_the_dateline() -> None:
    text = "GBARNGA DIARY\n\nNotebook from the border\n\nMAN, Ivory Coast, 3 May. Some 4,000 Liberians have arrived since Friday."
    assert _rows(text) == [("LBR", "CIV", 4000, 4000)]


def test_a_pastime_without_a_case_gives_nothing() -> None:
    text = (
        "The chess tournament: some 200 spectators fled the rain, and 40 more are displaced. The referee recognised it."
    )
    assert _rows(text, None) == []


def test_people_of_an_earlier_crisis() -> None:
    assert _rows("Some 36,000 people were displaced by the war of 2003.") == []
