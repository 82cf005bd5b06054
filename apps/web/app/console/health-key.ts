/** The text of how a thing of a space is doing. Not every thing has every level. */
export const healthKey = (what: string, level: string): string => `health.${what}.${level}`;
