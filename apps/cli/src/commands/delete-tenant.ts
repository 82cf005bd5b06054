import { access, writeFile } from 'node:fs/promises';
import { type Certificate, cancelDeletion, type Deletion, deleteTenant } from '@entraide/core/tenant';
import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { withNamedTenant } from '../named-tenant.ts';
import { asOperator } from '../operator.ts';
import type { Terminal } from '../terminal.ts';
import { exportInto } from './archive.ts';

interface Options {
  cancel?: boolean;
  now?: boolean;
  yesDelete?: string;
  keepArchive?: string;
  certificate?: string;
  dryRun?: boolean;
}

export async function deleteSpace(call: Call<Options>): Promise<void> {
  const { terminal, options } = call;
  const [slug = ''] = call.words;
  if (options.cancel) return cancel(call);
  const { now = false, dryRun = false, keepArchive, certificate } = options;
  if (now && !dryRun && options.yesDelete !== slug)
    throw new Failure(
      `"${slug}" was not removed.`,
      'at once means that nothing brings it back but an archive or a backup',
      `pnpm platform tenant delete ${slug} --now --yes-delete ${slug} --keep-archive ${slug}.tar.gz`,
    );
  // Before anything goes: a certificate that cannot be written afterwards would be missed.
  if (certificate) await refuseFile(certificate);
  const deletion = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, async () => {
      const found = await deleteTenant(ctx, slug, { now, dryRun: true });
      if (dryRun || found.certificate) return found;
      if (keepArchive) await exportInto(terminal, ctx, slug, keepArchive);
      return deleteTenant(ctx, slug, { now });
    }),
  );
  terminal.data(deletion, linesOf(deletion));
  if (deletion.certificate && certificate)
    await writeFile(certificate, `${JSON.stringify(deletion.certificate, null, 2)}\n`, { flag: 'wx' });
  if (keepArchive && !dryRun && !deletion.certificate) terminal.say(`Kept: ${keepArchive}`);
  sayNext(terminal, deletion, { now, dryRun });
}

async function cancel({ terminal, words: [slug = ''], options }: Call<Options>): Promise<void> {
  const dryRun = options.dryRun === true;
  const kept = await asOperator(terminal, ({ ctx }) =>
    withNamedTenant(ctx, slug, () => cancelDeletion(ctx, slug, { dryRun })),
  );
  terminal.data(kept, [`${slug}: ${kept.status}`]);
  terminal.say(dryRun ? 'Nothing was written: this was a dry run.' : 'It stays.');
}

function linesOf({ slug, deleteAfter, holdings, certificate }: Deletion): string[] {
  if (certificate) return certificateLines(certificate);
  const there = holdings
    ? [`${holdings.rows} rows, ${holdings.files.count} files (${holdings.files.bytes} bytes)`]
    : [];
  return [`${slug}: suspended, removed after ${deleteAfter?.toISOString() ?? 'now'}`, ...there];
}

/** What an association that left gets in hand. */
function certificateLines(certificate: Certificate): string[] {
  const { slug, tenantId, hosts, removedAt, removedBy, rows, tables, files, sha256 } = certificate;
  return [
    `Certificate of deletion: ${slug} (${tenantId})`,
    `removed at  ${removedAt}`,
    `removed by  ${removedBy}`,
    `addresses   ${hosts.join(', ') || 'none'}`,
    `files       ${files.count}, ${files.bytes} bytes`,
    `rows        ${rows}`,
    ...Object.entries(tables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `  ${name.padEnd(24)}${count}`),
    `sha256      ${sha256}`,
  ];
}

function sayNext(
  terminal: Terminal,
  { slug, changed, certificate }: Deletion,
  { now, dryRun }: { now: boolean; dryRun: boolean },
): void {
  if (dryRun) terminal.say('Nothing was written: this was a dry run.');
  else if (!changed) terminal.say('It was so already.');
  if (certificate) {
    terminal.say('Backups from before hold the space until they are removed.');
    return;
  }
  if (now || dryRun) return;
  terminal.say(`To take it back: pnpm platform tenant delete ${slug} --cancel`);
}

async function refuseFile(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there)
    throw new Failure(
      `${file} is there already.`,
      'a certificate never replaces a file',
      '--certificate another-name.json',
    );
}
