import { make } from "./dom";
import type { Dot } from "./network";
import type { Texts } from "./texts";

/** The card of an actor: a fragment the server writes, shown beside the map. */
export class Card {
  readonly element: HTMLElement;
  private readonly content = make("div", { class: "mp-map-card-content" });
  private request: AbortController | undefined;

  constructor(private readonly address: string, private readonly texts: Texts, private readonly closed: () => void) {
    const close = make("button", { type: "button", class: "mp-map-close", "aria-label": texts.close, title: texts.close });
    this.element = make("section", { class: "mp-map-card", role: "dialog", tabindex: "-1" }, close, this.content);
    this.element.hidden = true;
    close.addEventListener("click", () => this.close());
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  async open(dot: Dot): Promise<void> {
    this.request?.abort();
    const request = this.request = new AbortController();
    this.element.setAttribute("aria-label", dot.name);
    this.content.replaceChildren(make("h2", {}, dot.name), make("p", {}, this.texts.loading));
    this.element.hidden = false;
    this.element.focus({ preventScroll: true });
    try {
      const answer = await fetch(this.address.replace("{slug}", encodeURIComponent(dot.slug)),
        { signal: request.signal, headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      this.content.innerHTML = await answer.text();
    } catch {
      if (!request.signal.aborted) this.content.replaceChildren(make("h2", {}, dot.name), make("p", {}, this.texts.cardFailed));
    }
  }

  close(): void {
    if (!this.isOpen) return;
    this.request?.abort();
    this.element.hidden = true;
    this.content.replaceChildren();
    this.closed();
  }
}
