// Copies what a button carries (data-copy) and says so on the button. One listener serves the whole page.
export default function () {
  document.addEventListener("click", clicked);
  return () => document.removeEventListener("click", clicked);
}

async function clicked(event) {
  const button = event.target.closest?.("[data-copy]");
  if (!button || button.dataset.label) return;
  const done = await copy(button.dataset.copy);
  button.dataset.label = button.textContent;
  button.textContent = done ? "Copied" : "Press Ctrl+C";
  if (!done) window.prompt("Copy this text:", button.dataset.copy);
  window.setTimeout(() => {
    button.textContent = button.dataset.label;
    delete button.dataset.label;
  }, 1600);
}

// Browsers give the clipboard only to pages on https or localhost; elsewhere a selected field can still be copied.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.cssText = "position:fixed;opacity:0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
