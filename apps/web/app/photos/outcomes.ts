/** What became of a photo that was sent, or of the photos of a listing: a sentence of the page for each. */
export const done = ['added', 'saved', 'moved', 'removed'] as const;
export const faults = [
  ...['empty', 'too-large', 'incomplete', 'heic', 'media-type', 'pixels', 'broken', 'too-complex'],
  ...['too-many', 'too-often', 'busy', 'full', 'offline', 'failed', 'child'],
] as const;
