import { type DomainError, type ErrorCode, TooMany, Unavailable } from '@entraide/core/error';

/** The one map from what a verb refuses to what HTTP calls it. */
const statuses = {
  'not-found': 404,
  invalid: 422,
  'not-allowed': 403,
  'sign-in-needed': 401,
  'second-factor-needed': 401,
  'second-factor-missing': 403,
  'too-many': 429,
  conflict: 409,
  gone: 410,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

export type RefusalStatus = (typeof statuses)[ErrorCode];

export function statusOf(error: DomainError): RefusalStatus {
  return statuses[error.code];
}

/** Seconds to wait before trying again, where the error knows. */
export function retryAfterOf(error: DomainError): number | null {
  return error instanceof TooMany || error instanceof Unavailable ? error.retryAfterSeconds : null;
}
