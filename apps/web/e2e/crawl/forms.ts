import { matcherOf } from '../../server/door/route-pattern.ts';
import type { Route } from './addresses.ts';

export interface Form {
  route: Route;
  /** Where it is sent, without a query. */
  path: string;
  fields: [name: string, value: string][];
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');

/** The forms of pages that change something, filled in as somebody does who reads none of it; each kind once. */
export class Forms {
  private readonly known = new Map<string, Form>();

  constructor(private readonly routes: readonly Route[]) {
    // What no page sends a form to is sent one that is empty.
    for (const route of routes)
      if (route.methods.has('POST') && !/[:*]/.test(route.pattern))
        this.keep({ route, path: route.pattern, fields: [] });
  }

  all(): Form[] {
    return [...this.known.values()];
  }

  /** @param page its address */
  learn(html: string, page: string): void {
    for (const [, tag = '', inside = ''] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
      if (attribute(` ${tag}`, 'method')?.toLowerCase() !== 'post') continue;
      const path = (attribute(` ${tag}`, 'action') ?? page).split('?')[0] ?? page;
      const route = this.routeOf(path);
      if (!route) continue;
      const fields = fieldsOf(inside);
      const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].flatMap(([, button = '']) => {
        const name = attribute(button, 'name');
        return name ? [[name, attribute(button, 'value') ?? ''] as [string, string]] : [];
      });
      if (buttons.length === 0) this.keep({ route, path, fields });
      for (const button of buttons) this.keep({ route, path, fields: [...fields, button] });
    }
  }

  private keep(form: Form): void {
    const intents = form.fields.flatMap(([name, value]) => (name === 'intent' ? [value] : []));
    const key = JSON.stringify([form.route.pattern, form.fields.map(([name]) => name), intents]);
    if (!this.known.has(key)) this.known.set(key, form);
  }

  private routeOf(path: string): Route | undefined {
    const fits = this.routes.filter(({ pattern }) => !pattern.endsWith('*') && matcherOf(pattern).test(path));
    return fits.find(({ pattern }) => pattern === path) ?? fits[0];
  }
}

function fieldsOf(inside: string): [string, string][] {
  const fields = new Map<string, string>();
  for (const [, kind = '', tag = ''] of inside.matchAll(/<(input|textarea|select)\b([^>]*)>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (!name || type === 'file' || fields.has(name)) continue;
    const value = attribute(tag, 'value');
    if (['hidden', 'radio', 'checkbox'].includes(type)) fields.set(name, value ?? 'on');
    else if (type === 'email') fields.set(name, 'crawler@example.org');
    // Nobody takes the name of somebody else.
    else if (name === 'displayName') fields.set(name, 'Crawler');
    else fields.set(name, value || (kind === 'select' ? optionOf(inside, name) : 'Un essai de la visite.'));
  }
  return [...fields];
}

function optionOf(inside: string, name: string): string {
  const [, options = ''] = inside.split(`name="${name}"`)[1]?.match(/^[^>]*>(.*?)<\/select>/s) ?? [];
  return [...options.matchAll(/<option\b[^>]*\svalue="([^"]+)"/g)][0]?.[1] ?? '';
}
