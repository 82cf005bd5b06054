import { addressesOf, type Route } from './addresses.ts';
import type { Canaries, Canary } from './canary.ts';
import type { Form, Forms } from './forms.ts';
import type { Planted } from './plant.ts';
import { mayRead, type Place } from './readers.ts';
import type { Answer, Ask } from './visit.ts';

/** Read as by a stranger, whoever asks: a block does not hide what is public (docs/decisions/0050). */
const asStrangers = /^\/(embed|sitemap|pictures)\b/;

interface Visit {
  place: Place;
  who: string;
  ask: Ask;
}

/** Asks for everything there is, and looks at each answer for what its reader may not be shown. */
export class Crawl {
  /** Which canaries of space a were shown there. */
  readonly shown = new Set<string>();
  readonly leaks = new Set<string>();
  readonly broken: string[] = [];
  asked = 0;

  constructor(
    private readonly canaries: Canaries,
    readonly routes: readonly Route[],
    readonly forms: Forms,
    /** What else is no leak. */
    private readonly excused: (canary: Canary) => boolean = () => false,
  ) {}

  /** Every page; and the data of every page at the addresses of another space's things. */
  async read(visit: Visit, own: Planted, other?: Planted): Promise<void> {
    for (const route of this.routes) {
      if (!route.methods.has('GET')) continue;
      const addresses = addressesOf(route, own);
      for (const address of addresses) {
        const answer = await visit.ask('GET', address);
        this.look(visit, route, answer);
        if (visit.place === 'a' && answer.type.startsWith('text/html'))
          this.forms.learn(answer.text, address);
      }
      for (const address of other ? addressesOf(route, other) : [])
        if (!addresses.includes(address))
          this.look(visit, route, await visit.ask('GET', route.data(address)));
    }
  }

  /** Every other method at every route. */
  async knock(visit: Visit, other: Planted): Promise<void> {
    for (const route of this.routes) {
      // They stay: whoever sends it there leaves.
      if (route.pattern === '/api/v1/me') continue;
      const [address = '/'] = addressesOf(route, other);
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        this.look(visit, route, await visit.ask(method, route.data(address), '{}', 'application/json'));
    }
  }

  /** Every form of anybody's that `sent` lets through, with `said` instead of what its own space says. */
  async write(
    visit: Visit,
    said: (text: string) => string,
    sent: (form: Form) => boolean = () => true,
  ): Promise<void> {
    for (const form of this.forms.all()) if (sent(form)) await this.send(visit, form, said);
  }

  private async send(
    visit: Visit,
    { route, path, fields }: Form,
    said: (text: string) => string,
  ): Promise<void> {
    const body = new URLSearchParams(fields.map(([name, value]) => [name, said(value)]));
    const isApi = path.startsWith('/api/');
    const answer = isApi
      ? await visit.ask('POST', said(path), JSON.stringify(Object.fromEntries(body)), 'application/json')
      : await visit.ask('POST', route.data(said(path)), body.toString());
    this.look(visit, route, answer);
  }

  private look(
    { place, who }: Visit,
    { pattern }: Route,
    { method, path, status, text, said }: Answer,
  ): void {
    this.asked += 1;
    if (status >= 500) this.broken.push(`${who} ${method} ${path}: ${status}`);
    const echo = this.canaries.in(said);
    for (const canary of this.canaries.in(text)) {
      if (place === 'a' && canary.space === 'a') this.shown.add(canary.name);
      if (this.excused(canary) || echo.includes(canary) || mayRead(place, who, canary)) continue;
      if (asStrangers.test(pattern) && mayRead(place, 'stranger', canary)) continue;
      this.leaks.add(`${place} ${who} ${method} ${pattern} (${status}): ${canary.space} ${canary.name}`);
    }
  }
}
