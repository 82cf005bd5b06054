import {
  type ComponentProps,
  type ForwardedRef,
  forwardRef,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { PlainForm, useHeld, useLocation, useNavigation } from '../framework/index.ts';
import { useEarlyEffect } from './use-early-effect.ts';
import { type HandOver, useKeptForm } from './use-kept-form.ts';

type FormProps = ComponentProps<typeof PlainForm> & {
  handOver?: HandOver;
  drafted?: boolean;
};

/**
 * Every form of the app. What is typed into one that is sent (`post`) is kept in the browser until it is taken, and waits for a
 * connection when there is none. What a `get` form says is in its address.
 */
export const Form = forwardRef<HTMLFormElement, FormProps>(({ handOver, drafted, ...props }, ref) => {
  const { pathname } = useLocation();
  if (props.method !== 'post') return <PlainForm ref={ref} {...props} />;
  return (
    <KeptForm
      key={pathname}
      pathname={pathname}
      forwarded={ref}
      handOver={handOver}
      drafted={drafted === true}
      {...props}
    />
  );
});

interface KeptFormProps extends ComponentProps<typeof PlainForm> {
  pathname: string;
  forwarded: ForwardedRef<HTMLFormElement>;
  handOver: HandOver | undefined;
  drafted: boolean;
}

function KeptForm({ pathname, forwarded, handOver, drafted, children, ...props }: KeptFormProps) {
  const { t } = useTranslation('common');
  const form = useRef<HTMLFormElement>(null);
  useImperativeHandle(forwarded, () => form.current as HTMLFormElement);
  const kept = useKeptForm(form, { pathname, handOver, drafted });
  const waiting = useWaiting(form);
  const heard =
    <E extends SyntheticEvent>(before?: (event: E) => void) =>
    (event: E) => {
      before?.(event);
      if (event.target !== form.current) kept.changed();
    };
  return (
    <PlainForm
      {...props}
      ref={form}
      data-kept=""
      onInput={heard(props.onInput)}
      onChange={heard(props.onChange)}
      onBlur={heard(props.onBlur)}
      onClick={heard(props.onClick)}
      onSubmit={(event) => {
        kept.submitted();
        waiting.submitted((event.nativeEvent as SubmitEvent).submitter);
        props.onSubmit?.(event);
      }}
    >
      {kept.restored && (
        <div className="col-span-full basis-full">
          <Notice
            role="status"
            actions={
              <Button type="button" variant="quiet" icon="undo-2" className="-ms-4" onClick={kept.beginAnew}>
                {t('form.anew')}
              </Button>
            }
          >
            {t('form.kept')}
          </Notice>
        </div>
      )}
      {children}
      {waiting.held && (
        <div className="col-span-full basis-full">
          <Notice
            tone="warning"
            role="alert"
            title={t('form.offline')}
            actions={
              <>
                <Button type="button" onClick={waiting.again}>
                  {t('form.again')}
                </Button>
                {!waiting.later && (
                  <Button type="button" variant="quiet" onClick={waiting.wait}>
                    {t('form.later')}
                  </Button>
                )}
              </>
            }
          >
            {t(waiting.later ? 'form.waiting' : 'form.offlineHint')}
          </Notice>
        </div>
      )}
    </PlainForm>
  );
}

const LOOK_AGAIN_MS = 5000;

/** A form that found no connection: it can be sent again, or sends itself once there is one, if the reader says so. */
function useWaiting(form: RefObject<HTMLFormElement>) {
  const held = useHeld();
  const [mine, setMine] = useState(false);
  const [later, setLater] = useState(false);
  const submitter = useRef<HTMLElement | null>(null);
  const sent = useRef(false);
  const { state } = useNavigation();
  useEffect(() => {
    if (held && sent.current) setMine(true);
  }, [held]);
  // Before anything can be clicked, because a later effect would forget a form that was sent meanwhile.
  useEarlyEffect(() => {
    if (state !== 'idle') return;
    sent.current = false;
    setMine(false);
    setLater(false);
  }, [state]);
  const again = () => form.current?.requestSubmit(submitter.current);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form is sent as it is by then
  useEffect(() => {
    if (!mine || !held || !later) return;
    const timer = setInterval(() => navigator.onLine && again(), LOOK_AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [mine, held, later]);
  return {
    held: mine && (held || later),
    later,
    again,
    wait: () => setLater(true),
    submitted(by: HTMLElement | null) {
      submitter.current = by;
      sent.current = true;
    },
  };
}
