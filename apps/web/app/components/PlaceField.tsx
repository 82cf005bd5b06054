import { type ComponentType, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, type FieldWords, type Wired } from './Field.tsx';
import type { PlaceComboboxProps } from './PlaceCombobox.tsx';

/** A place as `/api/v1/places` gives it; degrees. */
export interface PlaceChoice {
  id: number;
  name: string;
  country: string;
  admin1?: string;
  lat: number;
  lon: number;
}

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
  onChoose?: (place: PlaceChoice | null) => void;
  className?: string;
}

/**
 * Where: a text field that works as it is. With script it becomes a list to choose from, which is fetched when the field is first used.
 * The hidden id counts only while the text is the chosen place's own, so the server compares: see `placeAsked`.
 */
export function PlaceField({ name, id = name, idName = 'place', className, ...props }: PlaceFieldProps) {
  const { i18n } = useTranslation();
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    defaultText,
    defaultId,
    required,
    placeholder,
    near,
    onChoose,
  } = props;
  const words: FieldWords = {
    label,
    hint,
    error,
    ...(optional && { optional }),
    ...(hideLabel && { hideLabel }),
  };
  const [Combobox, setCombobox] = useState<ComponentType<PlaceComboboxProps> | null>(null);
  const [wake, setWake] = useState(false);
  useEffect(() => {
    if (!wake) return;
    let here = true;
    // Without it the plain field goes on working.
    import('./PlaceCombobox.tsx').then(
      (module) => here && setCombobox(() => module.PlaceCombobox),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [wake]);
  const input = (wired: Wired) => ({
    ...wired,
    name,
    required,
    placeholder,
    autoComplete: 'off',
    enterKeyHint: 'search' as const,
    // A link to a map is longer than a name.
    maxLength: 1_000,
    className: 'control',
  });
  return (
    <Field id={id} {...words} {...(className && { className })}>
      {(wired) =>
        Combobox ? (
          <Combobox
            input={input(wired)}
            idName={idName}
            locale={i18n.language}
            near={near}
            defaultText={readText(id) ?? defaultText ?? ''}
            defaultId={defaultId}
            {...(onChoose && { onChoose })}
          />
        ) : (
          <>
            <input
              key={defaultText}
              type="text"
              {...input(wired)}
              defaultValue={defaultText}
              onFocus={() => setWake(true)}
              onPointerEnter={() => setWake(true)}
            />
            {defaultId !== undefined && <input type="hidden" name={idName} value={defaultId} />}
          </>
        )
      }
    </Field>
  );
}

/** What was typed while the list was on its way. */
function readText(id: string): string | undefined {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement ? field.value : undefined;
}
