import { deskFigures } from '@entraide/core/desk';
import { deskPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { figureRows } from '../../desk/figure-rows.server.ts';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['desk'] };

export const loader = spaceLoader(async ({ ctx, context }) => {
  const t = getT(context, 'desk');
  return { title: t('figures.title'), rows: figureRows(await deskFigures(ctx), t) };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What was reported and decided, year by year, to show or to send. */
export default function DeskFigures() {
  const { t } = useTranslation('desk');
  const { title, rows } = useLoaderData<typeof loader>();
  const [head = [], ...body] = rows;
  return (
    <Page
      title={title}
      width="wide"
      intro={
        <>
          <UpLink to={deskPaths.desk()} label={t('title')} />
          <p>{t('figures.lead')}</p>
        </>
      }
      action={
        <LinkButton to={deskPaths.figuresFile()} reloadDocument>
          {t('figures.csv')}
        </LinkButton>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={title}>
        <table className="w-full border-collapse text-start tabular-nums">
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col" className="border-b border-line px-3 py-2 text-start">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map(([what = '', ...figures]) => (
              <tr key={what}>
                <th scope="row" className="border-b border-line px-3 py-2 text-start font-normal">
                  {what}
                </th>
                {figures.map((figure, index) => (
                  <td key={head[index + 1]} className="border-b border-line px-3 py-2">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  );
}
