import type { MailDelivery } from '@entraide/core/settings';
import type { OpenSpace } from '@entraide/core/tenant';
import { textIn } from '@entraide/model/tenant';

/** What somebody who just started it wants to know: where to go, how to sign in, where mails land. */
export function welcome(root: string, spaces: readonly OpenSpace[], mail: MailDelivery): string[] {
  const wide = Math.max(0, ...spaces.map(({ origin }) => origin.length));
  return [
    '',
    'Entraide is running.',
    '',
    ...spaces.map(({ origin, config }) => `  ${origin.padEnd(wide)}  ${textIn(config.name, 'en')}`),
    `  ${root.padEnd(wide)}  the platform itself`,
    '',
    ...signIn(root, mail),
    '',
    'Stop with Ctrl+C.',
  ];
}

function signIn(root: string, mail: MailDelivery): string[] {
  if (mail === 'captured')
    return ['To sign in: give any e-mail address in a space, then read the code here:', `  ${root}/dev/mail`];
  if (mail === 'none') return ['Nobody can sign in yet: no mail can leave (see above).'];
  return ['To sign in: give your e-mail address in a space; the code comes by mail.'];
}
