const quiet = matchMedia("(prefers-reduced-motion: reduce)");

/** True when the visitor asked for less motion; read it each time, it may change. */
export const reducedMotion = (): boolean => quiet.matches;
