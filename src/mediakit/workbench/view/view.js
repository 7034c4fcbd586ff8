// The workbench: its parts, and what happens between them.

const PAUSE = 40; // milliseconds after a key before a pattern is looked up
const QUIET = 800; // without a question before the kernel goes on with what it prepares
const DIM = 250; // after which what is shown is dimmed, since it is of another pattern
const EXPLAIN = 3000; // after which the wait is explained
const COMPLAIN = 450; // after which a pattern that cannot be read is called so: it may be half typed

function workbench(model, root) {
  const kernel = kernelOf(model);
  const state = { frame: "", pattern: "", sort: "place", seed: 1, by: "outlet" };
  const live = make("div", { class: "mkw-hidden", "aria-live": "polite" });
  const message = make("p", { class: "mkw-message", role: "status" }, "Opening the codebook …");
  const title = make("h2", {});
  const size = make("span", { class: "mkw-soft" });
  const unsaved = make("span", { class: "mkw-unsaved" });
  const undoButton = button("Undo", () => app.undo(), { disabled: true });
  const saveButton = button("Save …", () => saving.open());
  let closed = false;
  let shown = ""; // the question whose answer is on the screen

  const app = {
    kernel,
    state,
    question: () => ({ frame: state.frame, pattern: state.pattern, sort: state.sort, seed: state.seed }),
    /** Whether the lines on the screen are those of the pattern in the field. */
    isCurrent: () => shown === JSON.stringify(app.question()),
    say(told, seen = false) {
      live.textContent = told;
      if (seen) message.textContent = told;
    },
    typed(pattern) {
      state.pattern = pattern.trim();
      complain.stop();
      soon();
    },
    setPattern(text) {
      field.input.value = text;
      state.pattern = text.trim();
      soon.now();
      field.input.focus();
    },
    sorted(sort, seed) {
      Object.assign(state, { sort, seed });
      look();
    },
    async chooseFrame(frame) {
      if (frame === state.frame) return;
      state.frame = frame;
      frames.choose(frame);
      showFrame();
      soon.now();
    },
    async change(way) {
      soon.stop();
      const told = await kernel.ask("change", { way, frame: state.frame, pattern: state.pattern });
      if (told.error) {
        field.fail(told.error);
        return;
      }
      app.changed(told);
      field.input.focus();
      field.input.select();
    },
    async undo() {
      const told = await kernel.ask("undo");
      if (told.error) {
        app.say(told.error, true);
        return;
      }
      app.changed(told);
    },
    changed(told) {
      showState(told);
      app.say(told.told, true);
      showFrame();
      look(true);
    },
    undoable(what) {
      undoButton.disabled = !what;
      undoButton.title = what ? `Undo: ${what}` : "";
    },
    focusLines() {
      if (!app.isCurrent()) soon.now();
      lines.focus();
    },
    focusPattern: () => field.input.focus(),
  };

  const frames = framesPanel(app);
  const suggestions = suggestionsPanel(app);
  const field = patternPanel(app);
  const lines = linesPanel(app);
  const saving = savingPanel(app);

  const look = newestOnly(async (keepPlace = false) => {
    const asked = app.question();
    const dim = setTimeout(() => body.classList.add("mkw-late"), DIM);
    const explain = setTimeout(() => app.say("Still looking …", true), EXPLAIN);
    const told = await kernel.ask("look", asked);
    clearTimeout(dim);
    clearTimeout(explain);
    if (message.textContent === "Still looking …") message.textContent = "";
    if (closed) return;
    body.classList.remove("mkw-late");
    body.classList.toggle("mkw-stale", Boolean(told.error));
    if (told.error) {
      field.disable();
      complain(told.error);
      return;
    }
    shown = JSON.stringify(asked);
    complain.stop();
    field.show(told, asked.pattern);
    lines.show(told, keepPlace === true);
    app.say(`${told.found}. ${(told.brings || []).join(" ")}`);
  });
  const soon = debounced(() => look(), PAUSE);
  const complain = debounced((told) => field.fail(told), COMPLAIN);

  const showFrame = newestOnly(async () => {
    const told = await kernel.ask("frame", { frame: state.frame });
    if (told.error) return;
    frames.showFrame(told);
    field.showFrame(told);
  });

  function showState(told) {
    frames.show(told.frames, state.frame);
    const n = told.unsaved.length;
    unsaved.textContent = n ? `${n} ${n === 1 ? "change" : "changes"} not saved` : "";
    unsaved.title = told.unsaved.join("\n");
    app.undoable(told.undo);
  }

  const body = make(
    "div", { class: "mkw-body", hidden: true },
    make("div", { class: "mkw-left" }, frames.element, suggestions.element),
    make("div", { class: "mkw-main" }, field.element),
    lines.element,
  );
  root.classList.add("mkw");
  root.setAttribute("role", "region");
  root.setAttribute("aria-label", "Codebook workbench");
  root.dataset.lmSuppressShortcuts = "true"; // JupyterLab would take j, k and Enter for commands of the notebook
  root.addEventListener("keydown", (event) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      saving.open();
    }
  });
  root.replaceChildren(
    make("header", { class: "mkw-head" }, title, size, make("span", { class: "mkw-space" }), unsaved, undoButton, saveButton),
    message, body, saving.element, live,
  );

  /** While nothing else is asked the kernel cuts the articles' sentences, a few at a time, for patterns with ~. */
  async function prepare(begin) {
    if (closed || begin === null) return;
    if (kernel.idleFor() < QUIET) {
      setTimeout(() => prepare(begin), 100);
      return;
    }
    const told = await kernel.ask("prepare", { begin });
    setTimeout(() => prepare(told.error ? null : told.next), 0);
  }

  (async () => {
    const told = await kernel.ask("open");
    if (told.error || closed) {
      message.textContent = told.error || "";
      return;
    }
    title.replaceChildren(foreign(told.name));
    size.replaceChildren(foreign(told.size));
    message.textContent = told.note;
    state.by = told.by;
    state.frame = told.frames[0].id;
    suggestions.open(told.groups, told.by);
    showState(told);
    body.hidden = false;
    showFrame();
    await look();
    setTimeout(() => prepare(0), 1000);
  })();

  return () => {
    closed = true;
    soon.stop();
    complain.stop();
    kernel.close();
  };
}

export default {
  render({ model, el }) {
    const root = make("div");
    el.append(root);
    return workbench(model, root);
  },
};
