const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1],
];

/** How long ago, as people say it: "vor 3 Minuten", "gestern". */
export function ago(at: Date, now: Date, language: string): string {
  const seconds = Math.min(0, (at.getTime() - now.getTime()) / 1000);
  const [unit, size] = steps.find(([, length]) => -seconds >= length) ?? ["second", 1] as const;
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return format.format(unit === "second" ? Math.round(seconds / 5) * 5 : Math.trunc(seconds / size), unit);
}

export function exactly(at: Date, language: string): string {
  return at.toLocaleString(language, { dateStyle: "full", timeStyle: "short" });
}
