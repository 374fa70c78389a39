// For article.js and choose_words.js, which come behind this in one piece: an article in blocks that end at line ends.
// The browser lays out only the blocks in view (article.css), while all of the text stays there to be searched, copied
// and read aloud. Text only ever enters as text nodes.
const BLOCK = 2000; // characters, a screenful
const LINE = 72; // characters in a line, about: until a block was laid out its height is a guess

// `data` is bytes: a key, which changes with the article, and in the next line JSON: of each stretch its text, or
// { t, ids, codes, named, tone, tip } where records rest on it. Fills `root` unless it has this key; true if it did.
function fillArticle(root, data) {
  const end = data.indexOf(10);
  const read = new TextDecoder();
  const key = read.decode(data.subarray(0, end));
  if (root.dataset.key === key) return false;
  const all = document.createDocumentFragment();
  let block = null;
  let size = 0;
  let rows = 0;
  for (const stretch of JSON.parse(read.decode(data.subarray(end + 1)))) {
    const parts = typeof stretch === "string" ? stretch.split(/(?<=\n)/) : [stretch.t];
    for (const part of parts) {
      if (!block) {
        block = all.appendChild(document.createElement("div"));
        block.className = "block";
        size = rows = 0;
      }
      block.append(part === stretch.t ? marked(stretch) : part);
      size += part.length;
      rows += part.length / LINE + (part.endsWith("\n") ? 0.5 : 0);
      block.style.containIntrinsicBlockSize = `auto ${Math.ceil(rows) * 1.68}rem`;
      if (size >= BLOCK && part.endsWith("\n")) block = null;
    }
  }
  root.replaceChildren(all);
  root.dataset.key = key;
  root.marks = [...root.querySelectorAll(".mark")];
  return true;
}

function marked({ t, ids, codes, named, tone, tip }) {
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.textContent = t;
  mark.title = tip;
  mark.dataset.codes = codes.join(" ");
  mark.dataset.ids = ids.join(" ");
  mark.dataset.named = named.join(" ");
  mark.style.setProperty("--tone", tone);
  return mark;
}

// Marks what is chosen, and returns the first of it: one record, or all of a country where no record is.
function emphasise(root, { code, fact }) {
  const wanted = fact || code;
  let first = null;
  for (const mark of root.marks) {
    const on = Boolean(wanted) && (fact ? mark.dataset.ids : mark.dataset.codes).split(" ").includes(wanted);
    mark.classList.toggle("on", on);
    if (on) first ??= mark;
  }
  return first;
}

const STILL = 8; // frames without a move, after which the mark is taken to be where it stays

// Scrolls the article, not the page, to a mark; again when the panel comes into view, as only then its blocks are laid
// out, and when the fonts have come.
function reach(root, mark) {
  root.sight?.disconnect();
  root.sight = new IntersectionObserver((seen, sight) => {
    if (!seen.some((s) => s.isIntersecting)) return;
    sight.disconnect();
    settle(root, mark);
  });
  root.sight.observe(root);
  document.fonts.ready.then(() => settle(root, mark));
}

// Blocks that come into view are not as high as was guessed, so look again in the next frames, for two seconds at most.
// The latest mark asked for wins, and a reader who scrolls ends it.
function settle(root, mark) {
  const task = (root.task = {});
  root.onwheel = root.ontouchstart = root.onpointerdown = () => (root.task = null);
  let still = 0;
  let left = 120;
  (function look() {
    if (root.task !== task || still >= STILL || left <= 0) return;
    const was = root.scrollTop;
    const off = mark.getBoundingClientRect().top - root.getBoundingClientRect().top - root.clientHeight / 3;
    if (Math.abs(off) > 2) root.scrollTop = was + off;
    still = root.scrollTop === was ? still + 1 : 0;
    left -= 1;
    requestAnimationFrame(look);
  })();
}
