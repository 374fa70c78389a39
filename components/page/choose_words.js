// An article in which a reviewer selects words. Text only ever enters as text nodes; offsets are counted in characters as
// Python counts them (code points), not in UTF-16 units.
// data: { key, pieces: [[text, tone]], at }; `at` is the offset to scroll to, or -1.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".text");
  if (root.dataset.key !== data.key) build();
  if (data.at >= 0 && root.dataset.at !== String(data.at)) scroll();

  function build() {
    root.replaceChildren();
    root.dataset.key = data.key;
    for (const [text, tone] of data.pieces) {
      if (!tone) {
        root.append(document.createTextNode(text));
        continue;
      }
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.textContent = text;
      mark.style.setProperty("--tone", tone);
      root.append(mark);
    }
  }

  function scroll() {
    root.dataset.at = String(data.at);
    let left = data.at;
    for (const node of root.childNodes) {
      const size = [...node.textContent].length;
      if (left < size) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const top = range.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop;
        root.scrollTo({ top: Math.max(0, top - root.clientHeight / 3), behavior: "auto" });
        return;
      }
      left -= size;
    }
  }

  function chosen() {
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

  root.onmouseup = () => setTimeout(chosen, 0);
  root.onkeyup = (event) => event.shiftKey && chosen();
}
