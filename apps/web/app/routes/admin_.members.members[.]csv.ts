import { exportMembers } from '@entraide/core/member';
import { csvOf } from '@entraide/model/csv';
import { memberPaths } from '@entraide/model/path';
import { safeRedirect, spaceAction, spaceLoader } from '../framework/index.ts';
import { getT } from '../i18n/index.ts';

/** Taking the list away is recorded, so that a link alone does not do it. */
export const loader = spaceLoader(() => {
  throw safeRedirect(memberPaths.all());
});

/** Every member as a file for a spreadsheet. */
export const action = spaceAction(async ({ ctx, context }) => {
  const members = await exportMembers(ctx);
  const t = getT(context, 'members');
  const head = ['name', 'familyName', 'email', 'role', 'status', 'joined', 'vouched', 'since'] as const;
  const rows = members.map((member) => [
    ...[
      member.displayName,
      member.familyName,
      member.email,
      t(`admin:role.${member.role}`),
      t(`admin:status.${member.status}`),
    ],
    ...[member.createdAt.toISOString().slice(0, 10), member.vouched ? t('csv.yes') : '', member.sinceYear],
  ]);
  const day = ctx.clock().toISOString().slice(0, 10);
  return new Response(csvOf([head.map((name) => t(`csv.${name}`)), ...rows]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${ctx.tenant.slug}-members-${day}.csv"`,
      'Cache-Control': 'no-store',
    },
  });
});
