import { createHash } from 'node:crypto';
import { newId } from '@entraide/model';

/** One of the three spaces. */
export type Letter = 'a' | 'b' | 'c';

export interface Canary {
  space: Letter;
  /** `members.email`: the column that holds it; after a space whose it is, where a table has several rows. */
  name: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Words, hashes and ids that stand in one column of one space and nowhere else: wherever one is seen, one knows where it came from. */
export class Canaries {
  private readonly known = new Map<string, Canary>();

  private keep(word: string, canary: Canary): string {
    this.known.set(word, canary);
    return word;
  }

  /** Letters alone, so that every field takes it and no page writes it differently. */
  text(space: Letter, name: string): string {
    const letters = [...digest(name).subarray(0, 10)].map((byte) => String.fromCharCode(97 + (byte % 26)));
    return this.keep(`zq${space}${letters.join('')}`, { space, name });
  }

  hash(space: Letter, name: string): string {
    const hash = digest(`${space} ${name}`).toString('hex');
    this.keep(hash.slice(0, 16), { space, name });
    return hash;
  }

  id(space: Letter, name: string): string {
    return this.keep(newId(), { space, name });
  }

  /** A value that somebody else made: an id, or a name that a space must have. */
  also(space: Letter, name: string, word: string): void {
    this.keep(word, { space, name });
  }

  /** Those that stand in a text. */
  in(text: string): Canary[] {
    const found = new Set<Canary>();
    for (const [word] of text.matchAll(ANY)) {
      const canary = this.known.get(word.toLowerCase()) ?? this.known.get(word.toLowerCase().slice(0, 16));
      if (canary) found.add(canary);
    }
    return [...found];
  }

  names(): string[] {
    return [...new Set([...this.known.values()].map(({ name }) => name))].sort();
  }
}

const ANY = /zq[abc][a-z]{10}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,64}/gi;
