import { paths, settingsPaths } from '@entraide/model/path';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../components/Button.tsx';
import { FormErrors } from '../components/FormErrors.tsx';
import { Link } from '../components/Link.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { UpLink } from '../components/UpLink.tsx';
import { Form } from '../forms/Form.tsx';
import { useFaults } from '../forms/faults.ts';
import { readFields, writeFields } from '../forms/fields.ts';
import { ChangeList } from './ChangeList.tsx';
import type { FieldsProps } from './fields/props.ts';
import type { LoadedSection } from './load-section.server.ts';
import type { SectionData } from './section-data.server.ts';
import { Tried } from './Tried.tsx';
import { useWholeDocument } from './use-whole-document.ts';
import type { Sent } from './values.ts';

interface SettingsFormProps {
  title: string;
  lead?: string;
  loaded: LoadedSection;
  sent: Sent | undefined;
  data?: SectionData;
  /** Settings on this page; where a file declares all of them, there is nothing to save. */
  keys: readonly string[];
  width?: 'narrow' | 'wide';
  /** The page above this one. */
  up?: { to: string; label: string };
  /** A step of a launch: where it stands in place of the page above, and where it goes back to; saving leads on. */
  step?: { bar: ReactNode; back?: string };
  /** Above the form: a search. */
  before?: ReactNode;
  /** Long texts: letters beyond ASCII are sent as they are, at a third of the length. */
  long?: boolean;
  /** Where to see what was changed, on the space itself. */
  seen?: string;
  children: (props: FieldsProps) => ReactNode;
}

/** A page of settings: what was done, what is wrong, what somebody else changed, what saving would change, and one plain form. */
export function SettingsForm(props: SettingsFormProps) {
  const { t } = useTranslation('settings');
  const {
    title,
    lead,
    loaded,
    sent,
    data = {},
    keys,
    width = 'narrow',
    up,
    step,
    before,
    long = false,
    seen = paths.home(),
    children,
  } = props;
  const faults = useFaults('settings', sent?.faults);
  // A text that this browser kept is about the revision that its author saw, not about the newest.
  const [keptBase, setKeptBase] = useState<string | null>(null);
  const base = sent ? String(sent.base) : (keptBase ?? String(loaded.base));
  const values = sent?.typed ?? loaded.values;
  const formKey = useKeyOf(loaded.base, sent !== undefined);
  const form = useRewritten(sent);
  useWholeDocument(loaded.done);
  const allLocked = keys.length > 0 && keys.every((key) => loaded.locked[key] !== undefined);
  return (
    <Page
      title={title}
      width={width}
      intro={
        <>
          {step ? step.bar : <UpLink to={up?.to ?? settingsPaths.all()} label={up?.label ?? t('title')} />}
          {lead && <p>{lead}</p>}
        </>
      }
    >
      <div className="grid grid-cols-1 gap-6">
        {loaded.done !== null && !sent && (
          <Notice
            tone="success"
            role="status"
            actions={
              <>
                <Link to={seen} className="link inline-flex min-h-11 items-center">
                  {t('saved.see')}
                </Link>
                <Link to={settingsPaths.history()} className="link inline-flex min-h-11 items-center">
                  {t('saved.history')}
                </Link>
              </>
            }
          >
            {t('saved.text')}
          </Notice>
        )}
        {sent?.moved && (
          <Notice tone="warning" role="alert" title={t('moved.title')}>
            <ChangeList changes={sent.moved} />
            <p className="mt-2">{t('moved.text')}</p>
          </Notice>
        )}
        {sent?.preview && (
          <Notice role="status" title={t(sent.preview.length > 0 ? 'preview.title' : 'preview.none')}>
            <div data-preview>
              <ChangeList changes={sent.preview} />
            </div>
            {sent.preview.length > 0 && <p className="mt-2">{t('preview.text')}</p>}
          </Notice>
        )}
        {sent?.tried && <Tried tried={sent.tried} />}
        <FormErrors faults={faults.list} />
        {before}
        <Form
          key={formKey}
          ref={form}
          method="post"
          encType={long ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
          className="grid grid-cols-1 gap-8"
          noValidate
          handOver={{
            names: ['base'],
            hidden: ['base'],
            take: (fields) => setKeptBase(fields.base?.[0] ?? null),
          }}
        >
          <input type="hidden" name="base" value={base} />
          {/* The Enter key presses the first button of a form. */}
          <button
            type="submit"
            name="intent"
            value={step ? 'save' : 'preview'}
            className="sr-only"
            tabIndex={-1}
            aria-hidden="true"
          >
            {t(step ? 'continue' : 'preview.submit')}
          </button>
          {children({
            values,
            faultOf: faults.of,
            locales: loaded.locales,
            locked: loaded.locked,
            data,
            rendered: sent?.rendered ?? {},
          })}
          {step && (
            <div className="flex flex-wrap gap-3 border-t border-line pt-6">
              {step.back && <LinkButton to={step.back}>{t('back')}</LinkButton>}
              <Button variant="primary" name="intent" value="save" icon="arrow-right">
                {t('continue')}
              </Button>
            </div>
          )}
          {!step && !allLocked && (
            <div className="flex flex-wrap gap-3 border-t border-line pt-6">
              <Button name="intent" value="preview" icon="eye">
                {t('preview.submit')}
              </Button>
              <Button variant="primary" name="intent" value="save" icon="check">
                {t('save')}
              </Button>
            </div>
          )}
        </Form>
      </div>
    </Page>
  );
}

/** Another form once its settings were saved; the same one while answers to it come. */
function useKeyOf(base: number, answered: boolean): number {
  const [key, setKey] = useState(base);
  if (!answered && key !== base) setKey(base);
  return key;
}

/** What the server changed in an answer is written into the form as it stands, so that nobody's browser brings back what was there before. */
function useRewritten(sent: Sent | undefined) {
  const form = useRef<HTMLFormElement>(null);
  const { rewritten = null, typed } = sent ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an answer
  useEffect(() => {
    const { current } = form;
    if (!current || rewritten === null || !typed) return;
    const names = Object.keys(readFields(current, []));
    writeFields(current, Object.fromEntries(names.map((name) => [name, [typed[name] ?? '']])));
    current.querySelector('input:not([type=hidden])')?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [rewritten]);
  return form;
}
