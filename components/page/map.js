// Draws the map once and keeps it: another layer or date is a change of what is there, so the reader's view stays.
// Outlines the chosen country (which it hears of from chosen.js) and reports clicks. All text goes to Plotly escaped.
// data: { figure: {data, layout}, config, plotly, view, theme, ink, alt }
const idle = window.requestIdleCallback ?? setTimeout; // Safari has none
const SVG = "http://www.w3.org/2000/svg";

export default function ({ data, parentElement, setTriggerValue }) {
  wantTheme(data.theme);
  const box = parentElement.querySelector(".map");
  const map = (box.stanceAtlas ??= keeper(box));
  box.setAttribute("aria-label", data.alt);
  map.report = (code) => setTriggerValue("picked", code);
  map.show(data);
  return () => setTimeout(() => box.isConnected || map.end()); // it may only have been moved
}

function keeper(box) {
  let ink = "";
  let lastClick = 0;
  let watched = null;
  let wanted = null;
  let busy = false;
  const shapes = new MutationObserver(outline);
  const sizes = new ResizeObserver(fit);
  window.addEventListener("stance-atlas-chosen", outline);

  // One drawing at a time; of several that wait only the newest is drawn.
  async function show(data) {
    wanted = data;
    if (busy) return;
    busy = true;
    try {
      const plotly = await load(data.plotly);
      while (wanted) {
        const { figure, config, view } = wanted;
        ink = wanted.ink;
        wanted = null;
        const first = !box.on;
        if (!first && !document.hidden) await paint(figure.data);
        await plotly.react(box, figure.data, { ...figure.layout, uirevision: view }, config);
        if (first) begin();
        veil(false);
        outline();
      }
    } finally {
      busy = false;
    }
  }

  // Plotly takes a tenth of a second to draw anew; the areas take their new colours at once and the rest follows.
  function paint([areas]) {
    const fills = new Map(areas.locations.map((code, n) => [code, areas.colorscale[2 * areas.z[n]][1]]));
    for (const path of box.querySelectorAll(".choroplethlayer path")) {
      path.style.fill = fills.get(path.__data__?.loc) ?? path.style.fill;
    }
    veil(true);
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => idle(done, { timeout: 200 }))));
  }

  // What lies over the areas, of the layer that goes.
  function veil(on) {
    for (const layer of box.querySelectorAll(".geolayer .scatterlayer")) layer.style.visibility = on ? "hidden" : "";
  }

  function begin() {
    box.on("plotly_click", clicked);
    box.on("plotly_afterplot", outline);
    sizes.observe(box);
  }

  function fit() {
    const { width, height } = box._fullLayout ?? {};
    if (width && box.clientWidth && (Math.abs(width - box.clientWidth) > 1 || Math.abs(height - box.clientHeight) > 1)) {
      window.Plotly.Plots.resize(box);
    }
  }

  function clicked(event) {
    const point = event.points?.find((p) => typeof p.customdata === "string");
    if (!point || Date.now() - lastClick < 150) return;
    lastClick = Date.now();
    box.stanceAtlas.report(point.customdata);
  }

  function outline() {
    const areas = box.querySelector(".geolayer .layer.backplot .choroplethlayer") ?? box.querySelector(".choroplethlayer");
    const top = box.querySelector(".geolayer .layer.frontplot") ?? areas?.parentNode;
    if (!top) return;
    top.querySelectorAll(".sa-chosen").forEach((old) => old.remove());
    const chosen = window.__stanceAtlasChosen;
    if (!chosen || chosen.lon === null) return;
    const path = [...(areas?.querySelectorAll("path") ?? [])].find((p) => p.__data__?.loc === chosen.code);
    let size = 0;
    if (path?.getAttribute("d")) {
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("d", path.getAttribute("d"));
      dress(line, top, chosen.code);
      size = Math.hypot(line.getBBox().width, line.getBBox().height);
      if (watched !== path) {
        shapes.disconnect();
        shapes.observe(path, { attributes: true, attributeFilter: ["d"] });
        watched = path;
      }
    }
    if (size < 16) ring(top, chosen);
  }

  function ring(top, chosen) {
    const at = box._fullLayout.geo._subplot?.projection?.([chosen.lon, chosen.lat]);
    if (!at) return;
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("cx", at[0]);
    circle.setAttribute("cy", at[1]);
    circle.setAttribute("r", 10);
    dress(circle, top, chosen.code);
  }

  function dress(shape, top, code) {
    shape.setAttribute("class", "sa-chosen");
    shape.setAttribute("data-code", code);
    shape.style.cssText = `fill:none;stroke:${ink};stroke-width:1.6px;stroke-linejoin:round;pointer-events:none`;
    top.appendChild(shape);
  }

  function end() {
    window.removeEventListener("stance-atlas-chosen", outline);
    shapes.disconnect();
    sizes.disconnect();
    if (box.on) window.Plotly.purge(box);
    delete box.stanceAtlas;
  }

  return { show, end, report: null };
}

// Plotly is asked for in the head of the page; where that was not done, here.
function load(url) {
  return (window.__stanceAtlasPlotly ??= new Promise((done, fail) => {
    if (window.Plotly) return done(window.Plotly);
    let script = [...document.scripts].find((s) => s.src.endsWith(url));
    if (!script) {
      script = document.createElement("script");
      script.src = new URL(url, document.baseURI);
      document.head.append(script);
    }
    script.addEventListener("load", () => done(window.Plotly));
    script.addEventListener("error", () => fail(new Error(`${url} did not come`)));
  }));
}

// Streamlit has no call that sets the theme; it reads this key when the page loads. In a frame of another site a browser
// may refuse all storage; there the frame's address says the theme (embed_options).
function wantTheme(theme) {
  try {
    void (window.localStorage, window.sessionStorage);
  } catch {
    return;
  }
  const key = `stActiveTheme-${window.location.pathname}-v2`;
  const ours = "stanceAtlasTheme";
  const wanted = theme ? (theme === "dark" ? "Dark" : "Light") : window.sessionStorage.getItem(ours) ? "System" : "";
  const stored = window.localStorage.getItem(key);
  const system = window.matchMedia("(prefers-color-scheme: dark)").matches ? "Dark" : "Light";
  if (!wanted || stored === JSON.stringify(wanted) || (!stored && wanted === system)) return;
  if (window.__stanceAtlasTheme === wanted) return;
  window.__stanceAtlasTheme = wanted;
  if (theme) window.sessionStorage.setItem(ours, theme);
  else window.sessionStorage.removeItem(ours);
  window.localStorage.setItem(key, JSON.stringify(wanted));
  window.location.reload();
}
