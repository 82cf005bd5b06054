/** What one check saw in the DNS. */
export interface DomainFindings {
  /** The record that names the space. `other`: there are texts, none of them ours. `no-answer`: the DNS was not to be reached. */
  token: 'found' | 'missing' | 'other' | 'no-answer';
  /** Texts that stand where ours should. */
  texts: string[];
  /** Where the name leads. `partly`: some of its addresses are ours. */
  address: 'here' | 'missing' | 'elsewhere' | 'partly' | 'no-answer';
  /** Addresses that are not ours. */
  strangers: string[];
  /** Another space proved the same name first. */
  taken?: boolean | undefined;
}

/** A line that the owner of a domain writes at the company that holds its DNS. */
export interface DomainRecord {
  purpose: 'token' | 'address';
  type: 'TXT' | 'CNAME' | 'A' | 'AAAA';
  /** Relative to the registered domain, as most forms ask for it; `@` for the domain itself. */
  name: string;
  /** The same name, whole. */
  fullName: string;
  value: string;
}
