/** What fits under an icon, about. */
const MOST = 15;

/** The whole words of a name that stand under an icon; a longer first word the phone cuts itself. */
export function shortNameOf(name: string): string {
  const words = name.split(/\s+/);
  let short = words[0] ?? '';
  for (const word of words.slice(1)) {
    if (`${short} ${word}`.length > MOST) break;
    short = `${short} ${word}`;
  }
  return short;
}
