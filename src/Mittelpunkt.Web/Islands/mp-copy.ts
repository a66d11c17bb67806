/**
 * A button that copies the link inside. Where the browser has no clipboard for pages, nothing is added; the link can be selected as ever.
 * The word of what happened is a status, so that screen readers tell it too.
 */
class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector("a");
    if (!link || !navigator.clipboard || this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "secondary";
    button.textContent = this.dataset["label"] ?? "";
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", () => void this.copy(link.href, status));
    this.append(button, status);
  }

  private async copy(text: string, status: HTMLElement): Promise<void> {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = this.dataset["done"] ?? "";
    } catch {
      // Forbidden by the browser; the link is there to be selected.
      status.textContent = this.dataset["failed"] ?? "";
    }
  }
}

customElements.define("mp-copy", CopyLink);
