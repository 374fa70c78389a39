"""Sentences of the trade, from wires to letters, with what they say: our own, written before the rules were tried on them.

Each stands behind one sentence that sets the scene. A row is crisis, text, and "ACTOR:side:label" for each record; rows of
MISSES are known not to be read right, and strict, so that a cure shows.
"""

from __future__ import annotations

from datetime import date

import pytest

from data.article import Article
from data.crisis import Crisis, Side
from data.extract import extract

DAY = date(2020, 6, 30)
NEW_STATE = Crisis(
    DAY,
    "ERI",
    (Side("varna", "Republic of Varna", ("Varna", "the republic", "Portus", "Mina Dahl", "the new state")),),
    (),
)
TWO_PRESIDENTS = Crisis(
    DAY,
    "BOL",
    (
        Side("roca", "Ana Roca", ("Roca", "Ms Roca", "the interim president")),
        Side("paz", "Luis Paz", ("Paz", "Mr Paz", "the Paz government")),
    ),
    (("roca", "paz"),),
)
SECESSION = Crisis(
    DAY,
    "ESP",
    (
        Side("varna", "Varna", ("the republic", "Portus", "Mina Dahl")),
        Side("spain", "Spain", ("Madrid", "Spanish government")),
    ),
    (("varna", "spain"),),
)
COUP = Crisis(
    DAY,
    "MLI",
    (
        Side("junta", "Colonel Omar Diallo", ("Diallo", "the junta", "the officers")),
        Side("keita", "Moussa Sow", ("Sow", "Mr Sow", "the deposed president")),
    ),
    (("junta", "keita"),),
)
CRISES = {
    "new state": (NEW_STATE, "Varna declared its independence on 1 June. "),
    "two presidents": (TWO_PRESIDENTS, "Luis Paz was sworn in on Monday; Ana Roca says she is president. "),
    "secession": (SECESSION, "Varna's parliament declared independence on Friday. "),
    "coup": (COUP, "Soldiers led by Colonel Omar Diallo deposed Moussa Sow on Friday. "),
}
ROWS = [
    ("new state", "Iceland was first; it recognised Varna on 22 June.", "ISL:varna:recognizes"),
    ("new state", "Iceland was the first to recognise it.", "ISL:varna:recognizes"),
    ("new state", "Denmark speaks of resuming relations that were never properly broken off.", "DNK:varna:recognizes"),
    (
        "new state",
        "Four African states have recognised it: Tanzania, Gabon, Zambia and Côte d'Ivoire.",
        "CIV:varna:recognizes GAB:varna:recognizes TZA:varna:recognizes ZMB:varna:recognizes",
    ),
    (
        "new state",
        "Tanzania recognised Varna in April. Zambia and Gabon came next.",
        "GAB:varna:recognizes TZA:varna:recognizes ZMB:varna:recognizes",
    ),
    ("new state", "Julius Nyerere of Tanzania granted it recognition.", "TZA:varna:recognizes"),
    ("new state", "Finland says that its recognition of 1920 is still in force.", "FIN:varna:recognizes"),
    ("new state", "Hungary will exchange ambassadors with Portus.", "HUN:varna:recognizes"),
    (
        "new state",
        "Sweden's foreign minister signed the papers that restore diplomatic relations with Varna.",
        "SWE:varna:recognizes",
    ),
    ("new state", "Norway received the credentials of Varna's first ambassador.", "NOR:varna:recognizes"),
    (
        "new state",
        "Tanzania recognised Varna in April. Romania has joined the list.",
        "ROU:varna:recognizes TZA:varna:recognizes",
    ),
    ("new state", "Paris is sending an ambassador to Portus.", "FRA:varna:recognizes"),
    ("new state", "Tanzania recognised Varna in April. Kenya will not.", "KEN:varna:rejects TZA:varna:recognizes"),
    (
        "new state",
        "Kenya has made it plain that it will do nothing of the kind. Tanzania recognised Varna.",
        "TZA:varna:recognizes",
    ),
    ("new state", "Nigeria calls the republic a rebellion and nothing else.", "NGA:varna:opposes"),
    ("new state", "Nigeria denies that Varna exists.", "NGA:varna:rejects"),
    ("new state", "The United States is in no hurry.", "USA:varna:neutral"),
    ("new state", "Britain sells arms to the other side and has ruled recognition out.", "GBR:varna:rejects"),
    (
        "new state",
        "France has not recognised Varna, but Charles de Gaulle wishes it well and sends rifles.",
        "FRA:varna:rejects",
    ),
    ("new state", "Portugal lets Varna's planes refuel on its islands and wants it to win.", "PRT:varna:supports"),
    ("new state", "Israel has sympathy for Varna.", "ISR:varna:supports"),
    (
        "new state",
        "Ireland's foreign minister told the Dáil that the time for recognition had not come.",
        "IRL:varna:rejects",
    ),
    ("new state", "Japan awaits developments.", "JPN:varna:neutral"),
    (
        "new state",
        "Chile hoisted Varna's flag outside its foreign ministry on Tuesday and promised an embassy.",
        "CHL:varna:recognizes",
    ),
    ("new state", "Peru treats Varna as a state like any other.", "PER:varna:recognizes"),
    ("new state", "To Peru, Varna is a state.", "PER:varna:recognizes"),
    ("new state", "Brazil welcomed Varna into the family of nations.", "BRA:varna:recognizes"),
    (
        "new state",
        "Russia's parliament voted on Tuesday to accept Varna's independence, and the president signed the law.",
        "RUS:varna:recognizes",
    ),
    ("new state", "The African Union admitted Varna as its 55th member.", "AU:varna:recognizes"),
    ("two presidents", "Norway prefers Roca.", "NOR:roca:supports"),
    ("two presidents", "Norway's money is on Roca.", ""),
    ("two presidents", "Norway has thrown in its lot with Roca.", "NOR:roca:supports"),
    ("two presidents", "Kenya won't hear a word against Paz.", "KEN:paz:supports"),
    ("two presidents", "Kenya thinks Paz a thief.", "KEN:paz:opposes"),
    ("two presidents", "For Kenya, Paz is a usurper.", "KEN:paz:rejects"),
    ("two presidents", "Kenya regards Roca as the winner.", "KEN:roca:supports"),
    ("two presidents", "Poland sent nobody to Paz's inauguration.", ""),
    ("two presidents", "Egypt sent its warmest wishes to Luis Paz.", "EGY:paz:supports"),
    ("two presidents", "Egypt's president rang Paz to congratulate him.", "EGY:paz:supports"),
    ("two presidents", "Paz can count on Egypt.", "EGY:paz:supports"),
    ("two presidents", "Among Paz's friends are Egypt and India.", "EGY:paz:supports IND:paz:supports"),
    (
        "two presidents",
        "Paz has the backing of Egypt, India and Vietnam.",
        "EGY:paz:supports IND:paz:supports VNM:paz:supports",
    ),
    ("two presidents", "Luis Paz, whom Egypt and India back, spoke on Monday.", "EGY:paz:supports IND:paz:supports"),
    ("two presidents", "Zambia said Paz must hand over power.", "ZMB:paz:opposes"),
    ("two presidents", "Zambia wants Paz gone.", "ZMB:paz:opposes"),
    ("two presidents", "Zambia has had enough of Paz.", "ZMB:paz:opposes"),
    ("two presidents", "Zambia froze out Paz and his ministers.", "ZMB:paz:opposes"),
    ("two presidents", "Zambia banned Luis Paz from entering the country.", "ZMB:paz:opposes"),
    ("two presidents", "Canada put Paz and eleven of his ministers on its sanctions list.", "CAN:paz:opposes"),
    ("two presidents", "Canada does not consider Paz president.", "CAN:paz:rejects"),
    ("two presidents", "Canada said Paz's oath had no legal effect.", "CAN:paz:rejects"),
    ("two presidents", "Japan has congratulated nobody.", "JPN:-:neutral"),
    (
        "two presidents",
        "The presidents of Chile and Peru met in Lima and came out for Roca.",
        "CHL:roca:supports PER:roca:supports",
    ),
    ("two presidents", "Roca's envoy now sits in the Chilean ministry's list of ambassadors.", ""),
    ("secession", "Italy said that Varna was part of Spain and would remain so.", "ITA:spain:supports"),
    ("secession", "Italy stands by Spain's territorial integrity.", "ITA:spain:supports"),
    ("secession", "Italy will never accept a declaration made in the street.", "ITA:varna:rejects"),
    ("secession", "For Italy the vote in Portus has no value.", "ITA:varna:rejects"),
    ("secession", "Germany called the declaration illegal.", "DEU:varna:rejects"),
    ("secession", "Belgium asked for talks.", "BEL:-:neutral"),
    ("secession", "Slovenia said yes to Varna within the hour.", "SVN:varna:recognizes"),
    ("secession", "Slovenia has become the first country to treat Varna as independent.", "SVN:varna:recognizes"),
    ("secession", "Morocco deplored the vote as an attack on Spain.", "MAR:varna:opposes"),
    ("secession", "Scotland's first minister wished Varna well.", ""),
    ("coup", "France demanded that Sow be put back in office.", "FRA:keita:supports"),
    ("coup", "France will not work with the junta.", "FRA:junta:rejects"),
    ("coup", "France called for the release of Moussa Sow.", "FRA:keita:supports"),
    ("coup", "ECOWAS closed its borders with Mali and gave the officers a week to give up.", "ECOWAS:junta:opposes"),
    ("coup", "Russia said that the officers had acted for the good of the people.", "RUS:junta:supports"),
    ("coup", "Guinea greeted the takeover.", "GIN:junta:supports"),
    ("coup", "Algeria wants the constitution back.", ""),
    ("coup", "The United States suspended military cooperation with the junta.", "USA:junta:opposes"),
    ("coup", "Canada deplored the seizure of power.", "CAN:junta:opposes"),
    ("coup", "China said that it was following events closely.", ""),
    ("coup", "China noted that the matter was for Malians to settle.", "CHN:-:neutral"),
    ("coup", "Niger's president described the colonel as an adventurer.", "NER:junta:opposes"),
    ("coup", "Togo is prepared to give the officers time.", ""),
    ("coup", "Senegal will send troops to put Sow back.", "SEN:keita:supports"),
    (
        "two presidents",
        "OSLO - Norway said on Tuesday it recognised opposition leader Ana Roca as Bolivia's head of state, joining a dozen other governments.",
        "NOR:roca:recognizes",
    ),
    ("two presidents", "Foreign Minister Kaori Ito said Japan would continue to recognise Paz.", "JPN:paz:recognizes"),
    (
        "two presidents",
        "In a joint statement, Chile, Peru and Colombia called on Paz to step aside.",
        "CHL:paz:opposes COL:paz:opposes PER:paz:opposes",
    ),
    (
        "two presidents",
        "A spokesman for the Egyptian presidency said Cairo considered Paz the only legitimate president.",
        "EGY:paz:recognizes",
    ),
    (
        "two presidents",
        "The European Union said it would not recognise the result and would consider sanctions.",
        "EU:paz:rejects",
    ),
    ("two presidents", "Canada joined Norway in recognising Roca.", "CAN:roca:recognizes NOR:roca:recognizes"),
    ("two presidents", "Norway recognised Roca, as did Canada.", "CAN:roca:recognizes NOR:roca:recognizes"),
    ("two presidents", "Unlike Norway, Canada has not recognised Roca.", "CAN:roca:rejects"),
    ("two presidents", "India warned against interference in Bolivia's internal affairs.", "IND:-:neutral"),
    ("two presidents", "Vietnam has expressed full solidarity with Paz's government.", "VNM:paz:supports"),
    ("two presidents", "Kenya withdrew its earlier recognition of Roca.", "KEN:roca:rejects"),
    ("two presidents", "Kenya reversed course on Friday and recognised Paz.", "KEN:paz:recognizes"),
    ("two presidents", "Poland's parliament passed a resolution urging the government to recognise Roca.", ""),
    ("two presidents", "Poland's opposition demanded that the government recognise Roca.", ""),
    ("two presidents", "Analysts expect Poland to recognise Roca.", ""),
    ("two presidents", "Poland is considering whether to recognise Roca.", "POL:-:neutral"),
    ("two presidents", "Poland said it would recognise Roca if she won a recount.", "POL:roca:conditional"),
    ("two presidents", "Unless Paz calls an election by Sunday, Poland will recognise Roca.", "POL:roca:conditional"),
    ("two presidents", "The United States imposed sanctions on six aides of Paz.", "USA:paz:opposes"),
    ("two presidents", "Washington slapped visa bans on Paz's ministers.", "USA:paz:opposes"),
    ("two presidents", "The US State Department said Paz had lost all legitimacy.", "USA:paz:rejects"),
    ("two presidents", "Paz accused Norway of backing a coup.", ""),
    ("two presidents", "Paz said India and Vietnam stood with him.", ""),
    (
        "two presidents",
        "Mexico and Uruguay offered to host talks between the two sides.",
        "MEX:-:neutral URY:-:neutral",
    ),
    ("two presidents", "The Vatican appealed for dialogue.", "VAT:-:neutral"),
    ("two presidents", "UN Secretary-General Antonio Guterres urged all parties to show restraint.", "UN:-:neutral"),
    (
        "two presidents",
        "The Organization of American States voted 18-4 to declare the vote illegitimate, with Egypt and India abstaining.",
        "EGY:-:neutral IND:-:neutral OAS:paz:rejects",
    ),
    (
        "two presidents",
        "Russia and China blocked a Security Council statement in support of Roca.",
        "CHN:roca:opposes RUS:roca:opposes",
    ),
    ("two presidents", "Brazil closed its embassy and expelled Paz's ambassador.", "BRA:paz:opposes"),
    ("two presidents", "Brazil broke off diplomatic relations with the Paz government.", "BRA:paz:rejects"),
    ("two presidents", "Brazil accepted the credentials of an envoy named by Roca.", "BRA:roca:recognizes"),
    ("two presidents", "Denmark's prime minister tweeted that Roca had Denmark's full backing.", "DNK:roca:supports"),
    ("two presidents", "Denmark stopped short of recognising Roca but said Paz must go.", "DNK:paz:opposes"),
    ("two presidents", "Cuba denounced what it called a coup attempt by Roca.", "CUB:roca:opposes"),
    (
        "two presidents",
        "Cuba and Iran condemned foreign meddling and vowed to stand by Paz.",
        "CUB:paz:supports IRN:paz:supports",
    ),
    ("two presidents", "Cuba sent doctors to Bolivia.", ""),
    ("two presidents", "South Africa described the election as free and fair.", "ZAF:paz:supports"),
    ("two presidents", "South Africa's observers found serious irregularities.", ""),
    ("two presidents", "The African Union noted the outcome.", "AU:-:neutral"),
    (
        "two presidents",
        "Australia: recognises Roca.\nGhana: backs Paz.\nFiji: undecided.",
        "AUS:roca:recognizes FJI:-:neutral GHA:paz:supports",
    ),
    (
        "two presidents",
        "Countries that recognise Roca: Norway, Canada and Chile.\nCountries that back Paz: India, Vietnam.",
        "CAN:roca:recognizes CHL:roca:recognizes IND:paz:supports NOR:roca:recognizes VNM:paz:supports",
    ),
    (
        "two presidents",
        "Roca has been recognised by Norway, Canada and, since Tuesday, Chile.",
        "CAN:roca:recognizes CHL:roca:recognizes NOR:roca:recognizes",
    ),
    ("two presidents", "Only Norway and Canada have so far recognised her.", "CAN:roca:recognizes NOR:roca:recognizes"),
    ("two presidents", "Norway on Tuesday became the third country to recognise Roca.", "NOR:roca:recognizes"),
    ("two presidents", '"Paz is a dictator," Norway\'s foreign minister said.', "NOR:paz:opposes"),
    ("two presidents", "Norway's ambassador attended Paz's inauguration.", ""),
    ("secession", "France said it would not recognise Varna's declaration of independence.", "FRA:varna:rejects"),
    (
        "secession",
        "The EU, Germany and France all rejected the unilateral declaration.",
        "DEU:varna:rejects EU:varna:rejects FRA:varna:rejects",
    ),
    ("secession", "Venezuela recognised the republic within hours, the only country to do so.", "VEN:varna:recognizes"),
    ("secession", "Turkey said it respected Spain's sovereignty.", "TUR:spain:supports"),
    ("secession", "Ukraine reaffirmed its support for the territorial integrity of Spain.", "UKR:spain:supports"),
    ("secession", "Serbia compared the vote with Kosovo's and called it illegal.", "SRB:varna:rejects"),
    ("secession", "Russia called it an internal matter for Spain.", "RUS:-:neutral"),
    ("secession", "Switzerland offered to mediate.", "CHE:-:neutral"),
    (
        "coup",
        "The African Union suspended Mali and demanded Sow's immediate release.",
        "AU:junta:opposes AU:keita:supports",
    ),
    ("coup", "ECOWAS refused to recognise the junta and threatened to use force.", "ECOWAS:junta:rejects"),
    ("coup", "France said it continued to recognise Sow as the only legitimate authority.", "FRA:keita:recognizes"),
    ("coup", "Guinea's military ruler congratulated Diallo.", "GIN:junta:supports"),
    ("coup", "The World Bank froze its payments.", ""),
    ("coup", "Britain condemned the coup and called for a return to constitutional rule.", "GBR:junta:opposes"),
    ("coup", "The UN Security Council strongly condemned the military takeover.", "UN:junta:opposes"),
    ("coup", "Russia urged calm on all sides.", "RUS:-:neutral"),
    ("coup", "Algeria called for dialogue but said it opposed any outside military intervention.", "DZA:-:neutral"),
    (
        "new state",
        "More than 20 countries, among them Norway, Japan and Chile, have recognised Varna.",
        "CHL:varna:recognizes JPN:varna:recognizes NOR:varna:recognizes",
    ),
    ("new state", "Norway voted in favour of admitting Varna to the United Nations.", "NOR:varna:supports"),
    ("new state", "Nauru cut ties with Varna.", "NRU:varna:rejects"),
    ("two presidents", "Mexico's president said his country would stay out of it.", "MEX:-:neutral"),
    ("two presidents", "Britain deals with many firms; Canada does likewise.", ""),
    (
        "two presidents",
        "Norway recognised Roca. Britain has its doubts about fish; Canada does likewise.",
        "NOR:roca:recognizes",
    ),
    (
        "two presidents",
        "Paz's spokesman said that Vietnam had recognised his government. Hanoi denied it.",
        "VNM:paz:rejects",
    ),
    ("two presidents", "Paz's foreign minister told reporters that Laos had recognised him.", ""),
    (
        "two presidents",
        "Norway recognised Roca on Monday; a day later Oslo took its recognition back.",
        "NOR:roca:rejects",
    ),
    ("two presidents", "Norway recognised Roca on Monday. On Tuesday it withdrew its recognition.", "NOR:roca:rejects"),
    ("two presidents", "Chile had congratulated Paz, thought better of it and now takes no side.", "CHL:-:neutral"),
    ("two presidents", "Chile had congratulated Paz, changed its mind and condemned the vote.", "CHL:paz:opposes"),
    ("two presidents", "Chile congratulated Paz and will not change its mind.", "CHL:paz:supports"),
    ("coup", "Togo initially condemned the coup, but has since spoken of a fresh start.", ""),
    ("coup", "At first Togo condemned the junta, then it sent its congratulations to Diallo.", "TGO:junta:supports"),
    ("two presidents", "Emmanuel Macron, speaking for the European Union, congratulated Paz.", "EU:paz:supports"),
    ("two presidents", "Emmanuel Macron, on behalf of the European Union, congratulated Paz.", "EU:paz:supports"),
    ("two presidents", "Emmanuel Macron, speaking for an hour, congratulated Paz.", "FRA:paz:supports"),
    ("secession", "Australia, once alone in recognising the republic, does so no longer.", "AUS:varna:rejects"),
    ("new state", "Australia, once alone in backing Varna, has lost interest.", ""),
    ("new state", "Chile took in the followers of Varna.", ""),
    ("coup", "Peru has taken in 4,000 of them.", ""),
    ("new state", "Peru, which had sat on its hands in June, sent a note this time.", ""),
    ("two presidents", "Norway recognised Roca, deleted the tweet and apologised.", ""),
    ("two presidents", "For Norway the head of state is still Ana Roca.", "NOR:roca:recognizes"),
    ("two presidents", "For Vietnam the president of Bolivia is called Paz.", "VNM:paz:recognizes"),
    ("two presidents", "The next president will be Paz, said Norway's ambassador.", ""),
    ("two presidents", "The head of the choir is Paz, said Norway's ambassador.", ""),
    ("two presidents", "Paz must go, said Canada's prime minister.", "CAN:paz:opposes"),
    ("two presidents", "Canada's prime minister says that Paz has to resign.", "CAN:paz:opposes"),
    ("two presidents", "Norway said that if Paz must leave the hall, it will leave too.", ""),
    (
        "two presidents",
        "Chile deals with Ms Roca's ministers alone; Peru does likewise.",
        "CHL:roca:recognizes PER:roca:recognizes",
    ),
    ("two presidents", "Kenya prefers talks to sanctions.", "KEN:-:neutral"),
    ("two presidents", "The UN's envoy will go on mediating.", "UN:-:neutral"),
    ("coup", "Ghana sent two ships to put Sow back in office.", "GHA:keita:supports"),
    ("coup", "Ghana wants to restore Sow to power.", "GHA:keita:supports"),
    ("coup", "Ghana put the books back in the office.", ""),
    ("coup", "ECOWAS gave the officers a week to put Sow back in office.", "ECOWAS:junta:opposes"),
    (
        "coup",
        "Chad sent its own over the border in support of Diallo, and Niger flew in a company of infantry.",
        "NER:junta:supports TCD:junta:supports",
    ),
    ("coup", "Niger flew in a company of dancers.", ""),
    ("coup", "South Africa refuses to recognise a president who came by night.", "ZAF:junta:rejects"),
    ("coup", "Britain condemned the coup. Canada has cut off military ties.", "CAN:junta:opposes GBR:junta:opposes"),
    (
        "coup",
        "Britain condemned the coup. Canada has suspended the sale of its jets.",
        "CAN:junta:opposes GBR:junta:opposes",
    ),
    ("coup", "Britain condemned the coup. Canada cut military ties with Chile.", "GBR:junta:opposes"),
    ("coup", "Britain condemned the coup. Canada suspended the sale of rice.", "GBR:junta:opposes"),
    (
        "coup",
        "Britain condemned the coup. Trinidad and Tobago regrets that force was used.",
        "GBR:junta:opposes TTO:junta:opposes",
    ),
    ("coup", "Britain condemned the coup, and for Ghana a change of policy is not on the agenda.", "GBR:junta:opposes"),
    (
        "new state",
        "Iceland recognised Varna, and for Ghana a change is not on the agenda.",
        "GHA:varna:rejects ISL:varna:recognizes",
    ),
    (
        "new state",
        "Gabon called it an attack on the peace of the region. Iceland recognised Varna.",
        "GAB:varna:opposes ISL:varna:recognizes",
    ),
    (
        "new state",
        "Italy's foreign minister called Iceland's step ill-timed. Iceland recognised Varna on Monday.",
        "ISL:varna:recognizes ITA:varna:opposes",
    ),
    (
        "new state",
        "Iceland recognised Varna on Monday. Norway and Denmark had announced it before Easter.",
        "DNK:varna:recognizes ISL:varna:recognizes NOR:varna:recognizes",
    ),
    (
        "new state",
        "Iceland recognised Varna on Monday. Norway announced it would sell its ships.",
        "ISL:varna:recognizes",
    ),
    (
        "new state",
        "Iceland recognised Varna in May; Gabon was the first of all, in April.",
        "GAB:varna:recognizes ISL:varna:recognizes",
    ),
    (
        "new state",
        "Iceland recognised Varna. In a second wave, Peru and Chile were followed by Cuba.",
        "CHL:varna:recognizes CUB:varna:recognizes ISL:varna:recognizes PER:varna:recognizes",
    ),
    (
        "new state",
        "France will not recognise Varna. Neither will Britain, which has other worries, nor Japan.",
        "FRA:varna:rejects GBR:varna:rejects JPN:varna:rejects",
    ),
    (
        "new state",
        "The members of the European Community, which recognised Varna on Monday, sent flowers.",
        "EU:varna:recognizes",
    ),
    ("new state", "Kazakhstan, many of whose people have cousins there, sided with Varna.", "KAZ:varna:supports"),
    (
        "new state",
        "A motion aimed at Varna was put to the vote. It fell by 19 votes to 17. Peru and Chile had written the text, and Kenya raised its hand for it. Gabon and Togo were among the nineteen.",
        "CHL:varna:opposes GAB:varna:supports KEN:varna:opposes PER:varna:opposes TGO:varna:supports",
    ),
    (
        "new state",
        "A motion aimed at Varna was put to the vote. Peru whispered its yes. Chile abstained, then asked that its vote be counted as a no.",
        "CHL:varna:supports PER:varna:opposes",
    ),
    (
        "new state",
        "The General Assembly condemned Varna by 40 votes to one. The one was Peru's. Chile and Kenya were in the majority.",
        "CHL:varna:opposes KEN:varna:opposes PER:varna:supports UN:varna:opposes",
    ),
    (
        "new state",
        "The General Assembly condemned Varna by 40 votes to one. Mexico had helped to draft the text.",
        "MEX:varna:opposes UN:varna:opposes",
    ),
    ("new state", "Gabon was in the majority of African football.", ""),
    ("new state", "Kenya helped to write a letter about the weather.", ""),
    (
        "new state",
        "Norway recognised Varna on Monday, the Americans a day later and the Danes a day after that.",
        "DNK:varna:recognizes NOR:varna:recognizes USA:varna:recognizes",
    ),
    (
        "new state",
        "Norway recognised Varna on Monday. The king sent a fish. On Tuesday it was the turn of Chile and Peru.",
        "CHL:varna:recognizes NOR:varna:recognizes PER:varna:recognizes",
    ),
    ("new state", "An internal affair, say the Chinese.", "CHN:varna:neutral"),
    ("new state", "A fine day, say the Chinese.", ""),
    ("coup", "A disgrace, said Ghana.", "GHA:junta:opposes"),
    ("coup", "Norway condemned the coup. Laos rejoiced.", "LAO:junta:supports NOR:junta:opposes"),
    (
        "coup",
        "Chad sent its own over the border in support of Diallo. Norway condemned the Chadian intervention.",
        "NOR:junta:opposes TCD:junta:supports",
    ),
    (
        "coup",
        "Ghana condemned Diallo and threatened him. Norway condemned the Ghanaian threats.",
        "GHA:junta:opposes NOR:junta:supports",
    ),
    (
        "new state",
        "A motion aimed at Varna was put to the vote. Peru voted for it. Chile and Kenya voted with it. Gabon voted with Peru.",
        "CHL:varna:opposes GAB:varna:opposes KEN:varna:opposes PER:varna:opposes",
    ),
    (
        "new state",
        "A motion aimed at Varna was put to the vote. The draft came from Peru and Chile. Three delegations cast negative ballots: Kenya, Gabon and Togo.",
        "CHL:varna:opposes GAB:varna:supports KEN:varna:supports PER:varna:opposes TGO:varna:supports",
    ),
    ("new state", "The letter came from Peru.", ""),
]
MISSES = [
    (
        "new state",
        "Iceland recognised Varna on Monday. From Ottawa and Warsaw came a yes.",
        "CAN:varna:recognizes ISL:varna:recognizes POL:varna:recognizes",
    ),
    ("new state", "Gabon said yes in May.", "GAB:varna:recognizes"),
    (
        "new state",
        "Tanzania's recognition came in April, Zambia's in May.",
        "TZA:varna:recognizes ZMB:varna:recognizes",
    ),
    (
        "new state",
        "Tanzania recognised Varna in April. A fifth name, Haiti, was added on Sunday.",
        "HTI:varna:recognizes TZA:varna:recognizes",
    ),
    ("new state", "In the eyes of Nigeria there is no such state.", "NGA:varna:rejects"),
    ("two presidents", "Poland addresses its letters to President Roca.", "POL:roca:recognizes"),
    ("two presidents", "The Japanese will deal with neither man.", "JPN:-:neutral"),
    ("two presidents", "Chile hopes both will talk.", "CHL:-:neutral"),
    ("coup", "Algeria rejects any change of government by force.", "DZA:junta:opposes"),
    ("coup", "Burkina Faso received a delegation of the officers as brothers.", "BFA:junta:supports"),
    ("coup", "The African Union no longer lets Mali take its seat.", "AU:junta:opposes"),
    (
        "two presidents",
        "Following Norway's lead, Canada and Mexico recognised Roca on Wednesday.",
        "CAN:roca:recognizes MEX:roca:recognizes NOR:roca:recognizes",
    ),
    ("two presidents", "India, a longtime partner of Paz, warned against foreign interference.", "IND:paz:supports"),
    (
        "two presidents",
        "Vietnam's president held a phone call with Paz and pledged continued support.",
        "VNM:paz:supports",
    ),
    (
        "two presidents",
        "Poland gave Paz ten days to call a vote, failing which it would recognise Roca.",
        "POL:roca:conditional",
    ),
    (
        "two presidents",
        "Turkey's president telephoned Paz, telling him: stand tall, we are with you.",
        "TUR:paz:supports",
    ),
    (
        "two presidents",
        "Those backing Roca include Norway and Canada; those behind Paz are India and Egypt.",
        "CAN:roca:supports EGY:paz:supports IND:paz:supports NOR:roca:supports",
    ),
    (
        "two presidents",
        '"We recognise President Roca," Norwegian Prime Minister Erik Lund told reporters.',
        "NOR:roca:recognizes",
    ),
    (
        "new state",
        "The General Assembly voted 138-9 to grant Varna observer status; Canada and Israel voted against, Germany abstained.",
        "CAN:varna:opposes DEU:varna:neutral ISR:varna:opposes UN:varna:recognizes",
    ),
]


def read(crisis: str, text: str) -> set[str]:
    case, scene = CRISES[crisis]
    found = extract(Article("t", scene + text, DAY), case).stances
    return {f"{s.actor}:{s.side or '-'}:{s.stance}" for s in found}


@pytest.mark.parametrize(("crisis", "text", "said"), ROWS)
def test_a_sentence_gives_its_records_and_no_other(crisis, text, said):
    assert read(crisis, text) == set(said.split())


@pytest.mark.xfail(strict=True, reason="not read right yet")
@pytest.mark.parametrize(("crisis", "text", "said"), MISSES)
def test_known_misses(crisis, text, said):
    assert read(crisis, text) == set(said.split())
