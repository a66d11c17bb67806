import { kinds, type Kind } from "./kinds";

const german = {
  map: "Karte der Akteure",
  dots: "Akteure auf der Karte. Pfeiltasten wechseln, Eingabetaste öffnet.",
  legend: "Legende",
  kinds: { "company": "Unternehmen", "university": "Hochschule", "research": "Forschung", "initiative": "Initiative",
    "public-body": "Verwaltung", "unknown": "Art unbekannt" } as Record<Kind, string>,
  example: "Beispiel",
  examples: "Hohl: erfundene Beispiele",
  shown: (count: number) => count === 1 ? "1 Akteur ist zu sehen." : `${count} Akteure sind zu sehen.`,
  cluster: (count: number, town: string) => `${count} Akteure bei ${town}. Eingabetaste vergrößert.`,
  extent: "Ausschnitt",
  region: "Region",
  reach: "Europa",
  regionShown: "Die Karte zeigt die Region.",
  reachShown: "Die Karte zeigt auch die Partner außerhalb der Region.",
  year: "Jahr",
  play: "Verlauf abspielen",
  pause: "Verlauf anhalten",
  list: "Als Liste zeigen",
  backToMap: "Als Karte zeigen",
  close: "Schließen",
  loading: "Die Angaben werden geladen.",
  cardFailed: "Die Angaben ließen sich nicht laden. Bitte versuchen Sie es noch einmal.",
  dataFailed: "Die Karte ließ sich nicht laden. Die Liste zeigt dieselben Akteure.",
  "zoom-in": "Vergrößern",
  "zoom-out": "Verkleinern",
  attribution: "Quellen der Karte",
  gestureKeys: "Zum Vergrößern Strg-Taste halten und scrollen",
  gestureMac: "Zum Vergrößern ⌘-Taste halten und scrollen",
  gestureTouch: "Die Karte mit zwei Fingern bewegen",
};

export type Texts = typeof german;

const english: Texts = {
  map: "Map of the actors",
  dots: "Actors on the map. Arrow keys move, Enter opens.",
  legend: "Legend",
  kinds: { "company": "Company", "university": "University", "research": "Research", "initiative": "Initiative",
    "public-body": "Public body", "unknown": "Kind unknown" },
  example: "Example",
  examples: "Hollow: made-up examples",
  shown: (count) => count === 1 ? "1 actor is shown." : `${count} actors are shown.`,
  cluster: (count, town) => `${count} actors near ${town}. Enter zooms in.`,
  extent: "Extent",
  region: "Region",
  reach: "Europe",
  regionShown: "The map shows the region.",
  reachShown: "The map also shows partners outside the region.",
  year: "Year",
  play: "Play the years",
  pause: "Pause",
  list: "Show as a list",
  backToMap: "Show as a map",
  close: "Close",
  loading: "Loading.",
  cardFailed: "The details could not be loaded. Please try again.",
  dataFailed: "The map could not be loaded. The list shows the same actors.",
  "zoom-in": "Zoom in",
  "zoom-out": "Zoom out",
  attribution: "Sources of the map",
  gestureKeys: "Hold Ctrl and scroll to zoom",
  gestureMac: "Hold ⌘ and scroll to zoom",
  gestureTouch: "Use two fingers to move the map",
};

/** The texts in the language of the page; `data-text-*` and `data-text-kind-*` on the element go first. */
export function textsFor(element: HTMLElement): Texts {
  const language = element.closest("[lang]")?.getAttribute("lang") ?? "de";
  const texts: Texts = { ...(language.startsWith("en") ? english : german) };
  const given = (name: string) => element.getAttribute(`data-text-${name}`);
  for (const name of Object.keys(texts) as (keyof Texts)[]) {
    const text = given(name);
    if (text && typeof texts[name] === "string") Object.assign(texts, { [name]: text });
  }
  texts.kinds = Object.fromEntries(kinds.map((kind) => [kind, given(`kind-${kind}`) ?? texts.kinds[kind]])) as Record<Kind, string>;
  return texts;
}
