/**
 * Why a drawing may not be served under a space's own address, or null. An SVG is a document: it can run scripts and call
 * other sites, so only shapes, text, gradients and filters pass, whatever else the file format knows.
 */
export function svgFault(text: string): { offset: number; message: string } | null {
  const source = text
    .replace(/^\uFEFF?\s*<\?xml\s[^>]*\?>/, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/<!DOCTYPE\s+svg\s+PUBLIC\s+"[^"]*"\s+"[^"]*"\s*>/i, blank);
  let elements = 0;
  for (const { index } of source.matchAll(/</g)) {
    const match = tag.exec(source.slice(index));
    if (!match)
      return {
        offset: index,
        message: 'This is not a tag of a plain SVG. Export the drawing as "plain SVG".',
      };
    const [, name = '', attributes = ''] = match;
    if (elements++ === 0 && name !== 'svg')
      return { offset: index, message: 'The file does not start with <svg>.' };
    const fault = elementFault(name, attributes);
    if (fault) return { offset: index, message: fault };
  }
  if (elements === 0) return { offset: 0, message: 'There is no <svg> in this file.' };
  for (const { index, 1: css = '' } of source.matchAll(/<style[^>]*>([\s\S]*?)<\/style/g)) {
    const fault = cssFault(css);
    if (fault) return { offset: index, message: fault };
  }
  return null;
}

const tag = /^<\/?([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const blank = (found: string) => found.replace(/[^\n]/g, ' ');

const allowed = new Set(
  [
    'svg g path rect circle ellipse line polyline polygon text tspan textPath title desc defs symbol use style',
    'linearGradient radialGradient stop clipPath mask pattern marker filter metadata',
    'feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR',
    'feGaussianBlur feMerge feMergeNode feMorphology feOffset feTile feTurbulence',
  ].flatMap((names) => names.split(' ')),
);

const remedies: Record<string, string> = {
  script: 'It holds a script. Remove <script>; a logo needs none.',
  foreignobject: 'It holds <foreignObject>, a page inside the drawing. Export the drawing as "plain SVG".',
  image: 'It holds a picture (<image>). Use paths only, or give the logo as .png or .webp.',
  a: 'It holds a link (<a>). Remove it; the logo leads to the space’s first page by itself.',
};

function elementFault(name: string, attributes: string): string | null {
  if (!allowed.has(name)) {
    return (
      remedies[name.toLowerCase()] ??
      `<${name}> does not belong in a logo. Export the drawing as "plain SVG".`
    );
  }
  for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
    const value = double ?? single ?? '';
    const lower = key.toLowerCase();
    if (/^on/.test(lower)) return `"${key}" runs a script. Remove it.`;
    if (lower === 'xmlns' && value !== 'http://www.w3.org/2000/svg') return `xmlns="${value}" is not SVG’s.`;
    if (lower === 'xml:base') return '"xml:base" leads outside the file. Remove it.';
    if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(value))
      return `"${key}" holds a character in code; write it plainly.`;
    if (/(?:^|:)href$/.test(lower) && !value.trim().startsWith('#'))
      return `"${key}" leads outside the file ("${value.slice(0, 60)}"). A logo may only refer to itself.`;
    const fault = cssFault(value);
    if (fault) return fault;
  }
  return null;
}

function cssFault(css: string): string | null {
  if (css.includes('\\')) return 'A style holds a backslash; write it plainly.';
  if (/@import|@font-face/i.test(css))
    return 'A style loads another file (@import or @font-face). Remove it.';
  return /url\(\s*["']?\s*(?!["'#\s])/i.test(css)
    ? 'A style refers to another file with url(…). Only url(#name) may stay.'
    : null;
}
