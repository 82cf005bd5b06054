/** The same on both sides, or the page would change as it comes to life. */
export const sharedOptions = {
  defaultNS: 'common',
  // React escapes.
  interpolation: { escapeValue: false },
  returnNull: false,
} as const;
