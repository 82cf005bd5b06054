/** Stable codes that the API shows and pages turn into words. */
export type ErrorCode =
  | 'not-found'
  | 'invalid'
  | 'not-allowed'
  | 'sign-in-needed'
  | 'second-factor-needed'
  | 'second-factor-missing'
  | 'too-many'
  | 'conflict'
  | 'gone'
  | 'unavailable';

/** `path` leads to the field: `['place', 'lat']`. `code` is a stable word, `message` plain English for developers. */
export interface Fault {
  path: (string | number)[];
  code: string;
  message: string;
}

/** Everything a verb refuses on purpose. Its message is safe to show to whoever asked. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** There is no such thing here; another tenant's thing is told the same, word for word. */
export class NotFound extends DomainError {
  constructor() {
    super('not-found', 'There is no such thing here.');
  }
}

export class Invalid extends DomainError {
  constructor(readonly faults: Fault[]) {
    super('invalid', 'Some fields need another look.');
  }
}

export class NotAllowed extends DomainError {
  constructor(message = 'You may not do this here.') {
    super('not-allowed', message);
  }
}

const signInWords = {
  'sign-in-needed': 'Please sign in first.',
  /** They have a passkey or an app, and this session has not shown it, or not lately. */
  'second-factor-needed': 'Please confirm with your passkey or your app that it is you.',
  /** Their role asks for one, and they have none yet. */
  'second-factor-missing': 'Your role asks for a passkey or an app for codes: please set one up first.',
} as const;

/** Whoever asks has to prove who they are: at all, or once more. */
export class SignInNeeded extends DomainError {
  constructor(code: keyof typeof signInWords = 'sign-in-needed') {
    super(code, signInWords[code]);
  }
}

export class TooMany extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('too-many', `That was a lot at once. Try again in ${retryAfterSeconds} seconds.`);
  }
}

export class Conflict extends DomainError {
  constructor(message: string) {
    super('conflict', message);
  }
}

/** It was here and has ended: a solved or expired listing that its link still leads to. */
export class Gone extends DomainError {
  constructor() {
    super('gone', 'This has ended.');
  }
}

/** Nobody's fault and worth trying again: the database is away, too busy, or gave up on a conflict with somebody else's write. */
export class Unavailable extends DomainError {
  constructor(readonly retryAfterSeconds = 5) {
    super('unavailable', 'The service cannot be reached for a moment. Please try again.');
  }
}
