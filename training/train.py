"""Fine-tune an encoder with its heads on annotated texts.

    python -m training.train ENCODER_DIR OUT_DIR --texts DIR,... --items FILE,... --dev DIR,... [--epochs N] [--seed N] [...]

Every epoch writes OUT_DIR/last.pt (encoder, heads, optimiser, epoch), from which an interrupted run goes on. One thread.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from data.reading.gazetteer import plurals, rows, state_names
from data.reading.heads import Judgement, judge_window
from data.reading.windows import MARKS, Layout, Piece, Window, pieces
from training.examples import KINDS, STANCES, STATUSES, Example, items, texts

FAST = "amx_tile" in Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else False
"""bfloat16 is worth it only where the processor has it in matrices."""
BEGIN = dict(zip(MARKS, ("country", "nation", "first", "second", "third", "sum", "number", ",", "heading", "item", "line"), strict=True))
TASKS = {"stance": (4, 7), "amount": (2, 8), "count": (2, 6), "goods": (2, 8), "amount_link": (3, 2), "count_link": (3, 2), "goods_link": (3, 1)}


def layout_of(folder: Path) -> Layout:
    """The layout for an encoder's tokenizer; the marks are the vocabulary's unused words."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    marks = {m: tokenizer.token_to_id(f"[unused{n + 1}]") for n, m in enumerate(MARKS)}
    first = "[CLS]" if tokenizer.token_to_id("<s>") is None else "<s>"
    last = "[SEP]" if tokenizer.token_to_id("</s>") is None else "</s>"
    assert None not in marks.values()

    def tokenize(said: list[str]) -> list[list[int]]:
        return [e.ids for e in tokenizer.encode_batch(said, add_special_tokens=False)] if said else []

    return Layout(tokenize, marks, (tokenizer.token_to_id(first), tokenizer.token_to_id(last)))


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, folder: Path, layers: int | None = None) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        if layers:
            keep = np.linspace(0, len(self.encoder.encoder.layer) - 1, layers).round().astype(int)
            self.encoder.encoder.layer = nn.ModuleList([self.encoder.encoder.layer[i] for i in keep])
            self.encoder.config.num_hidden_layers = layers
        size = self.encoder.config.hidden_size
        self.typed = self.encoder.config.model_type == "bert"
        self.padding = self.encoder.config.pad_token_id
        self.heads = nn.ModuleDict({
            name: nn.Sequential(nn.Dropout(0.1), nn.Linear(k * size, size), nn.GELU(approximate="tanh"), nn.Dropout(0.1), nn.Linear(size, out))
            for name, (k, out) in TASKS.items()
        })

    def begin(self, layout: Layout, folder: Path) -> None:
        """Give the marks the vectors of words that mean something like them."""
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        table = self.encoder.get_input_embeddings().weight
        with torch.no_grad():
            for mark, word in BEGIN.items():
                table[layout.marks[mark]] = table[tokenizer.encode(word, add_special_tokens=False).ids[0]] + 0.01 * torch.randn(table.shape[1])

    def encode(self, windows: list[Window]) -> torch.Tensor:
        longest = max(len(w.ids) for w in windows)
        ids = torch.full((len(windows), longest), self.padding)
        seen, kind = torch.zeros_like(ids), torch.zeros_like(ids)
        for n, w in enumerate(windows):
            ids[n, : len(w.ids)], seen[n, : len(w.ids)], kind[n, w.head : len(w.ids)] = torch.tensor(w.ids), 1, 1
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=FAST):
            return self.encoder(input_ids=ids, attention_mask=seen, **({"token_type_ids": kind} if self.typed else {})).last_hidden_state

    def weights(self) -> dict[str, np.ndarray]:
        said = {}
        for name, head in self.heads.items():
            said |= {f"{name}.w1": head[1].weight.T, f"{name}.b1": head[1].bias, f"{name}.w2": head[4].weight.T, f"{name}.b2": head[4].bias}
        return {k: v.detach().float().numpy().copy() for k, v in said.items()} | {f"{n}.temperature": np.float32(1) for n in TASKS}


def judge(reader: Reader, layout: Layout, examples: list[Example], budget: int = 6000) -> list[Judgement]:
    """What the reader says of each text."""
    reader.eval()
    weights = reader.weights()
    asked = [(n, w) for n, e in enumerate(examples) for w in layout.windows(e.found)]
    asked.sort(key=lambda x: len(x[1].ids))
    told = [Judgement() for _ in examples]
    with torch.no_grad():
        at = 0
        while at < len(asked):
            size = max(1, budget // len(asked[min(at + 16, len(asked) - 1)][1].ids))
            part = asked[at : at + size]
            hidden = reader.encode([w for _, w in part]).float().numpy()
            for (n, w), h in zip(part, hidden, strict=True):
                judge_window(w, h, weights, told[n])
            at += size
    return told


class Names:
    """Other states' names for those of a text, form for form, so that the names carry nothing."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[str, str]] = {}
        names = state_names()
        for row in rows("countries.csv"):
            demonym, capital = row["demonyms"].split("|")[0], row["capitals"].replace(";", "|").split("|")[0]
            if row["code"] in names and demonym and capital:
                self.forms[row["code"]] = {"name": names[row["code"]], "demonym": demonym, "capital": capital}
        self.codes = sorted(self.forms)

    def swapped(self, e: Example, dice: random.Random) -> list[list[Piece]]:
        """The pieces of a text in which about half of its states have got another's names."""
        given = pieces(e.found)
        plain: dict[str, set[str]] = {}
        for row in given:
            for p in row:
                if p.code:
                    plain.setdefault(p.code, set()).add(p.form)
        taken = set(plain)
        new = {}
        for code, forms in plain.items():
            if code in self.forms and forms <= {"name", "demonym", "capital"} and code != e.found.crisis.focus_country and code not in e.found.states and dice.random() < 0.5:
                other = dice.choice(self.codes)
                if other not in taken:
                    taken.add(other)
                    new[code] = self.forms[other]
        return [[self._other(p, new) for p in row] for row in given]

    def _other(self, p: Piece, new: dict[str, dict[str, str]]) -> Piece:
        if p.mark != "<A>" or p.code not in new:
            return p
        word = new[p.code][p.form]
        if p.form == "demonym":
            both = plurals(word)
            word = both[-1] if p.text.endswith("s") else both[0]
        return Piece(word, p.mark, p.code, p.at, p.form)


def loss_of(reader: Reader, batch: list[tuple[Example, Window]]) -> tuple[torch.Tensor, dict[str, float]]:
    """Mean loss of a batch of windows over all that is asked of them."""
    hidden = reader.encode([w for _, w in batch])
    longest, size = hidden.shape[1], hidden.shape[2]
    flat = hidden.reshape(-1, size)
    asks: dict[str, list[tuple[int, int, int]]] = {name: [] for name in TASKS}
    """By head: place of the candidate (or of the actor, in `own`), place of its partner, place of [CLS]."""
    want: dict[str, list] = {name: [] for name in TASKS}
    owners: dict[str, list[int]] = {name: [] for name in TASKS}
    actors: list[list[int]] = []
    loose: list[tuple[tuple[int, str, str], int, tuple[int, int, int]]] = []

    def link(name: str, own: int, base: int, w: Window, parts: tuple[set[str], ...]) -> None:
        for code, places in w.names.items():
            n = len(want[name])
            want[name].append([float(code in p) for p in parts])
            owners[name] += [n] * len(places)
            asks[name] += [(own, base + place, base) for place in places]

    for b, (e, w) in enumerate(batch):
        base = b * longest
        for sentence, actor, places in w.actors:
            own = len(actors)
            actors.append([base + p for p in places])
            for side, slot in w.slots.items():
                label = e.stances.get((sentence, actor, side))
                if label is not None:
                    asks["stance"].append((own, base + slot, base))
                    want["stance"].append(STANCES.index(label))
                for a, s, l in e.loose:
                    if a == actor and s == side:
                        loose.append(((b, actor, side), STANCES.index(l), (own, base + slot, base)))
            status, recipients = e.goods.get((sentence, actor), (None, set()))
            if status is not None:
                asks["goods"].append((own, 0, base))
                want["goods"].append(STATUSES.index(status))
                if status != "none":
                    link("goods_link", own, base, w, (recipients,))
        for name, asked, known, labels in (("amount", w.amounts, e.amounts, STATUSES), ("count", w.counts, e.counts, KINDS)):
            for index, place in asked:
                label, one, two = known[index]
                if label is not None:
                    asks[name].append((base + place, 0, base))
                    want[name].append(labels.index(label))
                    if label != "none":
                        link(f"{name}_link", base + place, base, w, (one, two))
    owned = None
    if actors:
        rows = torch.tensor([n for n, places in enumerate(actors) for _ in places])
        sums = torch.zeros(len(actors), size, dtype=flat.dtype).index_add(0, rows, flat[torch.tensor([p for places in actors for p in places])])
        owned = sums / torch.tensor([len(p) for p in actors], dtype=flat.dtype)[:, None]

    def told(name: str, asked: list[tuple[int, int, int]]) -> torch.Tensor:
        mine, theirs, first = (torch.tensor(column) for column in zip(*asked, strict=True))
        own = (owned if name in ("stance", "goods", "goods_link") else flat)[mine]
        if name.endswith("_link"):
            x = [own, flat[theirs], own * flat[theirs]]
        elif name == "stance":
            x = [own, flat[theirs], own * flat[theirs], flat[first]]
        else:
            x = [own, flat[first]]
        return reader.heads[name](torch.cat(x, 1)).float()

    total, count, parts = torch.zeros(()), 0.0, {}
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=FAST):
        if loose:
            with torch.no_grad():
                odds = torch.log_softmax(told("stance", [ask for *_, ask in loose]), 1)
            best: dict[tuple, tuple[float, int]] = {}
            for k, (key, y, _) in enumerate(loose):
                if odds[k, y].item() > best.get(key, (-1e9, 0))[0]:
                    best[key] = odds[k, y].item(), k
            for _, k in best.values():
                asks["stance"].append(loose[k][2])
                want["stance"].append(loose[k][1])
        for name, asked in asks.items():
            if not asked:
                continue
            out = told(name, asked)
            if name.endswith("_link"):
                pooled = torch.full((len(want[name]), out.shape[1]), -1e4).scatter_reduce(
                    0, torch.tensor(owners[name])[:, None].expand(-1, out.shape[1]), out, "amax")
                each = nn.functional.binary_cross_entropy_with_logits(pooled, torch.tensor(want[name]), reduction="sum") * 0.5
                n = 0.5 * len(want[name])
            else:
                weight = {"goods": 0.5}.get(name, 1.0)
                each = weight * nn.functional.cross_entropy(out, torch.tensor(want[name]), reduction="sum", label_smoothing=0.02)
                n = weight * len(want[name])
            total, count = total + each, count + n
            parts[name] = each.item() / max(n, 1)
    return total / max(count, 1), parts


def train(args: argparse.Namespace) -> None:
    torch.set_num_threads(args.threads)
    folder, out = Path(args.encoder), Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    random.seed(args.seed), torch.manual_seed(args.seed), np.random.seed(args.seed)
    layout = layout_of(folder)
    reader = Reader(folder, args.layers)
    reader.begin(layout, folder)
    if args.start:
        reader.load_state_dict(torch.load(args.start, weights_only=False)["reader"])
    long = [e for d in args.texts.split(",") if d for e in texts(Path(d))]
    short = [e for f in args.items.split(",") if f for e in items(Path(f))]
    print(f"{len(long)} texts, {len(short)} items", flush=True)
    if args.freeze:
        for part in (reader.encoder.embeddings, *reader.encoder.encoder.layer[: args.freeze]):
            part.requires_grad_(False)
    groups = [([p for p in reader.encoder.parameters() if p.requires_grad], args.lr), (list(reader.heads.parameters()), 5 * args.lr)]
    optimiser = torch.optim.AdamW([{"params": p, "lr": r, "top": r} for p, r in groups], weight_decay=0.01)
    names, dice = Names(), random.Random(args.seed)
    first = 0
    if (out / "last.pt").exists():
        kept = torch.load(out / "last.pt", weights_only=False)
        reader.load_state_dict(kept["reader"]), optimiser.load_state_dict(kept["optimiser"])
        first = kept["epoch"] + 1
    began, step, steps = time.time(), 0, 0
    for epoch in range(first, args.epochs):
        reader.train()
        chosen = long + short
        laid = [(e, w) for e in chosen for w in layout.windows(e.found, names.swapped(e, dice) if dice.random() < args.swap else None, dice.random() < 0.5)]
        dice.shuffle(laid)
        batches: list[list] = []
        for n in range(0, len(laid), 400):
            block = sorted(laid[n : n + 400], key=lambda x: len(x[1].ids))
            while block:
                size = max(1, args.budget // len(block[-1][1].ids))
                batches.append(block[-size:])
                block = block[:-size]
        dice.shuffle(batches)
        if not steps:
            steps, step = len(batches) * args.epochs, len(batches) * epoch
        sums: dict[str, list[float]] = {}
        for k, batch in enumerate(batches):
            step += 1
            rate = min(1, step / (0.1 * steps)) * max(0.03, 1 - max(0, step - 0.1 * steps) / (0.9 * steps))
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * rate
            loss, parts = loss_of(reader, batch)
            optimiser.zero_grad(), loss.backward()
            nn.utils.clip_grad_norm_([p for g, _ in groups for p in g], 1.0), optimiser.step()
            for name, value in parts.items():
                sums.setdefault(name, []).append(value)
            if k % 50 == 0:
                print(f"  {epoch} {k}/{len(batches)} {time.time() - began:.0f} s " + " ".join(f"{n} {np.mean(v[-50:]):.3f}" for n, v in sums.items()), flush=True)
        torch.save({"reader": reader.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch}, out / "last.new")
        (out / "last.new").replace(out / "last.pt")
        if args.each:
            torch.save({"reader": reader.state_dict()}, out / f"epoch{epoch}.pt")
        print(f"epoch {epoch} {time.time() - began:.0f} s", flush=True)
    (out / "args.json").write_text(json.dumps(vars(args)))


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    parser = argparse.ArgumentParser()
    parser.add_argument("encoder"), parser.add_argument("out")
    parser.add_argument("--texts", default=""), parser.add_argument("--items", default="")
    parser.add_argument("--epochs", type=int, default=5), parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--lr", type=float, default=1e-4), parser.add_argument("--freeze", type=int, default=0)
    parser.add_argument("--layers", type=int, default=None), parser.add_argument("--swap", type=float, default=0.5)
    parser.add_argument("--budget", type=int, default=2400), parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", default=""), parser.add_argument("--each", action="store_true")
    train(parser.parse_args())
