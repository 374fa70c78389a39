// An article in which a reviewer selects words; `data` is what fillArticle of blocks.js takes. Offsets are counted in
// characters as Python counts them (code points), not in UTF-16 units. Which record is at hand it hears from chosen.js.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".text");
  fillArticle(root, data);
  show();

  function show() {
    const chosen = window.__stanceAtlasChosen ?? { code: "", fact: "" };
    const first = emphasise(root, { code: "", fact: chosen.fact });
    if (first && root.dataset.fact !== chosen.fact) reach(root, first);
    root.dataset.fact = chosen.fact;
  }

  function chosenWords() {
    const host = root.getRootNode();
    const selection = (host.getSelection ? host.getSelection() : null) ?? document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(root);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    const end = start + [...range.toString()].length;
    if (end > start) setTriggerValue("chosen", { start, end });
  }

  root.onmouseup = () => setTimeout(chosenWords, 0);
  root.onkeyup = (event) => event.shiftKey && chosenWords();
  window.addEventListener("stance-atlas-chosen", show);
  return () => window.removeEventListener("stance-atlas-chosen", show);
}
