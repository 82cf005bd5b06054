import { figurePaths } from '@entraide/model/path';
import { textIn } from '@entraide/model/tenant';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { FigureParts } from '../../figures/Parts.tsx';
import { sayFigures } from '../../figures/say-figures.server.ts';
import { type MetaFunction, spaceAssetUrl, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { formatsFor, getT } from '../../i18n/index.ts';

export const handle = { i18n: ['figures'] };

export const loader = spaceLoader(async (args) => {
  const { ctx, context, url } = args;
  const t = getT(context, 'figures');
  const figures = await sayFigures(args, { asked: { year: url.searchParams.get('year') || undefined } });
  const { config } = ctx.tenant;
  return {
    title: t('reportOf', { space: textIn(config.name, ctx.locale), year: figures.year }),
    logo: config.logo ? spaceAssetUrl(ctx.tenant, config.logo.light) : null,
    day: t('reportDay', { day: formatsFor(ctx.locale).fullDay(ctx.clock()) }),
    figures,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** A year on paper, with the name and the logo of the space: the page's own header is not printed. */
export default function Report() {
  const { t } = useTranslation('figures');
  const { title, logo, day, figures } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      width="wide"
      intro={
        <>
          <div className="no-print">
            <UpLink to={figurePaths.figures()} label={t('back')} />
          </div>
          {logo && <img src={logo} alt="" className="print-exact size-20 object-contain" />}
          <p>{t('lead')}</p>
          <p>
            {day} {t('withheldNote')}
          </p>
        </>
      }
      action={
        <span className="no-print">
          <Button type="button" icon="printer" className="needs-script" onClick={() => print()}>
            {t('print')}
          </Button>
        </span>
      }
    >
      <FigureParts figures={figures} />
    </Page>
  );
}
