import { LIMIT_DAYS, REASON_NAMES } from '@entraide/model/moderation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonVariant } from '../../components/Button.tsx';
import { Select, TextArea } from '../../components/Field.tsx';
import type { IconName } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useReason } from '../../desk/use-reason.ts';
import { ConfirmFirst } from '../../factor/ConfirmFirst.tsx';
import { Form } from '../../forms/Form.tsx';
import type { CasePage } from './CaseFile.tsx';

interface DecideProps {
  page: CasePage;
  typed: { ground: string; facts: string; days: string } | undefined;
  faultOf(field: string): string | undefined;
}

/** The letter that presses each button, its drawing and its weight. */
const looks: Record<string, { key?: string; icon: IconName; variant?: ButtonVariant }> = {
  keep: { key: 'g', icon: 'check', variant: 'primary' },
  ask: { key: 'm', icon: 'pencil' },
  hide: { key: 'h', icon: 'eye-off' },
  remove: { key: 'r', icon: 'trash-2', variant: 'danger' },
  warn: { key: 'a', icon: 'triangle-alert' },
  limit: { icon: 'lock' },
  ban: { icon: 'user-round-x', variant: 'danger' },
};
/** Those that most cases end with stand first; the others are one tap further. */
const usual = ['keep', 'ask', 'remove', 'warn'];

/** One gesture a decision: the reason is chosen already, and its sentence written. */
export function Decide({ page, typed, faultOf }: DecideProps) {
  const { t } = useTranslation('desk');
  const reasonName = useReason();
  const { state, own, claimedBy, choices, next } = page;
  const [ground, setGround] = useState<string>(typed?.ground || page.ground);
  if (state === 'decided') return <Notice>{t('case.decided')}</Notice>;
  if (own) return <Notice>{t('own')}</Notice>;
  if (claimedBy) return <Notice tone="warning">{t('case.claimed', { name: claimedBy })}</Notice>;
  if (state === 'second') return <SecondOpinion page={page} />;
  const button = (choice: string) => (
    <div key={choice} className="grid gap-1">
      <Button
        name="intent"
        value={choice}
        wide
        icon={looks[choice]?.icon ?? 'check'}
        variant={looks[choice]?.variant ?? 'secondary'}
        {...(looks[choice]?.key && { 'data-key': looks[choice].key })}
      >
        {t(`choice.${choice}`)}
      </Button>
      <p className="text-sm text-ink-muted">{t(`choiceHint.${choice}`)}</p>
    </div>
  );
  return (
    <Form method="post" className="grid min-w-0 flex-[2_1_18rem] grid-cols-1 gap-5" noValidate>
      <h2 className="text-lg">{t('decide.title')}</h2>
      {next && <input type="hidden" name="next" value={next} />}
      <Select
        name="ground"
        label={t('decide.ground')}
        error={faultOf('ground')}
        defaultValue={ground}
        onChange={({ target }) => setGround(target.value)}
      >
        {REASON_NAMES.map((reason) => (
          <option key={reason} value={reason}>
            {reasonName(reason)}
          </option>
        ))}
      </Select>
      <p className="text-sm text-ink-muted" lang={page.locale} dir="auto">
        {t('decide.phrase', { text: page.phrases[ground] ?? '' })}
      </p>
      <TextArea
        name="facts"
        label={t('decide.facts', { name: page.name })}
        hint={t('decide.factsHint', { name: page.name, language: page.language })}
        error={faultOf('facts')}
        defaultValue={typed?.facts}
        rows={3}
        maxLength={2000}
        dir="auto"
        optional
      />
      <div className="grid gap-3">{choices.filter((one) => usual.includes(one)).map(button)}</div>
      <details open={faultOf('days') !== undefined}>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center">
          {t('decide.more')}
        </summary>
        <div className="mt-2 grid gap-3">
          <Select
            name="days"
            label={t('decide.days')}
            error={faultOf('days')}
            defaultValue={typed?.days || '7'}
          >
            {LIMIT_DAYS.map((days) => (
              <option key={days} value={days}>
                {t(`decide.days${days}`)}
              </option>
            ))}
          </Select>
          {choices.includes('ban') && <ConfirmFirst asked={page.askedAgain} />}
          {choices.filter((one) => !usual.includes(one)).map(button)}
          {!page.handedOver && (
            <Button name="intent" value="hand-over" variant="quiet" icon="shield-check">
              {t('handOver')}
            </Button>
          )}
        </div>
      </details>
      <details className="needs-script text-sm">
        <summary className="inline-flex min-h-11 cursor-pointer items-center">{t('decide.keys')}</summary>
        <p>{t('decide.keysText')}</p>
      </details>
    </Form>
  );
}

/** Somebody proposed a ban: another person agrees, or does not. */
function SecondOpinion({ page: { proposed, askedAgain, next } }: { page: CasePage }) {
  const { t } = useTranslation('desk');
  if (!proposed) return null;
  if (proposed.mine) return <Notice title={t('ban.title')}>{t('ban.mine')}</Notice>;
  return (
    <Form method="post" className="grid min-w-0 flex-[2_1_18rem] grid-cols-1 gap-4">
      <h2 className="text-lg">{t('ban.title')}</h2>
      <p>{t('ban.by', { name: proposed.by })}</p>
      <p className="max-w-measure wrap-anywhere border-s-4 border-line ps-4" dir="auto">
        {proposed.facts}
      </p>
      {next && <input type="hidden" name="next" value={next} />}
      <ConfirmFirst asked={askedAgain} />
      <Button name="intent" value="agree" variant="danger" icon="user-round-x">
        {t('ban.agree')}
      </Button>
      <Button name="intent" value="disagree" icon="undo-2">
        {t('ban.disagree')}
      </Button>
    </Form>
  );
}
