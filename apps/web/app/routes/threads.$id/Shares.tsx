import { telOf } from '@entraide/model/emergency';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { TextInput } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Form } from '../../forms/Form.tsx';
import type { ThreadPage } from './read-page.server.ts';

interface SharesProps {
  page: ThreadPage;
  /** What was sent and refused. */
  refused: { intent: string; text: string; fault: string | undefined } | null;
}

const icons = { place: 'map-pin', phone: 'phone' } as const;

/** Where to meet and how to call: told by a deliberate act, apart from the messages, and taken back at will. */
export function Shares({ page: { thread, mayShare }, refused }: SharesProps) {
  const { t } = useTranslation('threads');
  const { mine, theirs } = thread.shares;
  const toTell = mayShare
    ? (['place', 'phone'] as const).filter((kind) => !mine.some((one) => one.kind === kind))
    : [];
  if (mine.length + theirs.length + toTell.length === 0) return null;
  return (
    <section aria-labelledby="to-meet" className="mt-8 grid gap-3 border-t border-line pt-6">
      <h2 id="to-meet" className="text-lg">
        {t('share.title')}
      </h2>
      {theirs.map(({ kind, words }) => (
        <p key={kind} className="flex gap-2 rounded-card border border-line bg-surface p-4" data-share={kind}>
          <Icon name={icons[kind]} className="mt-[0.1em] size-[1.35em]" />
          <span className="wrap-anywhere min-w-0">
            {t(`share.${kind}.theirs`)}{' '}
            {kind === 'phone' ? (
              <a
                className="link inline-flex min-h-11 items-center font-semibold"
                href={telOf(words)}
                dir="ltr"
              >
                {words}
              </a>
            ) : (
              <strong className="whitespace-pre-wrap" dir="auto">
                {words}
              </strong>
            )}
          </span>
        </p>
      ))}
      {mine.map(({ kind, words, until }) => (
        <Form
          key={kind}
          method="post"
          className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-brand-soft p-4"
          data-share={kind}
        >
          <p className="wrap-anywhere min-w-0 flex-1 basis-60">
            {t(`share.${kind}.mine`)} <bdi className="font-semibold">{words}</bdi>{' '}
            <span className="text-sm text-ink-muted">{t('share.until', { date: until })}</span>
          </p>
          <Button name="intent" value={`withdraw-${kind}`} icon="undo-2">
            {t('share.takeBack')}
          </Button>
        </Form>
      ))}
      {toTell.map((kind) => {
        const again = refused?.intent === `share-${kind}` ? refused : null;
        return (
          <details key={kind} open={again !== null} className="rounded-card border border-line">
            <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 py-2">
              <Icon name={icons[kind]} />
              <span className="link">{t(`share.${kind}.add`)}</span>
            </summary>
            <Form method="post" className="grid gap-3 px-4 pb-4" noValidate>
              <TextInput
                id={`share-${kind}`}
                name="words"
                label={t(`share.${kind}.label`)}
                hint={t(`share.${kind}.hint`)}
                error={again?.fault}
                defaultValue={again?.text}
                maxLength={300}
                dir="auto"
                required
                {...(kind === 'phone' && { type: 'tel', autoComplete: 'tel', maxLength: 40 })}
              />
              <p className="text-sm text-ink-muted">{t('share.care')}</p>
              <div>
                <Button name="intent" value={`share-${kind}`} icon="eye">
                  {t('share.submit')}
                </Button>
              </div>
            </Form>
          </details>
        );
      })}
    </section>
  );
}
