// Choose a country on the map, in the table, the list or the article; zoom and move the map. Words only ever enter as text.
"use strict";
(() => {
  const one = (query) => document.querySelector(query);
  const all = (query) => [...document.querySelectorAll(query)];
  const map = one("#map"), tip = one("#tip"), frame = one(".frame"), place = one("#place");
  const start = map.getAttribute("viewBox").split(" ").map(Number);
  const held = JSON.parse(one("#held").textContent), over = one("#over");
  let view = [...start], drag = null, moved = false;

  function choose(code, jump) {
    const panel = code && document.getElementById("panel-" + code);
    if (code && !panel) return;
    for (const p of all(".panel")) p.hidden = p !== panel;
    one("#none").hidden = Boolean(panel);
    for (const a of all(".area")) a.classList.toggle("on", a.dataset.code === code);
    let first = null;
    for (const m of all("mark[data-codes]")) {
      const on = Boolean(code) && m.dataset.codes.split(" ").includes(code);
      m.classList.toggle("on", on);
      if (on && !first) first = m;
    }
    if (first && jump !== "article") {
      const box = first.closest(".text");
      box.scrollTop += first.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
    }
    place.value = code || "";
    try { history.replaceState(null, "", code ? "#" + code : "#"); } catch { /* a sandboxed frame has no history */ }
  }

  function zoom(factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) {
    const wide = Math.min(start[2], Math.max(start[2] / 24, view[2] * factor)), real = wide / view[2];
    show([x - (x - view[0]) * real, y - (y - view[1]) * real, wide, view[3] * real]);
  }

  function show(next) {
    view = next;
    map.setAttribute("viewBox", view.join(" "));
    names();
  }

  function names() {
    const unit = view[2] / (map.clientWidth || 900);
    drawOverlay(over, held.themes[document.documentElement.dataset.theme], {
      at: ([x, y]) => [(x - held.west) * held.units, (held.north - y) * held.units],
      metres: unit / held.units, unit, frame: view, pick: (code) => choose(code),
    });
  }

  function code(target) {
    return target.closest?.("[data-code]")?.dataset.code;
  }

  function hint(shape, x, y) {
    tip.hidden = !shape;
    if (!shape) return;
    tip.textContent = shape.getAttribute("aria-label");
    const box = frame.getBoundingClientRect();
    tip.style.left = Math.max(0, Math.min(x - box.left + 14, box.width - tip.offsetWidth - 4)) + "px";
    tip.style.top = Math.max(0, Math.min(y - box.top + 14, box.height - tip.offsetHeight - 4)) + "px";
  }

  map.addEventListener("pointerdown", (e) => { drag = [e.clientX, e.clientY, ...view]; moved = false; });
  addEventListener("pointerup", () => { drag = null; });
  map.addEventListener("pointermove", (e) => {
    if (!drag) return hint(e.target.closest("[aria-label]"), e.clientX, e.clientY);
    const dx = e.clientX - drag[0], dy = e.clientY - drag[1];
    if (Math.hypot(dx, dy) < 4 && !moved) return;
    moved = true;
    hint(null);
    const unit = view[2] / map.clientWidth;
    show([drag[2] - dx * unit, drag[3] - dy * unit, view[2], view[3]]);
  });
  map.addEventListener("pointerleave", () => hint(null));
  map.addEventListener("click", (e) => { if (!moved) choose(code(e.target)); });
  map.addEventListener("focusin", (e) => {
    const box = e.target.getBoundingClientRect();
    if (e.target.dataset?.code && e.target.matches(":focus-visible")) hint(e.target, box.left + box.width / 2, box.bottom);
  });
  map.addEventListener("focusout", () => hint(null));
  document.addEventListener("keydown", (e) => {
    const mark = e.target.closest?.("mark[data-codes], .area[data-code]");
    if (!mark || (e.key !== "Enter" && e.key !== " ")) return;
    e.preventDefault();
    mark.dataset.code ? choose(mark.dataset.code) : next(mark);
  });
  function next(mark) {
    const codes = mark.dataset.codes.split(" ");
    choose(codes[(codes.indexOf(place.value) + 1) % codes.length], "article");
  }
  for (const m of all("mark[data-codes]")) m.addEventListener("click", () => next(m));
  for (const b of all("th button")) b.addEventListener("click", () => choose(b.dataset.code));
  place.addEventListener("change", () => choose(place.value));
  one("#in").addEventListener("click", () => zoom(1 / 1.6));
  one("#out").addEventListener("click", () => zoom(1.6));
  one("#whole").addEventListener("click", () => show([...start]));
  one("#theme").addEventListener("click", () => {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    names();
  });
  one("#find").addEventListener("input", (e) => {
    const sought = e.target.value.toLowerCase();
    for (const row of all("tbody tr")) row.hidden = !row.textContent.toLowerCase().includes(sought);
  });
  addEventListener("hashchange", () => choose(decodeURIComponent(location.hash.slice(1))));
  new ResizeObserver(names).observe(map);
  document.fonts?.ready.then(names);
  if (location.hash.length > 1) choose(location.hash.slice(1));
})();
