/**
 * `pnpm bench:photos [--at-once 20] [--json]`: a photo of 12 megapixels as a phone takes it, stored in three sizes: alone, and many at once.
 * The memory is that of this process and of those that decode, together. Meanwhile a page is asked for again and again.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Ctx } from '@entraide/core/ctx';
import { getListing } from '@entraide/core/listing';
import { addPhoto } from '@entraide/core/photo';
import { phonePhoto, testPlatform } from '@entraide/core/testing';
import { listings } from '@entraide/db';
import { startTestServer } from '@entraide/db/testing';
import { newId } from '@entraide/model';

const { values } = parseArgs({
  options: { 'at-once': { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
});
const AT_ONCE = Number(values['at-once']);
const GOAL = { aloneMs: 3000, memoryMb: 200, slower: 2 };
const ALONE = 5;

const { server, stop } = await startTestServer();
const platform = await testPlatform(server);
try {
  const space = await platform.openSpace();
  const photo = await phonePhoto();
  const authors: { ctx: Ctx; listing: string }[] = [];
  for (let n = 0; n < AT_ONCE + ALONE; n++) authors.push(await author());
  const add = async ({ ctx, listing }: (typeof authors)[number]) => {
    const began = performance.now();
    await addPhoto(ctx, listing, pieces(photo));
    return performance.now() - began;
  };

  const alone: number[] = [];
  for (const one of authors.slice(AT_ONCE)) alone.push(await add(one));
  const calm = await page(authors[0], until(2000));
  const idle = memoryMb();
  let most = idle;
  const watch = setInterval(() => {
    most = Math.max(most, memoryMb());
  }, 50);
  const began = performance.now();
  const all = Promise.all(authors.slice(0, AT_ONCE).map(add));
  let done = false;
  const busy = page(authors[0], () => done);
  await all;
  done = true;
  const wholeMs = performance.now() - began;
  clearInterval(watch);
  const result = {
    photo: { megapixels: 12, kB: Math.round(photo.length / 1000) },
    alone: { p50: at(alone, 0.5), most: Math.max(...alone), goal: GOAL.aloneMs },
    atOnce: { photos: AT_ONCE, wholeMs, eachMs: wholeMs / AT_ONCE },
    memory: { idle, aboveIdle: most - idle, goal: GOAL.memoryMb },
    page: { calmP95: calm, busyP95: await busy },
  };
  if (values.json) console.log(JSON.stringify(result));
  else {
    const { photo: sent, alone: one, atOnce, memory, page: meanwhile } = result;
    console.log(`A photo of ${sent.megapixels} megapixels, ${sent.kB} kB:`);
    console.log(`alone: p50 ${one.p50.toFixed(0)} ms, most ${one.most.toFixed(0)} ms (goal ${one.goal} ms)`);
    console.log(
      `${atOnce.photos} at once: ${atOnce.wholeMs.toFixed(0)} ms, ${atOnce.eachMs.toFixed(0)} ms each`,
    );
    console.log(
      `memory: ${memory.aboveIdle.toFixed(0)} MB above ${memory.idle.toFixed(0)} MB (goal ${memory.goal} MB)`,
    );
    console.log(
      `a listing read meanwhile: p95 ${meanwhile.busyP95.toFixed(1)} ms, else ${meanwhile.calmP95.toFixed(1)} ms`,
    );
  }

  async function author(): Promise<{ ctx: Ctx; listing: string }> {
    const member = await space.member();
    const ctx = space.ctx({ actor: member });
    const listing = newId();
    await ctx.db.inTenant(space.tenant.id, (tx) =>
      tx.insert(listings).values({
        ...{ id: listing, authorId: member.memberId, kind: 'offer', category: 'shopping', locale: 'fr' },
        ...{
          title: 'Un vélo',
          description: 'Bleu.',
          precision: 'city',
          lat: 48.8,
          lon: 2.3,
          radiusM: 10_000,
        },
        ...{ placeId: 2988507, country: 'FR', expiresAt: new Date(Date.now() + 86_400_000) },
      }),
    );
    return { ctx, listing };
  }
} finally {
  await platform.close();
  await stop();
}

/** As a network brings it. */
function pieces(bytes: Buffer): Readable {
  const size = 64 * 1024;
  const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => n * size);
  return Readable.from(starts.map((start) => bytes.subarray(start, start + size)));
}

/** Milliseconds, p95, of a listing that is read again and again until it is over. */
async function page(reader: { ctx: Ctx; listing: string } | undefined, isOver: () => boolean) {
  const times: number[] = [];
  while (reader && !isOver()) {
    const began = performance.now();
    await getListing(reader.ctx, reader.listing);
    times.push(performance.now() - began);
    await new Promise((goOn) => setTimeout(goOn, 20));
  }
  return at(times, 0.95);
}

function until(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() > end;
}

function at(times: number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Resident memory of this process, and of the one that decodes a photo for it. Linux says it under /proc. */
function memoryMb(): number {
  const children = read(`/proc/self/task/${process.pid}/children`).trim().split(' ');
  const decoding = children.filter((pid) => read(`/proc/${pid}/cmdline`).includes('decode-photo.js'));
  const kb = decoding.map((pid) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
  return process.memoryUsage.rss() / 1024 ** 2 + kb.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Empty when it has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
