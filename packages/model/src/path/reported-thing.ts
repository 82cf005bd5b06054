export interface NamedThing {
  /** A word of `REPORTABLE`, or anything else that somebody wrote there. */
  what: string;
  id: string;
}

/** The thing in `?of=KIND:ID`; null when it is written otherwise. */
export function thingNamed(of: string): NamedThing | null {
  const [what, id, ...more] = of.split(':');
  return what && id && more.length === 0 ? { what, id } : null;
}

/**
 * The thing at an address as somebody types or pastes it, with its host or without. The host is not compared: no id is that of two
 * things, and what another space has is not found here. null when no such page can be reported.
 */
export function thingAt(address: string): NamedThing | { code: string } | null {
  const bare = address.trim().replace(/^[<("'«\s]+|[>)"'»\s.,;!?]+$/gu, '');
  const [, rest = bare] = /^[a-z][a-z+.-]*:\/\/(.*)$/i.exec(bare) ?? [];
  const [path = '', query = ''] = rest.split('#', 1)[0]?.split('?', 2) ?? [];
  const [, first = '', ...others] = path.split('/');
  const [second = '', third = ''] = others;
  switch (first) {
    case 'listings':
      return second ? { what: 'listing', id: second } : null;
    case 'pictures':
      return second && third === 'listings' && others[2] ? { what: 'listing', id: others[2] } : null;
    case 'photos':
      return second ? { what: 'photo', id: second } : null;
    case 'threads':
      return second ? { what: 'partner', id: second } : null;
    case 'members':
      return second ? { what: 'member', id: second } : null;
    case 'l':
      return second ? { code: second } : null;
    case 'report':
      return second && third
        ? { what: second, id: third }
        : thingNamed(new URLSearchParams(query).get('of') ?? '');
    default:
      return null;
  }
}
