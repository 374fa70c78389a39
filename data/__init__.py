"""From text to records to GeoDataFrames. Knows no Streamlit, no Plotly, no matplotlib.

Each module imports only modules named before it in this flow:
intact -> whole -> turns -> worker -> decode -> intake_formats -> intake ->
calendar -> crisis -> datewords -> gazetteer -> leaders -> phrasebook -> phrases -> shapes -> records -> world -> article ->
language -> clauses -> datefix -> descriptions -> homographs -> merge -> numbers -> money -> goods -> gifts -> persons
-> segments -> senses -> mentions -> people -> places -> aid_words -> aid_after -> aid_bars -> aid_frames ->
displacement_found -> givers -> tense -> clausespan -> datefind -> reading -> acts -> aid_given -> aid_donors_after ->
aid_donors -> aid_recipients -> aid_asked -> aid_refused -> aid_series -> aid_passage -> dates -> aid_records -> displacement_peoples -> displacement_ends ->
displacement_records -> displacement_series -> displacement_cues -> displacement_told -> displacement_where -> events -> gate -> passages -> aid ->
displacement -> wordlists -> proposing -> actors -> hearsay -> matching -> naming -> standing -> operators -> sides ->
discourse -> elsewhere -> aiming -> quoting -> settling -> speakers -> acting -> motions -> rollcalls -> ballots -> tallies ->
claims -> reversals -> gaps -> leadins -> likeness -> echo -> sameness -> ellipsis -> nominals
-> neutrals -> peacemakers -> titles -> greetings -> wrongs -> verdicts -> stances -> extract -> details -> desk -> case_file -> batch ->
corrections -> case -> frames -> positions -> reviewing -> draft -> review
"""
