// A click on a name (data-choose) chooses its country. Of a group of buttons (data-rove) only one is a stop of the Tab key;
// the arrow keys go on from it. The panel's buttons change with the choice, so who came by keyboard is led to the new ones.
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const PATIENCE = 5000; // ms in which the panel may change

let seek = null;

export default function ({ setTriggerValue }) {
  function clicked(event) {
    const name = event.target.closest?.("[data-choose]");
    const back = event.target.closest?.(".st-key-unchoose button");
    if (event.detail === 0 && name) lead(() => document.querySelector(".st-key-unchoose button"));
    if (event.detail === 0 && back) lead(() => document.querySelector(".st-key-country_panel [data-choose]"));
    if (name) setTriggerValue("picked", { code: name.dataset.choose, fact: name.dataset.fact ?? "" });
  }

  document.addEventListener("click", clicked);
  document.addEventListener("keydown", moved);
  return () => {
    document.removeEventListener("click", clicked);
    document.removeEventListener("keydown", moved);
  };
}

function moved(event) {
  const group = event.target.closest?.("[data-rove]");
  const step = STEPS[event.key];
  if (!group || !(step || event.key === "Home" || event.key === "End")) return;
  const all = [...group.querySelectorAll("button")];
  const at = all.indexOf(event.target);
  const next = event.key === "Home" ? all[0] : event.key === "End" ? all.at(-1) : all[(at + step + all.length) % all.length];
  for (const button of all) button.tabIndex = button === next ? 0 : -1;
  next.focus();
  event.preventDefault();
}

// Focus what `find` finds as soon as it is there, unless the reader has gone elsewhere meanwhile.
function lead(find) {
  const task = (seek = { end: Date.now() + PATIENCE });
  (function look() {
    if (seek !== task || Date.now() > task.end) return;
    const found = find();
    const lost = document.activeElement === document.body || !document.activeElement?.isConnected;
    if (found && lost) found.focus();
    else requestAnimationFrame(look);
  })();
}
