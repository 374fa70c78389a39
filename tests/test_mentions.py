"""Tables of names: what is a country here, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.article import Article
from data.article import plain
from data.reading.structure import sentences
from data.reading.mentions import Mention, find_mentions

DAY = date(2022, 6, 15)


def found(text: str, day: date = DAY) -> list[Mention]:
    return find_mentions(sentences(text), day)


def said(text: str, day: date = DAY) -> str:
    """ "text=CODES:form" of every mention, in one line."""
    return "; ".join(f"{m.text}={'/'.join(m.codes)}:{m.form}" for m in found(text, day))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Peru signed.", "Norway=NOR:name; Peru=PER:name"),
        ("The UK and the U.S. agreed.", "UK=GBR:name; U.S.=USA:name"),
        ("The US, Britain and the States agreed.", "US=USA:name; Britain=GBR:name; the States=USA:name"),
        ("Ivory Coast and Côte d’Ivoire are one.", "Ivory Coast=CIV:name; Côte d'Ivoire=CIV:name"),
        ("Cote d'Ivoire closed its ports.", "Cote d'Ivoire=CIV:name"),
        ("He flew from Burma to Holland.", "Burma=MMR:name; Holland=NLD:name"),
        ("The Emirates and the Holy See spoke.", "The Emirates=ARE:name; Holy See=VAT:name"),
        ("Both the Czech Republic and Czechia.", "Czech Republic=CZE:name; Czechia=CZE:name"),
        ("North Korea, South Korea and Taiwan met.", "North Korea=PRK:name; South Korea=KOR:name; Taiwan=TWN:name"),
        ("Kosovo, Palestine and Western Sahara.", "Kosovo=XKX:name; Palestine=PSE:name; Western Sahara=ESH:name"),
        (
            "Guinea, Guinea-Bissau and Equatorial Guinea.",
            "Guinea=GIN:name; Guinea-Bissau=GNB:name; Equatorial Guinea=GNQ:name",
        ),
        ("Papua New Guinea and New Guinea.", "Papua New Guinea=PNG:name"),
        ("Niger is not Nigeria.", "Niger=NER:name; Nigeria=NGA:name"),
        ("Dominica and the Dominican Republic.", "Dominica=DMA:name; Dominican Republic=DOM:name"),
        (
            "The Democratic Republic of Congo and the Republic of Congo.",
            "Democratic Republic of Congo=COD:name; Republic of Congo=COG:name",
        ),
        ("Sudan and South Sudan.", "Sudan=SDN:name; South Sudan=SSD:name"),
        (
            "St. Lucia, St Vincent and the Grenadines and Trinidad and Tobago.",
            "St. Lucia=LCA:name; St Vincent and the Grenadines=VCT:name; Trinidad and Tobago=TTO:name",
        ),
        ("O Brasil e a Alemanha, los Estados Unidos.", "Brasil=BRA:name; Alemanha=DEU:name; Estados Unidos=USA:name"),
        ("GERMANY SENDS AID", "GERMANY=DEU:name"),
        ("Türkiye and Turkey are the same state.", "Türkiye=TUR:name; Turkey=TUR:name"),
        (
            "The People's Republic of China and the Republic of China.",
            "The People's Republic of China=CHN:name; Republic of China=TWN:name",
        ),
    ],
)  # fmt: skip
def test_names(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Bolivians and a Briton.", "Bolivians=BOL:demonym; Briton=GBR:demonym"),
        ("The French and the Taiwanese left.", "French=FRA:demonym; Taiwanese=TWN:demonym"),
        ("Swiss, Dutch and Danish envoys.", "Swiss=CHE:demonym; Dutch=NLD:demonym; Danish=DNK:demonym"),
        ("Nigerien and Nigerian troops.", "Nigerien=NER:demonym; Nigerian=NGA:demonym"),
        ("Filipinos and Emiratis met Saudis.", "Filipinos=PHL:demonym; Emiratis=ARE:demonym; Saudis=SAU:demonym"),
        ("South African and North Korean envoys.", "South African=ZAF:demonym; North Korean=PRK:demonym"),
        ("Frenchmen, Irishmen and a Spaniard.", "Frenchmen=FRA:demonym; Irishmen=IRL:demonym; Spaniard=ESP:demonym"),
        (
            "Finland's Finns and Poland's Poles.",
            "Finland=FIN:name; Finns=FIN:demonym; Poland=POL:name; Poles=POL:demonym",
        ),
        ("The Burkinabe and Ivorian ministers.", "Burkinabe=BFA:demonym; Ivorian=CIV:demonym"),
    ],
)  # fmt: skip
def test_demonyms(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Washington and Beijing talk.", "Washington=USA:capital; Beijing=CHN:capital"),
        ("Kyiv, once spelt Kiev.", "Kyiv=UKR:capital; Kiev=UKR:capital"),
        ("The Kremlin and Downing Street.", "Kremlin=RUS:seat; Downing Street=GBR:seat"),
        ("The Élysée called the White House.", "Élysée=FRA:seat; White House=USA:seat"),
        ("Planalto and the Casa Rosada.", "Planalto=BRA:seat; Casa Rosada=ARG:seat"),
        ("The German Foreign Office objects, Berlin says.", "German=DEU:demonym; Berlin=DEU:capital"),
        ("Britain waits, the Foreign Office said.", "Britain=GBR:name; Foreign Office=GBR:seat"),
        ("Brussels wants talks.", "Brussels=EU:capital"),
        ("They met in Brussels.", "Brussels=EU/BEL:capital"),
        ("Belgium cleans the streets of Brussels.", "Belgium=BEL:name; Brussels=BEL:capital"),
        ("Guatemala City and Mexico City wait.", "Guatemala City=GTM:capital; Mexico City=MEX:capital"),
    ],
)  # fmt: skip
def test_capitals_and_seats(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The European Commission and the UN refugee agency.",
            "European Commission=EU:group; UN refugee agency=UN:group",
        ),
        ("The Security Council and UNHCR met.", "Security Council=UN:group; UNHCR=UN:group"),
        ("The AU, ECOWAS and the Arab League.", "AU=AU:group; ECOWAS=ECOWAS:group; Arab League=ARAB_LEAGUE:group"),
        ("The Lima Group met in Lima.", "Lima Group=LIMA_GROUP:group; Lima=PER:capital"),
        ("The European Parliament voted.", "European Parliament=EP:group"),
        ("NATO, CARICOM, the IMF and the Council of Europe.", ""),
        ("The American Red Cross and the Norwegian Refugee Council.", ""),
        ("ECOWAS met. The bloc threatened force.", "ECOWAS=ECOWAS:group; The bloc=ECOWAS:description"),
        ("The bloc threatened force.", ""),
        ("ECOWAS met the EU. Days passed. Nothing came. The bloc is tired.", "ECOWAS=ECOWAS:group; EU=EU:group"),
        ("The African Union waits. The Union has time.", "African Union=AU:group; The Union=AU:description"),
        (
            "The United Nations waits. The world body is slow.",
            "United Nations=UN:group; The world body=UN:description",
        ),
        ("WE TOLD US WHO WON", ""),
        ("The Security Council met. The Council voted.", "Security Council=UN:group; The Council=UN:description"),
        ("The Security Council met. The State Council met. The Council voted.", "Security Council=UN:group"),
        ("The AU waits. Prague held the Union's chair for the EU.",
         "AU=AU:group; Prague=CZE:capital; the Union=EU:description; EU=EU:group"),
        ("A loan by the Union was signed.", "the Union=EU:description"),
        ("The Credit Union met. A loan by the Union was signed.", ""),
        ("The Secretary-General pleaded.", "The Secretary-General=UN:description"),
        ("The OAS met. The Secretary-General pleaded.", "OAS=OAS:group; The Secretary-General=OAS:description"),
        ("The Secretary-General of the club pleaded.", ""),
    ],
)  # fmt: skip
def test_groups(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan scored.",
        "Chad Smith plays the drums.",
        "Paris Hilton arrived.",
        "George Washington crossed the river.",
        "The Washington Post and the Times of India.",
        "She reads the South China Morning Post and China Daily.",
        "The Royal Bank of Scotland and the Bank of China lend.",
        "He lives in New England, New Mexico or New Jersey.",
        "Latin American markets and Latin-American music.",
        "She flew Air France and British Airways.",
        "Swiss Re insured Turkey Point.",
        "They moved to Paris, Texas, from Lima, Ohio.",
        "Athens, Georgia, has a university.",
        "An anti-American march and a pro-Russian one.",
        "Iran-backed and US-led forces.",
        "He paid in Canadian dollars and Swiss francs.",
        "She said it in French, then in Spanish.",
        "A Cuban-American singer.",
        "The roast Turkey needs gravy and stuffing.",
        "In Georgia the governor and both senators campaigned in Atlanta.",
        "Polish the shoes until they shine.",
        "Real Madrid lost.",
        "The Indian Ocean and the Gulf of Guinea.",
        "The Niger Delta and Lake Chad.",
        "Native Americans and African Americans voted.",
        "It cost US$20 million.",
        "The Korean War and the Vietnam War.",
        "Jack London wrote it.",
        "Bosnian Serbs and ethnic Albanians live there.",
        "Santiago Calatrava built it.",
        "An Indian-American senator.",
        "Brussels sprouts and Swiss roll.",
    ],
)
def test_no_country(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Georgia, Armenia and Azerbaijan border the Caucasus.",
            "Georgia=GEO:name; Armenia=ARM:name; Azerbaijan=AZE:name",
        ),
        ("Jordan opened its border.", "Jordan=JOR:name"),
        ("King Abdullah of Jordan flew home.", "Jordan=JOR:name"),
        ("Chad's army moved.", "Chad=TCD:name"),
        ("Turkey voted in favour.", "Turkey=TUR:name"),
        ("Congo waits.", "Congo=COD/COG:name"),
        ("Congo waits, Kinshasa says.", "Congo=COD:name; Kinshasa=COD:capital"),
        ("Congolese troops left Brazzaville.", "Congolese=COG:demonym; Brazzaville=COG:capital"),
        ("The Dominican envoy left Santo Domingo.", "Dominican=DOM:demonym; Santo Domingo=DOM:capital"),
        ("Lisbon and Praia agree.", "Lisbon=PRT:capital; Praia=CPV:capital"),
        ("Praia is nice in June.", ""),
        ("Congo took fewer than Rwanda.", "Congo=COD:name; Rwanda=RWA:name"),
        ("Korea waits.", "Korea=KOR/PRK:name"),
        ("Sofia voted against.", "Sofia=BGR:capital"),
        ("Sofia Vergara voted.", ""),
        ("US-China ties and U.S.-Cuba talks.", "US=USA:name; China=CHN:name; U.S.=USA:name; Cuba=CUB:name"),
        ("A bomb went off in Tripoli, Lebanon.", "Lebanon=LBN:name"),
        ("India External Affairs Minister S. Jaishankar spoke.", "India=IND:name; S. Jaishankar=IND:leader"),
        ("The Republic of Korea abstained.", "Republic of Korea=KOR:name"),
        ("Peru won two medals.", "Peru=PER:name"),
        (
            "The Central African Republic and Central African leaders.",
            "Central African Republic=CAF:name; Central African=CAF:demonym",
        ),
        ("Central African leaders met.", ""),
        ("Polish troops left.", "Polish=POL:demonym"),
        ("The French ambassador said in French that France was ready.", "French=FRA:demonym; France=FRA:name"),
    ],
)  # fmt: skip
def test_homographs(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Emmanuel Macron said no.", date(2022, 6, 15), "Emmanuel Macron=FRA:leader"),
        ("Macron said no.", date(2022, 6, 15), "Macron=FRA:leader"),
        ("Emmanuel Macron said no.", date(2015, 6, 15), ""),
        ("Brigitte Macron said no.", date(2022, 6, 15), ""),
        ("Former president Barack Obama said no.", date(2016, 6, 15), ""),
        ("Barack Obama said no.", date(2019, 6, 15), ""),
        (
            "Recep Tayyip Erdogan and Erdoğan.",
            date(2019, 6, 15),
            "Recep Tayyip Erdogan=TUR:leader; Erdoğan=TUR:leader",
        ),
        ("The anti-Putin march.", date(2019, 6, 15), ""),
        ("Trump Tower opened.", date(2019, 6, 15), ""),
        ("President Santos of Colombia spoke.", date(2015, 6, 15), "Santos=COL:leader; Colombia=COL:name"),
        ("Petro Ivanenko sang.", date(2023, 6, 15), ""),
        ("Petro sang on Tuesday.", date(2023, 6, 15), "Petro=COL:leader"),
        ("South Africa's Zuma and Palau's Remengesau spoke.", date(2015, 6, 15),
         "South Africa=ZAF:name; Zuma=ZAF:leader; Palau=PLW:name; Remengesau=PLW:leader"),
        ("Santos scored twice.", date(2015, 6, 15), ""),
        (
            "Juan Manuel Santos spoke. Mr. Santos smiled.",
            date(2015, 6, 15),
            "Juan Manuel Santos=COL:leader; Santos=COL:leader",
        ),
        ("Ban Ki-moon pleaded.", date(2012, 6, 15), "Ban Ki-moon=UN:leader"),
        ("William Hague left The Hague.", date(2012, 6, 15), "William Hague=GBR:leader; The Hague=NLD:capital"),
        ("Pope Francis prayed.", date(2019, 6, 15), "Pope Francis=VAT:leader"),
    ],
)  # fmt: skip
def test_leaders(text: str, day: date, expected: str) -> None:
    assert said(text, day) == expected


def test_datelines_do_not_act() -> None:
    assert said("UNITED NATIONS, June 3, 2022 - Norway voted.") == "Norway=NOR:name"
    assert said("LIMA (Reuters) - Chile voted.") == "Chile=CHL:name"


def test_no_break_spaces_and_curly_quotes_keep_offsets() -> None:
    text = "The\u00a0United\u00a0States’ envoy in Côte\u00a0d’Ivoire left."
    for mention in found(text):
        assert plain(text[mention.start : mention.end]) == mention.text
    assert [m.code for m in found(text)] == ["USA", "CIV"]


WORDS = st.sampled_from(
    ["Georgia", "U.S.", "-", ",", "the bloc",
     "EU", "Macron", "Washington", "D.C.", "’s", "Congo", "of", "\u00a0", "Bank", "(",
     "\n", "é", "\u0301", "$", "US", "\ud800"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join)))
def test_any_text_gives_exact_spans_and_no_overlap(text: str) -> None:
    end = 0
    for mention in found(text):
        assert plain(text[mention.start : mention.end]) == mention.text
        assert mention.start >= end
        assert mention.codes
        end = mention.end
