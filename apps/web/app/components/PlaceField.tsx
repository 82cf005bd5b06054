import { type ComponentType, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Field, type FieldWords } from './Field.tsx';
import { Icon } from './Icon.tsx';
import type { PlaceListProps } from './PlaceList.tsx';
import type { PlaceChoice } from './place-choice.ts';

interface PlaceFieldProps extends FieldWords {
  /** Of the text as typed, which the server looks up when no place was chosen. */
  name: string;
  id?: string;
  /** Of the hidden field with the chosen place's id. */
  idName?: string;
  defaultText?: string | undefined;
  defaultId?: number | undefined;
  required?: boolean;
  placeholder?: string;
  /** `lat,lon`: places near it come first. */
  near?: string | undefined;
  /** What Enter does with a text that was typed: search sends the form, choose takes the first place if the text means only that. */
  enter?: 'search' | 'choose';
  onChoose?: (place: PlaceChoice | null) => void;
  className?: string;
}

/**
 * Where: a text field that works as it is. With script, a list to choose from comes beside it when the field is first used. The text
 * is the browser's own and nobody writes it back, so that it arrives whole however it is typed. The hidden id counts only while the
 * text is the chosen place's own, so the server compares: see `placeAsked`.
 */
export function PlaceField(props: PlaceFieldProps) {
  const { name, id = name, idName = 'place', className, near, enter = 'search' } = props;
  const { label, hint, error, optional, hideLabel, required, placeholder } = props;
  const { t, i18n } = useTranslation('common');
  const words: FieldWords = {
    ...{ label, hint, error },
    ...(optional && { optional }),
    ...(hideLabel && { hideLabel }),
  };
  const field = usePlaceText(props);
  const { input, chosen, wake } = field;
  const List = usePlaceList(wake);
  return (
    <Field id={id} {...words} {...(className && { className })}>
      {(wired) => (
        <div className="relative">
          <input
            ref={input}
            type="text"
            {...wired}
            name={name}
            required={required}
            // Never without one, because what has nothing to clear is known by it.
            placeholder={placeholder || ' '}
            autoComplete="off"
            enterKeyHint={enter === 'search' ? 'search' : 'done'}
            // A link to a map is longer than a name.
            maxLength={1_000}
            className="control peer pe-12"
            {...field.wiring}
          />
          <button
            type="button"
            aria-label={t('place.clear')}
            title={t('place.clear')}
            onClick={() => field.put('', null)}
            className="needs-script absolute inset-y-0 end-0 grid min-h-11 w-11 place-content-center rounded-control text-ink-muted hover:text-ink peer-placeholder-shown:hidden"
          >
            <Icon name="x" />
          </button>
          <input type="hidden" name={idName} value={chosen ?? ''} disabled={chosen === undefined} />
          {List && input.current && (
            <List
              input={input.current}
              locale={i18n.language}
              near={near}
              enter={enter}
              isTyped={field.isTyped}
              onChoose={(place) => field.put(place.name, place)}
            />
          )}
        </div>
      )}
    </Field>
  );
}

/** The text of the field and the place that it stands for. */
function usePlaceText({ defaultText = '', defaultId, onChoose }: PlaceFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(defaultId);
  const [wake, setWake] = useState(false);
  // Typed since it was last chosen, given or sent: then it is left alone.
  const typed = useRef(false);
  const putting = useRef(false);
  const selecting = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed or kept before the script came
  useEffect(() => {
    const { current } = input;
    if (!current) return;
    if (current.value !== defaultText) {
      typed.current = true;
      setChosen(undefined);
    }
    if (document.activeElement === current) setWake(true);
    const { form } = current;
    const sent = () => {
      typed.current = false;
    };
    form?.addEventListener('submit', sent);
    return () => form?.removeEventListener('submit', sent);
  }, []);

  const given = `${defaultId} ${defaultText}`;
  const before = useRef(given);
  useEffect(() => {
    if (before.current === given || !input.current) return;
    before.current = given;
    if (typed.current) return;
    input.current.value = defaultText;
    setChosen(defaultId);
  }, [given, defaultText, defaultId]);

  const put = (text: string, place: PlaceChoice | null) => {
    const { current } = input;
    if (!current) return;
    flushSync(() => setChosen(place?.id));
    typed.current = false;
    putting.current = true;
    current.value = text;
    // The form around listens.
    current.dispatchEvent(new Event('input', { bubbles: true }));
    putting.current = false;
    onChoose?.(place);
    current.focus();
  };
  const wiring = {
    defaultValue: defaultText,
    onInput() {
      if (putting.current) return;
      typed.current = true;
      setChosen(undefined);
      onChoose?.(null);
    },
    onPointerEnter: () => setWake(true),
    /** A place that stands there is replaced by the first letter. */
    onFocus() {
      setWake(true);
      selecting.current = !typed.current;
      if (selecting.current) input.current?.select();
    },
    onClick() {
      const { current } = input;
      // A tap puts the mark where it was; who has marked a part meant that part.
      if (selecting.current && current && current.selectionStart === current.selectionEnd) current.select();
      selecting.current = false;
    },
  };
  return { input, chosen, wake, put, wiring, isTyped: () => typed.current };
}

function usePlaceList(wake: boolean): ComponentType<PlaceListProps> | null {
  const [List, setList] = useState<ComponentType<PlaceListProps> | null>(null);
  useEffect(() => {
    if (!wake) return;
    let here = true;
    // Without it the plain field goes on working.
    import('./PlaceList.tsx').then(
      (module) => here && setList(() => module.PlaceList),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [wake]);
  return List;
}
