/** An element with its attributes and children in one line. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Record<string, string> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A status line for screen readers. */
export class Announcer {
  readonly element = make("p", { role: "status", class: "visually-hidden" });

  say(text: string): void {
    this.element.textContent = text;
  }
}
