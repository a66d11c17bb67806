import { make } from "./dom";
import type { Texts } from "./texts";

export type Reach = "region" | "all";

/** Region alone, or with its partners all over Europe. */
export class ReachSwitch {
  readonly element: HTMLElement;

  constructor(private reach: Reach, texts: Texts, private readonly changed: (reach: Reach) => void) {
    const buttons = (["region", "all"] as const).map((value) => {
      const button = make("button", { type: "button", value }, value === "all" ? texts.reach : texts.region);
      button.addEventListener("click", () => this.choose(value));
      return button;
    });
    this.element = make("div", { role: "group", "aria-label": texts.extent, class: "mp-map-reach" }, ...buttons);
    this.mark();
  }

  private choose(reach: Reach): void {
    if (this.reach === reach) return;
    this.reach = reach;
    this.mark();
    this.changed(reach);
  }

  private mark(): void {
    for (const button of this.element.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === this.reach));
    }
  }
}
