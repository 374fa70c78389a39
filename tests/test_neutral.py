"""Who takes no side, who waits, who sets a condition, who voted how, and what a heading or the sentence before carries.

The sentences are of our own, in the ways that reporters write; none is from an article.
"""

from __future__ import annotations

import pytest

from data.crisis import Crisis, Side
from tests.test_stances import ONE, PUBLISHED, told

NEUTRAL = [
    "Norway has taken no side.",
    "Norway is on nobody's side.",
    "Norway is partial to neither man.",
    "Norway says it is partial to nobody.",
    "Norway neither endorses the result nor disputes it.",
    "Norway neither condemned nor applauded Ana Roca.",
    "Norway neither condemns nor salutes.",
    "Norway has neither congratulated Ana Roca nor condemned her.",
    "Norway recognises states, not governments, its foreign minister said.",
    "Norway recognises states rather than governments.",
    "Norway notes the verdict and says no more.",
    "Norway's foreign ministry merely took note of the result.",
    "The Norwegian foreign ministry is still drafting its answer.",
    "Norway is in no hurry to decide.",
    "There is no hurry to decide, said the Norwegian foreign minister.",
    "Oslo regards the quarrel as a purely Bolivian affair.",
    "Kenya said Bolivia's problems were for Bolivians to solve.",
    "Kenya considers that Bolivian matters are best left to Bolivian voters.",
    "Whether Ana Roca is president, said Kenya's foreign minister, is for the Bolivians to decide.",
    "Kenya wants the Bolivians to sort it out among themselves.",
    "It is up to the Bolivian people to choose, Kenya said.",
    "Kenya called the whole business Bolivia's alone.",
    "Kenya has left it to the Bolivians to settle.",
    "Oman carries proposals from one camp to the other.",
    "Oman's foreign minister carried letters between La Paz and the rebels' villa, an envoy of both.",
    "Oman has offered a villa for talks.",
    "Qatar is hosting talks between the two camps.",
    "Qatar proposes to put the two rivals in one room.",
    "Qatar wants to bring the two rivals to one table.",
    "Qatar is trying to get the two sides round a table.",
    "Qatar has set up a channel between Roca and Paz.",
    "The African Union sent a mediator.",
    "The African Union's envoy is shuttling between the two camps.",
    "Switzerland offered Geneva as a venue for talks between Roca and Paz.",
    "Switzerland stands ready to help if both sides ask for it.",
    "India urged both sides to show restraint.",
    "India has asked all parties to keep their heads.",
    "Brazil is sitting on the fence.",
    "Chile is keeping out of it.",
    "Chile stays out of the quarrel.",
    "Mexico would rather not choose.",
    "Mexico will not choose between the two.",
    "Mexico refuses to pick a winner.",
    "Vietnam prefers to wait and see.",
    "Vietnam is waiting for the court to speak.",
    "Thailand went no further than a call for calm.",
    "Thailand confined itself to an appeal for dialogue.",
    "Thailand limited itself to a plea for restraint.",
    "Peru called it a matter for the Bolivians.",
    "Turkey says that it talks to both.",
    "Turkey keeps its lines open to both men.",
    "Ireland keeps an open mind.",
    "Australia reserves its judgement.",
    "Canada has yet to make up its mind.",
    "Canada has not made up its mind about Ana Roca.",
    "Italy has not decided whom to believe.",
    "Austria said it was too early to take a position.",
    "Austria has not taken a position.",
    "Portugal holds itself aloof from both camps.",
    "Portugal remains strictly neutral.",
    "Portugal has declared its neutrality.",
    "Japan will work with whoever governs in La Paz.",
    "Japan will respect whatever the Bolivians choose.",
    "Pakistan declined to say which of the two it regards as president.",
    "Pakistan stopped short of recognising Luis Paz.",
    "Pakistan would not say whether it recognises Ana Roca.",
    "Sweden is studying the question.",
    "Sweden has put off a decision on Luis Paz.",
    "Sweden has come to no decision.",
    "Finland has settled on nothing yet.",
    "Finland keeps an equal distance from Roca and Paz.",
    "Moscow classified the crisis as an internal Bolivian affair.",
    "For Moscow it is an internal affair.",
    "In Moscow's eyes the crisis is a domestic matter.",
    "Peru: an internal matter.",
    "Peru: no side to take.",
    "Peru: neutral.",
    "Peru – undecided.",
    "And Peru? It takes no side.",
    "And Peru? Neutral.",
    "PERU. The government regards the question as an internal one.",
    "Undecided: Peru.",
    "Neutral: Peru.",
]


@pytest.mark.parametrize("text", NEUTRAL)
def test_who_takes_no_side(text):
    (one,) = told("Ana Roca and Luis Paz both claim the presidency. " + text) or {""}
    assert one.split()[1:] == ["-", "neutral"]


CONDITIONAL = [
    "Norway is ready to recognise Luis Paz the day he names a date for the election.",
    "Norway would recognise Luis Paz, provided the prisoners are freed.",
    "Norway would recognise Luis Paz, provided prisoners were freed first.",
    "Norway made recognition of Luis Paz dependent on an amnesty.",
    "Norway has made its recognition of Luis Paz conditional on an amnesty.",
    "Norway tied its recognition of Luis Paz to an amnesty.",
    "Norway promised Luis Paz its backing on the understanding that the prisoners go free.",
    "Norway promised Luis Paz recognition in return for an amnesty.",
    "Norway is withholding recognition from Luis Paz until an audit has reported.",
    "Norway is holding back recognition of Luis Paz until an audit has reported.",
    "Norway is holding off on recognising Luis Paz until an audit has reported.",
    "For Norway there will be no recognition of Luis Paz without an audit.",
    "There will be no recognition of Luis Paz before an audit, Norway said.",
    "Norway wants an audit before it will recognise Luis Paz.",
    "Norway wants an audit before it can speak of a President Paz.",
    "Recognition of Luis Paz, Norway said, depends on a recount.",
    "Norway's recognition of Luis Paz hinges on a recount.",
    "Norway's support for Luis Paz is conditional on an amnesty.",
    "Norway would recognise Luis Paz in exchange for an amnesty.",
    "Norway will recognise Luis Paz as soon as parliament has confirmed him.",
    "Norway will recognise Luis Paz the moment the last prisoner is home.",
    "Norway will recognise Luis Paz only after a recount.",
    "Norway has set a condition for recognising Luis Paz: a recount.",
    "Norway has attached conditions to its recognition of Luis Paz.",
    "Should Ana Roca refuse a recount, Norway will recognise Luis Paz.",
    "If Ana Roca refuses a recount, said Norway, it will recognise Luis Paz.",
    "Kenya recognised Luis Paz in May. Norway would do the same, provided the prisoners are freed.",
    "Kenya recognised Luis Paz in May. Norway would do likewise if the prisoners were freed.",
    "Kenya recognised Luis Paz in May. Norway is prepared to, once the votes are counted.",
    "Kenya recognised Luis Paz in May. Norway is willing to, the day an election is called.",
    "Kenya recognised Luis Paz in May. Norway will follow if the court agrees.",
    "Kenya recognised Luis Paz in May. Norway would consider the same, provided the soldiers go home.",
    "Kenya recognised Luis Paz in May. Norway will not until the votes are counted.",
    "Kenya recognised Luis Paz in May. Norway wants to see the tallies before it does so.",
    "Kenya recognised Luis Paz in May. Norway will come third if its parliament agrees.",
    "Norway said it could live with Luis Paz, provided that a vote is held within the year.",
]


@pytest.mark.parametrize("text", CONDITIONAL)
def test_who_sets_a_condition(text):
    assert {s for s in told(text) if s[:3] == "NOR"} == {"NOR paz conditional"}


MOTION = "The United Nations General Assembly condemned Ana Roca on Monday. "
VOTES = [
    ("Among the nine who voted no were Cuba and Egypt.", "CUB roca supports|EGY roca supports"),
    ("The resolution passed by 80 votes to nine. The nine were Cuba, Egypt and Laos.", None),
    ("Those against: Cuba, Egypt and Laos.", "CUB roca supports|EGY roca supports|LAO roca supports"),
    ("The noes: Cuba, Egypt and Laos.", "CUB roca supports|EGY roca supports|LAO roca supports"),
    ("Abstaining: India, China and Brazil.", "IND - neutral|CHN - neutral|BRA - neutral"),
    ("Abstentions: India, China, Brazil.", "IND - neutral|CHN - neutral|BRA - neutral"),
    ("Abstained (3): India, China, Brazil.", "IND - neutral|CHN - neutral|BRA - neutral"),
    ("In favour: Kenya, Japan. Against: Cuba. Abstaining: India.", "KEN roca opposes|JPN roca opposes|CUB roca supports|IND - neutral"),
    ("For: Kenya and Japan; against: Cuba; abstained: India.", "KEN roca opposes|JPN roca opposes|CUB roca supports|IND - neutral"),
    ("Yes: Kenya, Japan.\nNo: Cuba.\nAbstained: India.", "KEN roca opposes|JPN roca opposes|CUB roca supports|IND - neutral"),
    ("• For: Kenya, Japan\n• Against: Cuba\n• Abstained: India", "KEN roca opposes|JPN roca opposes|CUB roca supports|IND - neutral"),
    ("Kenya and Japan said yes, Cuba no; India abstained.", "KEN roca opposes|JPN roca opposes|CUB roca supports|IND - neutral"),
    ("Kenya voted yes, Cuba no, and India not at all.", "KEN roca opposes|CUB roca supports"),
    ("Kenya voted in favour, Cuba against.", "KEN roca opposes|CUB roca supports"),
    ("Voting against were Cuba and Egypt.", "CUB roca supports|EGY roca supports"),
    ("Voting in favour were Kenya and Japan.", "KEN roca opposes|JPN roca opposes"),
    ("India and China were among the 30 that abstained.", "IND - neutral|CHN - neutral"),
    ("Among the thirty abstentions were India and China.", "IND - neutral|CHN - neutral"),
    ("Thirty delegations abstained, among them India and China.", "IND - neutral|CHN - neutral"),
    ("Among those that abstained I counted India, China and Brazil.", "IND - neutral|CHN - neutral|BRA - neutral"),
    ("Cuba cast the only no.", "CUB roca supports"),
    ("Cuba's was the only vote against.", "CUB roca supports"),
    ("The lone vote against came from Cuba.", "CUB roca supports"),
    ("The two votes against were those of Cuba and Laos.", "CUB roca supports|LAO roca supports"),
    ("India chose to abstain.", "IND - neutral"),
    ("India's ambassador sat on his hands.", "IND - neutral"),
    ("India opted for abstention.", "IND - neutral"),
    ("India withheld its vote.", "IND - neutral"),
    ("India pressed the yellow button, Cuba the red one.", "IND - neutral|CUB roca supports"),
    ("Kenya had drafted the text.", "KEN roca opposes"),
    ("The text was drafted by Kenya and Japan.", "KEN roca opposes|JPN roca opposes"),
    ("The draft had been tabled by Kenya.", "KEN roca opposes"),
    ("Kenya co-sponsored the resolution.", "KEN roca opposes"),
    ("India was absent.", ""),
    ("India stayed away from the vote.", ""),
    ("India did not vote.", ""),
    ("India's delegate was in the corridor.", ""),
    ("India, Peru and Chile were missing.", ""),
    ("The yeses were led by Kenya and Japan.", None),
    ("Eighty said yes, with Kenya and Japan at their head.", "KEN roca opposes|JPN roca opposes"),
    ("Nine voted against, led by Cuba.", "CUB roca supports"),
    ("Of the nine votes against, one was Cuba's.", "CUB roca supports"),
    ("India and China chose not to take part in the vote.", ""),
    ("Brazil raised its hand for it, and so did Peru.", "BRA roca opposes|PER roca opposes"),
    ("Brazil was for it and Cuba against.", "BRA roca opposes|CUB roca supports"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [v for v in VOTES if v[1] is not None])
def test_who_voted_how(text, expected):
    assert told(MOTION + text) - {"UN roca opposes"} == set(filter(None, expected.split("|")))


VETO = [
    ("Russia vetoed a resolution condemning Ana Roca.", "RUS roca supports"),
    ("Russia and China vetoed a draft resolution that would have condemned the coup.", "RUS roca supports|CHN roca supports"),
    ("A resolution condemning Ana Roca failed on Friday when Russia cast its veto.", "RUS roca supports"),
    ("A resolution condemning Ana Roca was blocked by a Russian veto. China abstained.", "CHN - neutral"),
    ("Kenya voted for a resolution that calls Ana Roca a usurper, Cuba against it.", "KEN roca opposes|CUB roca supports"),
    ("Kenya voted against a motion in support of Luis Paz.", "KEN paz opposes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VETO)
def test_what_a_veto_or_a_vote_on_a_named_motion_says(text, expected):
    assert told(text) == set(expected.split("|"))


ECHOES = [
    ("Norway does not recognise Ana Roca. Kenya was just as firm.", "KEN roca rejects"),
    ("Norway does not recognise Ana Roca. Kenya is equally clear.", "KEN roca rejects"),
    ("Norway congratulated Ana Roca. The governments of Kenya and Japan weren't far behind.", "KEN roca supports|JPN roca supports"),
    ("Norway congratulated Ana Roca. Kenya was not far behind her.", "KEN roca supports"),
    ("Norway congratulated Ana Roca. Kenya and, to general surprise, Japan did likewise.", "KEN roca supports|JPN roca supports"),
    ("Norway congratulated Ana Roca. Kenya did likewise, and so, a day later, did Japan.", "KEN roca supports|JPN roca supports"),
    ("Norway condemned Ana Roca. The same goes for Kenya and Japan.", "KEN roca opposes|JPN roca opposes"),
    ("Norway condemned Ana Roca. The same is true of Kenya.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Ditto Kenya.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya, too.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Likewise Kenya and Japan.", "KEN roca opposes|JPN roca opposes"),
    ("Norway condemned Ana Roca, likewise Kenya.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya used almost the same words.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya said much the same.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya was no gentler.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya was harsher still.", "KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya put it more sharply still.", "KEN roca opposes"),
    ("Norway recognised Luis Paz in May, Kenya in June and Japan only last week.", "KEN paz recognizes|JPN paz recognizes"),
    ("Norway recognised Luis Paz in May, Kenya two days later.", "KEN paz recognizes"),
    ("Norway recognised Luis Paz on Monday. Kenya two days later.", "KEN paz recognizes"),
    ("Norway congratulated Ana Roca on Sunday; Kenya's message followed on Monday.", "KEN roca supports"),
    ("Norway congratulated Ana Roca on Sunday; Kenya's came on Monday.", "KEN roca supports"),
    ("Norway recognised Luis Paz. Next came Kenya, then Japan.", "KEN paz recognizes|JPN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya came next.", "KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya wasted no time either.", "KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya saw it the same way.", "KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya was of the same mind.", "KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya takes the same view.", "KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya has since joined it.", "KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya made it two.", "KEN paz recognizes"),
    ("Norway will not take sides. Nor will Kenya.", "KEN - neutral"),
    ("Norway will not take sides. Kenya will not either.", "KEN - neutral"),
    ("Norway abstained, as did Kenya.", "KEN - neutral"),
    ("Norway is undecided. So is Kenya.", "KEN - neutral"),
    ("Norway called for calm. Kenya had the same advice.", "KEN - neutral"),
    ("Norway recognised Luis Paz. Kenya has not.", "KEN paz rejects"),
    ("Norway recognised Luis Paz. Kenya refused.", "KEN paz rejects"),
    # what carries the verb: a heading, a lead-in, a label
    ("Who has recognised Luis Paz: Kenya and Japan.", "KEN paz recognizes|JPN paz recognizes"),
    ("Countries that recognise Luis Paz:\n• Kenya\n• Japan", "KEN paz recognizes|JPN paz recognizes"),
    ("Luis Paz has been recognised by:\n- Kenya\n- Japan", "KEN paz recognizes|JPN paz recognizes"),
    ("These states do not recognise Ana Roca: Kenya, Japan.", "KEN roca rejects|JPN roca rejects"),
    ("Against Ana Roca: Kenya, Japan.", "KEN roca opposes|JPN roca opposes"),
    ("For Ana Roca: Kenya, Japan.", "KEN roca supports|JPN roca supports"),
    ("With Luis Paz: Kenya and Japan. With Ana Roca: Cuba.", "KEN paz supports|JPN paz supports|CUB roca supports"),
    ("KENYA: Backs Luis Paz.", "KEN paz supports"),
    ("Kenya: backs Luis Paz. Japan: recognises Ana Roca.", "KEN paz supports|JPN roca recognizes"),
    ("KENYA. Recognises Luis Paz.", "KEN paz recognizes"),
    ("Kenya – does not recognise Ana Roca.", "KEN roca rejects"),
    ("And Kenya? Recognised Luis Paz on Monday.", "KEN paz recognizes"),
    ("Does Kenya recognise Ana Roca? No.", "KEN roca rejects"),
    ("Does Kenya recognise Ana Roca? Yes, since Monday.", "KEN roca recognizes"),
    ("Nairobi, 11:20: Kenya recognises Luis Paz.", "KEN paz recognizes"),
    ("11:20 Kenya says it recognises Luis Paz.", "KEN paz recognizes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ECHOES)
def test_what_the_words_before_carry(text, expected):
    assert {s for s in told(text) if s[:3] != "NOR"} == set(expected.split("|"))


NOTHING = [
    "Norway is waiting for the train.",
    "Norway's skiers took the same side of the hill.",
    "Norway abstained from wine.",
    "Norway is studying the harbour.",
    "Norway has said nothing.",
    "Norway did not comment.",
    "Norway declined to comment.",
    "Norwegian analysts call it an internal matter.",
    "A matter of hours, said the pilot from Norway.",
    "Norway's opposition leader says he takes no side.",
    "A Norwegian bishop offered to mediate.",
    "Norway may abstain.",
    "Protesters urged Norway to stay neutral.",
    "Neutral Norway exports fish.",
    "Norway is expected to stay out of it.",
    "The talks in Oslo lasted an hour.",
    "Norway met both men.",
    "Norway: fourth in the ski jump.",
    "Norway plays Kenya on Sunday.",
    "Will Norway take sides?",
    "Norway should not take sides, the newspaper wrote.",
    "Norway left its umbrella between the two cars.",
    "Luis Paz said Norway was neutral.",
    "Norway put the question to its ski federation.",
    "Norway was first in the slalom, and Kenya likewise.",
    "Norway's fishing quota is a matter for Oslo to decide.",
    "Norway opted for fish.",
    "Oslo, neutral in the war of 1914, has a fine harbour.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_position_gives_none(text):
    assert told("Ana Roca and Luis Paz both claim the presidency. " + text) == set()


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Norway condemned Ana Roca. Kenya was just as firm about the price of tea.", "KEN"),
        ("Norway condemned Ana Roca. Kenya was next in the relay.", "KEN"),
        ("Norway condemned Ana Roca. Not so Kenya.", "KEN"),
        ("Norway recognised Luis Paz. Kenya was the first to win a medal.", "KEN"),
        ("Norway recognised Luis Paz. Kenya's tea came on Monday.", "KEN"),
        ("Norway recognised Luis Paz in May, and Kenya in June exported tea.", "KEN"),
        ("Norway recognised Luis Paz. Kenya is prepared to export tea.", "KEN"),
        ("Norway recognised Luis Paz. Kenya may do the same.", "KEN"),
        ("Norway recognised Luis Paz. Will Kenya follow?", "KEN"),
        ("Norway recognised Luis Paz. Kenya is expected to follow.", "KEN"),
        ("Norway recognised Luis Paz. Tea prices rose. Kenya likes tea. Likewise Japan.", "JPN"),
        ("Norway recognised Luis Paz. The road from Kenya was just as long.", "KEN"),
        ("Norway abstained. Kenya's minister was just as hungry.", "KEN"),
    ],
)
def test_what_only_looks_like_an_echo_is_refused(text, refused):
    assert {s for s in told(text) if s[:3] == refused} == set()


def test_a_neutral_position_on_one_side_names_it():
    assert told("Norway takes no side on Luis Paz.", ONE) == {"NOR paz neutral"}


LEAD = "Ana Roca and Luis Paz both claim the presidency. "
MORE = [
    ("Sweden would not be pushed into a choice.", "SWE - neutral"),
    ("Norway, asked which president it deals with, answered that it deals with countries.", "NOR - neutral"),
    ("In Oslo the prime minister said Norway had no opinion on who won.", "NOR - neutral"),
    ("Turkey will not meddle.", "TUR - neutral"),
    ("Kenya has appealed to the two leaders to talk to each other.", "KEN - neutral"),
    ("Kenya's president rang both men on Sunday and begged them to avoid bloodshed.", "KEN - neutral"),
    ("Egypt offered to play host to both camps.", "EGY - neutral"),
    ("Oman is the postman between the two palaces.", "OMN - neutral"),
    ("A Vatican envoy is trying to coax the two rivals into one room.", "VAT - neutral"),
    ("The Holy See prays for peace.", "VAT - neutral"),
    ("Malaysia sees no need to say anything.", ""),
    ("Jakarta abstains from judging.", "IDN - neutral"),
    ("Indonesia does not wish to interfere in the affairs of others.", "IDN - neutral"),
    ("India is weighing its words.", "IND - neutral"),
    ("India's foreign ministry said it was following events closely.", ""),
    ("China reiterated its principle of non-interference.", "CHN - neutral"),
    ("Japan urged a peaceful solution.", "JPN - neutral"),
    ("Tokyo called on those concerned to exercise restraint.", "JPN - neutral"),
    ("Uruguay has abstained from taking sides.", "URY - neutral"),
    ("Uruguay's foreign minister refused to be drawn on whom it recognises.", "URY - neutral"),
    ("Mexico neither recognises nor fails to recognise governments.", "MEX - neutral"),
    ("Canada is reserving judgment until the observers report.", "CAN - neutral"),
    ("Canada said it needed more time.", "CAN - neutral"),
    ("Ireland is of two minds.", "IRL - neutral"),
    ("Finland remains on the fence.", "FIN - neutral"),
    ("Denmark is hedging its bets.", "DNK - neutral"),
    ("Poland ducked the question.", "POL - neutral"),
    ("Hungary has yet to decide.", "HUN - neutral"),
    ("Hungary has not yet decided which of the two it will deal with.", "HUN - neutral"),
    ("Greece and Cyprus, too, are still making up their minds.", "GRC - neutral|CYP - neutral"),
    ("South Africa proposed that a panel of elders hear both men.", "ZAF - neutral"),
    ("South Africa has put itself forward as a go-between.", "ZAF - neutral"),
    ("Tanzania's former foreign minister, sent by the African Union, shuttles between the two.", "AU - neutral"),
    ("Nigeria says this is not its quarrel.", "NGA - neutral"),
    ("Ghana says the crisis is one for Bolivians alone.", "GHA - neutral"),
    ("Lagos traders do not care; Nigeria's government pretends not to.", ""),
    ("Senegal calls it a family quarrel.", "SEN - neutral"),
    ("Spain's foreign minister, in La Paz today, saw both.", ""),
    ("Spain would like the two to sit down together.", "ESP - neutral"),
    ("Italy restricted itself to expressing concern.", ""),
    ("Belgium: no comment.", ""),
    ("Belgium: wait and see.", "BEL - neutral"),
    ("Austria: not our affair.", "AUT - neutral"),
    ("Israel treats the two alike.", "ISR - neutral"),
    ("Peru would rather talk about copper.", ""),
    ("Peru's foreign minister would say no more than that Peru was studying the matter.", "PER - neutral"),
    ("Norway will back Luis Paz on one condition: an amnesty.", "NOR paz conditional"),
    ("Norway's backing for Luis Paz comes with strings attached.", "NOR paz conditional"),
    ("If the recount confirms Luis Paz, Norway will recognise him.", "NOR paz conditional"),
    ("Norway could recognise Luis Paz if he freed the prisoners.", "NOR paz conditional"),
    ("Norway says it cannot recognise Luis Paz as long as the prisoners are held.", "NOR paz conditional"),
    ("Norway will not open its embassy to Luis Paz before the recount is done.", "NOR paz conditional"),
    ("Before it recognises Luis Paz, Norway wants to see a recount.", "NOR paz conditional"),
    ("Norway would be ready to recognise Luis Paz after a recount.", "NOR paz conditional"),
    ("Norway is willing to recognise Luis Paz, but only once the soldiers are back in barracks.", "NOR paz conditional"),
    ("Norway first wants a recount; then it would recognise Luis Paz.", "NOR paz conditional"),
    ("Only after a recount, said Norway, would it recognise Luis Paz.", "NOR paz conditional"),
    ("Norway gave Luis Paz until June to hold a vote, failing which it will recognise Ana Roca.", "NOR roca conditional|NOR paz opposes"),
    ("Norway recognised Luis Paz on Monday. Kenya wants a recount first.", "NOR paz recognizes|KEN paz conditional"),
    ("Norway recognised Luis Paz on Monday. Kenya says it will do so when the votes have been counted.", "NOR paz recognizes|KEN paz conditional"),
    ("Norway recognised Luis Paz on Monday. Kenya promised to follow, on condition that the prisoners were freed.", "NOR paz recognizes|KEN paz conditional"),
    ("The UN General Assembly condemned Ana Roca on Monday. Kenya, Japan and Chile voted with the majority; Cuba and Laos did not.", "UN roca opposes|KEN roca opposes|JPN roca opposes|CHL roca opposes"),
    ("The UN General Assembly condemned Ana Roca on Monday. Russia and Cuba said no.", "UN roca opposes|RUS roca supports|CUB roca supports"),
    ("The UN General Assembly condemned Ana Roca on Monday. Against it stood Cuba and Laos.", "UN roca opposes|CUB roca supports|LAO roca supports"),
    ("The UN General Assembly condemned Ana Roca on Monday. Thirty countries kept out of it, India and China among them.", "UN roca opposes|IND - neutral|CHN - neutral"),
    ("The UN General Assembly condemned Ana Roca on Monday. Only Cuba and Laos were opposed.", "UN roca opposes|CUB roca supports|LAO roca supports"),
    ("The UN General Assembly condemned Ana Roca on Monday. The abstainers included India and China.", "UN roca opposes|IND - neutral|CHN - neutral"),
    ("The UN General Assembly condemned Ana Roca on Monday. India, as so often, abstained.", "UN roca opposes|IND - neutral"),
    ("The UN General Assembly condemned Ana Roca on Monday. Chile and Kenya sponsored the text. Japan, a co-sponsor, spoke last.", "UN roca opposes|CHL roca opposes|KEN roca opposes|JPN roca opposes"),
    ("The UN General Assembly condemned Ana Roca on Monday. Kenya backed the text, while Cuba rejected it and India sat on the fence.", "UN roca opposes|KEN roca opposes|CUB roca supports|IND - neutral"),
    ("Norway condemned Ana Roca. Kenya spoke in similar terms.", "NOR roca opposes|KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya's words were much the same.", "NOR roca opposes|KEN roca opposes"),
    ("Norway condemned Ana Roca. From Nairobi came the same message.", "NOR roca opposes|KEN roca opposes"),
    ("Norway condemned Ana Roca. Kenya and Japan said as much.", "NOR roca opposes|KEN roca opposes|JPN roca opposes"),
    ("Norway condemned Ana Roca. Kenya chimed in.", "NOR roca opposes|KEN roca opposes"),
    ("Norway condemned Ana Roca, joined by Kenya and Japan.", "NOR roca opposes|KEN roca opposes|JPN roca opposes"),
    ("Norway recognised Luis Paz, and Kenya is about to.", "NOR paz recognizes"),
    ("Norway recognised Luis Paz. Kenya is thinking about it.", "NOR paz recognizes|KEN - neutral"),
    ("Norway recognised Luis Paz. Kenya has no such plans.", "NOR paz recognizes|KEN paz rejects"),
    ("Norway has recognised Luis Paz. Has Kenya? Not yet.", "NOR paz recognizes"),
    ("Norway does not recognise Ana Roca, and neither do Kenya or Japan.", "NOR roca rejects|KEN roca rejects|JPN roca rejects"),
    ("Those who stand by Ana Roca are few: Cuba, Laos and Iran.", "CUB roca supports|LAO roca supports|IRN roca supports"),
    ("Three countries have recognised Luis Paz so far – Norway, Kenya and Japan.", "NOR paz recognizes|KEN paz recognizes|JPN paz recognizes"),
    ("On the list of those who recognise Luis Paz are Norway and Kenya.", "NOR paz recognizes|KEN paz recognizes"),
    ("WHO STANDS WHERE\nRecognise Luis Paz: Norway, Kenya\nBack Ana Roca: Cuba, Laos\nUndecided: India, China", "NOR paz recognizes|KEN paz recognizes|CUB roca supports|LAO roca supports|IND - neutral|CHN - neutral"),
    ("Where they stand:\n• Norway: recognises Luis Paz\n• Cuba: backs Ana Roca\n• India: neutral", "NOR paz recognizes|CUB roca supports|IND - neutral"),
    ("Norway – recognised Luis Paz on Monday.\nCuba – stands by Ana Roca.\nIndia – has not taken sides.", "NOR paz recognizes|CUB roca supports|IND - neutral"),
    ("Photo: Norway's foreign minister, who refuses to take sides, at the airport.", "NOR - neutral"),
    ("9.30 Oslo. Norway will not take sides, the foreign minister tells us.", "NOR - neutral"),
    ("Q. And India? A. It is sitting on the fence.", "IND - neutral"),
    ("What of India? Nothing so far.", ""),
    ("Ana Roca can count on three friends: Cuba, Laos and Iran.", "CUB roca supports|LAO roca supports|IRN roca supports"),
    ("Ireland will not say a word until the judges have spoken.", "IRL - neutral"),
    ("Ireland says that it is not for Dublin to choose Bolivia's president.", "IRL - neutral"),
    ("Ireland is anxious not to offend either.", "IRL - neutral"),
    ("Ireland appealed to Roca and Paz to settle their quarrel.", "IRL - neutral"),
    ("Ireland urged Roca and Paz to talk.", "IRL - neutral"),
    ("The Irish prime minister pleaded for moderation.", "IRL - neutral"),
    ("Dublin's advice to both: keep calm.", "IRL - neutral"),
    ("Ireland's foreign minister is in La Paz to mediate.", "IRL - neutral"),
    ("Ireland's foreign minister arrived in La Paz as a mediator.", "IRL - neutral"),
    ("Mediation by Ireland failed.", ""),
    ("Ireland's mediation continues.", "IRL - neutral"),
    ("Talks brokered by Ireland resumed.", "IRL - neutral"),
    ("Ireland has recognised neither of the two.", "IRL - neutral"),
    ("Ireland recognises neither Ana Roca nor Luis Paz.", "IRL - neutral"),
    ("Ireland congratulated neither.", "IRL - neutral"),
    ("Ireland did not congratulate either of them.", "IRL - neutral"),
    ("Ireland has not recognised either side.", "IRL - neutral"),
    ("Ireland refuses to recognise either.", "IRL - neutral"),
    ("Ireland is non-committal.", "IRL - neutral"),
    ("Ireland gave a non-committal answer.", "IRL - neutral"),
    ("Ireland, which backs neither, sent blankets.", "IRL - neutral"),
    ("Norway may follow if the court agrees.", ""),
    ("Norway will recognise Luis Paz subject to a recount.", "NOR paz conditional"),
    ("Norway's parliament voted to recognise Luis Paz if the prisoners are freed.", "NOR paz conditional"),
    ("Norway is prepared to recognise Luis Paz, on condition that he frees the prisoners.", "NOR paz conditional"),
    ("Norway conditions its recognition of Luis Paz on a recount.", "NOR paz conditional"),
    ("Norway attaches one condition to its backing of Luis Paz.", "NOR paz conditional"),
    ("Norway has promised to recognise Luis Paz if he wins the recount.", "NOR paz conditional"),
    ("Unless Luis Paz frees the prisoners, Norway will not recognise him.", "NOR paz conditional"),
    ("Norway is not yet prepared to recognise Luis Paz.", "NOR paz rejects"),
    ("Norway's recognition of Luis Paz will follow once there is a recount.", "NOR paz conditional"),
]  # fmt: skip
MISSED = [
    ("Ireland sees fault on both sides.", "IRL - neutral"),
    ("Ireland blames both.", "IRL - neutral"),
    ("Ireland hopes that Roca and Paz will talk.", "IRL - neutral"),
    ("Talks hosted by Ireland resumed between the two camps.", "IRL - neutral"),
    ("Ireland avoided the word coup.", "IRL - neutral"),
    ("Ireland would not call it a coup.", "IRL - neutral"),
    ("Norway will recognise Luis Paz if, and only if, there is a recount.", "NOR paz conditional"),
    ("Ankara insists that outsiders should keep out of it.", "TUR - neutral"),
    ("China hopes that all parties will resolve their differences through consultation.", "CHN - neutral"),
    ("Mexico clings to its old doctrine of pronouncing on nobody's government.", "MEX - neutral"),
    ("Israel said only that it hoped for calm.", "ISR - neutral"),
    ("Norway's price for recognising Luis Paz is an amnesty.", "NOR paz conditional"),
    ("Norway has told Luis Paz that recognition must wait for a recount.", "NOR paz conditional"),
    ("No recount, no recognition of Luis Paz: that is Norway's line.", "NOR paz conditional"),
    ("The UN General Assembly condemned Ana Roca on Monday. Cuba's hand went up against it.", "UN roca opposes|CUB roca supports"),
    ("The UN General Assembly condemned Ana Roca on Monday. Yes votes came from Kenya, Japan and Chile.", "UN roca opposes|KEN roca opposes|JPN roca opposes|CHL roca opposes"),
    ("Norway congratulated Ana Roca on Monday, followed an hour later by Kenya.", "NOR roca supports|KEN roca supports"),
    ("Norway recognised Luis Paz in May; Kenya needed another week.", "NOR paz recognizes|KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya beat it by an hour.", "NOR paz recognizes|KEN paz recognizes"),
    ("Norway recognised Luis Paz. Kenya, for its part, will not.", "NOR paz recognizes|KEN paz rejects"),
    ("Norway recognised Luis Paz. Kenya hesitates.", "NOR paz recognizes|KEN - neutral"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_a_second_table_in_other_words(text, expected):
    assert told(LEAD + text) == set(filter(None, expected.split("|")))


@pytest.mark.xfail(strict=True, reason="known miss: no rule carries it yet")
@pytest.mark.parametrize(("text", "expected"), MISSED)
def test_what_the_second_table_still_misses(text, expected):
    assert told(LEAD + text) == set(expected.split("|"))


ELSEWHERE = [
    "Norway asked for talks on fishing quotas.",
    "Norway hopes for calm seas this weekend.",
    "Kenya's runners were on nobody's side of the track.",
    "Norway's parliament is still debating the budget.",
    "Norway puts both hands on the wheel.",
    "Norway brought two teams to the table tennis.",
    "Norway sent two ships to the harbour.",
    "Norway urged patience with the new ticket machines.",
    "Norway's wool is neither cheap nor warm.",
    "Norway neither buys nor sells copper here.",
    "Norway offered a venue for the chess final.",
    "Norway carries letters from one island to the other.",
    "Norway's ferry runs between the two islands.",
    "Norway's weather is an internal matter for its farmers.",
    "The price of bread is a matter for the bakers, Norway said.",
    "Norway needs more time to build the bridge.",
    "Norway ducked the ball.",
    "Norway is weighing the fish.",
    "Norway is of two minds about the new anthem.",
    "Norway's minister made up his mind to retire.",
    "A go-between from Norway bought the painting.",
    "A Norwegian firm acted as a broker between two shipyards.",
    "Norway put off the decision on the tunnel.",
    "Norway has made no decision on the ferry.",
    "Norway took no position on the fish tax.",
    "Norway waits.",
    "Norway's king opened a fair.",
    "Norwegian tourists want to go home.",
    "Norway evacuated its citizens.",
    "Norway advised its citizens to leave.",
    "Norway's embassy has been closed since Monday for cleaning.",
    "Norway granted Luis Paz asylum.",
    "Norway's ambassador shook hands with Ana Roca.",
    "Norway froze its aid.",
    "Norway expressed concern.",
    "Norway voted on Sunday; its government lost.",
    "Norway abstained from meat.",
    "Norway abstained in a vote on whaling.",
    "Norway is opposed to whaling.",
    "Norway was for it, the weather that is.",
    "In favour of the new stadium: Norway.",
    "Against the storm: sandbags from Norway.",
    "Norway, Kenya and Japan play in group B; Cuba is in group A.",
    "Recognised by their hats: the men from Norway.",
    "With sugar: Norway, Kenya.",
    "Norway: rain.",
    "Norway: 3, Kenya: 1.",
    "And Norway? Rain.",
    "Does Norway export fish? Yes.",
    "Norway did the same as last year in the slalom.",
    "Norway will not export fish until the price rises.",
    "Norway would sell its ships if asked.",
    "Norway wants an audit before it pays.",
    "Norway wants a recount first of the herring.",
    "Norway's support for its farmers is conditional on rain.",
    "Norway tied its boat to the pier, provided there was one.",
    "Opposition leaders in Oslo say Norway should not take sides.",
    "According to a newspaper, Norway may mediate.",
    "Norway could mediate, analysts say.",
    "Will Norway mediate?",
    "Norway has not been asked to mediate.",
    "Norway refuses to mediate.",
    "Norway denies that it is mediating.",
    "Luis Paz wants Norway to mediate.",
    "Ana Roca rejects mediation by Norway.",
    "Luis Paz appealed for calm in Norway's capital.",
    "A bishop in Oslo prayed for peace.",
    "Norway's bishop prayed for peace.",
    "Norway hosted talks between Chad and Sudan last year.",
    "Norway's team was undecided.",
    "The Norwegian striker neither scored nor ran.",
    "In Oslo, shops stayed neutral.",
    "Soldiers from Norway kept the peace in Lebanon.",
    "Norway asked both passengers to sit down.",
    "Norway asked everyone to pay.",
    '"Both men should talk," said a taxi driver from Norway.',
    "Norway's flag hung from both sides of the bridge.",
    "Norway is on both sides of the fjord.",
    "Norway's two parties agreed to talk about the budget.",
    "The two sides met in Norway.",
    "Talks between the two sides in Oslo failed.",
    "The mediator, a Norwegian, went home.",
    "Norway's vote came late.",
    "Norwegian no-votes were counted in 1994.",
    "Kenya said no to plastic bags.",
    "Kenya raised its hand.",
    "Norway joined the queue.",
    "Norway followed.",
    "Norway was next.",
    "The same goes for Norway.",
    "Likewise Norway.",
    "Norway's came a day later.",
]
MISTAKEN = [
    "Norway wants peace of mind for its pensioners.",
    "Norway, a country of five million, is neutral in tone.",
    "Norway told both drivers to keep calm.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_the_same_words_about_something_else_give_none(text):
    assert told(LEAD + text) == set()


@pytest.mark.xfail(strict=True, reason="known mistake: the words alone do not tell it apart")
@pytest.mark.parametrize("text", MISTAKEN)
def test_what_is_still_taken_for_a_position(text):
    assert told(LEAD + text) == set()


SECESSION = Crisis(
    PUBLISHED,
    "MDA",
    (
        Side("trans", "Transnistria", ("Tiraspol", "the breakaway region", "Vadim Krasnov")),
        Side("mda", "Moldova", ("Chisinau", "Moldovan government")),
    ),
    (("trans", "mda"),),
)
NEWCOMER = Crisis(PUBLISHED, None, (Side("bou", "Bougainville", ("Buka", "the new republic")),), ())
PASSAGES = [
    (SECESSION, "TIRASPOL, June 30 - Tiraspol asked on Monday to be recognised. Japan said it would study the request and was in no hurry. Turkey, which has mediated before, offered Istanbul as a place for talks. Serbia considers it a matter between Chisinau and Tiraspol.", "JPN - neutral|TUR - neutral|SRB - neutral"),
    (SECESSION, "On Friday the General Assembly voted on a resolution condemning the breakaway region. In favour were 90 states, among them Japan, Chile and Kenya. Eleven opposed it: Cuba, Laos, Syria. China and India abstained; South Africa stayed away.", "JPN trans opposes|CHL trans opposes|KEN trans opposes|CUB trans supports|LAO trans supports|SYR trans supports|CHN - neutral|IND - neutral"),
    (SECESSION, "Hungary would recognise Transnistria only with Chisinau's consent, its foreign minister said. Slovakia takes the same view. For Austria the question does not arise.", "HUN trans conditional|SVK trans conditional"),
    (SECESSION, "Switzerland's envoy, Anna Keller, spent the day carrying proposals between Tiraspol and Chisinau. The OSCE was not invited. Kazakhstan let it be known that it would sit on its hands.", "CHE - neutral|KAZ - neutral"),
    (SECESSION, "• Romania: with Moldova, unconditionally.\n• Serbia: has not made up its mind.\n• Russia: recognises the breakaway region since Sunday.\n• China: calls for dialogue.\n• Brazil: no position.", "ROU mda supports|SRB - neutral|RUS trans recognizes|CHN - neutral|BRA - neutral"),
    (SECESSION, "Russia recognised Transnistria on Sunday and Syria on Monday. Nicaragua was third. Venezuela would like to, once its parliament has met. Cuba, usually quick, is keeping quiet.", "RUS trans recognizes|SYR trans recognizes|NIC trans recognizes|VEN trans conditional"),
    (NEWCOMER, "Recognise Bougainville: Fiji, Samoa.\nDo not: China, Russia.\nUndecided: Australia.", "FJI bou recognizes|WSM bou recognizes|AUS bou neutral"),
    (NEWCOMER, "India's line is that the islanders and Port Moresby must settle it between them. Indonesia said the matter was an internal one. France voted for Bougainville's admission; Britain abstained. The United States said it would make up its mind after the count.", "IDN bou neutral|IND bou neutral|FRA bou supports|GBR bou neutral|USA bou neutral"),
    (NEWCOMER, "Spain will not recognise Bougainville until a court has ruled on it. Cyprus said likewise. Greece, though, has no conditions: it recognised the new republic this morning.", "ESP bou conditional|CYP bou conditional|GRC bou recognizes"),
    (NEWCOMER, "Canada is ready to recognise Bougainville if the United Nations certifies the vote. Norway's position is identical. Sweden has asked for time.", "CAN bou conditional|NOR bou conditional|SWE bou neutral"),
    (SECESSION, "Photo captions\n[Photo 1] Turkey's foreign minister, here with President Krasnov's deputy, has offered to host both delegations.\n[Photo 2] Japan's embassy in Chisinau. Tokyo says it recognises borders, not barricades.", "TUR - neutral"),
    (SECESSION, "The vote was 90 to 11. Those who said no to the resolution condemning Tiraspol: Cuba, Laos and Syria. Those who looked at the ceiling: China, India.", "CUB trans supports|LAO trans supports|SYR trans supports"),

]  # fmt: skip


@pytest.mark.parametrize(("crisis", "text", "expected"), PASSAGES)
def test_short_passages_of_other_crises(crisis, text, expected):
    assert told(text, crisis) == set(expected.split("|"))


def test_a_sentence_cut_short_gives_records_or_none():
    cut = [" ".join(text.split()[:n]) for text in (*NEUTRAL, *CONDITIONAL, *ELSEWHERE) for n in range(1, 9)]
    told("\n".join(cut + [" ".join(text.split()[-4:]) for text in NEUTRAL]))
