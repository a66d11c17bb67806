import type { Pulse } from "./pulse";

export interface Listener {
  pulse?(pulse: Pulse): void;
  /** Called when the connection is made or has been gone for a while. */
  online?(online: boolean): void;
}

const firstWait = 1000;
const longestWait = 60_000;
const patience = 6000;
const hiddenFor = 60_000;

/** One event stream for all islands of a page. The browser itself resumes after a short loss with Last-Event-ID. */
class Stream {
  private readonly listeners = new Set<Listener>();
  private source: EventSource | undefined;
  private lastId = 0;
  private wait = firstWait;
  private online: boolean | undefined;
  private readonly timers = { again: 0, patience: 0, hidden: 0 };

  constructor(private readonly url: string) {
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", (event) => { if (event.persisted) this.open(); });
    document.addEventListener("visibilitychange", () => this.visibilityChanged());
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    if (this.online !== undefined) listener.online?.(this.online);
    this.open();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  private open(): void {
    clearTimeout(this.timers.again);
    if (this.source || this.listeners.size === 0) return;
    const address = new URL(this.url, document.baseURI);
    if (this.lastId > 0) address.searchParams.set("after", String(this.lastId));
    const source = this.source = new EventSource(address);
    source.addEventListener("open", () => {
      this.wait = firstWait;
      this.tell(true);
    });
    source.addEventListener("pulse", (event) => this.receive(event));
    source.addEventListener("error", () => this.failed());
  }

  private close(): void {
    this.source?.close();
    this.source = undefined;
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.timers.patience = 0;
  }

  private receive(event: MessageEvent<string>): void {
    let pulse: Pulse;
    try {
      pulse = JSON.parse(event.data) as Pulse;
    } catch {
      return;
    }
    if (pulse.id <= this.lastId) return;
    this.lastId = pulse.id;
    for (const listener of this.listeners) listener.pulse?.(pulse);
  }

  /** The browser tries again by itself after a lost connection, but not after a refusal: then we do, ever more seldom. */
  private failed(): void {
    this.timers.patience ||= window.setTimeout(() => this.tell(false), patience);
    if (this.source?.readyState !== EventSource.CLOSED) return;
    this.source = undefined;
    clearTimeout(this.timers.again);
    this.timers.again = window.setTimeout(() => this.open(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(longestWait, this.wait * 2);
  }

  private tell(online: boolean): void {
    clearTimeout(this.timers.patience);
    this.timers.patience = 0;
    if (this.online === online) return;
    this.online = online;
    for (const listener of this.listeners) listener.online?.(online);
  }

  /** A tab nobody looks at lets go of its connection and catches up when it is seen again. */
  private visibilityChanged(): void {
    clearTimeout(this.timers.hidden);
    if (document.hidden) this.timers.hidden = window.setTimeout(() => this.close(), hiddenFor);
    else this.open();
  }
}

const streams = new Map<string, Stream>();

/** Listens to the pulses at a URL; all listeners of a page share one connection. Returns the way to stop. */
export function listen(url: string, listener: Listener): () => void {
  let stream = streams.get(url);
  if (!stream) streams.set(url, stream = new Stream(url));
  return stream.listen(listener);
}
