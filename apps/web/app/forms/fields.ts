/** What a form holds: the values of each name, none for a box that is not ticked. */
export type Fields = Record<string, string[]>;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const BUTTONS = new Set(['submit', 'button', 'reset', 'image']);

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement;

const isBox = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(isControl).filter(({ name, type }) => name !== '' && !BUTTONS.has(type));

/**
 * Never kept: a secret, a file, what its page says (`data-unkept`), and an address that is not the writer's own (`autocomplete` says whose it is). A hidden field only
 * where it is asked for.
 */
function mayBeKept(control: Control, hidden: readonly string[]): boolean {
  const { type, name, autocomplete } = control;
  if (type === 'password' || type === 'file' || autocomplete.includes('one-time-code')) return false;
  if ('unkept' in control.dataset) return false;
  if (type === 'email') return autocomplete === 'email';
  return type !== 'hidden' || hidden.includes(name);
}

/** Whether there is anything to lose: a text, or more than one field. */
export function isWorthKeeping(form: HTMLFormElement): boolean {
  const shown = controlsOf(form).filter(({ type }) => type !== 'hidden');
  const isText = (control: Control) => !isBox(control) && !(control instanceof HTMLSelectElement);
  return shown.some(isText) || new Set(shown.map(({ name }) => name)).size > 1;
}

export function readFields(form: HTMLFormElement, hidden: readonly string[]): Fields {
  return collect(
    form,
    hidden,
    (control) => (isBox(control) ? control.checked : true),
    ({ value }) => value,
  );
}

/** What the form held when it came from the server. */
export function readDefaults(form: HTMLFormElement, hidden: readonly string[]): Fields {
  return collect(form, hidden, (control) => (isBox(control) ? control.defaultChecked : true), defaultOf);
}

function collect(
  form: HTMLFormElement,
  hidden: readonly string[],
  isSet: (control: Control) => boolean,
  value: (control: Control) => string,
): Fields {
  const fields: Fields = {};
  for (const name of hidden) fields[name] = [];
  for (const control of controlsOf(form).filter((one) => mayBeKept(one, hidden))) {
    const values = fields[control.name] ?? [];
    if (isSet(control)) values.push(value(control));
    fields[control.name] = values;
  }
  return fields;
}

function defaultOf(control: Control): string {
  if (!(control instanceof HTMLSelectElement)) return isBox(control) ? control.value : control.defaultValue;
  const options = [...control.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? '';
}

const isTouched = (control: Control) =>
  isBox(control) ? control.checked !== control.defaultChecked : control.value !== defaultOf(control);

/** The names of the fields that somebody has begun to fill in. */
export const touchedIn = (form: HTMLFormElement): Set<string> =>
  new Set(
    controlsOf(form)
      .filter((control) => control.type !== 'hidden' && isTouched(control))
      .map(({ name }) => name),
  );

/** Writes values into the fields named. */
export function writeFields(form: HTMLFormElement, fields: Fields): void {
  for (const control of controlsOf(form)) {
    const values = fields[control.name];
    if (!values || !mayBeKept(control, [])) continue;
    if (isBox(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
}

export const isSame = (one: Fields, other: Fields): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (name) => (one[name] ?? []).join('\n') === (other[name] ?? []).join('\n'),
  );
