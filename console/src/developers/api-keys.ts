// The ends of API keys.

/** The lifetimes on offer in days, the default first; 0 means no end. */
export const lifetimes = [365, 180, 90, 30, 0] as const;
