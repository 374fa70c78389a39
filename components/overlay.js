// Draws what lies over the areas of a map: marks of small places, arrows, squares of context, names. Text only ever enters as text.
// `held`: what components/overlay.py gives; `at`: a spot to [x, y] or null; `metres`: metres a pixel now; `unit`: pixels to units of the
// drawing; `frame`: [width, height] of the drawing, or [x, y, width, height]; `pick`: called with the code of a mark that is clicked.
function drawOverlay(group, held, { at, metres, unit = 1, frame, pick }) {
  const NS = "http://www.w3.org/2000/svg";
  const { colors, size } = held;
  const px = (n) => n * unit;
  const make = (name, attributes, parent = group) => {
    const made = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  };
  const titled = (shape, words) => { if (words) make("title", {}, shape).textContent = words; };
  const step = held.steps.findLast((s) => s.metres * 1.02 >= metres);
  group.replaceChildren();

  for (const [x, y, u, v, wide, color, words, from, to] of held.flows) {
    const start = at([x, y]), end = at([u, v]);
    if (start && end) flow(start, end, px(wide), color, words, `${from}-${to}`);
  }

  for (const [code, x, y, homeX, homeY] of step?.marks ?? []) {
    const spot = at([x, y]), home = homeX === undefined ? null : at([homeX, homeY]);
    if (!spot) continue;
    const [fill, pattern, ink, outline, words] = held.looks[code];
    if (home) make("path", { d: `M${home}L${spot}`, stroke: colors.mark, "stroke-width": px(0.8), fill: "none" });
    const mark = make("g", { class: "sa-mark", "data-code": code, transform: `translate(${spot})` });
    make("circle", { r: px(held.mark), fill, stroke: outline || colors.mark, "stroke-width": px(1.1) }, mark);
    if (pattern) make("path", { d: strokes(pattern, px(held.mark)), stroke: ink, "stroke-width": px(1.4), fill: "none" }, mark);
    titled(mark, `${held.texts[code][0]}: ${words}`);
    if (pick) mark.addEventListener("click", (event) => { event.stopPropagation(); pick(code); });
  }

  for (const [code, x, y, color, words] of held.context) {
    const spot = at([x, y]);
    if (!spot) continue;
    const s = px(4);
    const square = make("rect", {
      class: "context", "data-code": code, x: spot[0] - s, y: spot[1] - s, width: 2 * s, height: 2 * s, role: "img",
      "aria-label": words, fill: color || colors.page, stroke: colors.mark, "stroke-width": px(1.3),
    });
    titled(square, words);
  }

  const edge = frame.length === 4 ? frame : [0, 0, ...frame];
  for (const [code, lines, x, y, inside, endX, endY] of step?.labels ?? []) {
    const spot = at([x, y]);
    if (!spot) continue;
    const [name, bold, ink, fill] = held.texts[code];
    const label = make("g", { class: "sa-label", "data-code": code, "pointer-events": "none" });
    const lead = px(size * 1.2), top = spot[1] - ((lines.length - 1) * lead) / 2;
    const said = name.split(" ").length; // its lines are the name's until its words are used up
    let words = 0;
    lines.forEach((line, n) => {
      const heavy = bold && words < said;
      words += line.split(" ").length;
      const text = make("text", {
        x: spot[0], y: top + n * lead + px(size * 0.27), "text-anchor": "middle", "font-size": px(size),
        "font-weight": heavy ? 600 : 400, fill: inside ? ink : colors.text, stroke: inside ? fill : colors.page,
        "stroke-width": px(inside ? 3 : 3.4), "stroke-linejoin": "round", "paint-order": "stroke", "stroke-opacity": 0.85,
      }, label);
      text.textContent = line;
    });
    const box = label.getBBox();
    if (box.x < edge[0] || box.y < edge[1] || box.x + box.width > edge[0] + edge[2] || box.y + box.height > edge[1] + edge[3]) {
      label.remove();
      continue;
    }
    const end = endX === undefined ? null : at([endX, endY]);
    if (!end) continue;
    const near = [Math.min(Math.max(end[0], box.x), box.x + box.width), Math.min(Math.max(end[1], box.y), box.y + box.height)];
    for (const [stroke, wide] of [[colors.page, 2.6], [colors.text, 0.9]]) {
      label.prepend(make("path", { class: "sa-leader", d: `M${near}L${end}`, stroke, "stroke-width": px(wide), fill: "none" }));
    }
    label.prepend(label.childNodes[1]); // the pale line below the dark one
    make("circle", { cx: end[0], cy: end[1], r: px(1.4), fill: colors.text }, label);
  }

  function flow([x, y], [u, v], wide, color, words, name) {
    const side = u >= x ? 0.18 : -0.18;
    const control = [(x + u) / 2 + 2 * side * (v - y), (y + v) / 2 - 2 * side * (u - x)];
    const angle = Math.atan2(v - control[1], u - control[0]), head = Math.min(px(7) + 1.3 * wide, 0.6 * Math.hypot(u - x, v - y));
    const base = [u - head * Math.cos(angle), v - head * Math.sin(angle)], across = 0.42 * head + wide / 4;
    const wing = [across * Math.sin(angle), -across * Math.cos(angle)];
    const bow = `M${x} ${y}Q${control} ${base}`;
    const tip = `M${u} ${v}L${base[0] + wing[0]} ${base[1] + wing[1]}L${base[0] - wing[0]} ${base[1] - wing[1]}Z`;
    const made = make("g", { class: "flow", "data-flow": name, role: "img", "aria-label": words });
    make("path", { d: bow, stroke: colors.page, "stroke-width": wide + px(2), fill: "none" }, made);
    make("path", { d: tip, fill: color, stroke: colors.page, "stroke-width": px(1) }, made);
    make("path", { d: bow, stroke: color, "stroke-width": wide, fill: "none" }, made);
    titled(made, words);
  }

  // Lines of a pattern inside a circle of this radius.
  function strokes(pattern, r) {
    const apart = r * 0.62, reach = (d) => Math.sqrt(Math.max(0, r * r - d * d));
    const turned = { "/": [-Math.PI / 4], "\\": [Math.PI / 4], x: [Math.PI / 4, -Math.PI / 4], "-": [0], "+": [0, Math.PI / 2] }[pattern];
    const at_ = pattern === "x" || pattern === "+" ? [-0.5, 0.5] : [-1, 0, 1];
    return turned.flatMap((angle) => at_.map((n) => {
      const d = n * apart, far = reach(d), [c, s] = [Math.cos(angle), Math.sin(angle)];
      return `M${-far * c - d * s} ${-far * s + d * c}L${far * c - d * s} ${far * s + d * c}`;
    })).join("");
  }
}
