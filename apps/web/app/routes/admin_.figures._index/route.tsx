import { figurePaths, paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../../components/Button.tsx';
import { Select } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { UpLink } from '../../components/UpLink.tsx';
import { FigureParts } from '../../figures/Parts.tsx';
import { sayFigures } from '../../figures/say-figures.server.ts';
import { Form } from '../../forms/Form.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';

export const handle = { i18n: ['figures', 'admin'] };

export const loader = spaceLoader(async (args) => ({
  title: getT(args.context, 'figures')('title'),
  figures: await sayFigures(args),
}));

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** What the board of the association asks for, by year, quarter or month. */
export default function Figures() {
  const { t } = useTranslation('figures');
  const { title, figures } = useLoaderData<typeof loader>();
  const { year, part, choices } = figures;
  return (
    <Page
      title={title}
      width="wide"
      intro={
        <>
          <UpLink to={paths.admin()} label={t('admin:title')} />
          <p>{t('lead')}</p>
          <p>{t('withheldNote')}</p>
        </>
      }
    >
      <Form
        method="get"
        role="search"
        key={`${year} ${part}`}
        className="mb-4 flex flex-wrap items-end gap-4"
      >
        <Select name="year" label={t('year')} defaultValue={year} className="min-w-0 grow sm:grow-0">
          {choices.years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
        <Select name="part" label={t('part')} defaultValue={part} className="min-w-0 grow sm:grow-0">
          {choices.parts.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Button variant="primary">{t('show')}</Button>
      </Form>
      <p className="mb-6 flex flex-wrap gap-3">
        <LinkButton to={figurePaths.report(year)} icon="printer">
          {t('report')}
        </LinkButton>
        <LinkButton to={figurePaths.file(year, part)} reloadDocument>
          {t('csv')}
        </LinkButton>
      </p>
      <FigureParts figures={figures} />
    </Page>
  );
}
