import { askPaths } from '@entraide/model/path';
import { useTranslation } from 'react-i18next';
import { Checkbox, TextInput } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { pageMeta } from '../../components/page-meta.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { UpLink } from '../../components/UpLink.tsx';
import {
  type MetaFunction,
  spaceAction,
  spaceLoader,
  useActionData,
  useLoaderData,
} from '../../framework/index.ts';
import { PostForm } from '../../post/PostForm.tsx';
import { Step } from '../../post/Step.tsx';
import { sendForm, showForm } from './form.server.ts';

export const handle = { i18n: ['asks', 'post', 'map', 'safety'] };

export const loader = spaceLoader(showForm);
export const action = spaceAction(sendForm);

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(matches, { title: data?.title ?? '', hidden: true });

/** The association asks for somebody who called, came by, or left it with the desk. */
export default function AskForSomebody() {
  const { t } = useTranslation('asks');
  const { title, facts, around, values, left, name } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <Page
      title={title}
      intro={
        <>
          <UpLink to={left ? askPaths.one(left.id) : askPaths.asks()} label={t('title')} />
          <p>{t('form.lead')}</p>
        </>
      }
    >
      <PostForm
        values={sent?.values ?? values}
        facts={facts}
        around={around}
        faults={sent?.faults}
        places={sent?.places}
        submit={t('form.submit')}
        forSomebody={(faultOf) => (
          <Step legend={t('form.who')}>
            {left ? (
              <p className="font-semibold">
                <bdi>{left.name}</bdi>
              </p>
            ) : (
              <>
                <TextInput
                  name="callerName"
                  label={t('form.name')}
                  hint={t('form.nameHint')}
                  error={faultOf('callerName')}
                  defaultValue={sent?.caller.name}
                  maxLength={60}
                  autoComplete="off"
                  dir="auto"
                  required
                />
                <RadioCards
                  name="reach"
                  label={t('form.reach')}
                  layout="pair"
                  required
                  defaultValue={sent?.caller.reach || 'phone'}
                  options={(['phone', 'visit'] as const).map((value) => ({
                    value,
                    label: t(`form.${value}`),
                  }))}
                />
                <TextInput
                  type="tel"
                  name="contact"
                  label={t('form.contact')}
                  hint={`${t('form.optional')} ${t('form.contactHint')}`}
                  error={faultOf('contact')}
                  defaultValue={sent?.caller.contact}
                  maxLength={40}
                  autoComplete="off"
                  dir="ltr"
                />
              </>
            )}
            <div className="grid gap-2 rounded-card border border-line bg-brand-soft p-4">
              <p className="font-semibold">{t('form.read')}</p>
              <p className="text-lg">{t('form.said', { name })}</p>
              <Checkbox
                name="consent"
                label={t('form.agree')}
                hint={t('form.agreeHint')}
                error={faultOf('consent')}
                defaultChecked={sent?.agreed}
              />
            </div>
          </Step>
        )}
      />
    </Page>
  );
}
