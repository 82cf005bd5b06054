import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { TextArea } from '../components/Field.tsx';
import { Notice } from '../components/Notice.tsx';
import { RadioCards } from '../components/RadioCards.tsx';
import { Time } from '../components/Time.tsx';
import { Form } from '../forms/Form.tsx';

export interface AskedAppeal {
  id: string;
  words: string;
  createdAt: string;
  name: string;
  locale: string;
  language: string;
  decision: { kind: string; facts: string };
  title: string;
  text: string;
  forSomebodyElse: boolean;
}

interface AppealsProps {
  appeals: readonly AskedAppeal[];
  typed: { id: string; reasons: string } | undefined;
  faultOf(field: string): string | undefined;
}

/** Who asks for another look: what was decided and why, what they say to it, and the answer. */
export function Appeals({ appeals, typed, faultOf }: AppealsProps) {
  const { t } = useTranslation('desk');
  return (
    <ul className="grid gap-6">
      {appeals.map(
        ({ id, words, createdAt, name, locale, language, decision, title, text, forSomebodyElse }) => {
          const again = typed?.id === id ? typed : null;
          return (
            <li
              key={id}
              id={`appeal-${id}`}
              className="grid scroll-mt-24 gap-4 rounded-card border border-line bg-surface p-4"
            >
              <div className="grid gap-1">
                <p className="text-sm text-ink-muted">
                  <bdi>{name}</bdi> · <Time value={createdAt} />
                </p>
                {title && <bdi className="font-semibold">{title}</bdi>}
                {text && (
                  <p className="max-w-measure wrap-anywhere whitespace-pre-line" dir="auto">
                    {text}
                  </p>
                )}
              </div>
              <div className="grid gap-1">
                <p>{t('appeals.decided', { choice: t(`choice.${decision.kind}`) })}</p>
                <p
                  className="max-w-measure wrap-anywhere border-s-4 border-line ps-4"
                  dir="auto"
                  lang={locale}
                >
                  {decision.facts}
                </p>
              </div>
              <div className="grid gap-1">
                <p>{t('appeals.says', { name })}</p>
                <p
                  className="max-w-measure wrap-anywhere border-s-4 border-line ps-4 whitespace-pre-line"
                  dir="auto"
                >
                  {words}
                </p>
              </div>
              {forSomebodyElse ? (
                <Notice>{t('appeals.else')}</Notice>
              ) : (
                <Form method="post" className="grid justify-items-start gap-4" noValidate>
                  <input type="hidden" name="id" value={id} />
                  <RadioCards
                    name="outcome"
                    id={`outcome-${id}`}
                    label={t('appeals.outcome')}
                    error={again ? faultOf('outcome') : undefined}
                    options={(['upheld', 'reversed'] as const).map((value) => ({
                      value,
                      label: t(`appeals.${value}`),
                    }))}
                    layout="pair"
                  />
                  <TextArea
                    id={again ? 'reasons' : `reasons-${id}`}
                    name="reasons"
                    label={t('appeals.reasons')}
                    hint={t('appeals.reasonsHint', { name, language })}
                    error={again ? faultOf('reasons') : undefined}
                    defaultValue={again?.reasons}
                    className="w-full"
                    rows={3}
                    maxLength={2000}
                    dir="auto"
                    required
                  />
                  <Button name="intent" value="appeal" variant="primary" icon="send">
                    {t('appeals.outcome')}
                  </Button>
                </Form>
              )}
            </li>
          );
        },
      )}
    </ul>
  );
}
