/** Words that our own routes are made of; anything else in a path may be somebody's, and is logged as ":". */
const words = new Set(
  `api v1 space listings l map places auth code session openapi.json docs healthz readyz metrics dev mail mail.json assets
  assets-of-space lang new preview edit answer solve reopen restore delete join login logout me threads admin members invitations
  embed about privacy terms pages sitemap.xml robots.txt favicon.ico favicon.svg manifest.webmanifest __manifest _root _index
  console launch undo confirm report appeal decisions pictures space logo sitemap apple-touch-icon.png
  internal ask settings domain check sign-in sign-out account enter passkey operators acts applications announcements support export
  import links members.csv photos add webhooks stripe notices off live profile photo email alerts data exports
  dues give paid receipts stop payments money refund connect plan done install share app
  accessibility`.split(/\s+/),
);

const LONGEST = 6;

/**
 * `/listings/0190.../edit.data` -> `/listings/:/edit.data`: enough to find a slow page, nothing to find a person. A step is written
 * down only when it is one of our words.
 */
export function routeOf(path: string): string {
  const steps = path.split('/', LONGEST + 1).slice(1);
  return `/${steps
    .map((step) => {
      const word = step.endsWith('.data') ? step.slice(0, -5) : step;
      if (word === '' || words.has(word)) return step;
      return word === step ? ':' : ':.data';
    })
    .join('/')}`;
}
