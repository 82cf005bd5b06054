import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask } from './api.ts';

interface Published {
  id: string;
  word: string;
}

interface Point {
  lat: number;
  lon: number;
}

/** Every way to come upon a listing, by its name; which way does not lead there alone, but shows its id. */
const ways: Record<string, (published: Published, at: Point) => string> = {
  'API, near': (_, { lat, lon }) => `/api/v1/listings?near=${lat},${lon}&radiusKm=10`,
  'API, in a box': (_, at) => `/api/v1/listings?bbox=${boxAround(at)}`,
  'API, newest': () => '/api/v1/listings?sort=newest&limit=100',
  'API, by a word': ({ word }) => `/api/v1/listings?q=${word}`,
  'API, map': (_, at) => `/api/v1/map?bbox=${boxAround(at)}&zoom=12`,
  'API, by id': ({ id }) => `/api/v1/listings/${id}`,
  'page, near': (_, { lat, lon }) => `/?near=${lat},${lon}&radiusKm=10`,
  'page, newest': () => '/?sort=newest&radiusKm=20040',
  'page, by a word': ({ word }) => `/?q=${word}&radiusKm=20040`,
  'page, by id': ({ id }) => `/listings/${id}`,
  'page’s data, by id': ({ id }) => `/listings/${id}.data`,
  'page to answer': ({ id }) => `/listings/${id}/answer`,
};

export const everyWay = Object.keys(ways);

/** The ways that lead this visitor to a listing. */
export async function waysTo(page: Page, published: Published, at: Point): Promise<string[]> {
  const found: string[] = [];
  for (const [name, address] of Object.entries(ways)) {
    const { status, text } = await ask(page, address(published, at));
    if (status === 200 && text.includes(published.id)) found.push(name);
  }
  return found;
}

/** That a listing of another space is answered as one that never was: nobody learns that there is something. */
export async function expectUnknown(page: Page, id: string): Promise<void> {
  const never = `${id.slice(0, -12)}${randomUUID().slice(-12)}`;
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    const [theirs, nobodys] = [
      await ask(page, `/api/v1/listings/${id}`, method, method === 'PATCH' ? { title: 'Autre' } : undefined),
      await ask(
        page,
        `/api/v1/listings/${never}`,
        method,
        method === 'PATCH' ? { title: 'Autre' } : undefined,
      ),
    ];
    expect(theirs, method).toEqual(nobodys);
    expect(theirs.status, method).toBeGreaterThanOrEqual(400);
  }
  for (const path of ['', '.data', '/answer', '/edit']) {
    const [theirs, nobodys] = [
      await ask(page, `/listings/${id}${path}`),
      await ask(page, `/listings/${never}${path}`),
    ];
    expect(theirs.status, path).toBe(nobodys.status);
    // Who is not signed in is asked to before anything is looked up.
    if (path !== '/edit') expect(theirs.status, path).toBe(404);
  }
}

function boxAround({ lat, lon }: Point): string {
  return [lon - 0.2, lat - 0.2, lon + 0.2, lat + 0.2].map((degrees) => degrees.toFixed(3)).join(',');
}
