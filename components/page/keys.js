// Single keys press buttons: data.keys maps a key to the Streamlit key of a button. Not while somebody types or a dialog is open.
export default function ({ data }) {
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const at = event.composedPath()[0];
    if (at.matches?.("input, textarea, select, [contenteditable], [role=combobox]")) return;
    if (document.querySelector('[role="dialog"]')) return;
    const name = data.keys[event.key];
    if (!name) return;
    event.preventDefault();
    event.stopPropagation();
    document.querySelector(`.st-key-${name} button:not(:disabled)`)?.click();
  }

  document.addEventListener("keydown", pressed, true);
  return () => document.removeEventListener("keydown", pressed, true);
}
