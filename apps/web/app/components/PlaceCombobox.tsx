import { useCombobox } from 'downshift';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceChoice } from './PlaceField.tsx';

export interface PlaceComboboxProps {
  input: ComponentProps<'input'> & { id: string };
  idName: string;
  locale: string;
  near: string | undefined;
  defaultText: string;
  defaultId: number | undefined;
  onChoose?: (place: PlaceChoice | null) => void;
}

const DEBOUNCE_MS = 150;

/** The field of `PlaceField` with a list to choose from. Takes over the focus and the text of the plain one. */
export function PlaceCombobox({
  input,
  idName,
  locale,
  near,
  defaultText,
  defaultId,
  onChoose,
}: PlaceComboboxProps) {
  const { t } = useTranslation('common');
  const [text, setText] = useState(defaultText);
  const [chosen, setChosen] = useState<number | undefined>(defaultId);
  const places = usePlaces(text, locale, near);
  const field = useRef<HTMLInputElement>(null);
  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps } = useCombobox<PlaceChoice>({
    items: places.items,
    inputId: input.id,
    inputValue: text,
    itemToString: (place) => place?.name ?? '',
    onInputValueChange({ inputValue, type }) {
      setText(inputValue);
      if (type !== useCombobox.stateChangeTypes.InputChange) return;
      setChosen(undefined);
      onChoose?.(null);
    },
    onSelectedItemChange({ selectedItem }) {
      if (!selectedItem) return;
      setText(selectedItem.name);
      setChosen(selectedItem.id);
      onChoose?.(selectedItem);
    },
  });
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const shown = isOpen && text.trim() !== '' && (places.items.length > 0 || places.none);
  return (
    <div className="relative">
      <input type="text" {...getInputProps({ ...input, ref: field })} />
      {chosen !== undefined && <input type="hidden" name={idName} value={chosen} />}
      <ul
        {...getMenuProps({ 'aria-label': t('place.list') })}
        className={`absolute inset-x-0 top-full z-30 mt-1 max-h-80 min-w-64 overflow-auto rounded-control border border-control-line bg-surface-raised ${shown ? '' : 'hidden'}`}
      >
        {shown &&
          places.items.map((place, index) => (
            <li
              key={`${place.id} ${place.name}`}
              {...getItemProps({ item: place, index })}
              className={`grid min-h-12 cursor-pointer content-center px-3.5 py-1.5 ${index === highlightedIndex ? 'bg-brand-soft' : ''}`}
            >
              <bdi className="font-semibold">{place.name}</bdi>
              <bdi className="text-sm text-ink-muted">{whereabouts(place, locale)}</bdi>
            </li>
          ))}
        {shown && places.none && <li className="px-3.5 py-3 text-ink-muted">{t('place.none')}</li>}
      </ul>
    </div>
  );
}

function whereabouts({ admin1, country }: PlaceChoice, locale: string): string {
  let name = country;
  try {
    name = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
  } catch {
    // A country code of the gazetteer that this browser does not know is shown as it is.
  }
  return admin1 ? `${admin1}, ${name}` : name;
}

/** Places for what is typed, a moment after the last key; an answer that comes late is dropped. */
function usePlaces(
  text: string,
  locale: string,
  near: string | undefined,
): { items: PlaceChoice[]; none: boolean } {
  const [found, setFound] = useState<{ items: PlaceChoice[]; none: boolean }>({ items: [], none: false });
  const q = text.trim();
  useEffect(() => {
    if (q === '') return setFound({ items: [], none: false });
    const abort = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/api/v1/places?${new URLSearchParams({ q, locale, ...(near && { near }) })}`, {
        signal: abort.signal,
      })
        .then((response) => (response.ok ? response.json() : []))
        .then((items: PlaceChoice[]) => setFound({ items, none: items.length === 0 }))
        // Offline, or the answer is no longer wanted: the text alone still does.
        .catch(() => {});
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [q, locale, near]);
  return found;
}
