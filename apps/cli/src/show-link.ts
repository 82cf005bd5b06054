import type { PrintedLink } from '@entraide/core/invite';
import { renderUnicodeCompact } from 'uqr';
import type { Terminal } from './terminal.ts';

/** The link to hand over, and the same to be photographed from the screen: all of it is talk, the data went to standard output. */
export function sayLink(terminal: Terminal, link: PrintedLink | null, admin?: string): void {
  if (!link) return;
  const left = link.mostUses - link.uses;
  if (!terminal.json) terminal.say(renderUnicodeCompact(link.url, { border: 2 }));
  terminal.say(
    `Whoever has ${link.url} may join: ${left} people, until ${link.endsAt.toISOString().slice(0, 10)}.`,
  );
  if (admin !== undefined)
    terminal.say(`${admin} joins there too, or by the mail that is on its way, and is its first admin.`);
}
