import { Readable } from 'node:stream';
import { and, eq, isNotNull, like, not, tenantAssets } from '@entraide/db';
import { z } from 'zod';
import { Invalid } from '../error/index.ts';
import { putFile, useFile } from '../file/index.ts';
import { defineJob } from '../job/define-job.ts';

const LOGO = {
  purpose: 'logo',
  mostBytes: 512 * 1024,
  mediaTypes: ['image/svg+xml', 'image/png', 'image/webp'],
} as const;

/**
 * A logo is written into its row by the transaction that applies its space, and is served from there until this job has moved its bytes
 * to the file store: so a space is never without its logo, and a command needs no way to the store. Texts of pages stay in their rows.
 */
export const moveAssetsJob = defineJob({
  name: 'move_assets',
  schema: z.looseObject({}),
  async run(worker, { tenantId }) {
    const ctx = { ...worker, tenant: { id: tenantId } };
    const inRows = await worker.db.inTenant(tenantId, async (tx) =>
      tx
        .select({ name: tenantAssets.name, bytes: tenantAssets.bytes, sha256: tenantAssets.sha256 })
        .from(tenantAssets)
        .where(and(isNotNull(tenantAssets.bytes), not(like(tenantAssets.name, 'pages/%')))),
    );
    for (const { name, bytes, sha256 } of inRows) {
      if (bytes === null) continue;
      const stored = await putFile(ctx, Readable.from([bytes]), LOGO).catch(unlessRefused);
      if (!stored) {
        worker.log.warn(
          { tenant: tenantId, name },
          'a logo stays in the database: it is no picture that we know',
        );
        continue;
      }
      await worker.db.inTenant(tenantId, async (tx) => {
        await useFile(ctx, tx, stored.sha256);
        // Another logo may have been applied meanwhile: its own job moves that one.
        await tx
          .update(tenantAssets)
          .set({ bytes: null, fileSha256: stored.sha256 })
          .where(
            and(eq(tenantAssets.name, name), eq(tenantAssets.sha256, sha256), isNotNull(tenantAssets.bytes)),
          );
      });
    }
  },
});

function unlessRefused(error: unknown): null {
  if (error instanceof Invalid) return null;
  throw error;
}
