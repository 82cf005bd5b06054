import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceChoice } from './place-choice.ts';
import { usePlaces } from './use-places.ts';

export interface PlaceListProps {
  /** The field that it belongs to, which it reads and never writes. */
  input: HTMLInputElement;
  locale: string;
  near: string | undefined;
  enter: 'search' | 'choose';
  /** Whether somebody has typed since a place was last chosen, before the list came, too. */
  isTyped: () => boolean;
  onChoose: (place: PlaceChoice) => void;
}

/** Places for what is typed in a field: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/, a list with the text left alone. */
export function PlaceList({ input, locale, near, enter, isTyped, onChoose }: PlaceListProps) {
  const { t } = useTranslation('common');
  const id = useId();
  /** What was typed since a place was last chosen; null while the list is shut. */
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const { items, of, ask } = usePlaces(typed, locale, near);
  const none = of !== null && items.length === 0;
  const shown = typed !== null && typed.trim() !== '' && (items.length > 0 || none);
  /** Enter was answered with the list: the next one sends the form. */
  const asked = useRef<string | null>(null);

  const choose = (place: PlaceChoice) => {
    setTyped(null);
    onChoose(place);
  };
  /** Takes the first place if the text means that one and no other; else the list asks. */
  const take = async (text: string) => {
    asked.current = text;
    const found = await ask(text);
    if (input.value !== text) return;
    const [first] = found ?? [];
    if (!found) input.form?.requestSubmit();
    else if (first?.strength === 'strong' && !isArea(first)) choose(first);
    else setTyped(text);
  };
  const onKey = (event: KeyboardEvent) => {
    // Keys that an input method eats are not ours.
    if (event.isComposing || event.keyCode === 229) return;
    const { key } = event;
    const at = shown ? items[active] : undefined;
    if (key === 'Enter' && at) {
      event.preventDefault();
      choose(at);
    } else if (key === 'Enter' && enter === 'choose' && typed !== null && asked.current !== input.value) {
      event.preventDefault();
      void take(input.value);
    } else if (key === 'Escape' && shown) {
      event.preventDefault();
      setTyped(null);
    } else if ((key === 'ArrowDown' || key === 'ArrowUp') && !event.altKey) {
      event.preventDefault();
      if (!shown) setTyped(input.value);
      const step = key === 'ArrowDown' ? active + 1 : active < 0 ? items.length - 1 : active - 1;
      setActive(items.length === 0 ? -1 : step % items.length);
    }
  };

  const now = { onKey, isTyped };
  const latest = useRef(now);
  latest.current = now;
  useEffect(() => {
    const onInput = ({ isTrusted }: Event) => {
      setActive(-1);
      // What a script puts there, ours or that of a kept draft, is no question.
      setTyped(isTrusted ? input.value : null);
    };
    const shut = () => setTyped(null);
    const keys = (event: KeyboardEvent) => latest.current.onKey(event);
    const { form } = input;
    input.addEventListener('input', onInput);
    // What was typed until now was heard by nobody.
    if (latest.current.isTyped() && document.activeElement === input) setTyped(input.value);
    input.addEventListener('keydown', keys);
    input.addEventListener('blur', shut);
    form?.addEventListener('submit', shut);
    return () => {
      input.removeEventListener('input', onInput);
      input.removeEventListener('keydown', keys);
      input.removeEventListener('blur', shut);
      form?.removeEventListener('submit', shut);
    };
  }, [input]);

  const activeId = shown && items[active] ? `${id}-${active}` : '';
  useEffect(() => {
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', id);
    input.setAttribute('aria-expanded', String(shown));
    input.setAttribute('aria-activedescendant', activeId);
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [input, id, shown, activeId]);

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, where the focus stays */}
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t('place.list')}
        // The field keeps the focus, and with it the keyboard of a phone.
        onMouseDown={(event) => event.preventDefault()}
        onClick={({ target }) => {
          const option = target instanceof Element && target.closest<HTMLElement>('[data-at]');
          const place = option ? items[Number(option.dataset.at)] : undefined;
          if (place) choose(place);
        }}
        className={`absolute inset-x-0 top-full z-30 mt-1 max-h-80 min-w-64 overflow-auto rounded-control border border-control-line bg-surface-raised ${shown ? '' : 'hidden'}`}
      >
        {shown &&
          items.map((place, at) => (
            <PlaceOption
              key={`${place.id} ${place.name}`}
              id={`${id}-${at}`}
              {...{ place, at, locale }}
              active={at === active}
            />
          ))}
        {shown && none && (
          <div
            role="option"
            tabIndex={-1}
            aria-selected={false}
            aria-disabled
            className="px-3.5 py-3 text-ink-muted"
          >
            {t('place.none')}
          </div>
        )}
      </div>
      <span role="status" className="sr-only">
        {shown && (none ? t('place.none') : t('place.count', { count: items.length }))}
      </span>
    </>
  );
}

interface PlaceOptionProps {
  id: string;
  place: PlaceChoice;
  at: number;
  active: boolean;
  locale: string;
}

function PlaceOption({ id, place, at, active, locale }: PlaceOptionProps) {
  const { t } = useTranslation('common');
  const { name, kind, standsFor } = place;
  const what =
    kind === 'country' || kind === 'region' || kind === 'airport'
      ? t(`place.kind.${kind}`)
      : standsFor && t(`place.standsFor.${standsFor.kind}`, { name: `\u2068${standsFor.name}\u2069` });
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      data-at={at}
      className={`grid min-h-12 cursor-pointer content-center px-3.5 py-1.5 hover:bg-brand-soft ${active ? 'bg-brand-soft' : ''}`}
    >
      <bdi className="font-semibold">{name}</bdi>
      <span className="text-sm text-ink-muted">
        {what}
        {what && kind !== 'country' && ' · '}
        {kind !== 'country' && <bdi>{whereabouts(place, locale)}</bdi>}
      </span>
    </div>
  );
}

const isArea = ({ kind }: PlaceChoice) => kind === 'country' || kind === 'region';

function whereabouts({ admin1, country, name }: PlaceChoice, locale: string): string {
  let said = country;
  try {
    said = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
  } catch {
    // A country code of the gazetteer that this browser does not know is shown as it is.
  }
  return admin1 && admin1 !== name ? `${admin1}, ${said}` : said;
}
