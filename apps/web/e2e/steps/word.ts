/** A word that nobody else writes, made of letters only. */
export function newWord(): string {
  return Array.from({ length: 10 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
}
