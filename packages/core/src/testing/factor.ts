import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { Secret, TOTP } from 'otpauth';
import type { PasskeySite } from '../factor/index.ts';

/** What an authenticator app shows at this moment. */
export function testTotpCode(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/** How an authenticator misbehaves. */
interface Quirks {
  userVerified?: boolean;
  /** Certificates that nobody asked for. */
  certificate?: Uint8Array;
  counter?: number;
}

/** An authenticator made of software: one passkey, ES256. `answer` and `make` give what a browser would send. */
export function testAuthenticator({ host, origin }: PasskeySite) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16);
  const id = credentialId.toString('base64url');
  let uses = 0;

  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = ({ userVerified = true, counter = uses }: Quirks, flags: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flag = Buffer.from([flags | 0x01 | (userVerified ? 0x04 : 0)]);
    return Buffer.concat([createHash('sha256').update(host).digest(), flag, count]);
  };
  const envelope = { id, rawId: id, type: 'public-key', clientExtensionResults: {} };

  return {
    id,
    make(challenge: string, quirks: Quirks = {}) {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]);
      const idLength = Buffer.from([0, credentialId.length]);
      const authData = Buffer.concat([
        head(quirks, 0x40),
        Buffer.alloc(16),
        idLength,
        credentialId,
        isoCBOR.encode(cose),
      ]);
      const { certificate } = quirks;
      const statement = certificate
        ? new Map<string, unknown>([
            ['alg', -7],
            ['sig', new Uint8Array(8)],
            ['x5c', [certificate]],
          ])
        : new Map();
      const object = new Map<string, unknown>([
        ['fmt', certificate ? 'packed' : 'none'],
        ['attStmt', statement],
        ['authData', new Uint8Array(authData)],
      ]);
      return {
        ...envelope,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'),
          attestationObject: Buffer.from(isoCBOR.encode(object as never)).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    answer(challenge: string, quirks: Quirks = {}) {
      uses += 1;
      const authenticatorData = head(quirks, 0);
      const data = clientData('webauthn.get', challenge);
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(data).digest()]);
      return {
        ...envelope,
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
        },
      };
    },
  };
}
