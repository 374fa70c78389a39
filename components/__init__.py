"""From GeoDataFrames to figures, pages and files. Reads no article; only `page` knows Streamlit.

Each module imports only modules named before it in this flow:
case_folder -> fonts -> hatch -> highlights -> palette -> choice -> layer -> passages -> plain_text -> rate ->
choosing -> record_tables -> sections -> sheet -> pen -> wording -> finding -> record_words -> context -> review_fields -> review_queue -> layer_aid
-> layer_emigration -> layer_stances -> layer_compare -> view -> citation -> plotly_overlays -> plotly_map -> printed_names ->
printed_land -> standalone_map -> text_alternative -> caption -> data_files -> geopackage -> printed_legend ->
printed_map -> bundle -> case_store -> pairing -> library -> report_data -> report -> standalone_parts -> standalone_html -> export -> beside ->
export_command -> cli
"""
