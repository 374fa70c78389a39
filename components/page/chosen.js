// Tells the map and the article which place is chosen; small, as it is all that a choice sends to them.
// data: { code, fact, lon, lat }; lon is null for what has no place on the map.
export default function ({ data }) {
  window.__stanceAtlasChosen = data;
  window.dispatchEvent(new Event("stance-atlas-chosen"));
}
