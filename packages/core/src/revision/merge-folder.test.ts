import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFolder } from './merge-folder.ts';
import { keysChanged, type Written, writtenOf } from './written.ts';

const keys = ['tagline', 'theme', 'reading', 'pages/about.fr.md'];
const value = fc.constantFrom('a', 'b', 'c');
const written: fc.Arbitrary<Written> = fc
  .array(fc.tuple(fc.constantFrom(...keys), value))
  .map((entries) => writtenOf(new Map(entries)));
const valueIn = ({ document, pages }: Written, key: string) => document[key] ?? pages[key];

describe('mergeFolder', () => {
  it('takes the folder where nobody else changed anything', () => {
    fc.assert(
      fc.property(written, written, (base, file) => {
        const merged = mergeFolder({ file, base, live: base });
        expect(merged.drift).toEqual([]);
        expect(keysChanged(merged, file)).toEqual([]);
      }),
    );
  });

  it('never takes silently what differs from what it declared before', () => {
    fc.assert(
      fc.property(written, written, written, (file, base, live) => {
        const merged = mergeFolder({ file, base, live });
        for (const key of keys) {
          const [now, last, next] = [valueIn(live, key), valueIn(base, key), valueIn(merged, key)];
          if (now === last || next === now) continue;
          throw new Error(`${key}: ${now} became ${next}`);
        }
        for (const { key } of merged.drift) expect(valueIn(merged, key)).toBe(valueIn(live, key));
      }),
    );
  });

  it('comes to rest: a second merge changes nothing', () => {
    fc.assert(
      fc.property(written, written, written, (file, base, live) => {
        const merged = mergeFolder({ file, base, live, overwrite: true });
        expect(merged.drift).toEqual([]);
        const again = mergeFolder({ file, base: file, live: merged });
        expect(again).toEqual({ ...merged, drift: [] });
      }),
    );
  });

  it('owns exactly what the folder says', () => {
    fc.assert(
      fc.property(written, written, written, (file, base, live) => {
        const said = [...Object.keys(file.document), ...Object.keys(file.pages)].sort();
        expect(mergeFolder({ file, base, live }).fileKeys).toEqual(said);
      }),
    );
  });
});
