import { Webhook } from 'standardwebhooks';

const NAMES = ['id', 'timestamp', 'signature'] as const;

/**
 * Who signed it, and when: within five minutes of now, before or after.
 * @param secrets one, or two while it changes
 * @param header by a name in small letters
 * @returns the event's id, the same each time it comes; null when nobody who knows a secret signed this very body
 */
export function verifyWebhook(
  secrets: readonly string[],
  { header, body }: { header(name: string): string | undefined; body: string },
): string | null {
  // Resend signs through Svix, whose headers have a name of their own before the standard's.
  const headers = Object.fromEntries(
    NAMES.map((name) => [`webhook-${name}`, header(`svix-${name}`) ?? header(`webhook-${name}`) ?? '']),
  );
  const isSigned = secrets.some((secret) => {
    try {
      new Webhook(secret).verify(body, headers, { jsonParse: false });
      return true;
    } catch {
      return false;
    }
  });
  const id = headers['webhook-id'] ?? '';
  return isSigned && id.length <= 200 ? id : null;
}
