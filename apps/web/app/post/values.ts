import type { Kind } from '@entraide/model/listing';

/** What the form holds, as it was typed. */
export interface PostValues {
  kind: string;
  category: string;
  title: string;
  description: string;
  /** The place in words; empty while a point stands for it. */
  place: string;
  /** Of the gazetteer, when one was chosen from the list. */
  placeId: string;
  /** Degrees, from "near me" or the map. */
  lat: string;
  lon: string;
  precision: string;
  /** YYYY-MM-DD; empty for the category's own lifetime. */
  until: string;
  urgent: boolean;
  onBehalf: boolean;
  /** The person it is for knows and agrees. */
  consent: boolean;
  hideName: boolean;
}

export const emptyValues: PostValues = {
  kind: '',
  category: '',
  title: '',
  description: '',
  place: '',
  placeId: '',
  lat: '',
  lon: '',
  precision: 'neighbourhood',
  until: '',
  urgent: false,
  onBehalf: false,
  consent: false,
  hideName: false,
};

export function readValues(form: FormData): PostValues {
  const text = (name: keyof PostValues) => plain(String(form.get(name) ?? ''));
  return {
    kind: text('kind'),
    category: text('category'),
    title: text('title'),
    description: text('description'),
    place: text('place').trim(),
    // Without script the field still sends the place that it began with; what was chosen under it comes after.
    placeId: plain(String(form.getAll('placeId').at(-1) ?? '')),
    lat: text('lat'),
    lon: text('lon'),
    precision: text('precision'),
    until: text('until'),
    urgent: form.has('urgent'),
    onBehalf: form.has('onBehalf'),
    consent: form.has('onBehalf') && form.has('consent'),
    hideName: form.has('hideName'),
  };
}

/**
 * Line ends as they are counted: a browser sends each as two characters. Without the control characters that come along with
 * pasted text, of which a database does not take all.
 */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replaceAll('\r\n', '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

export function isKind(text: string): text is Kind {
  return text === 'offer' || text === 'request';
}

/** The point that a form's text fields say, or null. */
export function pointOf({ lat, lon }: Pick<PostValues, 'lat' | 'lon'>): { lat: number; lon: number } | null {
  if (lat.trim() === '' || lon.trim() === '') return null;
  const point = { lat: Number(lat), lon: Number(lon) };
  const onEarth = Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return onEarth ? point : null;
}
