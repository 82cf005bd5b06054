/** What an author may not have meant to show to everybody; only a warning comes of it. */
export function personalDetails(text: string): ('phone' | 'email')[] {
  const found: ('phone' | 'email')[] = [];
  if (/[\w.+-]+@[\w-]+\.[\w.]{2,}/.test(text)) found.push('email');
  if (/(?:\+|\b0)\d(?:[\s.()-]?\d){7,13}\b/.test(text)) found.push('phone');
  return found;
}
