import { listSpaces, spaceSorts } from '@entraide/core/health';
import { textIn } from '@entraide/model/tenant';
import { asOperator, type SiteArgs } from '../../framework/index.ts';
import { getT } from '../../i18n/server.ts';

const states = ['private', 'open', 'suspended'] as const;

/** The console's first page: every space. */
export async function consoleHomeOf(args: SiteArgs) {
  const { operate, url, context } = asOperator(args);
  const query = (name: string) => url.searchParams.get(name) ?? '';
  const q = query('q').trim().slice(0, 254);
  const state = states.find((one) => one === query('state')) ?? '';
  const sort = spaceSorts.find((one) => one === query('sort')) ?? 'look';
  const needsLook = query('look') === '1';
  const cursor = query('after');
  const { items, next, counts } = await listSpaces(operate, {
    ...{ q, sort, needsLook },
    ...(state && { status: state }),
    ...(cursor && { cursor }),
  });
  const asked = {
    ...(q && { q }),
    ...(state && { state }),
    ...(sort !== 'look' && { sort }),
    ...(needsLook && { look: '1' }),
  };
  return {
    title: getT(context, 'console')('spaces.title'),
    ...{ q, state, sort, needsLook, counts },
    sorts: [...spaceSorts],
    states: [...states],
    isNarrowed: q !== '' || state !== '' || needsLook,
    isFirst: cursor === '',
    first: asked,
    next: next && { ...asked, after: next },
    spaces: items.map(({ slug, status, name, host, createdAt, figures, lines }) => ({
      ...{ slug, status, host, lines },
      name: textIn(name, context.locale),
      createdAt: createdAt.toISOString(),
      figures: figures && {
        members: figures.members,
        listingsWeek: figures.listingsWeek,
        answeredWeek: figures.answeredWeek,
      },
    })),
  };
}

export type ConsoleHomeData = Awaited<ReturnType<typeof consoleHomeOf>>;
