import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';

interface PasskeyButtonProps {
  does: 'make' | 'use';
  /** Answers with the options for the browser. */
  optionsAt: string;
  label: string;
  /** What else the options depend on: name of a field of the same form. */
  withField?: string;
  variant?: 'primary' | 'secondary';
}

/** Asks the device and sends the form that it is in, with `intent=passkey`. Only there with a script and where devices know passkeys. */
export function PasskeyButton({
  does,
  optionsAt,
  label,
  withField,
  variant = 'primary',
}: PasskeyButtonProps) {
  const { t } = useTranslation('factor');
  const [can, setCan] = useState(false);
  const [asking, setAsking] = useState(false);
  const [stopped, setStopped] = useState(false);
  const answer = useRef<HTMLInputElement>(null);
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => setCan(isSecureContext && 'PublicKeyCredential' in window), []);

  const ask = async () => {
    const form = send.current?.form;
    if (!form || !answer.current) return;
    setAsking(true);
    setStopped(false);
    try {
      const body = new FormData();
      if (withField) body.set(withField, String(new FormData(form).get(withField) ?? ''));
      answer.current.value = JSON.stringify(await askDevice(does, optionsAt, body));
      form.requestSubmit(send.current);
    } catch {
      // The person closed the window, the device has no passkey, or there were too many questions: another way is on the page.
      setStopped(true);
    } finally {
      setAsking(false);
    }
  };

  if (!can) return null;
  return (
    <div className="grid gap-3">
      {stopped && (
        <Notice tone="warning" role="alert">
          {t('passkey.stopped')}
        </Notice>
      )}
      <input ref={answer} type="hidden" name="passkey" />
      <button ref={send} type="submit" name="intent" value="passkey" hidden tabIndex={-1} />
      <Button
        type="button"
        variant={variant}
        size="large"
        wide
        icon="key-round"
        disabled={asking}
        onClick={ask}
      >
        {label}
      </Button>
      <p className="text-sm text-ink-muted">{t('passkey.hint')}</p>
    </div>
  );
}

async function askDevice(does: 'make' | 'use', optionsAt: string, body: FormData): Promise<unknown> {
  const response = await fetch(optionsAt, { method: 'POST', body });
  if (!response.ok) throw new Error(`options: ${response.status}`);
  const optionsJSON = await response.json();
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser');
  return does === 'make' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
}
