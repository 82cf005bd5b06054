import { listRevisions, readSettings } from '@entraide/core/revision';
import { paths, settingsPaths } from '@entraide/model/path';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { Link } from '../../components/Link.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { Time } from '../../components/Time.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import { type MetaFunction, spaceLoader, useLoaderData } from '../../framework/index.ts';
import { getT } from '../../i18n/index.ts';
import { fileOf } from '../../settings/load-section.server.ts';
import { authorOf } from '../../settings/say-author.server.ts';
import { keysOf, type SectionName, sectionNames } from '../../settings/values.ts';

export const handle = { i18n: ['settings'] };

export const loader = spaceLoader(async ({ ctx, context }) => {
  const [{ locked }, [last]] = await Promise.all([readSettings(ctx), listRevisions(ctx, { limit: 1 })]);
  const t = getT(context, 'settings');
  return {
    title: t('title'),
    sections: sectionNames.map((name) => ({
      name,
      // Only where nothing of it can be changed here.
      file:
        name !== 'pages' && keysOf[name].every((key) => locked.includes(key))
          ? fileOf(ctx.tenant.slug, keysOf[name][0] ?? '')
          : null,
    })),
    last: last ? { at: last.at.toISOString(), by: authorOf(last, t) } : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

const icons: Readonly<Record<SectionName, IconName>> = {
  texts: 'pencil',
  pages: 'file-text',
  look: 'palette',
  categories: 'shapes',
  entry: 'key-round',
  members: 'user-round',
  languages: 'languages',
  place: 'map-pin',
  emergency: 'siren',
  wording: 'message-circle',
  reasons: 'flag',
  mail: 'mail',
  security: 'shield-check',
  desk: 'bell',
  limits: 'sliders-horizontal',
  rules: 'flag',
  dues: 'coins',
};

export default function Settings() {
  const { t } = useTranslation('settings');
  const { title, sections, last } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      width="wide"
      intro={
        <>
          <UpLink to={paths.admin()} label={t('up')} />
          <p>{t('lead')}</p>
        </>
      }
    >
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {sections.map(({ name, file }) => (
          <Card
            key={name}
            to={settingsPaths.section(name)}
            icon={icons[name]}
            title={t(`section.${name}.title`)}
            lead={t(`section.${name}.lead`)}
          >
            {file && (
              <span className="flex items-start gap-1.5 text-sm text-ink-muted">
                <Icon name="lock" className="mt-[0.15em] size-[1.1em]" />
                <span>
                  {t('locked')} <bdi dir="ltr">{file}</bdi>
                </span>
              </span>
            )}
          </Card>
        ))}
        <Card to={paths.domainSettings()} icon="globe" title={t('domain.title')} lead={t('domain.lead')} />
      </ul>
      <section className="mt-10 grid gap-2 border-t border-line pt-6">
        <h2 className="text-xl">{t('history.title')}</h2>
        {last && (
          <p className="text-ink-muted">
            {t('history.last')} <Time value={last.at} /> · <bdi>{last.by}</bdi>
          </p>
        )}
        <p>
          <Link to={settingsPaths.history()} className="link inline-flex min-h-11 items-center">
            {t('history.open')}
          </Link>
        </p>
      </section>
    </Page>
  );
}

interface CardProps {
  to: string;
  icon: IconName;
  title: string;
  lead: string;
  children?: ReactNode;
}

function Card({ to, icon, title, lead, children }: CardProps) {
  return (
    <li>
      <Link
        to={to}
        className="flex h-full gap-4 rounded-card border border-line bg-surface p-4 text-ink no-underline hover:border-brand-ink"
      >
        <span className="tile">
          <Icon name={icon} className="size-6" />
        </span>
        <span className="grid min-w-0 content-start gap-0.5">
          <span className="font-semibold text-brand-ink">{title}</span>
          <span className="text-sm text-ink-muted">{lead}</span>
          {children}
        </span>
      </Link>
    </li>
  );
}
