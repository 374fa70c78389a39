"""Who takes no side, who waits, who sets a condition, who voted how, and what a heading or the sentence before carries.

The sentences are of our own, in the ways that reporters write; none is from an article.
"""

from __future__ import annotations

import pytest

from tests.test_stances import ONE, told

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
    ("Norway is undecided. Kenya too is waiting.", "KEN - neutral"),
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
