// Says when the server cannot be reached, and lets the page run once when it can be again: a server that began anew knows
// nothing of this page until it ran, and would take the reader's first click for the address's choice.
const PATIENCE = 1200; // ms until it is worth a word

let watching, word, wait;

export default function ({ setTriggerValue }) {
  watching?.disconnect();
  const app = document.querySelector('[data-testid="stApp"]');
  const isThere = () => app.dataset.testConnectionState === "CONNECTED";
  let away = !isThere();
  watching = new MutationObserver(() => {
    if (isThere() !== away) return;
    away = !away;
    window.clearTimeout(wait);
    if (away) {
      wait = window.setTimeout(tell, PATIENCE);
    } else {
      word?.remove();
      setTriggerValue("back", true);
    }
  });
  watching.observe(app, { attributeFilter: ["data-test-connection-state"] });
}

function tell() {
  word ??= document.createElement("p");
  word.className = "sa-lost";
  word.setAttribute("role", "status");
  document.body.append(word);
  word.textContent = "The server cannot be reached just now. What you see stays, and the page comes back by itself.";
}
