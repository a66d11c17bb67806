import { make } from "./dom";
import { kindMark, kinds } from "./kinds";
import type { Scene } from "./scene";
import type { Texts } from "./texts";

/** The legend is the filter: one box a kind that occurs. */
export class Legend {
  readonly element: HTMLDetailsElement;
  private readonly boxes = make("fieldset");

  constructor(private readonly scene: Scene, private readonly texts: Texts, private readonly changed: () => void) {
    this.element = make("details", { class: "mp-map-legend" }, make("summary", {}, texts.legend), this.boxes);
    this.element.open = matchMedia("(min-width: 48rem)").matches;
    this.boxes.addEventListener("change", (event) => this.toggle(event.target as HTMLInputElement));
  }

  /** Lists the kinds of the present actors with their number in the chosen year. */
  update(): void {
    this.boxes.replaceChildren(make("legend", { class: "visually-hidden" }, this.texts.legend));
    kinds.forEach((kind, index) => {
      const ofKind = this.scene.network.dots.filter((dot) => dot.present && dot.kind === index);
      if (ofKind.length === 0) return;
      const count = ofKind.filter((dot) => !dot.example && dot.since <= this.scene.time).length;
      const box = make("input", { type: "checkbox", value: String(index) });
      box.checked = !this.scene.hiddenKinds.has(index);
      this.boxes.append(make("label", {}, box, kindMark(kind), make("span", {}, this.texts.kinds[kind]),
        make("span", { class: "mp-map-count" }, String(count))));
    });
    if (this.scene.network.dots.some((dot) => dot.example)) this.boxes.append(make("p", { class: "mp-map-examples" }, this.texts.examples));
  }

  private toggle(box: HTMLInputElement): void {
    const kind = Number(box.value);
    if (box.checked) this.scene.hiddenKinds.delete(kind); else this.scene.hiddenKinds.add(kind);
    this.scene.kindsChanged();
    this.changed();
  }
}
