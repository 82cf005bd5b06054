/** What the browser said about a passkey; null when it is not JSON. */
export function readPasskey(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
