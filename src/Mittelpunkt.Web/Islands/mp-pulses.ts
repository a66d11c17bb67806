import type { Pulse } from "./pulse";
import { Clock } from "./relative-time";
import { listen } from "./stream";

const texts = {
  de: { offline: "Die Verbindung ist unterbrochen. Neues erscheint, sobald sie wieder da ist.",
    news: (count: number, text: string) => count === 1 ? `Neu: ${text}` : `${count} neue Ereignisse. Zuletzt: ${text}` },
  en: { offline: "The connection is lost. News will appear as soon as it is back.",
    news: (count: number, text: string) => count === 1 ? `New: ${text}` : `${count} new events. Latest: ${text}` },
};

const most = 4;
const announceEvery = 15_000;
const refreshEvery = 15_000;
const writeEvery = 500;

/** "Gerade eben": keeps the list the server wrote up to date with what happens. */
class PulsePanel extends HTMLElement {
  private readonly language = (this.dataset["lang"] ?? document.documentElement.lang) === "en" ? "en" : "de";
  /** English pages live under a prefix; the pulse knows the German address. */
  private readonly pages = /^\/en(\/|$)/.test(location.pathname) ? "/en" : "";
  private readonly status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  private readonly connection = Object.assign(document.createElement("p"), { className: "mp-pulses-offline", hidden: true });
  private readonly clock = new Clock(this.language);
  private unwritten: Pulse[] = [];
  private writing = 0;
  private unsaid: Pulse[] = [];
  private saidAt = -announceEvery;
  private timer = 0;
  private saying = 0;
  private stop: (() => void) | undefined;

  connectedCallback(): void {
    const url = this.dataset["url"];
    if (!url) return;
    for (const line of [this.status, this.connection]) line.setAttribute("role", "status");
    this.append(this.status, this.connection);
    this.stop = listen(url, { pulse: (pulse) => this.add(pulse), online: (online) => this.connected(online) });
    this.timer = window.setInterval(() => this.tellTimes(), refreshEvery);
    this.tellTimes();
  }

  disconnectedCallback(): void {
    this.stop?.();
    clearInterval(this.timer);
    clearTimeout(this.saying);
    clearTimeout(this.writing);
  }

  private get list(): HTMLOListElement {
    let list = this.querySelector("ol");
    if (!list) {
      list = document.createElement("ol");
            this.insertBefore(list, this.status);
    }
    return list;
  }

  /** In a burst the list is written at most twice a second, and only with what stays in it. */
  private add(pulse: Pulse): void {
    this.unwritten.push(pulse);
    if (this.unwritten.length > this.most) this.unwritten.shift();
    this.writing ||= window.setTimeout(() => { this.writing = 0; this.write(); }, 0);
    this.announce(pulse);
  }

  private write(): void {
    const { list } = this;
    this.querySelector(".empty")?.remove();
    for (const pulse of this.unwritten.splice(0)) {
      if (list.querySelector(`[data-pulse="${Number(pulse.id)}"]`)) continue;
      const time = document.createElement("time");
      time.dateTime = pulse.at;
      const item = document.createElement("li");
      item.dataset["pulse"] = String(pulse.id);
      item.className = "pulse is-new";
      item.append(this.line(pulse), " ", time);
      list.prepend(item);
    }
    while (list.children.length > this.most) list.lastElementChild?.remove();
    this.tellTimes();
    this.writing = window.setTimeout(() => { this.writing = 0; if (this.unwritten.length > 0) this.write(); }, writeEvery);
  }

  private get most(): number {
    return Number(this.dataset["most"] ?? most);
  }

  /** The sentence as a link, the names of the actors in bold. */
  private line(pulse: Pulse): HTMLAnchorElement {
    const link = document.createElement("a");
    const address = new URL(this.pages + pulse.url, document.baseURI);
    if (address.origin === location.origin) link.href = address.href;
    const text = pulse.text[this.language];
    const names = [pulse.from?.name, pulse.to?.name].filter((name) => name !== undefined && text.includes(name));
    let rest = text;
    while (rest !== "") {
      const next = names.map((name) => ({ name: name!, at: rest.indexOf(name!) })).filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
      if (!next) break;
      const strong = document.createElement("strong");
      strong.textContent = next.name;
      link.append(rest.slice(0, next.at), strong);
      rest = rest.slice(next.at + next.name.length);
    }
    link.append(rest);
    return link;
  }

  private tellTimes(): void {
    const now = new Date();
    for (const time of this.querySelectorAll("time")) {
      const at = new Date(time.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      const text = this.clock.ago(at, now);
      if (time.textContent !== text) time.textContent = text;
      if (time.title === "") time.title = this.clock.exactly(at);
    }
  }

  /** Screen readers hear of news at most every fifteen seconds, in one sentence. */
  private announce(pulse: Pulse): void {
    this.unsaid.push(pulse);
    if (this.unsaid.length > 999) this.unsaid.shift();
    if (this.saying) return;
    const wait = Math.max(500, this.saidAt + announceEvery - performance.now());
    this.saying = window.setTimeout(() => {
      this.saying = 0;
      this.saidAt = performance.now();
      const last = this.unsaid.at(-1);
      if (last) this.status.textContent = texts[this.language].news(this.unsaid.length, last.text[this.language]);
      this.unsaid = [];
    }, wait);
  }

  private connected(online: boolean): void {
    this.connection.hidden = online;
    this.connection.textContent = online ? "" : texts[this.language].offline;
    this.toggleAttribute("data-offline", !online);
  }
}

customElements.define("mp-pulses", PulsePanel);
