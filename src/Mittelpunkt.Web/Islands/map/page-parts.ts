const parts = [".home-figures", ".home-meaning", ".map-list"];
const rest = 300;

/** Figures and list for the chosen year and extent, taken from the page that the server makes for them; the address follows. */
export class PageParts {
  private loading = new AbortController();
  private timer = 0;

  show(address: URL): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(address).catch(() => undefined), rest);
  }

  private async load(address: URL): Promise<void> {
    this.loading.abort();
    this.loading = new AbortController();
    const response = await fetch(address, { signal: this.loading.signal });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of parts) {
      const [here, there] = [document.querySelector(part), page.querySelector(part)];
      if (!here || !there) continue;
      if (here.hasAttribute("open")) there.setAttribute("open", "");
      here.replaceWith(document.adoptNode(there));
    }
    history.replaceState(null, "", address);
  }
}
