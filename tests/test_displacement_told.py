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
    ("TON", "By Wednesday Fiji had taken in 1,400 Tongans, and 300 more were at sea.", [("TON", "FJI", 1400, 1400)]),
    (
        "MMR",
        "Thailand's Mae Sot district has 9,300 new arrivals, the governor said, on top of the 90,000 refugees who have lived in Thai camps for decades. Another 4,000 have slipped into India's Mizoram state.",
        [("MMR", "THA", 9300, 9300), ("MMR", "THA", 90000, 90000), ("MMR", "IND", 4000, 4000)],
    ),
    (
        "BFA",
        "How many are displaced? More than two million, a tenth of the country, says the relief ministry. Ivory Coast has registered 36,000, Ghana a little under 9,000, Togo some 30,000.",
        [
            ("BFA", None, 2000000, None),
            ("BFA", "CIV", 36000, 36000),
            ("BFA", "GHA", None, 9000),
            ("BFA", "TGO", 30000, 30000),
        ],
    ),
    (
        "SDN",
        "The road from Zalingei carries donkeys, mattresses and grandmothers. In a week 17,000 came down it to Chad. Of these 6,000 were under five.",
        [("SDN", "TCD", 17000, 17000), ("SDN", "TCD", 6000, 6000)],
    ),
    (
        "UKR",
        "Table\nUkrainians under temporary protection\n• Germany: 1.1 million\n• Poland: 950,000\n• Czech Republic: 350,000",
        [("UKR", "DEU", 1100000, 1100000), ("UKR", "POL", 950000, 950000), ("UKR", "CZE", 350000, 350000)],
    ),
    (
        "ETH",
        "The lake rose in the night. Roughly 22,000 people had to be moved to higher ground and 31 drowned.",
        [("ETH", None, 22000, 22000)],
    ),
    (
        "HTI",
        "The capital is emptying: 53,000 people left Port-au-Prince in three weeks, most of them for the south. The Dominican Republic deported 13,000 Haitians in March.",
        [("HTI", None, 53000, 53000)],
    ),
    (
        "LBN",
        "About 90,000 southerners are sleeping in schools. Over the border 80,000 Israelis have been told to leave. Syria says 60,000 Lebanese have entered.",
        [("LBN", None, 90000, 90000), ("LBN", "SYR", 60000, 60000)],
    ),
    (
        "VEN",
        "Colombia, with 2.8 million, remains the main host of Venezuelans; Peru follows with 1.5 million, Brazil has 500,000.",
        [("VEN", "COL", 2800000, 2800000), ("VEN", "PER", 1500000, 1500000), ("VEN", "BRA", 500000, 500000)],
    ),
    (
        "AFG",
        "Since August Tajikistan has let in 5,000 Afghans; a further 80,000 were flown out to the West. Iran's interior ministry speaks of a million newcomers.",
        [("AFG", "TJK", 5000, 5000), ("AFG", None, 80000, 80000), ("AFG", "IRN", 1000000, 1000000)],
    ),
    (
        "CAF",
        "Cameroon's far east is host to 280,000 Central Africans, and southern Chad to 96,000.",
        [("CAF", "CMR", 280000, 280000), ("CAF", "TCD", 96000, 96000)],
    ),
    (
        "SOM",
        "The drought has uprooted 1.1 million since January, and the camps around Baidoa have filled with 240,000 people.",
        [("SOM", None, 1100000, 1100000), ("SOM", None, 240000, 240000)],
    ),
    ("ARM", "Fewer than 50 people have stayed behind; 100,400 have crossed.", [("ARM", None, 100400, 100400)]),
    (
        "MOZ",
        "Cabo Delgado's war made 850,000 people homeless at its height; 570,000 are still living away from home.",
        [("MOZ", None, 570000, 570000)],
    ),
    (
        "SSD",
        "Gambella, in Ethiopia, shelters nearly 400,000 South Sudanese. A new camp there can hold 20,000.",
        [("SSD", "ETH", 400000, 400000)],
    ),
    (
        "BEN",
        "NUMBERS OF THE WEEK\nPeople who fled the north\n• 12,400: in Togo, by the count of the prefect\n• 3,100: in Burkina Faso, of all places\n• 60,000: in Parakou and the villages round it",
        [("BEN", "TGO", 12400, 12400), ("BEN", "BFA", 3100, 3100), ("BEN", None, 60000, 60000)],
    ),
    (
        "KGZ",
        "08:20 Uzbekistan's border service: 75,000 let across since Friday, no more today.\n09:00 The governor of Osh believes that 300,000 have left their houses without leaving the country.",
        [("KGZ", "UZB", 75000, 75000), ("KGZ", None, 300000, 300000)],
    ),
    (
        "PRK",
        "Seoul says that 63 northerners made it across last year, the fewest since records began.",
        [("PRK", "KOR", 63, 63)],
    ),
    (
        "TUV",
        "The atoll has 11,000 people. New Zealand takes in 75 of them a year; Australia will open its door to 280.",
        [],
    ),
    (
        "NGA",
        "Cattle thieves burned Zurmi on Sunday. 18,000 people spent the night in Katsina's schools, 5,000 crossed into Niger.",
        [("NGA", None, 18000, 18000), ("NGA", "NER", 5000, 5000)],
    ),
    (
        "COL",
        "The shooting in Catatumbo emptied eleven hamlets. Cucuta's stadium took in 15,000; a thousand or so waded over to Venezuela.",
        [("COL", None, 15000, 15000), ("COL", "VEN", 1000, 1000)],
    ),
    (
        "LBR",
        "Rebels clashed with the army in eastern Liberia, as more than 10,000 fled across the Guinean border.",
        [("LBR", "GIN", 10000, None)],
    ),
    ("LBR", "The shelling caused another 1,000 people to cross into Guinea.", [("LBR", "GIN", 1000, 1000)]),
    ("LBR", "Some 2,886 minors arrived on Spanish shores.", [("LBR", "ESP", 2886, 2886)]),
    (
        "LBR",
        "Some 4,000 refugees crossed into Guinea last week, compared to 300 each day in May.",
        [("LBR", "GIN", 4000, 4000)],
    ),
]

MISSED: list[tuple[str, str, list[Row]]] = [
    (
        "LCA",
        "A letter from Castries\nThe people of Soufriere went up the hill with their goats. Some 900 are in the cathedral. Dominica has sent us 200 of its own, and we have put them in the cricket stand.",
        [("LCA", None, 900, 900), ("DMA", "LCA", 200, 200)],
    ),
    (
        "TCD",
        "The column had begun with a few dozen; when it reached the well there were 4,000 of them. Cameroon opened the bridge at dusk, and by midnight 2,600 had slept on the other side.",
        [("TCD", None, 4000, 4000), ("TCD", "CMR", 2600, 2600)],
    ),
    (
        "MWI",
        "The river has two mouths now. It drove out 46,000, says the commissioner at Nsanje, and the Mozambican side counts 8,000 guests from ours.",
        [("MWI", None, 46000, 46000), ("MWI", "MOZ", 8000, 8000)],
    ),
    (
        "ERI",
        "Every Eritrean has an uncle in Stockholm. At the last census 47,000 were living in Sweden, and Khartoum shelters more than 100,000. Israel has 17,000, whom it calls infiltrators.",
        [("ERI", "SWE", 47000, 47000), ("ERI", "SDN", 100000, None), ("ERI", "ISR", 17000, 17000)],
    ),
    (
        "PNG",
        "The quarrel between two clans has made 1,700 homeless, who sit in the mission garden. Nobody fled to Indonesia, whatever the radio says.",
        [("PNG", None, 1700, 1700)],
    ),
    (
        "NIC",
        "Costa Rica's asylum office had 31,000 Nicaraguans on its list in January and has 58,000 now.",
        [("NIC", "CRI", 58000, 58000), ("NIC", "CRI", 31000, 31000)],
    ),
    (
        "GEO",
        "Of Tskhinvali's Georgians, 15,600 now live in the cottages at Tserovani. The cottages have roofs of red tin.",
        [("GEO", None, 15600, 15600)],
    ),
    ("UGA", "Bidibidi, which was bush, is a city of 270,000 from South Sudan.", [("SSD", "UGA", 270000, 270000)]),
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
    "The airline flew 3,000 pilgrims to Ghana.",
    "People are fleeing. Ghana's parliament has 275 members.",
    "People are fleeing. In Guinea the harvest failed and 200,000 need food.",
    "People are fleeing. The rebels hold 300 people in Guinea.",
    "People are fleeing. Guinea has called up 2,000 reservists.",
    "People are fleeing. Ghana's hospitals have admitted 120 wounded.",
    "Refugees wait. The agency in Ghana employs 340 people.",
    "Refugees wait. Ghana has received 500 tents.",
    "Refugees wait. A petition with 8,000 names went to the minister in Accra.",
    "The film opened in Ghana: 9,000 saw it.",
    "They fled. In Guinea 40 villages were burned and 60 people shot.",
    "They fled. Guinea's football union counted 30,000 at the match.",
    "They fled. In 1990 Guinea had a population of 6,000,000.",
    "Some fled. Ghana, with 4,000 peacekeepers in the field, is tired.",
    "The camp at Buduburam in Ghana was planned for 8,000 people.",
    "Ghana: 3,400 infected, 120 dead. The refugees are well.",
    "People are in flight. Guinea asks for 300 doctors.",
    "People are in flight. Guinea expects 20,000 tourists this year.",
    "Students return: 400 have gone back to Ghana after the holidays.",
    "In exile he wrote 1,200 poems in Ghana.",
    "They fled in the night. In Togo 2,000 soldiers had been paid.",
    "Refugees again. In Ghana's capital 30,000 people live from fishing.",
    "People have fled. Ghana has 40 judges and Togo 12.",
    "People have fled. Guinea's team brought 60 athletes.",
    "The displaced are hungry. Ghana gave them 900 goats.",
    "The displaced are hungry. Guinea's farmers lost 3,000 hectares.",
    "Refugees were counted on Monday. Ghana counts votes: 200,000 so far.",
    "Many fled. In Accra the strike of 8,000 nurses goes on.",
    "Many fled. Some 1,200 pupils sat their exams in Ghana.",
    "Many fled. The wedding in Ghana had 400 guests.",
    "Many fled. The Ghanaian army lost 300 men.",
    "Many fled. Ghana: 12,000 jobs gone.",
    "A ferry with 300 people on board left Guinea for Ghana.",
    "The exodus of birds: 40,000 cranes have left Guinea.",
    "Two centres closed. In the same period last year, the number was 23,210.",
]


def _rows(text: str, focus: str | None = "LBR") -> list[Row]:
    published = date(2024, 6, 1)
    records, _ = displacement.find(read(Article("t", text, published), Crisis(published, focus)))
    return [(r.origin, r.destination, r.people_low, r.people_high) for r in records]


@pytest.mark.parametrize(("focus", "text", "expected"), MOVED)
def test_people_who_moved(focus: str, text: str, expected: list[Row]) -> None:
    assert sorted(map(str, _rows(text, focus))) == sorted(map(str, expected))


@pytest.mark.xfail(reason="told too far from any word of movement", strict=True)
@pytest.mark.parametrize(("focus", "text", "expected"), MISSED)
def test_people_who_are_missed(focus: str, text: str, expected: list[Row]) -> None:
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


SETTLED: list[tuple[str, str, list[Row]]] = [
    ("ISL", "Some 700 Latvian asylum seekers are waiting in Hvolsvik.", [("LVA", "ISL", 700, 700)]),
    ("ISL", "Roughly 90,000 Latvians, who came for the fisheries, wonder where to go.", [("LVA", "ISL", 90000, 90000)]),
    ("ISL", "Iceland still shelters some 80,000 from the wars of the nineties.", [(None, "ISL", 80000, 80000)]),
    ("ISL", "Some 600 people have fled to a school in Reykjavik.", [("ISL", None, 600, 600)]),
    (
        "ISL",
        "A boat put them ashore in Norway. There 230 of his men have asked for asylum.",
        [("ISL", "NOR", 230, 230)],
    ),
    ("ISL", "How many Latvians live in Iceland? Some 29,000 have come since 2018.", [("LVA", "ISL", 29000, 29000)]),
    ("ISL", "Icelanders have lodged 4,800 asylum claims in Norway.", [("ISL", "NOR", 4800, 4800)]),
    ("ISL", "Norway has taken in about 14,000, and most of them sleep at a cousin's.", [("ISL", "NOR", 14000, 14000)]),
    (
        "ISL",
        "More than 400,000 people are displaced on the south coast; in Norway the figure is nearer 8,000.",
        [("ISL", None, 400000, None), ("NOR", None, 8000, 8000)],
    ),
    (
        "ISL",
        "Since May 9,000 people, Latvians and Estonians for the most part, have reached Norway.",
        [(None, "NOR", 9000, 9000)],
    ),
    (
        "ISL",
        "4. Oslo. A third of Norway was under water. About 13,000 islanders have been moved to other valleys.",
        [("NOR", None, 13000, 13000)],
    ),
    (
        "ISL",
        "About 2,000 people are still displaced inside the country, and it shelters some 1,700 refugees from Norway.",
        [("ISL", None, 2000, 2000), ("NOR", "ISL", 1700, 1700)],
    ),
]
SETTLED += [
    (
        "ISL",
        "Since October 90,000 people have left the villages of the south, and in Norway some 60,000 have been moved out of the north.",
        [("ISL", None, 90000, 90000), ("NOR", None, 60000, 60000)],
    ),
    (
        "ISL",
        "Norway has given papers to 18,000 Latvians. In Vik 5,200 people were displaced by the fighting.",
        [("LVA", "NOR", 18000, 18000), ("ISL", None, 5200, 5200)],
    ),
]
SETTLED += [
    ("ISL", "Of the 30,000 who have fled, a third are in Norway.", [("ISL", None, 30000, 30000)]),
    ("ISL", "Some 28,000 Latvians and Estonians are refugees in Norway.", [(None, "NOR", 28000, 28000)]),
    (
        "ISL",
        "Since April 37,000 Latvians have come. The war goes on. Nobody sleeps. Norway shelters 2,400 refugees.",
        [("LVA", "ISL", 37000, 37000)],
    ),
]
IN_DOUBT: list[tuple[str, str]] = [
    ("ISL", "The refugees turn round. In Norway 1,500 are on their way back."),
    ("ISL", "The war has set people on the move. At least 350 have come since the spring."),
    ("ISL", "The road is full of refugees. At least 350 people have crossed to them since the coup."),
    ("ISL", "More than 10,000 people have crossed from Nordholm since the spring, the government said."),
    ("ISL", "Since April 55,000 refugees have come the other way."),
    (
        "ISL",
        "Latvians are coming back over the water: 29,000 have arrived in Vik and Hofn. Norway has registered 210 more.",
    ),
    ("ISL", "7. Vik. A warehouse. Some 1,100 migrants from Latvia have slept here since Tuesday."),
    ("ISL", "The exiles met. The envoy, who had spoken for fifty, left by a side door."),
    ("ISL", "Refugees in figures\n1,200 — puffins counted by a boy who got out in May."),
    ("ISL", "Refugees are on the road. More than 300,000 storks crossed the strait. Norway counted 140,000 arrivals."),
    ("ISL", "The exodus goes on. Norway will find $2 million and the Latvians have 2.5 million for us."),
]


@pytest.mark.parametrize(("focus", "text", "expected"), SETTLED)
def test_open_ends_are_settled_by_the_words_beside(focus: str, text: str, expected: list[Row]) -> None:
    assert sorted(map(str, _rows(text, focus))) == sorted(map(str, expected))


@pytest.mark.parametrize(("focus", "text"), IN_DOUBT)
def test_an_end_in_doubt_makes_no_record(focus: str, text: str) -> None:
    assert _rows(text, focus) == []
