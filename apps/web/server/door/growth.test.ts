import { renderMarkdown } from '@entraide/core/tenant';
import type { TestSpace } from '@entraide/core/testing';
import { autolink, personalDetails } from '@entraide/model/listing';
import { Email } from '@entraide/model/member';
import { judge } from '@entraide/model/rule';
import { RuleSettings } from '@entraide/model/tenant';
import { Line, Text } from '@entraide/model/text';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer, type Visitor } from '../testing/index.ts';

// Whatever size an outsider chooses: twice as much may cost three times as much, never more.
// Costs are the least of several runs, compared within this run; what costs less than the noise is not looked at.
const RUNS = 5;
const NOISE_MS = 30;

let server: Awaited<ReturnType<typeof testServer>>;
let space: TestSpace;
let ask: Visitor;
beforeAll(async () => {
  server = await testServer();
  space = await server.openSpace();
  ask = server.visitor(space.tenant.host);
});
afterAll(() => server.close());

const get = (path: (n: number) => string) => (n: number) => ask(path(n));
const header = (name: string, value: (n: number) => string) => (n: number) =>
  ask('/', { headers: { [name]: value(n) } });
const send =
  (contentType: string, body: (n: number) => string, path = '/') =>
  (n: number) =>
    ask(path, {
      method: 'POST',
      body: body(n),
      headers: { 'content-type': contentType, 'sec-fetch-site': 'same-origin' },
    });
const times = (text: string) => (n: number) => text.repeat(n);
const numbered = (text: string) => (n: number) =>
  Array.from({ length: n }, (_, i) => text.replace('#', String(i))).join('');
const boxOf = (n: number) => {
  const half = Math.min(179, n / 8);
  return `bbox=${-half},${-Math.min(89, half)},${half},${Math.min(89, half)}`;
};
const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const boundary = 'multipart/form-data; boundary=x';

/** What is doubled, from how small, up to twice the greatest size that a request can carry. */
const sizes: [name: string, from: number, to: number, work: (n: number) => unknown][] = [
  ['segments', 4, 8192, get((n) => '/a'.repeat(n))],
  ['empty segments', 4, 8192, get((n) => '/'.repeat(n))],
  ['segments under /assets', 4, 8192, get((n) => `/assets${'/a'.repeat(n)}`)],
  ['segments under /listings', 4, 8192, get((n) => `/listings${'/a'.repeat(n)}`)],
  ['segments of the API', 4, 8192, get((n) => `/api/v1${'/a'.repeat(n)}`)],
  ['segments of a data request', 4, 8192, get((n) => `/${'a/'.repeat(n)}_root.data`)],
  ['paths asked of the manifest', 4, 1024, get((n) => `/__manifest?${'p=%2Fa%2Fb&'.repeat(n)}`)],
  ['segments asked of the manifest', 4, 4096, get((n) => `/__manifest?p=${'%2Fa'.repeat(n)}`)],
  ['parameters of a page', 16, 4096, get((n) => `/?${numbered('p#=&')(n)}`)],
  ['parameters of the API', 16, 4096, get((n) => `/api/v1/listings?${numbered('p#=&')(n)}`)],
  ['the same parameter of the API', 16, 4096, get((n) => `/api/v1/listings?${'kind=offer&'.repeat(n)}`)],
  ['percent signs', 16, 4096, get((n) => `/?q=${'%25'.repeat(n)}`)],
  ['words', 2, 128, get((n) => `/api/v1/listings?q=${numbered('mot#+')(n)}`)],
  ['letters of a word', 8, 512, get((n) => `/api/v1/listings?q=${'a'.repeat(n)}`)],
  ['words of a place', 2, 128, get((n) => `/api/v1/places?q=${numbered('m#+')(n)}`)],
  ['letters of a place', 8, 512, get((n) => `/api/v1/places?q=${'a'.repeat(n)}`)],
  ['a box of the map', 1, 2048, get((n) => `/api/v1/map?zoom=20&${boxOf(n)}`)],
  ['a box of the list', 1, 2048, get((n) => `/api/v1/listings?${boxOf(n)}`)],
  ['a circle', 1, 32_768, get((n) => `/api/v1/listings?near=48.8,2.3&radiusKm=${n}`)],
  ['cookies', 16, 4096, header('cookie', numbered('c#=1; '))],
  ['languages', 16, 4096, header('accept-language', numbered('a#;q=0.5,'))],
  ['proxies', 16, 4096, header('x-forwarded-for', times('127.0.0.1,'))],
  ['encodings', 16, 4096, header('accept-encoding', times('gzip;q=0.1,'))],
  ['media types', 16, 4096, header('accept', times('text/x;q=0.1,'))],
  ['an etag', 16, 4096, header('if-none-match', times('"a",'))],
  ['fields of a form', 64, 32_768, send(form, numbered('f#=1&'))],
  ['a field of a form', 64, 131_072, send(form, (n) => `a=${'x'.repeat(n)}`)],
  [
    'parts of a form',
    16,
    2048,
    send(boundary, (n) => `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(n)}--x--`),
  ],
  ['depth of JSON', 64, 131_072, send(json, (n) => '['.repeat(n) + ']'.repeat(n), '/api/v1/auth/code')],
  ['keys of JSON', 64, 16_384, send(json, (n) => `{${numbered('"k#":1,')(n)}"z":1}`, '/api/v1/auth/code')],
  [
    'letters of an e-mail address',
    64,
    131_072,
    send(json, (n) => `{"email":"${'a.'.repeat(n / 2)}@b"}`, '/api/v1/auth/code'),
  ],
  ...hostile('links in a text', autolink, 8192),
  ...hostile('contact details in a text', personalDetails, 8192),
  ...hostile('a text under the rules', judged, 32_768),
  ...hostile('an e-mail address', (text) => Email.safeParse(`<a${text}b`), 131_072),
  ...hostile('a text', (text) => Text.safeParse(`a${text}b`), 131_072),
  ...hostile('a line', (text) => Line.safeParse(`a${text}b`), 131_072),
  ...hostile('markdown', (text) => renderMarkdown(text, 'x'), 32_768),
];

function judged(body: string) {
  return judge(
    { body },
    {
      ...{ locale: 'fr', rules: RuleSettings.parse({}), place: 'first-message', newMember: true },
      author: { name: 'Claire', team: false },
      names: { space: ['Entraide aaaaaaaaaa'], team: ['Amina Haddad'] },
      ...{ ownContacts: [], emergencyNumbers: ['112'] },
    },
  );
}

function hostile(
  name: string,
  read: (text: string) => unknown,
  to: number,
): [string, number, number, (n: number) => unknown][] {
  const pieces = [
    'www.',
    'http://a',
    'a@',
    'a.',
    '+33 6 ',
    '0',
    '-',
    '(',
    '[',
    '![',
    '](',
    '*a ',
    '**_',
    '`',
    '>',
    '- ',
    '|a',
    '&#1;',
    '<a ',
    '\n',
    '/',
    'é\u0301',
    ',',
    ' ',
    '@',
    '<',
    '\u200b',
    'mailto:',
    'western union ',
    'zéro ',
    '1o ',
  ];
  return pieces.map((piece) => [
    `${name}: ${JSON.stringify(piece)}`,
    512,
    to,
    (n) => read(piece.repeat(n / piece.length)),
  ]);
}

async function cost(work: (n: number) => unknown, n: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const before = performance.now();
    await work(n);
    least = Math.min(least, performance.now() - before);
    // Far below the noise, once is enough.
    if (least < NOISE_MS / 5) break;
  }
  return least;
}

/** Measured up to three times: growth is there each time, a busy machine is not. */
async function grows(work: (n: number) => unknown, n: number): Promise<string | null> {
  let found: string | null = null;
  for (let attempt = 0; attempt < 3; attempt++) {
    const [half, whole] = [await cost(work, n / 2), await cost(work, n)];
    if (whole < 3 * Math.max(half, NOISE_MS)) return null;
    found = `${n} cost ${whole.toFixed(0)} ms, half of it ${half.toFixed(0)} ms`;
  }
  return found;
}

test.each(sizes)('%s', async (_, from, to, work) => {
  await work(from);
  for (let n = from * 2; n <= to; n *= 2) expect(await grows(work, n)).toBeNull();
});
