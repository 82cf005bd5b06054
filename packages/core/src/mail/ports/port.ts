/** A mail ready to leave. */
export interface OutgoingMail {
  /** The space's slug. */
  tenant: string;
  /** The space's id: what the provider tells of the mail later names it. Absent: the mail is of no space. */
  tenantId?: string;
  to: string;
  /** `"Name" <address>` */
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** How mails leave. Throws when a mail did not, so that its job comes again. */
export interface MailPort {
  /** @param key the same for every try of one mail, so that a provider can refuse the second one */
  send(mail: OutgoingMail, key: string): Promise<void>;
}
