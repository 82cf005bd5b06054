/** Where a browser asks for the options of a passkey, apart from `paths`: those are part of every page. */
export const passkeyPaths = {
  /** For the second step of signing in. */
  second: () => '/login/second/passkey',
  /** For whoever signs in. */
  signIn: () => '/login/passkey',
  /** To make a new one. */
  offer: () => '/me/security/passkey',
} as const;
