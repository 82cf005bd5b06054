import { DESCRIPTION_LENGTH, TITLE_LENGTH } from '@entraide/model/listing';
import { z } from 'zod';
import { BrowserToken } from '../account/request-code.ts';
import type { Ctx } from '../ctx/index.ts';
import { parse } from '../error/index.ts';
import { MOST_PHOTOS } from '../photo/index.ts';
import { assertSpaceRuns } from '../space/index.ts';
import { keepDraft, readDraft } from './drafts.ts';

/** Characters of each text that another app hands over; more than any listing takes. */
export const MOST_SHARED = 20_000;

const Text = z.string().max(MOST_SHARED).trim();
const Shared = z.strictObject({
  browserToken: BrowserToken,
  title: Text,
  text: Text,
  url: Text,
  /** One that waits (`keepPhoto`). */
  photo: z.uuid().nullable(),
});

/**
 * Begins a listing with what somebody shares from another app, as a draft of their browser: nothing is published. What a draft holds
 * already stays; the text comes after it, as far as there is room.
 * @throws NotAllowed while the space is closed, Invalid, TooMany
 */
export async function beginListing(ctx: Ctx, given: unknown): Promise<void> {
  assertSpaceRuns(ctx);
  const { browserToken, photo, ...shared } = parse(Shared, given);
  const which = { browserToken, kind: 'listing' as const };
  const draft = (await readDraft(ctx, which)) ?? {};
  await keepDraft(ctx, {
    ...which,
    payload: { ...draft, ...wordsOf(draft, shared), ...photosOf(draft, photo) },
  });
}

function wordsOf(draft: Record<string, unknown>, shared: { title: string; text: string; url: string }) {
  const before = { title: textOf(draft.title), description: textOf(draft.description) };
  const title = before.title || cut(shared.title.replace(/\s+/g, ' '), TITLE_LENGTH.max);
  const said = [shared.title === title ? '' : shared.title, shared.text, shared.url];
  const description = said.reduce(
    (whole, one) => (one === '' || whole.includes(one) ? whole : `${whole}${whole && '\n\n'}${one}`),
    before.description,
  );
  return {
    ...(title !== '' && { title }),
    ...(description !== '' && { description: cut(description, DESCRIPTION_LENGTH.max) }),
  };
}

function photosOf(draft: Record<string, unknown>, photo: string | null) {
  if (photo === null) return {};
  const before = Array.isArray(draft.photos) ? draft.photos : [];
  return { photos: [...before, photo].slice(-MOST_PHOTOS) };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** No character of two halves is cut through. */
const cut = (text: string, most: number) => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
