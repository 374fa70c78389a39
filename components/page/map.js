// Draws the map once and keeps it: another layer or date is a change of what is there, so the reader's view stays.
// Outlines the chosen country (which it hears of from chosen.js) and reports clicks. All text goes to Plotly escaped.
// data: { figure: {data, layout}, overlay, shapes, config, plotly, view, theme, ink, alt }; overlay.js stands before this file.
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
  let watchedArea = null;
  let wanted = null;
  let busy = false;
  let held = null; // what is drawn now
  let at = ""; // the reader's place: case and region
  let moved = false; // whether the reader has moved the map since it was fitted
  let waiting = 0;
  const zooms = new MutationObserver(soon);
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
        moved &&= view === at;
        [held, at, wanted] = [wanted, view, null];
        const first = !box.on;
        if (!first && !document.hidden) await paint(figure.data);
        await plotly.react(box, figure.data, fitted(figure.layout, held.shapes), config);
        if (first) begin();
        veil(false);
        home();
        outline();
        over();
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
    for (const layer of box.querySelectorAll(".geolayer .scatterlayer, .sa-over")) layer.style.visibility = on ? "hidden" : "";
  }

  // The window as it fits this frame; where the reader has moved the map, as it is.
  function fitted(layout, ways) {
    const ratio = box.clientWidth / box.clientHeight || ways[0][0];
    const far = ([shape]) => Math.abs(Math.log(shape / ratio));
    const [, how] = ways.reduce((best, way) => (far(way) < far(best) ? way : best));
    const now = moved && box._fullLayout?.geo;
    const { center, projection } = now || { center: layout.geo.center, projection: { ...layout.geo.projection, scale: how.scale } };
    const { type } = layout.geo.projection, { lon, lat, roll } = projection.rotation;
    const view = { center: { lon: center.lon, lat: center.lat }, projection: { type, scale: projection.scale, rotation: { lon, lat, roll } } };
    const ranges = { lonaxis: how.lon < 180 ? { range: [lon - how.lon, lon + how.lon] } : {}, lataxis: { range: how.lat } };
    return { ...layout, geo: { ...layout.geo, ...view, ...ranges }, uirevision: Math.random() };
  }

  // Where the button "reset" leads: to the window of what is drawn.
  function home() {
    const geo = box._fullLayout?.geo, start = geo?._subplot?.viewInitial;
    if (!start || moved) return;
    for (const key of Object.keys(start)) {
      const value = key.split(".").reduce((part, name) => part?.[name], geo);
      if (value !== undefined) start[key] = value;
    }
  }

  function wandered() {
    const geo = box._fullLayout.geo, start = geo._subplot?.viewInitial ?? {};
    moved = Object.entries(start).some(([key, value]) => {
      const now = key.split(".").reduce((part, name) => part?.[name], geo);
      return typeof value === "number" && Math.abs(now - value) > 1e-6;
    });
  }

  function soon() {
    waiting ||= requestAnimationFrame(() => { waiting = 0; over(); });
  }

  // Names, marks, arrows: laid over the areas anew whenever these move.
  function over() {
    const layer = box.querySelector(".main-svg .geolayer"), map = box._fullLayout?.geo?._subplot;
    if (!layer || !map?.projection || !held) return;
    let group = layer.parentNode.querySelector(":scope > .sa-over");
    if (!group) {
      group = document.createElementNS(SVG, "g");
      group.setAttribute("class", "sa-over");
      layer.after(group);
    }
    const frame = [box.clientWidth, box.clientHeight];
    const spot = (place) => {
      const found = map.projection(place);
      return found && found[0] > -40 && found[1] > -40 && found[0] < frame[0] + 40 && found[1] < frame[1] + 40 ? found : null;
    };
    const metres = 6378137 / map.projection.scale();
    drawOverlay(group, held.overlay, { at: spot, metres, frame, pick: (code) => box.stanceAtlas.report(code) });
    const first = box.querySelector(".choroplethlayer path");
    if (first && first !== watchedArea) {
      zooms.disconnect();
      zooms.observe(first, { attributes: true, attributeFilter: ["d"] });
      watchedArea = first;
    }
  }

  function begin() {
    box.on("plotly_click", clicked);
    box.on("plotly_afterplot", outline);
    box.on("plotly_relayout", wandered);
    sizes.observe(box);
  }

  function fit() {
    const { width, height } = box._fullLayout ?? {};
    if (width && box.clientWidth && (Math.abs(width - box.clientWidth) > 1 || Math.abs(height - box.clientHeight) > 1)) {
      held && !busy ? show(wanted ?? held) : window.Plotly.Plots.resize(box);
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
    zooms.disconnect();
    cancelAnimationFrame(waiting);
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

// Streamlit has no call that sets the theme; it reads this key when the page loads.
function wantTheme(theme) {
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
