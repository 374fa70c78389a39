// Streamlit sends a text field when it is left, or on Enter (in an area: Ctrl and Enter). Here a pause in typing does the
// same, so that a reload or a crash loses at most the last second.
export default function () {
  const waiting = new WeakMap();
  const PAUSE = 700;

  function typed(event) {
    const field = event.target;
    const area = field.matches?.('[data-testid="stTextArea"] textarea');
    if (!area && !field.matches?.('[data-testid="stTextInput"] input')) return;
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => send(field, area), PAUSE));
  }

  function send(field, area) {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: area, bubbles: true, cancelable: true }));
  }

  document.addEventListener("input", typed, true);
  return () => document.removeEventListener("input", typed, true);
}
