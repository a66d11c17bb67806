const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1],
];

/** Says how long ago something was, as people say it: "vor 3 Minuten", "gestern". */
export class Clock {
  private readonly relative: Intl.RelativeTimeFormat;
  private readonly exact: Intl.DateTimeFormat;

  constructor(language: string) {
    this.relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
    this.exact = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
  }

  ago(at: Date, now: Date): string {
    const seconds = Math.min(0, (at.getTime() - now.getTime()) / 1000);
    const [unit, size] = steps.find(([, length]) => -seconds >= length) ?? ["second", 1] as const;
    return this.relative.format(unit === "second" ? Math.round(seconds / 5) * 5 : Math.trunc(seconds / size), unit);
  }

  exactly(at: Date): string {
    return this.exact.format(at);
  }
}
