// Fetches the file that a button names (data-file) and saves it under data-name. What happens meanwhile, and what went
// wrong, is told under the buttons (.sa-told) in the server's own words. One listener serves the whole page.
export default function () {
  document.addEventListener("click", clicked);
  return () => document.removeEventListener("click", clicked);
}

const PATIENCE = 5000; // ms until more is said to who waits

async function clicked(event) {
  const button = event.target.closest?.("[data-file]");
  if (!button || button.getAttribute("aria-busy")) return;
  const what = button.textContent;
  button.setAttribute("aria-busy", "true");
  tell(`Making ${what} …`);
  const more = window.setTimeout(
    () => tell(`Still making ${what}: a large case takes a while, and files are made one after the other.`),
    PATIENCE,
  );
  try {
    const answer = await fetch(button.dataset.file);
    // Where the route is missing, Streamlit answers any address with its page and 200.
    const whole = answer.ok && answer.headers.has("content-disposition");
    if (whole) save(await answer.blob(), button.dataset.name);
    tell(whole ? `${what} is among your downloads.` : await words(answer, what));
  } catch {
    tell(`${what} did not come: the server could not be reached. Try again when the connection is back.`);
  } finally {
    window.clearTimeout(more);
    button.removeAttribute("aria-busy");
  }
}

// The server answers in a sentence of plain text; what stands between may answer with a page of its own.
async function words(answer, what) {
  const plain = (answer.headers.get("content-type") ?? "").startsWith("text/plain");
  const said = plain ? (await answer.text()).trim() : "";
  return said && said.length < 600 ? said : `${what} could not be made (${answer.status}). Try again in a minute.`;
}

function tell(text) {
  const place = document.querySelector(".sa-told");
  if (place) place.textContent = text;
}

function save(data, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
