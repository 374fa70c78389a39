// The article as it is, every stretch that carries a record marked; `data` is what fillArticle of blocks.js takes. What
// is chosen it hears from chosen.js. The text is one stop of the Tab key; right and left go from mark to mark.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".text");
  if (fillArticle(root, data)) {
    for (const mark of root.marks.filter((m) => m.dataset.codes)) {
      mark.tabIndex = -1;
      mark.setAttribute("role", "button");
    }
  }
  show();

  function pressed(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return pick(event);
    const marks = root.marks.filter((m) => m.dataset.codes);
    const at = marks.indexOf(event.target.closest?.(".mark"));
    const next = at < 0 ? (root.querySelector(".mark.on") ?? marks[0]) : marks[at + step];
    next?.focus();
    event.preventDefault();
  }

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
  root.onkeydown = pressed;
  window.addEventListener("stance-atlas-chosen", show);
  return () => window.removeEventListener("stance-atlas-chosen", show);
}
