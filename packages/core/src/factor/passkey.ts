import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

/** How long a challenge may be answered; whoever stores it says until when, and deletes it as it is answered. */
export const CHALLENGE_MINUTES = 5;

/** What is kept of a passkey; nothing in it is secret. */
export interface Passkey {
  /** The credential's id, base64url. */
  id: string;
  /** COSE, base64url. */
  publicKey: string;
  /** How often it was used, where the authenticator counts; a lower one is refused. */
  counter: number;
  transports: string[];
}

/** Where a passkey works: the exact host, so that neither a sibling nor a parent of it can ask for it. */
export interface PasskeySite {
  /** Without a port: the relying party's id. */
  host: string;
  /** Scheme, host and port. */
  origin: string;
}

/** Options and verification must agree, or what one asks is refused by the other. */
const VERIFIED = true;
const userVerification = VERIFIED ? 'required' : 'preferred';

// Loaded when it is used: it takes a third of a second and 25 MB, which neither a start nor a command should pay.
const webauthn = () => import('@simplewebauthn/server');

/** For the browser's `startRegistration`. The challenge is in it, for the caller to store. */
export async function passkeyOffer(
  { host }: PasskeySite,
  person: { id: string; email: string; name: string },
  { platform, known }: { platform: string; known: readonly Pick<Passkey, 'id'>[] },
) {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpID: host,
    rpName: platform,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    timeout: CHALLENGE_MINUTES * 60_000,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    // Discoverable: whoever signs in need not say first who they are.
    authenticatorSelection: { residentKey: 'required', userVerification },
  });
}

/** The passkey that a browser made after `passkeyOffer`; null for anything that is not one, made here, for this challenge. */
export async function madePasskey(
  { host, origin }: PasskeySite,
  challenge: string,
  response: unknown,
): Promise<Passkey | null> {
  const read = Registration.safeParse(response);
  if (!read.success) return null;
  const { verifyRegistrationResponse } = await webauthn();
  try {
    if (!(await isWithoutCertificates(read.data.response.attestationObject))) return null;
    const { registrationInfo } = await verifyRegistrationResponse({
      response: read.data as RegistrationResponseJSON, // the schema says what is read of it
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: VERIFIED,
    });
    if (!registrationInfo) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return {
      id,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: read.data.response.transports ?? [],
    };
  } catch {
    return null; // the library throws whatever is wrong with a response, in words that quote it
  }
}

/** For the browser's `startAuthentication`. Without `known` the browser offers every passkey that it has for this host. */
export async function passkeyQuestion({ host }: PasskeySite, known: readonly Passkey[] = []) {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: host,
    userVerification,
    timeout: CHALLENGE_MINUTES * 60_000,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports })),
  });
}

/** Which passkey a response says it is of, for the caller to look up; null for what is no response. */
export function passkeyIdIn(response: unknown): string | null {
  const read = Authentication.safeParse(response);
  return read.success ? read.data.id : null;
}

/** Which challenge a response says it answers, for the caller to look up; null for what is no response. */
export function challengeIn(response: unknown): string | null {
  const read = z.object({ response: z.object({ clientDataJSON: Bytes }) }).safeParse(response);
  if (!read.success) return null;
  try {
    const text = Buffer.from(read.data.response.clientDataJSON, 'base64url').toString();
    return ClientData.parse(JSON.parse(text)).challenge;
  } catch {
    return null;
  }
}

/** The new count of uses; null unless the response is of this passkey, here, to this challenge. The caller stores it. */
export async function provenPasskey(
  { host, origin }: PasskeySite,
  challenge: string,
  passkey: Passkey,
  response: unknown,
): Promise<{ counter: number } | null> {
  const read = Authentication.safeParse(response);
  if (!read.success || read.data.id !== passkey.id) return null;
  const { verifyAuthenticationResponse } = await webauthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: read.data as AuthenticationResponseJSON, // the schema says what is read of it
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: VERIFIED,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: passkey.transports,
      },
    });
    return verified ? { counter: authenticationInfo.newCounter } : null;
  } catch {
    return null; // as above
  }
}

const Bytes = z.string().max(16_384);
const ClientData = z.object({ challenge: z.string().min(16).max(200) });
const Id = z
  .string()
  .max(1400)
  .regex(/^[\w-]+$/);
const common = { id: Id, rawId: Id, type: z.literal('public-key') };

const Registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(8)
      .optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
});

const Authentication = z.object({
  ...common,
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.optional(),
  }),
  clientExtensionResults: z.object({}).default({}),
});

/** No attestation was asked for. Certificates in an answer are somebody's own making, and the library would fetch addresses named in them. */
async function isWithoutCertificates(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  const format = decoded.get('fmt');
  return format === 'none' || (format === 'packed' && !decoded.get('attStmt').get('x5c'));
}
