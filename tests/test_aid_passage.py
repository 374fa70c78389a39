"""Aid as the press tells it: series, labels, tables, letters, live blogs; and money that is no help."""

from __future__ import annotations

from datetime import date

import pytest

from data import aid
from data.article import Article
from data.crisis import Crisis
from data.reading import read

Row = tuple[str | None, str | None, int | None, str | None, str]
ANY = "any"
"""The wording leaves the status open."""

GIVEN: list[tuple[str, str, list[Row]]] = [
    (
        "LBR",
        "The Netherlands will send 12 generators and water filters to Liberia, its embassy said.",
        [("NLD", "LBR", None, None, "pledged")],
    ),
    (
        "LBR",
        "Tokyo has wired the equivalent of $2.4 million to the relief fund in Monrovia.",
        [("JPN", "LBR", 2400000, "USD", "delivered")],
    ),
    (
        "LBR",
        "A cheque for 750,000 Swiss francs was handed to the Liberian health minister by the Swiss ambassador.",
        [("CHE", "LBR", 750000, "CHF", "delivered")],
    ),
    ("LBR", "Liberia is to get a soft loan of €40 million from Austria.", [("AUT", "LBR", 40000000, "EUR", "pledged")]),
    ("LBR", "India's contribution: 3,000 tonnes of rice.", [("IND", "LBR", None, None, ANY)]),
    (
        "LBR",
        "Help comes in\n14:20 Canada doubles its pledge, to C$16 million.",
        [("CAN", "LBR", 16000000, "CAD", "pledged")],
    ),
    (
        "LBR",
        "Our table\nWho has given what\nSweden: SEK 45m\nFinland: €3.5m",
        [("SWE", "LBR", 45000000, "SEK", "delivered"), ("FIN", "LBR", 3500000, "EUR", "delivered")],
    ),
    (
        "LBR",
        "Aid received so far (in millions of dollars): Norway 12, Spain 7, Italy 4.",
        [
            ("NOR", "LBR", 12000000, "USD", ANY),
            ("ESP", "LBR", 7000000, "USD", ANY),
            ("ITA", "LBR", 4000000, "USD", ANY),
        ],
    ),
    (
        "LBR",
        "Who pays for the tents? Mostly Germany, with 20 million euros, and Japan, with $8 million.",
        [("DEU", "LBR", 20000000, "EUR", ANY), ("JPN", "LBR", 8000000, "USD", ANY)],
    ),
    (
        "LBR",
        "On behalf of the Portuguese government, the ambassador handed over 300 tents.",
        [("PRT", "LBR", None, None, "delivered")],
    ),
    (
        "LBR",
        "Portugal's ambassador, on behalf of his government, handed over 300 tents.",
        [("PRT", "LBR", None, None, "delivered")],
    ),
    (
        "LBR",
        "Fifty million kroner has been set aside by Oslo for the survivors.",
        [("NOR", "LBR", 50000000, "NOK", "committed")],
    ),
    ("LBR", "Donors are slow. A further €4 million will come from Dublin.", [("IRL", "LBR", 4000000, "EUR", ANY)]),
    (
        "LBR",
        "Of the $90 million that the UN is asking for, Japan has so far covered 9 million.",
        [(None, "LBR", 90000000, "USD", "requested"), ("JPN", "LBR", 9000000, "USD", ANY)],
    ),
    (
        "LBR",
        "Ghana, itself short of cash, has found 2 million dollars for its neighbour.",
        [("GHA", "LBR", 2000000, "USD", ANY)],
    ),
    (
        "LBR",
        "The Belgian cabinet cleared a grant of 6 million euros on Friday.",
        [("BEL", "LBR", 6000000, "EUR", "committed")],
    ),
    (
        "LBR",
        "Brussels froze its budget support; Washington, 30 million dollars for the police.",
        [("EU", "LBR", None, None, "refused"), ("USA", "LBR", 30000000, "USD", "refused")],
    ),
    ("LBR", "Liberia sent back a Turkish shipment of medicines.", [("TUR", "LBR", None, None, "refused")]),
    ("LBR", "A shipment of Turkish medicines was turned away in the port.", [("TUR", "LBR", None, None, "refused")]),
    ("LBR", "Monrovia said no to an Israeli field hospital.", [("ISR", "LBR", None, None, "refused")]),
    ("LBR", "An Iranian offer of fuel and engineers has gone unanswered.", [("IRN", "LBR", None, None, "offered")]),
    ("LBR", "Spain stands ready to lend Liberia 15 million euros.", [("ESP", "LBR", 15000000, "EUR", "offered")]),
    (
        "LBR",
        "The EU's executive arm has unlocked an emergency reserve of 8 million euros.",
        [("EU", "LBR", 8000000, "EUR", "committed")],
    ),
    (
        "LBR",
        "Paris, which had pledged 10 million euros in March, has now paid the whole of it.",
        [("FRA", "LBR", 10000000, "EUR", ANY)],
    ),
    (
        "LBR",
        "The World Bank's board signed off on $120 million for Liberian clinics.",
        [("WB", "LBR", 120000000, "USD", "committed")],
    ),
    (
        "LBR",
        "Every year Liberia receives some $70 million from Sweden.",
        [("SWE", "LBR", 70000000, "USD", "delivered")],
    ),
    (
        "LBR",
        "The 40 million euros that Liberia's army gets from France each year are safe, Paris says.",
        [("FRA", "LBR", 40000000, "EUR", "delivered")],
    ),
    (
        "LBR",
        "To help Guinea cope with the refugees, Denmark has earmarked 25 million kroner.",
        [("DNK", "GIN", 25000000, "DKK", "committed")],
    ),
    (
        "LBR",
        "Guinea, which shelters most of the refugees, will receive 10 million euros from the European Commission.",
        [("EU", "GIN", 10000000, "EUR", "pledged")],
    ),
    (
        "LBR",
        "Malta and Cyprus gave €1 million apiece.",
        [("MLT", "LBR", 1000000, "EUR", "delivered"), ("CYP", "LBR", 1000000, "EUR", "delivered")],
    ),
    (
        "LBR",
        "Italy and Spain each put up 5 million euros for the relief effort, Greece half a million.",
        [("ITA", "LBR", 5000000, "EUR", ANY), ("ESP", "LBR", 5000000, "EUR", ANY), ("GRC", "LBR", 500000, "EUR", ANY)],
    ),
    (
        "LBR",
        "The appeal is going well. Australia has thrown in 12 million Australian dollars ($8 million).",
        [("AUS", "LBR", 12000000, "AUD", ANY)],
    ),
    (
        "LBR",
        "Help at last\nPhoto: blankets bearing the flag of Norway are unloaded at Roberts airport.",
        [("NOR", "LBR", None, None, "delivered")],
    ),
    (
        "LBR",
        "Pictures\nA bulldozer, gift of the Chinese people, stands in the port.",
        [("CHN", "LBR", None, None, ANY)],
    ),
    (
        "LBR",
        "Notes\nWhat was promised\n– Germany: 15 million euros, on Monday\n– From Estonia, two ambulances",
        [("DEU", "LBR", 15000000, "EUR", "pledged"), ("EST", "LBR", None, None, ANY)],
    ),
    (
        "LBR",
        "The Swiss have flown in tents, and the Danes mattresses.",
        [("CHE", "LBR", None, None, "delivered"), ("DNK", "LBR", None, None, "delivered")],
    ),
    ("LBR", "Morocco's king has ordered the dispatch of a hospital ship.", [("MAR", "LBR", None, None, ANY)]),
    (
        "LBR",
        "Donors meeting in Accra came up with $300 million, far less than hoped.",
        [(None, "LBR", 300000000, "USD", "pledged")],
    ),
    (
        "LBR",
        "The government says it needs $500 million and has appealed to donors for it.",
        [(None, "LBR", 500000000, "USD", "requested")],
    ),
    (
        "LBR",
        "UN agencies want 64 million dollars to feed the displaced until August.",
        [(None, "LBR", 64000000, "USD", "requested")],
    ),
    (
        "LBR",
        "Pledged so far: US$20m (Japan), €10m (France), £5m (Britain).",
        [
            ("JPN", "LBR", 20000000, "USD", "pledged"),
            ("FRA", "LBR", 10000000, "EUR", "pledged"),
            ("GBR", "LBR", 5000000, "GBP", "pledged"),
        ],
    ),
    (
        "LBR",
        "Asia has not been stingy with its aid: $3 million from Seoul, $2 million from Bangkok, a planeload of rice from Hanoi.",
        [("KOR", "LBR", 3000000, "USD", ANY), ("THA", "LBR", 2000000, "USD", ANY), ("VNM", "LBR", None, None, ANY)],
    ),
    (
        "LBR",
        "Poland is putting 10 million zlotys into the fund for the victims.",
        [("POL", "LBR", 10000000, "PLN", ANY)],
    ),
    (
        "LBR",
        "Russia's loan of $1.5 billion, agreed last month, has been suspended.",
        [("RUS", "LBR", 1500000000, "USD", "refused")],
    ),
    (
        "LBR",
        "China has lost patience. Beijing postponed a second grant, of 200 million yuan.",
        [("CHN", "LBR", 200000000, "CNY", "refused")],
    ),
    ("LBR", "Romania has loaded a train with flour for Liberia.", [("ROU", "LBR", None, None, ANY)]),
    (
        "LBR",
        "Aircraft from the United Arab Emirates have been landing with food since Sunday.",
        [("ARE", "LBR", None, None, "delivered")],
    ),
    ("LBR", "The African Union's contribution is a symbolic $100,000.", [("AU", "LBR", 100000, "USD", ANY)]),
    (
        "LBR",
        "ECOWAS has approved 5,000 tonnes of grain from its reserve.",
        [("ECOWAS", "LBR", None, None, "committed")],
    ),
    (
        "LBR",
        "Through its embassy Brazil has distributed 10,000 food parcels.",
        [("BRA", "LBR", None, None, "delivered")],
    ),
    ("LBR", "Nigeria made 20 million dollars available.", [("NGA", "LBR", 20000000, "USD", "committed")]),
    ("LBR", "Nigeria, with $20 million, is the largest donor so far.", [("NGA", "LBR", 20000000, "USD", ANY)]),
    ("LBR", "The largest donor is Nigeria, with $20 million.", [("NGA", "LBR", 20000000, "USD", ANY)]),
    (
        "LBR",
        "Nothing has come from Nigeria, which had promised 20 million dollars.",
        [("NGA", "LBR", 20000000, "USD", "pledged")],
    ),
    ("LBR", "Britain has “paused” £22m in aid to Liberia.", [("GBR", "LBR", 22000000, "GBP", "refused")]),
    ("LBR", "All German development aid is on hold, Berlin announced.", [("DEU", "LBR", None, None, "refused")]),
    (
        "LBR",
        "The Czech Republic, Slovakia and Hungary are sending power generators.",
        [
            ("CZE", "LBR", None, None, "pledged"),
            ("SVK", "LBR", None, None, "pledged"),
            ("HUN", "LBR", None, None, "pledged"),
        ],
    ),
    (
        "LBR",
        "Indonesia gave $2 million. Singapore will match it.",
        [("IDN", "LBR", 2000000, "USD", "delivered"), ("SGP", "LBR", 2000000, "USD", ANY)],
    ),
    ("LBR", "Trinidad and Tobago is sending TT$5 million.", [("TTO", "LBR", 5000000, "TTD", "pledged")]),
    (
        "LBR",
        "Some friends remain. Kenya's share of the burden was 40 trucks and 900 tonnes of maize.",
        [("KEN", "LBR", None, None, ANY)],
    ),
    (
        "LBR",
        "Aid has begun to flow. Vienna is down for three million euros, Bern for four million francs.",
        [("AUT", "LBR", 3000000, "EUR", "pledged"), ("CHE", "LBR", 4000000, "CHF", "pledged")],
    ),
    ("LBR", "As for Jakarta, it has shipped tents.", [("IDN", "LBR", None, None, "delivered")]),
    (
        "LBR",
        "Donors are slow. Ottawa's foreign minister told reporters that C$9 million more would be forthcoming.",
        [("CAN", "LBR", 9000000, "CAD", ANY)],
    ),
    (
        "LBR",
        "The finance ministry in Lisbon has guaranteed a loan of 30 million euros.",
        [("PRT", "LBR", 30000000, "EUR", ANY)],
    ),
    (
        "LBR",
        "Eighteen million dollars' worth of wheat was delivered by the United States.",
        [("USA", "LBR", 18000000, "USD", "delivered")],
    ),
    ("LBR", "The president thanked Vietnam for the rice it had sent.", [("VNM", "LBR", None, None, "delivered")]),
    ("LBR", "Vietnam was thanked for its 500 tonnes of rice.", [("VNM", "LBR", None, None, ANY)]),
]

NOT_GIVEN = [
    "Germany spent 20 million euros on its own flood defences.",
    "Norway collected $5 million in port fees.",
    "Germany's exports to Liberia came to $20 million.",
    "A Swiss bank lent the airline $50 million.",
    "Liberia paid the United States $11 million in arrears.",
    "The French striker cost 20 million euros.",
    "A firm from China won a $200 million contract for the port.",
    "The Norwegian Refugee Council has distributed tents.",
    "The International Committee of the Red Cross sent food.",
    "The ship is insured in London for $30 million.",
    "The storm did $400 million of damage in Guinea.",
    "Liberia's frozen accounts in London hold $25 million.",
    "The ransom paid by France was put at 10 million euros.",
    "Hungary gives nothing.",
    "Germany is reviewing its aid.",
    "Relief is slow. France's minister earns 120,000 euros a year.",
    "Aid has stalled. Trade with Spain, once worth 30 million euros, is dead.",
    "Donors wait. The embassy of Japan was bought for $12 million in 1970.",
    "Aid is late. The bridge that Italy's engineers built cost 9 million euros.",
    "Aid is late. In Germany a million euros is still a million euros.",
    "Aid is late. Spain has 47 million inhabitants and a long memory.",
    "Aid is late. The war has cost Russia 3 billion dollars.",
    "Aid is late. Liberia owes 40 million dollars to France and 20 million to China.",
    "Aid is late. Turkish Airlines lost $3 million in a week.",
    "Aid is late. Ghana's central bank sold $200 million to prop up the cedi.",
    "Aid is late. Kenya beat Norway, and 20 million watched.",
    "Aid is late. Morocco's phosphate brings in $7 billion a year.",
]


def _rows(text: str, focus: str | None) -> list[Row]:
    published = date(2024, 6, 1)
    records, _ = aid.find(read(Article("t", text, published), Crisis(published, focus)))
    return [(r.donor, r.recipient, None if r.amount is None else int(r.amount), r.currency, r.status) for r in records]


@pytest.mark.parametrize(("focus", "text", "expected"), GIVEN)
def test_help(focus: str, text: str, expected: list[Row]) -> None:
    found = _rows(text, focus)
    assert [r[:4] for r in sorted(found, key=str)] == [r[:4] for r in sorted(expected, key=str)]
    said = {r[:4]: r[4] for r in found}
    assert [r for r in expected if r[4] not in (ANY, said[r[:4]])] == []


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_no_help(text: str) -> None:
    assert _rows(text, "LBR") == []
