import { paths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { returnQuery } from '../account/return-to.ts';
import { LinkButton } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { pageMeta } from '../components/page-meta.ts';
import { useSpace } from '../components/root-data.ts';
import { Contact } from './Contact.tsx';
import type { ClosedData, ClosedReason } from './closed.server.ts';
import { ruleIcon } from './rule-icon.ts';
import { WaitingNotice } from './WaitingNotice.tsx';

/** For messengers and search engines: the space by its own name, whatever the link leads to. */
export function closedMeta(matches: Parameters<typeof pageMeta>[0], { title, description }: ClosedData) {
  return pageMeta(matches, { title, description, hidden: true });
}

/** In place of a page that its reader may not see: what space this is, who comes in and how, whom to ask. */
export function ClosedSpace({ closed }: { closed: ClosedData }) {
  const { t } = useTranslation('house');
  const { name, tagline, logo } = useSpace();
  const { reason, description, next, waiting } = closed;
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-8 sm:px-6 sm:py-14" data-house={`closed ${reason}`}>
      <header className="grid justify-items-start gap-3">
        {logo && (
          <picture>
            <source srcSet={logo.dark} media="(prefers-color-scheme: dark)" />
            <img src={logo.light} alt="" width="96" height="96" className="size-24 object-contain" />
          </picture>
        )}
        <h1 className="text-3xl">
          <bdi>{name}</bdi>
        </h1>
        <p className="font-title text-lg">{tagline}</p>
        <p className="max-w-measure text-ink-muted">{description}</p>
      </header>
      <section className="mt-8 grid gap-4 border-t border-line pt-6">
        {waiting ? <WaitingNotice waiting={waiting} /> : <Why reason={reason} />}
        {next && (reason === 'private' || reason === 'members') && <p>{t('closed.link')}</p>}
        {reason === 'barred' && <Contact rule="suspended" />}
        {(reason === 'private' || reason === 'members') && <WayIn reason={reason} next={next} />}
      </section>
    </div>
  );
}

function Why({ reason }: { reason: ClosedReason }) {
  const { t } = useTranslation('house');
  const { t: common } = useTranslation('common');
  const space = useSpace().name;
  const say = (part: 'title' | 'text') =>
    reason === 'barred' ? t(`closed.barred.${part}`) : common(`closed.${reason}.${part}`, { space });
  return (
    <div className="grid gap-1">
      <h2 className="text-xl">{say('title')}</h2>
      <p className="max-w-measure">{say('text')}</p>
    </div>
  );
}

function WayIn({ reason, next }: { reason: 'private' | 'members'; next: string | null }) {
  const { t } = useTranslation('house');
  const { t: common } = useTranslation('common');
  const { rule } = useSpace();
  const carried = returnQuery({ next: next ?? '', purpose: null });
  const anybody = rule === 'open' || rule === 'approval';
  return (
    <>
      <p className="flex items-start gap-2" data-house={rule}>
        <Icon name={ruleIcon[rule]} className="mt-[0.15em] size-[1.25em]" />
        {t(`rule.${rule}`)}
      </p>
      <Contact rule={rule} />
      <p className="flex flex-wrap gap-3">
        <LinkButton to={`${paths.join()}${carried}`} variant="primary" size="large">
          {anybody ? common('closed.members.join') : t(`gate.enter.${rule}`)}
        </LinkButton>
        <LinkButton to={`${paths.login()}${carried}`} size="large">
          {reason === 'members' ? common('closed.members.login') : t('gate.signIn')}
        </LinkButton>
      </p>
    </>
  );
}
