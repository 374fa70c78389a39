// The article as it is, every stretch that carries a record marked; `data` is what fillArticle of blocks.js takes. What
// is chosen it hears from chosen.js.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".text");
  if (fillArticle(root, data)) {
    for (const mark of root.marks.filter((m) => m.dataset.codes)) {
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
    }
  }
  show();

  function pick(event) {
    const mark = event.target.closest?.(".mark");
    if (!mark || !mark.dataset.codes) return;
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    const codes = (mark.dataset.named || mark.dataset.codes).split(" "); // a name chooses itself, else one by one
    const next = codes[(codes.indexOf(root.dataset.chosen ?? "") + 1) % codes.length];
    root.dataset.own = next; // the reader is there already
    setTriggerValue("picked", { code: next, ids: mark.dataset.ids.split(" ") });
  }

  function show() {
    const chosen = window.__stanceAtlasChosen ?? { code: "", fact: "" };
    root.dataset.chosen = chosen.code;
    const first = emphasise(root, chosen);
    const aim = `${chosen.code} ${chosen.fact}`;
    if (first && root.dataset.aim !== aim && root.dataset.own !== chosen.code) reach(root, first);
    if (root.dataset.aim !== aim) delete root.dataset.own;
    root.dataset.aim = aim;
  }

  root.onclick = pick;
  root.onkeydown = pick;
  window.addEventListener("stance-atlas-chosen", show);
  return () => window.removeEventListener("stance-atlas-chosen", show);
}
