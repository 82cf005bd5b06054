import { Readable } from 'node:stream';
import { and, eq, memberExports, ne } from '@entraide/db';
import { inTenant } from '../ctx/index.ts';
import { NotFound } from '../error/index.ts';
import { keepFile, putFile, readFile, removeFiles } from '../file/index.ts';
import { defineJob, type JobCtx } from '../job/define-job.ts';
import { enqueueMail } from '../mail/index.ts';
import { EXPORT_MS, makeExport } from './export.ts';
import { jsonOf } from './json.ts';
import { mediaOf } from './media.ts';
import { pageOf } from './page.ts';
import { taken } from './rows.ts';
import { readSubject, type Subject } from './subject.ts';
import { type Entry, zipOf } from './zip.ts';

/** More than anybody has: what is larger is a fault of ours. */
const MOST_BYTES = 4 * 2 ** 30;
/** A store that is slow is waited for. */
const TIMES = { silenceMs: 60_000, wholeMs: 60 * 60_000 };
/** A step each, and the files some at a time. */
const FILES_A_STEP = 10;

/** Makes one export, piece by piece, and tells its member. Killed half-way, it is made again from the beginning. */
export const makeExportJob = defineJob({
  ...makeExport,
  whileSuspended: true,
  async run(ctx, { payload: { exportId } }) {
    const memberId = await begin(ctx, exportId);
    const subject = memberId && (await readSubject(ctx, memberId));
    if (!subject) return;
    const zip = zipOf(entriesOf(ctx, exportId, subject), ctx.clock());
    // Who receives a file does not say what kept it from coming.
    let fault: unknown = null;
    zip.once('error', (error) => {
      fault = error;
    });
    const { sha256 } = await putFile(ctx, zip, {
      ...{ purpose: 'export', mostBytes: MOST_BYTES, mediaTypes: ['application/zip'], times: TIMES },
    }).catch((error) => {
      throw fault ?? error;
    });
    await finish(ctx, exportId, sha256, subject);
  },
});

/** Null: it is there already, or nobody waits for it any more. */
async function begin(ctx: JobCtx, id: string): Promise<string | null> {
  let files = 0;
  const [open] = await inTenant(ctx, async (tx) =>
    tx
      .select({ memberId: memberExports.memberId })
      .from(memberExports)
      .where(and(eq(memberExports.id, id), ne(memberExports.state, 'ready'))),
  );
  if (!open) return null;
  for await (const _ of mediaOf(ctx, open.memberId)) files++;
  const steps = 2 * taken.length + Math.ceil(files / FILES_A_STEP) + 1;
  await inTenant(ctx, (tx) =>
    tx.update(memberExports).set({ state: 'making', done: 0, steps }).where(eq(memberExports.id, id)),
  );
  return open.memberId;
}

async function* entriesOf(ctx: JobCtx, id: string, subject: Subject): AsyncGenerator<Entry> {
  let done = 0;
  const step = async () => {
    const next = ++done;
    await inTenant(ctx, (tx) => tx.update(memberExports).set({ done: next }).where(eq(memberExports.id, id)));
  };
  const text = (pieces: AsyncIterable<string>) => () => Readable.from(pieces, { objectMode: false });
  yield { name: 'index.html', compress: true, open: text(pageOf(ctx, subject, step)) };
  yield { name: 'data.json', compress: true, open: text(jsonOf(ctx, subject, step)) };
  let files = 0;
  for await (const { name, sha256 } of mediaOf(ctx, subject.member.memberId)) {
    const open = await readFile(ctx, sha256).catch(unlessLost);
    if (open) yield { name, compress: false, open: () => open.bytes };
    if (++files % FILES_A_STEP === 0) await step();
  }
}

/** A photo that was removed meanwhile, or that the store has lost: the log says so, and the rest is theirs all the same. */
function unlessLost(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

async function finish(ctx: JobCtx, id: string, sha256: string, { member, locale }: Subject): Promise<void> {
  const now = ctx.clock();
  const endsAt = new Date(now.getTime() + EXPORT_MS);
  await inTenant(ctx, async (tx) => {
    await keepFile(ctx, tx, sha256);
    const [ready] = await tx
      .update(memberExports)
      .set({ state: 'ready', readyAt: now, endsAt, fileSha256: sha256, done: memberExports.steps })
      .where(and(eq(memberExports.id, id), ne(memberExports.state, 'ready')))
      .returning({ id: memberExports.id });
    // They left meanwhile: nothing refers to the file.
    if (!ready) return removeFiles(ctx, tx);
    const mail = { kind: 'export-ready' as const, until: endsAt.toISOString() };
    await enqueueMail(ctx, tx, { to: member.email, locale, mail });
  });
}
