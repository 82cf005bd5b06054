/** What an author may not have meant to show to everybody; only a warning comes of it. */
export function personalDetails(text: string): ('phone' | 'email')[] {
  const found: ('phone' | 'email')[] = [];
  // Looked for from the beginning of a word only, else a long one is read again from each of its letters.
  if (/(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]{2,}/.test(text)) found.push('email');
  if (/(?:\+|\b0)\d(?:[\s.()-]?\d){7,13}\b/.test(text)) found.push('phone');
  return found;
}
