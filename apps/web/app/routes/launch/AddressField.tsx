import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/Field.tsx';

interface AddressFieldProps {
  /** The platform's own. */
  host: string;
  error: string | undefined;
  defaultValue: string | undefined;
}

interface Answer {
  standing: 'free' | 'taken' | 'malformed' | 'reserved';
  instead: string | null;
}

const DEBOUNCE_MS = 250;

/**
 * The address of the space. Left empty, the server makes one of the name. With script one is offered while the name is typed, as a
 * button, because nobody's field is written into while they type; and what is typed here is looked up at once.
 */
export function AddressField({ host, error, defaultValue }: AddressFieldProps) {
  const { t } = useTranslation('launch');
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<{ slug: string; name: string }>({ slug: '', name: '' });
  const [answer, setAnswer] = useState<(Answer & { slug: string }) | null>(null);
  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    const hear = () => {
      const fields = new FormData(form);
      setAsked({
        slug: String(fields.get('slug') ?? '').trim(),
        name: String(fields.get('association') ?? '').trim(),
      });
    };
    hear();
    form.addEventListener('input', hear);
    return () => form.removeEventListener('input', hear);
  }, []);
  const { slug, name } = asked;
  // A name that goes on changes nothing while an address stands there.
  const query =
    slug !== '' ? `slug=${encodeURIComponent(slug)}` : name !== '' ? `name=${encodeURIComponent(name)}` : '';
  useEffect(() => {
    if (query === '') return setAnswer(null);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/launch/address?${query}`, { signal: abort.signal });
        if (response.ok) setAnswer({ ...((await response.json()) as Answer), slug });
      } catch {
        // Offline, or no longer wanted: the server looks again when the form is sent.
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query, slug]);
  const take = (wish: string) => {
    if (!input.current) return;
    input.current.value = wish;
    input.current.dispatchEvent(new Event('input', { bubbles: true }));
    input.current.focus();
  };
  const fresh = answer && answer.slug === slug ? answer : null;
  return (
    <div className="grid gap-2">
      <Field id="slug" label={t('address.label')} hint={t('address.hint', { host })} error={error} optional>
        {(wired) => (
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1" dir="ltr">
            <input
              ref={input}
              {...wired}
              type="text"
              name="slug"
              defaultValue={defaultValue}
              className="control min-w-0 flex-1 basis-48"
              maxLength={60}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
            />
            <span className="text-ink-muted">.{host}</span>
          </span>
        )}
      </Field>
      <div role="status" className="min-h-6 text-sm">
        {fresh && slug !== '' && t(`address.${fresh.standing}`, { address: `${slug}.${host}` })}
      </div>
      {fresh?.instead && fresh.instead !== slug && (
        <button
          type="button"
          onClick={() => take(fresh.instead ?? '')}
          className="inline-flex min-h-11 items-center justify-self-start rounded-control border border-control-line px-4 hover:border-brand-ink"
        >
          {t('address.take')}&nbsp;
          <bdi dir="ltr" className="font-semibold">
            {fresh.instead}.{host}
          </bdi>
        </button>
      )}
    </div>
  );
}
