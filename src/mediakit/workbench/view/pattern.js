// The pattern that is typed: what is wrong with it, what it finds, what it brings, what it overlaps with.

const FIRST_GROUPS = 8;

function patternPanel(app) {
  const errorId = newId("error");
  const input = make("input", {
    type: "text", id: newId("pattern"), class: "mkw-input", spellcheck: "false", autocomplete: "off",
    autocapitalize: "off", placeholder: "land swap*", "aria-describedby": errorId,
  });
  const error = make("p", { id: errorId, class: "mkw-error", "aria-live": "polite" });
  const accept = button("Accept", () => app.change("patterns"), { class: "mkw-primary", disabled: true });
  const exclude = button("Exclude", () => app.change("exclude"), { disabled: true });
  const remove = button("Take out", () => app.change("remove"), { hidden: true });
  const readmit = button("No longer exclude", () => app.change("readmit"), { hidden: true });
  const meaning = make("div", { class: "mkw-meaning" });
  const found = make("p", { class: "mkw-found" });
  const brings = make("div", { class: "mkw-brings" });
  const groups = make("section", { class: "mkw-groups" });
  const overlaps = make("section", { class: "mkw-overlaps" });

  input.addEventListener("input", () => app.typed(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!accept.disabled) accept.click();
    } else if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      app.focusLines();
    } else if (event.key === "Escape" && input.value) {
      event.preventDefault();
      app.setPattern("");
    }
  });

  function showFrame(frame) {
    const parts = [];
    if (frame.definition) parts.push(make("p", {}, make("b", {}, "Means: "), foreign(frame.definition)));
    if (frame.rule) parts.push(make("p", {}, make("b", {}, "Rule: "), foreign(frame.rule)));
    meaning.replaceChildren(make("h3", {}, foreign(frame.label)), ...parts);
    accept.setAttribute("aria-label", `Accept into ${frame.label}`);
    exclude.setAttribute("aria-label", `Exclude from ${frame.label}`);
    remove.setAttribute("aria-label", `Take out of ${frame.label}`);
    readmit.setAttribute("aria-label", `No longer exclude from ${frame.label}`);
  }

  function disable() {
    accept.disabled = exclude.disabled = remove.disabled = readmit.disabled = true;
  }

  function fail(told) {
    error.textContent = told;
    input.setAttribute("aria-invalid", told ? "true" : "false");
    if (told) disable();
  }

  function show(look, pattern) {
    fail("");
    found.textContent = look.found;
    brings.replaceChildren(...(look.brings || []).map((told) => make("p", {}, told)));
    accept.disabled = !pattern || look.held;
    accept.hidden = Boolean(look.held);
    remove.hidden = !look.held;
    readmit.hidden = !look.excluded;
    remove.disabled = readmit.disabled = false;
    exclude.disabled = !pattern;
    exclude.hidden = Boolean(look.excluded);
    exclude.title = pattern ? `As an excluded phrase it would leave out ${numberOf(look.n_taken_out)} mentions.` : "";
    showGroups(look.groups, false);
    showOverlaps(look, pattern);
  }

  function showGroups(all, whole) {
    if (!all.length) {
      groups.replaceChildren();
      return;
    }
    const shown = whole ? all : all.slice(0, FIRST_GROUPS);
    const most = Math.max(...shown.map((one) => one.share));
    const rows = shown.map((one) =>
      make(
        "tr", {},
        make("th", { scope: "row" }, foreign(one.name)),
        make(
          "td", {},
          make("div", { class: "mkw-share" },
            make("span", { class: "mkw-bar", "aria-hidden": "true" },
              make("span", { style: `inline-size:${(100 * one.share) / most}%` })),
            make("span", { class: "mkw-figure" }, percentOf(one.share))),
        ),
        make("td", {}, `${numberOf(one.n_with)} of ${numberOf(one.n_articles)}`),
        make("td", {}, numberOf(one.n)),
      ),
    );
    const more = button(whole ? "Fewer" : `All ${numberOf(all.length)}`, () => {
      showGroups(all, !whole);
      groups.querySelector("button")?.focus();
    }, { class: "mkw-quiet", "aria-expanded": String(whole) });
    groups.replaceChildren(
      make(
        "table", {},
        make("caption", {}, `By ${app.state.by}`),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, app.state.by),
          make("th", { scope: "col" }, "share of its articles"), make("th", { scope: "col" }, "articles"),
          make("th", { scope: "col" }, "matches"))),
        make("tbody", {}, rows),
      ),
      all.length > FIRST_GROUPS ? more : "",
    );
  }

  function showOverlaps(look, pattern) {
    if (!pattern) {
      overlaps.replaceChildren();
      return;
    }
    const parts = [make("h4", {}, "Overlaps")];
    if (!look.n_overlaps) parts.push(make("p", { class: "mkw-soft" }, "With no pattern of the codebook."));
    else
      parts.push(
        make(
          "ul", { class: "mkw-overlap" },
          ...look.overlaps.map((one) =>
            make(
              "li", {},
              button(foreign(one.pattern), () => app.setPattern(one.pattern), { class: "mkw-word" }),
              one.here ? null : make("span", {}, " of ", foreign(one.frame)),
              make("span", { class: "mkw-soft" }, ` ${one.told}`),
            ),
          ),
        ),
      );
    const rest = look.n_overlaps - look.overlaps.length;
    if (rest > 0) parts.push(make("p", { class: "mkw-soft" }, `and with ${numberOf(rest)} more patterns`));
    if (look.shared.length)
      parts.push(make("p", {}, make("b", {}, "Counts for other frames too: "), look.shared.join("; "), "."));
    overlaps.replaceChildren(...parts);
  }

  const element = make(
    "section", { class: "mkw-pattern", "aria-label": "Pattern" },
    meaning,
    make("div", { class: "mkw-field" },
      make("label", { for: input.id }, "Pattern"), input, accept, remove, exclude, readmit),
    error, found, brings,
    make("div", { class: "mkw-two" }, groups, overlaps),
  );
  return { element, input, show, showFrame, fail, disable };
}
