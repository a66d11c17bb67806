import { make } from "./dom";
import { now } from "./frame";
import { reducedMotion } from "./motion";
import type { Scene } from "./scene";
import type { Texts } from "./texts";

const wholeRun = 24_000;
const quietStep = 1200;
/** As the server reads it. */
const [reachName, reachValue] = ["ansicht", "partner"];

/** The years: a slider that the server may have written as a form, and a button that plays them. */
export class Timeline {
  readonly element: HTMLFormElement;
  private readonly range: HTMLInputElement;
  private readonly output: HTMLOutputElement;
  private readonly button: HTMLButtonElement;
  private readonly first: number;
  private readonly last = new Date().getFullYear();
  private frame = 0;

  constructor(given: HTMLFormElement | null, first: number, private readonly scene: Scene, private readonly texts: Texts,
    private readonly changed: (settled: boolean) => void) {
    this.element = given ?? make("form", {});
    this.element.classList.add("mp-map-time");
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.range = this.element.querySelector<HTMLInputElement>("input[type=range]")
      ?? this.element.appendChild(make("input", { type: "range", "aria-label": texts.year }));
    this.first = Number(this.range.getAttribute("min") ?? first);
    this.output = this.element.querySelector("output") ?? make("output");
    this.button = make("button", { type: "button", class: "mp-map-play" });
    for (const button of this.element.querySelectorAll("button")) button.hidden = true;
    this.element.prepend(this.button);
    this.element.append(this.output);
    this.setUp();
  }

  /** Where the server shows the same year. */
  get address(): URL {
    const address = new URL(this.element.action);
    const values = new FormData(this.element);
    if (Number(this.range.value) >= this.last) values.delete(this.range.name);
    address.search = new URLSearchParams([...values].map(([name, value]) => [name, String(value)])).toString();
    return address;
  }

  /** Whether the partners elsewhere belong to the address. */
  set withReach(wanted: boolean) {
    const given = this.element.querySelector<HTMLInputElement>(`input[name=${reachName}]`);
    if (!wanted) given?.remove();
    else if (!given) this.element.append(make("input", { type: "hidden", name: reachName, value: reachValue }));
  }

  /** Shows the records up to the end of a year. */
  show(year: number): void {
    this.stop();
    this.range.value = String(year);
    this.apply();
  }

  stop(): void {
    if (!this.frame) return;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.frame);
    this.frame = 0;
    this.scene.replaying = false;
    this.showButton();
    this.apply();
  }

  private setUp(): void {
    this.range.min = String(this.first);
    this.range.max = String(this.last);
    this.range.step = "1";
    this.range.addEventListener("input", () => { this.stop(); this.apply(); });
    this.button.addEventListener("click", () => { if (this.frame) this.stop(); else this.play(); });
    this.showButton();
    this.write();
  }

  private apply(): void {
    const year = Number(this.range.value);
    this.scene.time = year >= this.last ? Infinity : year + 0.9999;
    this.scene.timeChanged();
    this.write();
    this.changed(true);
  }

  private play(): void {
    if (Number(this.range.value) >= this.last) this.range.value = String(this.first);
    if (reducedMotion()) this.step();
    else this.run(Number(this.range.value));
    this.showButton();
  }

  /** One uniform changes a frame; the groups are built again four times a year. */
  private run(from: number): void {
    const begun = performance.now();
    const end = now();
    const perYear = wholeRun / Math.max(1, end - this.first);
    let grouped = NaN;
    this.scene.replaying = true;
    const draw = (time: number) => {
      const at = from + Math.max(0, time - begun) / perYear;
      if (at >= end + 0.5) { this.range.value = String(this.last); this.stop(); return; }
      this.scene.time = Math.min(at, end);
      if (Math.floor(at * 4) !== grouped) {
        grouped = Math.floor(at * 4);
        this.scene.timeChanged();
      }
      const year = String(Math.min(this.last, Math.floor(at)));
      if (this.range.value !== year) { this.range.value = year; this.write(); }
      this.changed(false);
      this.frame = requestAnimationFrame(draw);
    };
    this.frame = requestAnimationFrame(draw);
  }

  /** With reduced motion the years change one by one, without anything moving. */
  private step(): void {
    this.apply();
    const year = Number(this.range.value);
    if (year >= this.last) { this.frame = 0; this.showButton(); return; }
    this.frame = window.setTimeout(() => { this.range.value = String(year + 1); this.step(); }, quietStep);
  }

  private write(): void {
    this.output.textContent = this.range.value;
    this.range.setAttribute("aria-valuetext", this.range.value);
    const share = (Number(this.range.value) - this.first) / Math.max(1, this.last - this.first);
    this.range.style.setProperty("--done", `${(share * 100).toFixed(1)}%`);
  }

  private showButton(): void {
    const playing = this.frame !== 0;
    this.button.setAttribute("aria-label", playing ? this.texts.pause : this.texts.play);
    this.button.title = playing ? this.texts.pause : this.texts.play;
    this.button.classList.toggle("is-playing", playing);
  }
}
