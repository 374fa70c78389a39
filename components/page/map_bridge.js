// Keeps the map where the reader left it when Plotly draws anew, outlines the chosen country, and reports clicks.
// data: { box, view, theme, ink }. What is chosen it hears from chosen.js.
export default function (component) {
  const { data, setTriggerValue } = component;
  const kept = (window.__stanceAtlasViews ??= {});
  const SVG = "http://www.w3.org/2000/svg";
  let chart = null;
  let watched = null;
  let lastClick = 0;

  wantTheme(data.theme);
  window.addEventListener("stance-atlas-chosen", outline);
  const box = document.querySelector(data.box);
  const arrivals = new MutationObserver(attach);
  if (box) arrivals.observe(box, { childList: true, subtree: true });
  const shapes = new MutationObserver(outline);
  attach();

  function attach() {
    const found = box?.querySelector(".js-plotly-plot");
    if (!found || found === chart || !found.on || !found._fullLayout?.geo) return;
    chart = found;
    chart.on("plotly_click", clicked);
    chart.on("plotly_relayout", remember);
    chart.on("plotly_afterplot", outline);
    restore();
    outline();
  }

  function clicked(event) {
    const point = event.points?.find((p) => typeof p.customdata === "string");
    if (!point || Date.now() - lastClick < 150) return;
    lastClick = Date.now();
    setTriggerValue("picked", point.customdata);
  }

  function remember() {
    const geo = chart._fullLayout.geo;
    kept[data.view] = {
      "geo.projection.scale": geo.projection.scale,
      "geo.projection.rotation.lon": geo.projection.rotation.lon,
      "geo.projection.rotation.lat": geo.projection.rotation.lat,
      "geo.center.lon": geo.center.lon,
      "geo.center.lat": geo.center.lat,
    };
  }

  function restore() {
    const view = kept[data.view];
    const geo = chart._fullLayout.geo;
    if (!view || !window.Plotly) return;
    const moved = view["geo.projection.scale"] !== geo.projection.scale
      || view["geo.projection.rotation.lon"] !== geo.projection.rotation.lon
      || view["geo.center.lat"] !== geo.center.lat || view["geo.center.lon"] !== geo.center.lon;
    if (moved) window.Plotly.relayout(chart, view);
  }

  function outline() {
    if (!chart) return;
    const areas = chart.querySelector(".geolayer .layer.backplot .choroplethlayer") ?? chart.querySelector(".choroplethlayer");
    const top = chart.querySelector(".geolayer .layer.frontplot") ?? areas?.parentNode;
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
    const at = chart._fullLayout.geo._subplot?.projection?.([chosen.lon, chosen.lat]);
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
    shape.style.cssText = `fill:none;stroke:${data.ink};stroke-width:1.6px;stroke-linejoin:round;pointer-events:none`;
    top.appendChild(shape);
  }

  return () => {
    window.removeEventListener("stance-atlas-chosen", outline);
    arrivals.disconnect();
    shapes.disconnect();
    chart?.removeListener?.("plotly_click", clicked);
    chart?.removeListener?.("plotly_relayout", remember);
    chart?.removeListener?.("plotly_afterplot", outline);
    chart?.querySelectorAll(".sa-chosen").forEach((old) => old.remove());
  };
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
