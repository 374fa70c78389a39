// The article as it is, every stretch that carries a record marked. Text only ever enters as text nodes.
// data: { key, stretches: [{ t, tone, codes, named, ids, tip }] }; what is chosen it hears from chosen.js.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".text");
  if (root.dataset.key !== data.key) build();
  emphasise();

  function build() {
    root.replaceChildren();
    root.dataset.key = data.key;
    for (const s of data.stretches) {
      if (!s.ids.length) {
        root.append(document.createTextNode(s.t));
        continue;
      }
      const mark = document.createElement("span");
      mark.className = "mark";
      mark.textContent = s.t;
      mark.title = s.tip;
      mark.dataset.codes = s.codes.join(" ");
      mark.dataset.ids = s.ids.join(" ");
      mark.dataset.named = s.named.join(" ");
      mark.style.setProperty("--tone", s.tone);
      if (s.codes.length) {
        mark.tabIndex = 0;
        mark.setAttribute("role", "button");
      }
      root.append(mark);
    }
  }

  function pick(event) {
    const mark = event.target.closest?.(".mark");
    if (!mark || !mark.dataset.codes) return;
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    const codes = (mark.dataset.named || mark.dataset.codes).split(" "); // a name chooses itself, else one by one
    const next = codes[(codes.indexOf(root.dataset.chosen ?? "") + 1) % codes.length];
    root.dataset.own = "yes"; // the reader is there already
    setTriggerValue("picked", { code: next, ids: mark.dataset.ids.split(" ") });
  }

  function emphasise() {
    const { code, fact } = window.__stanceAtlasChosen ?? { code: "", fact: "" };
    root.dataset.chosen = code;
    let first = null;
    for (const mark of root.querySelectorAll(".mark")) {
      const on = fact ? mark.dataset.ids.split(" ").includes(fact)
        : Boolean(code) && mark.dataset.codes.split(" ").includes(code);
      mark.classList.toggle("on", on);
      if (on) first ??= mark;
    }
    const aim = `${code} ${fact}`;
    if (first && root.dataset.aim !== aim && !root.dataset.own) {
      const box = root.getBoundingClientRect();
      const top = first.getBoundingClientRect().top - box.top + root.scrollTop;
      root.scrollTo({ top: Math.max(0, top - box.height / 3), behavior: "auto" });
    }
    if (root.dataset.aim !== aim) delete root.dataset.own;
    root.dataset.aim = aim;
  }

  root.onclick = pick;
  root.onkeydown = pick;
  window.addEventListener("stance-atlas-chosen", emphasise);
  return () => window.removeEventListener("stance-atlas-chosen", emphasise);
}
