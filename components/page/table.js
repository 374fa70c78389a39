// A table of records: a column's name sorts, typing narrows, a row chooses its country. Text only ever enters as text nodes.
// data: { key, label, codes, ids, columns: [{ name, cells, keys, quote }] }; what is chosen it hears from chosen.js.
const SLICE = 120; // rows; more come as the reader scrolls
const compare = new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare;

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".box");
  const [find, told, scroll, body] = ["input", "output", ".scroll", "tbody"].map((s) => box.querySelector(s));
  if (box.dataset.key !== data.key) build();
  emphasise();

  function build() {
    box.dataset.key = data.key;
    box.aim = null;
    box.querySelector("table").setAttribute("aria-label", data.label);
    box.querySelector(".tools").hidden = data.codes.length < 8;
    find.value = "";
    box.order = data.codes.map((_, n) => n);
    const heads = data.columns.map((column) => {
      const head = make("th", column.quote ? "quote" : "");
      head.append(make("button", "sort", column.name));
      head.scope = "col";
      return head;
    });
    box.querySelector("thead tr").replaceChildren(...heads);
    redraw();
  }

  function redraw() {
    const words = find.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const all = (n) => data.columns.map((c) => c.cells[n]).join(" ").toLocaleLowerCase();
    box.shown = words.length ? box.order.filter((n) => words.every((w) => all(n).includes(w))) : box.order;
    told.textContent = words.length ? `${box.shown.length} of ${box.order.length}` : "";
    body.replaceChildren();
    scroll.scrollTop = 0;
    more();
  }

  function more() {
    const next = box.shown.slice(body.rows.length, body.rows.length + SLICE);
    body.append(...next.map(row));
    mark();
  }

  function row(n) {
    const line = make("tr", data.codes[n] ? "pick" : "");
    line.dataset.row = n;
    data.columns.forEach(({ name, cells, quote }, place) => {
      const cell = make("td", quote ? "quote" : "");
      cell.dataset.name = name;
      if (place === 0 && data.codes[n]) cell.append(make("button", "", cells[n]));
      else cell.append(make("span", "", cells[n]));
      line.append(cell);
    });
    return line;
  }

  function sort(head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    box.querySelectorAll("th").forEach((h) => h.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const { cells, keys } = data.columns[head.cellIndex];
    const by = keys ?? cells;
    const none = (n) => by[n] === null || by[n] === "—";
    box.order.sort((a, b) => none(a) - none(b) || (none(a) ? 0 : (down ? -1 : 1) * order(by[a], by[b])) || a - b);
    redraw();
  }

  function order(a, b) {
    return typeof a === "number" ? a - b : compare(a, b);
  }

  function click(event) {
    const head = event.target.closest("th");
    if (head) return sort(head);
    const line = event.target.closest("tr.pick");
    if (!line || window.getSelection()?.toString()) return; // who marks words to copy them chooses nothing
    const n = Number(line.dataset.row);
    box.own = data.codes[n]; // the reader is there already
    setTriggerValue("picked", { code: data.codes[n], id: data.ids[n] });
  }

  function mark() {
    const { code, fact } = window.__stanceAtlasChosen ?? { code: "", fact: "" };
    for (const line of body.rows) {
      const n = line.dataset.row;
      const on = fact ? data.ids[n] === fact : Boolean(code) && data.codes[n] === code;
      if (on) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
  }

  function emphasise() {
    mark();
    const { code, fact } = window.__stanceAtlasChosen ?? { code: "", fact: "" };
    const aim = `${code} ${fact}`;
    if (box.aim === aim) return;
    const first = body.querySelector("[aria-current]");
    if (first && box.own !== code) scroll.scrollTop = first.offsetTop - scroll.clientHeight / 3;
    box.own = null;
    box.aim = aim;
  }

  box.onclick = click;
  find.oninput = redraw;
  scroll.onscroll = () => {
    const near = scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - 600;
    if (near && body.rows.length < box.shown.length) more();
  };
  window.addEventListener("stance-atlas-chosen", emphasise);
  return () => window.removeEventListener("stance-atlas-chosen", emphasise);
}

function make(name, style, text = "") {
  const node = document.createElement(name);
  if (style) node.className = style;
  if (name === "button") node.type = "button";
  node.textContent = text;
  return node;
}
