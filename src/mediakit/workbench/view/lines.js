// The concordance: its lines, their marks, and the keys.

const SORTS = {
  place: "in order of place", left: "by the words before", right: "by the words after", outlet: "by outlet",
  random: "at random, to judge a sample",
};

function linesPanel(app) {
  const sort = make("select", { id: newId("sort") },
    ...Object.entries(SORTS).map(([value, label]) => make("option", { value }, label)));
  const seed = make("input", { type: "number", min: 0, step: 1, value: 1, id: newId("seed"), class: "mkw-number" });
  const seedField = make("span", { hidden: true }, make("label", { for: seed.id }, "seed"), seed);
  const precision = make("div", { class: "mkw-precision" });
  const helpId = newId("keys");
  const grid = make("div", {
    role: "grid", class: "mkw-lines", "aria-label": "Lines", "aria-describedby": helpId, "aria-colcount": 3,
  });
  const more = button("More lines", () => load(), { hidden: true, class: "mkw-quiet" });
  let lines = [];
  let rows = [];
  let total = 0;
  let active = 0;
  let epoch = 0;
  let loading = false;

  sort.addEventListener("change", () => {
    seedField.hidden = sort.value !== "random";
    app.sorted(sort.value, Number(seed.value) || 0);
  });
  seed.addEventListener("change", () => app.sorted(sort.value, Math.max(0, Math.floor(Number(seed.value) || 0))));

  function lineElement(line, place) {
    const marker = (judgement, sign) =>
      button(sign, (event) => { event.stopPropagation(); setActive(place, false); mark(place, judgement, false); }, {
        class: `mkw-mark mkw-${judgement}`, tabindex: -1, "aria-pressed": "false", "aria-label": `Mark as ${judgement}`,
        title: `${judgement} (${judgement[0]})`,
      });
    const marks = make("span", { role: "gridcell", class: "mkw-marks" }, marker("right", "✓"), marker("wrong", "✗"));
    const source = make("span", { role: "gridcell", class: "mkw-source", title: line.title },
      foreign(line.group), line.day ? make("span", { class: "mkw-soft" }, line.day) : null);
    const text = make(
      "span", { role: "gridcell", class: "mkw-text", dir: line.dir },
      make("span", { class: "mkw-before" }, foreign(line.left, { dir: line.dir })),
      make("span", { class: "mkw-after" }, make("mark", { dir: "auto" }, line.match), foreign(line.right, { dir: line.dir })),
    );
    const row = make(
      "div", { role: "row", class: "mkw-line", tabindex: -1, "aria-rowindex": place + 1, "aria-expanded": "false" },
      marks, source, text,
    );
    row.addEventListener("click", () => setActive(place, true));
    row.addEventListener("dblclick", () => toggleContext(place));
    showMark(row, line.mark);
    return row;
  }

  function showMark(row, judgement) {
    row.dataset.mark = judgement;
    for (const name of ["right", "wrong"])
      row.querySelector(`.mkw-${name}`).setAttribute("aria-pressed", judgement === name ? "true" : "false");
  }

  function setActive(place, focus) {
    rows[active]?.querySelectorAll("button").forEach((one) => (one.tabIndex = -1));
    active = Math.max(0, Math.min(place, rows.length - 1));
    focusOnly(rows, rows[active]);
    rows[active]?.querySelectorAll(".mkw-mark").forEach((one) => (one.tabIndex = 0));
    rows.forEach((row, i) => row.classList.toggle("mkw-active", i === active));
    if (focus && !rows.length) grid.focus({ preventScroll: true });
    if (focus && rows.length) {
      rows[active].focus({ preventScroll: true });
      reveal(rows[active], rows[active]);
    }
    grid.tabIndex = rows.length ? -1 : 0;
  }

  /** Scrolls the grid, not the notebook, until all from one element to another is seen. */
  function reveal(from, to) {
    const end = to.offsetTop + to.offsetHeight;
    if (end > grid.scrollTop + grid.clientHeight) grid.scrollTop = end - grid.clientHeight;
    if (from.offsetTop < grid.scrollTop) grid.scrollTop = from.offsetTop;
  }

  async function move(to) {
    if (to >= rows.length && rows.length < total) await load();
    setActive(to, true);
  }

  async function load() {
    if (loading || rows.length >= total) return;
    loading = true;
    const now = epoch;
    const told = await app.kernel.ask("more", { ...app.question(), begin: lines.length });
    loading = false;
    if (now !== epoch || told.error) return;
    add(told.lines);
    app.say(`${lines.length} of ${total} lines shown`);
  }

  function add(found) {
    const begin = lines.length;
    lines.push(...found);
    const made = found.map((line, i) => lineElement(line, begin + i));
    rows.push(...made);
    grid.append(...made);
    more.hidden = rows.length >= total;
    more.textContent = `More lines (${numberOf(rows.length)} of ${numberOf(total)} shown)`;
  }

  async function mark(place, judgement, advance) {
    const line = lines[place];
    const now = epoch;
    if (!line) return;
    if (!app.isCurrent()) {
      app.say("Still looking: the lines are those of the pattern before.", true);
      return;
    }
    const { frame, pattern, seed: ofSeed } = app.question();
    const before = line.mark;
    const wanted = before === judgement ? "" : judgement;
    line.mark = wanted;
    showMark(rows[place], wanted);
    if (advance && wanted) move(place + 1);
    const told = await app.kernel.ask("mark", {
      frame, pattern, seed: ofSeed, row: line.row, start: line.start, end: line.end, judgement: wanted,
    });
    if (told.error) {
      line.mark = before;
      if (now === epoch) showMark(rows[place], before);
      app.say(told.error, true);
      return;
    }
    app.undoable(told.undo);
    if (now === epoch) showPrecision(told.precision);
    app.say(`${wanted || "not marked"}. ${told.precision[0]}`);
  }

  async function toggleContext(place, whole = false) {
    const row = rows[place];
    const line = lines[place];
    const open = row?.nextElementSibling?.classList.contains("mkw-context") ? row.nextElementSibling : null;
    if (!row || (open && !whole)) {
      open?.remove();
      row?.setAttribute("aria-expanded", "false");
      return;
    }
    const told = await app.kernel.ask("context", { row: line.row, start: line.start, end: line.end, whole });
    if (told.error || !row.isConnected) return;
    const parts = [told.group, told.day].filter(Boolean).join(", ");
    const passage = make(
      "p", { class: "mkw-passage", dir: told.dir, tabindex: 0, "aria-label": "Passage" },
      told.n_before ? "… " : null, told.before, make("mark", {}, told.match), told.after, told.n_after ? " …" : null,
    );
    const panel = make(
      "div", { role: "row", class: "mkw-context" }, make("div", { role: "gridcell", "aria-colspan": 3 },
      make("p", {}, make("b", {}, foreign(told.title || "Without a title")), " ", make("span", { class: "mkw-soft" }, foreign(parts))),
      passage,
      told.n_before + told.n_after
        ? make("p", { class: "mkw-soft" }, `${numberOf(told.n_before + told.n_after)} more characters are not shown.`)
        : null,
      make("div", { class: "mkw-buttons" },
        whole || told.is_whole ? null : button("Whole article", () => toggleContext(place, true), { class: "mkw-quiet" }),
        button("Close", () => { close(place); setActive(place, true); }, { class: "mkw-quiet" }))),
    );
    const focused = open?.contains(document.activeElement);
    open?.remove();
    row.after(panel);
    row.setAttribute("aria-expanded", "true");
    const match = passage.querySelector("mark");
    passage.scrollTop = match.offsetTop - passage.offsetTop - passage.clientHeight / 3;
    if (focused) passage.focus({ preventScroll: true });
    else reveal(row, panel);
    app.say(`${told.before.slice(-200)} ${told.match} ${told.after.slice(0, 200)}`);
  }

  function close(place) {
    const open = rows[place]?.nextElementSibling;
    if (open?.classList.contains("mkw-context")) open.remove();
    rows[place]?.setAttribute("aria-expanded", "false");
  }

  grid.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inContext = event.target.closest(".mkw-context");
    if (event.key === "Escape") {
      event.preventDefault();
      const open = grid.querySelector(".mkw-context");
      if (open) {
        const of = rows.indexOf(open.previousElementSibling);
        close(of);
        setActive(of, true);
      } else app.focusPattern();
      return;
    }
    if (inContext) return;
    const onButton = event.target.tagName === "BUTTON";
    const act = {
      ArrowDown: () => move(active + 1), j: () => move(active + 1),
      ArrowUp: () => move(active - 1), k: () => move(active - 1),
      PageDown: () => move(active + 10), PageUp: () => move(active - 10),
      Home: () => move(0), End: () => move(rows.length - 1),
      r: () => mark(active, "right", true), w: () => mark(active, "wrong", true), u: () => app.undo(),
      Enter: onButton ? null : () => toggleContext(active),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  grid.addEventListener("focusin", (event) => {
    const place = rows.indexOf(event.target.closest(".mkw-line"));
    if (place >= 0 && place !== active) setActive(place, false);
  });

  function showPrecision(told) {
    precision.replaceChildren(...told.map((one) => make("p", {}, one)));
  }

  function show(look, keepPlace) {
    epoch += 1;
    const had = grid.contains(document.activeElement);
    total = look.n;
    lines = [];
    rows = [];
    grid.replaceChildren();
    grid.setAttribute("aria-rowcount", total);
    if (!total) grid.append(make("p", { class: "mkw-soft mkw-empty" }, "There is no line to show."));
    add(look.lines);
    if (!keepPlace) grid.scrollTop = 0;
    setActive(keepPlace ? Math.min(active, rows.length - 1) : 0, had);
    showPrecision(look.precision);
  }

  const element = make(
    "section", { class: "mkw-concordance", "aria-label": "Concordance" },
    make("div", { class: "mkw-bar-of-lines" },
      make("h4", {}, "Lines"), make("span", {}, make("label", { for: sort.id }, "sorted"), sort), seedField),
    precision,
    grid, more,
    make("p", { class: "mkw-keys", id: helpId },
      make("kbd", {}, "j"), " ", make("kbd", {}, "k"), " or arrows move · ", make("kbd", {}, "r"), " right · ",
      make("kbd", {}, "w"), " wrong · ", make("kbd", {}, "u"), " undo · ", make("kbd", {}, "Enter"), " the passage · ",
      make("kbd", {}, "Esc"), " back to the pattern"),
  );
  return { element, show, focus: () => setActive(active, true), showPrecision };
}
