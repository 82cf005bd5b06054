import type { Ctx } from '@entraide/core/ctx';
import { createListing, getListing, mapListings, searchListings } from '@entraide/core/listing';
import type { TestSpace } from '@entraide/core/testing';
import type { Point, Precision } from '@entraide/model/geo';
import type { Listing, MapParams, SearchParams } from '@entraide/model/listing';
import { away } from './ground.ts';

/** What another member can ask and do, by the public verbs alone. Every call is counted. */
export interface Spy {
  asked(): number;
  read(id: string): Promise<Listing>;
  search(params: Partial<SearchParams>): Promise<Awaited<ReturnType<typeof searchListings>>>;
  map(params: MapParams): ReturnType<typeof mapListings>;
  /** A listing of the spy's own, to compare with. */
  publish(at: Point): Promise<string>;
}

export interface Scene {
  spy: Spy;
  /** The listing whose author's home is looked for. */
  listing: string;
  /** The same person asks once more, from home; days have passed. */
  postAgain(): Promise<string>;
}

const HOUR_MS = 3_600_000;
const HOURS_BETWEEN = 5;
const MOST_POSTS = 60;
/** How far, in metres, a device that says where it is may be wrong at one and the same door. */
const DEVICE_ERROR_M = 10;

/** A space in which somebody at `home` has published a request, and a spy has come in. */
export async function setScene(
  space: TestSpace,
  home: Point,
  precision: Precision,
  random: () => number,
): Promise<Scene> {
  const [author, spyMember] = [await space.member({ displayName: 'Ana' }), await space.member()];
  let posts = 0;
  const post = async () => {
    const from = away(home, DEVICE_ERROR_M * Math.sqrt(random()), random() * 360);
    const hoursAgo = (MOST_POSTS - posts++) * HOURS_BETWEEN;
    const clock = () => new Date(Date.now() - hoursAgo * HOUR_MS);
    // Now and then the author chooses another precision, which must not narrow down what the others say.
    const coarser = precision === 'neighbourhood' && posts % 4 === 0;
    const place = { lat: from.lat, lon: from.lon };
    const { id } = await createListing(space.ctx({ actor: author, clock }), {
      ...words('request'),
      place,
      precision: coarser ? 'city' : precision,
    });
    return id;
  };
  return { spy: spyIn(space.ctx({ actor: spyMember })), listing: await post(), postAgain: post };
}

function spyIn(ctx: Ctx): Spy {
  let asked = 0;
  const counted = <T>(answer: Promise<T>) => {
    asked++;
    return answer;
  };
  return {
    asked: () => asked,
    read: (id) => counted(getListing(ctx, id)),
    search: (params) => counted(searchListings(ctx, { limit: 10, ...params })),
    map: (params) => counted(mapListings(ctx, params)),
    publish: async ({ lat, lon }) =>
      (
        await counted(
          createListing(ctx, { ...words('offer'), place: { lat, lon }, precision: 'public-place' }),
        )
      ).id,
  };
}

const words = (kind: 'offer' | 'request') => ({
  kind,
  category: 'shopping',
  title: 'Courses du samedi',
  description: 'Deux sacs.',
});
