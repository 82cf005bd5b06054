import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeForm, type Form, type FormValue } from './form.ts';

/** As the SDK writes it: brackets for maps, numbers in brackets for lists. */
function encode(form: Form): string {
  const pairs: [string, string][] = [];
  const add = (name: string, value: FormValue) => {
    if (typeof value === 'string') pairs.push([name, value]);
    else for (const [key, inner] of Object.entries(value)) add(`${name}[${key}]`, inner);
  };
  for (const [name, value] of Object.entries(form)) add(name, value);
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

const name = fc.oneof(
  fc.stringMatching(/^[a-z_]{1,12}$/),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'é è', 'a.b', 'a&b=c'),
);
const { form } = fc.letrec<{ value: FormValue; form: Form }>((tie) => ({
  form: fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'deep' },
    fc.string(),
    fc.array(tie('value'), { minLength: 1, maxLength: 3, depthIdentifier: 'deep' }),
    fc.dictionary(name, tie('value'), { minKeys: 1, maxKeys: 3, depthIdentifier: 'deep' }),
  ),
}));

test('reads back whatever the SDK writes', () => {
  fc.assert(
    fc.property(form, (one) => {
      expect(decodeForm(encode(one))).toEqual(JSON.parse(JSON.stringify(one)));
    }),
  );
});

test('never fails, and never touches what every object has', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      decodeForm(text);
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
  );
  decodeForm('__proto__[polluted]=yes&a[__proto__][polluted]=yes');
  expect('polluted' in {}).toBe(false);
});

test('lists with empty brackets, a name twice, and a value where a map was', () => {
  expect(decodeForm('a[]=1&a[]=2')).toEqual({ a: ['1', '2'] });
  expect(decodeForm('a=1&a=2')).toEqual({ a: '2' });
  expect(decodeForm('a[b]=1&a=2&a[c]=3')).toEqual({ a: { c: '3' } });
  expect(decodeForm('a[1]=x')).toEqual({ a: { 1: 'x' } });
  expect(decodeForm('a[')).toEqual({ 'a[': '' });
});
