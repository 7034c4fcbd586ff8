// The frames of the codebook, and the patterns of the one that is chosen.

function framesPanel(app) {
  const tree = make("ul", { role: "tree", "aria-label": "Frames", class: "mkw-tree" });
  const patterns = make("div", { class: "mkw-patterns" });
  const element = make(
    "nav", { class: "mkw-side", "aria-label": "Frames and their patterns" }, make("h4", {}, "Frames"), tree, patterns,
  );
  let items = new Map();

  tree.addEventListener("keydown", (event) => {
    const all = [...items.values()];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const chosen = to === undefined ? (event.key === "Enter" || event.key === " " ? all[at] : null) : all[to];
    if (!chosen) return;
    event.preventDefault();
    chosen.focus();
    app.chooseFrame(chosen.dataset.frame);
  });

  function show(frames, chosen) {
    const inside = tree.contains(document.activeElement);
    items = new Map();
    tree.replaceChildren(
      ...frames.map((frame) => {
        const item = make(
          "li",
          {
            role: "treeitem", "aria-level": frame.depth, "aria-selected": frame.id === chosen ? "true" : "false",
            tabindex: -1, "data-frame": frame.id, style: `--depth:${frame.depth - 1}`,
            on: { click: () => { app.chooseFrame(frame.id); item.focus(); } },
          },
          foreign(frame.label),
          make("span", { class: "mkw-n", "aria-label": `, ${frame.n_articles} ${frame.n_articles === 1 ? "article" : "articles"}` }, numberOf(frame.n_articles)),
        );
        items.set(frame.id, item);
        return item;
      }),
    );
    focusOnly(items.values(), items.get(chosen));
    if (inside) items.get(chosen)?.focus();
  }

  function choose(chosen) {
    for (const [id, item] of items) item.setAttribute("aria-selected", id === chosen ? "true" : "false");
    focusOnly(items.values(), items.get(chosen));
    items.get(chosen)?.scrollIntoView({ block: "nearest" });
  }

  function pattern(one, excludes) {
    const told = `${one.n} ${one.n === 1 ? "match" : "matches"} in ${one.n_articles} ${one.n_articles === 1 ? "article" : "articles"}${one.new ? ", not saved yet" : ""}`;
    return make(
      "li",
      {},
      button(
        [foreign(one.text), one.new ? make("span", { class: "mkw-new" }, "new") : null,
         make("span", { class: "mkw-n", "aria-hidden": "true" }, numberOf(one.n_articles))],
        () => app.setPattern(one.text),
        { title: told, "aria-label": `${one.text}: ${told}${excludes ? ", excluded" : ""}` },
      ),
    );
  }

  function showFrame(frame) {
    const parts = [make("h4", {}, "Patterns of ", foreign(frame.label))];
    const list = (found, excludes) =>
      make("ul", { class: "mkw-list" }, ...found.map((one) => pattern(one, excludes)));
    if (frame.patterns.length) parts.push(list(frame.patterns, false));
    else parts.push(make("p", { class: "mkw-soft" }, "It has none of its own."));
    if (frame.n_more) parts.push(make("p", { class: "mkw-soft" }, `and ${numberOf(frame.n_more)} more`));
    if (frame.n_below) parts.push(make("p", { class: "mkw-soft" }, "The patterns of the frames below it count too."));
    if (frame.exclude.length) parts.push(make("h4", {}, "Excluded"), list(frame.exclude, true));
    patterns.replaceChildren(...parts);
  }

  return { element, show, choose, showFrame };
}
