import type { i18n } from 'i18next';
import { createSpeaker, type Speech } from './speaker.ts';

/** What a document brings along in `<script id="document-words">`: the words of its own routes. */
export interface WordsOfDocument extends Speech {
  version: string;
}

/** What the document says is there at once, so nothing flashes and nothing differs; words of other routes come when they are visited. */
export async function initClientI18n(): Promise<i18n> {
  const { version, ...speech } = JSON.parse(
    document.getElementById('document-words')?.textContent ?? '{"locale":"en","version":"none","words":{}}',
  ) as WordsOfDocument;
  return createSpeaker(speech, async (namespace) => {
    // The address changes with the space's settings, so browsers may keep the answer.
    const response = await fetch(`/lang/${version}/${speech.locale}/${namespace}`);
    if (!response.ok) throw new Error(`words: ${response.status}`);
    return response.json();
  });
}
