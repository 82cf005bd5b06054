/** Comes back with every event of a mail that Resend sent: a bounce names its space by it. */
export const SPACE_TAG = 'space';
