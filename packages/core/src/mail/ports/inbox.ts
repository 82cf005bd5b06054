/** A mail that somebody sent us, as its provider took it apart. */
export interface ReceivedMail {
  /** As the header says it. */
  from: string;
  text: string | null;
  html: string | null;
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>;
}

/** Where received mails are. Throws when it cannot be reached, so that the job comes again. */
export interface MailInbox {
  /** Null: there is no such mail (any more), or it is larger than what anybody writes. */
  read(id: string): Promise<ReceivedMail | null>;
}
