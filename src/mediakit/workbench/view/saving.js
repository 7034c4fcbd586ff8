// What saving would write is shown before it is written.

function savingPanel(app) {
  const body = make("div", { class: "mkw-save-body" });
  const status = make("p", { class: "mkw-error", role: "status" });
  const go = button("Save", () => save(), { class: "mkw-primary" });
  const titleId = newId("save");
  const element = make(
    "dialog", { class: "mkw-save", "aria-labelledby": titleId },
    make("h3", { id: titleId }, "Save the codebook"), body, status,
    make("div", { class: "mkw-buttons" }, go, button("Cancel", () => element.close())),
  );
  element.addEventListener("close", () => app.focusPattern());

  function choice(example, chosen) {
    const input = make("input", { type: "checkbox", checked: chosen, "data-text": example.text });
    return make(
      "label", { class: "mkw-choice" }, input,
      make("span", {}, foreign(example.text),
        example.holds ? null : make("small", {}, example.kind === "yes"
          ? " The frame finds nothing in this sentence: the check would report it."
          : " The frame still finds this: exclude it, or the check will report it.")),
    );
  }

  function examplesOf(frame, kind, first) {
    const found = frame.examples.filter((one) => one.kind === kind);
    if (!found.length) return null;
    const most = make("input", { type: "number", min: 0, max: found.length, class: "mkw-number",
      value: Math.min(first, found.filter((one) => one.holds).length) });
    const list = make("div", { "data-frame": frame.id, "data-kind": kind });
    const fill = () => {
      let left = Number(most.value) || 0;
      const sorted = [...found].sort((a, b) => Number(b.holds) - Number(a.holds));
      list.replaceChildren(...sorted.map((one) => choice(one, left-- > 0)));
    };
    most.addEventListener("input", fill);
    fill();
    return make(
      "fieldset", {},
      make("legend", {}, kind === "yes" ? "Examples that must match" : "Examples that must not match"),
      found.length > first ? make("label", { class: "mkw-most" }, "choose the first ", most, ` of ${found.length}`) : null,
      list,
    );
  }

  async function open() {
    const told = await app.kernel.ask("preview");
    if (told.error) {
      app.say(told.error, true);
      return;
    }
    status.textContent = "";
    body.replaceChildren(
      told.file
        ? make("p", {}, "Into ", make("code", {}, foreign(told.file)), ". Comments and order stay as they are.")
        : make("p", {}, "The codebook comes from no YAML file. Open the workbench with ", make("code", {}, "path=\"book.yml\""), " to save it."),
      ...told.frames.map((frame) =>
        make(
          "section", {},
          make("h4", {}, foreign(frame.label)),
          frame.changes.length ? make("ul", {}, ...frame.changes.map((one) => make("li", {}, foreign(one)))) : null,
          examplesOf(frame, "yes", told.chosen),
          examplesOf(frame, "no", told.chosen),
          frame.n_long ? make("p", { class: "mkw-soft" }, `${frame.n_long} marked sentences are too long for an example.`) : null,
        ),
      ),
      told.frames.length ? "" : make("p", {}, "Nothing has changed, and no line was marked since it was saved."),
    );
    go.disabled = !told.file || !told.frames.length;
    element.showModal();
    (go.disabled ? element.querySelector("button:not(:disabled)") : go).focus();
  }

  async function save() {
    const examples = {};
    for (const list of body.querySelectorAll("[data-kind]")) {
      const texts = [...list.querySelectorAll("input:checked")].map((one) => one.dataset.text);
      if (texts.length) (examples[list.dataset.frame] ||= {})[list.dataset.kind] = texts;
    }
    go.disabled = true;
    const told = await app.kernel.ask("save", { examples });
    go.disabled = false;
    if (told.error) {
      status.textContent = told.error;
      return;
    }
    element.close();
    app.changed(told);
  }

  return { element, open };
}
