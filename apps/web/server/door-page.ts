import { deriveTheme, ThemeInput, themeCss } from '@entraide/model/theme';
import type { Site } from '../app/framework/load-context.ts';

interface Words {
  title: string;
  text: string;
}

/** French and English, because before a page nobody's language is certain. */
const words: Record<string, readonly [fr: Words, en: Words]> = {
  misdirected: [
    {
      title: 'Cette adresse ne mène nulle part',
      text: 'Aucun espace ne se trouve à cette adresse. Vérifiez-la dans le message ou le lien que vous avez reçu.',
    },
    {
      title: 'This address leads nowhere',
      text: 'There is no space at this address. Check it in the message or the link you were given.',
    },
  ],
  'not-allowed': [
    {
      title: 'Cet envoi a été arrêté',
      text: 'Il ne venait pas de cet espace. Revenez à la page, rechargez-la et recommencez.',
    },
    {
      title: 'This was stopped',
      text: 'It did not come from this space. Go back to the page, load it again and try once more.',
    },
  ],
  'too-large': [
    {
      title: 'C’est trop long',
      text: 'Revenez en arrière : votre texte est encore là. Raccourcissez-le, puis renvoyez-le.',
    },
    {
      title: 'This is too long',
      text: 'Go back: your text is still there. Make it shorter and send it again.',
    },
  ],
  'too-many': [
    { title: 'Un instant', text: 'Cela faisait beaucoup d’un coup. Attendez une minute, puis recommencez.' },
    { title: 'One moment', text: 'That was a lot at once. Wait a minute, then try again.' },
  ],
  unavailable: [
    {
      title: 'Le service ne répond pas pour l’instant',
      text: 'Ce n’est pas de votre faute. Rechargez la page dans quelques secondes.',
    },
    {
      title: 'The service does not answer just now',
      text: 'It is not your fault. Load the page again in a few seconds.',
    },
  ],
  busy: [
    {
      title: 'Beaucoup de monde en ce moment',
      text: 'Le service est très occupé. Rechargez la page dans quelques secondes.',
    },
    {
      title: 'Many people at once',
      text: 'The service is very busy. Load the page again in a few seconds.',
    },
  ],
  'address-too-long': [
    {
      title: 'Cette adresse est trop longue',
      text: 'Le lien est sans doute abîmé. Repartez de la page d’accueil.',
    },
    {
      title: 'This address is too long',
      text: 'The link is probably damaged. Start again from the first page.',
    },
  ],
  internal: [
    {
      title: 'Quelque chose n’a pas marché',
      text: 'L’erreur est notée et ne vient pas de vous. Rechargez la page, ou revenez plus tard.',
    },
    {
      title: 'Something did not work',
      text: 'The fault is on our side and has been noted. Load the page again, or come back later.',
    },
  ],
};

/** A page that needs nothing behind it: in the space's colours when it is known, whole in one file. */
export function doorPage({
  status,
  code,
  nonce,
  site,
}: {
  status: number;
  code: string;
  nonce: string;
  site: Site | undefined;
}): string {
  const [fr, en] = words[code] ?? (words.internal as readonly [Words, Words]);
  const config = site?.kind === 'space' ? site.ctx.tenant.config : null;
  const name = config ? (Object.values(config.name)[0] ?? '') : 'Entraide';
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(fr.title)} · ${escaped(name)}</title>
<style nonce="${nonce}">${cssOf(config?.theme ?? platformTheme)}${layout}</style>
</head>
<body>
<main>
<p class="name">${escaped(name)}</p>
<h1>${escaped(fr.title)}</h1>
<p>${escaped(fr.text)}</p>
<section lang="en">
<h2>${escaped(en.title)}</h2>
<p>${escaped(en.text)}</p>
</section>
${site ? '<p><a href="/">Accueil · Home</a></p>' : ''}
${contactOf(site)}
<p class="code">${status}</p>
</main>
</body>
</html>
`;
}

/** How to write to the association, or to who runs the platform. */
function contactOf(site: Site | undefined): string {
  if (!site) return '';
  const space = site.kind === 'space' ? site.ctx.tenant.config.contact : null;
  const email = site.kind === 'space' ? space?.email : site.about.contact;
  const href = email ? `mailto:${email}` : space?.website;
  if (!href) return '';
  const shown = email ?? href.replace(/^https:\/\//, '');
  return `<p>Contact${'\u00a0'}: <a href="${escaped(href)}">${escaped(shown)}</a></p>`;
}

const layout = `
body{margin:0;background:var(--color-paper);color:var(--color-ink);font:1.0625rem/1.5 var(--font-body),system-ui,sans-serif}
main{max-inline-size:34rem;margin-inline:auto;padding:12vh 1.25rem 3rem}
.name{margin:0 0 2rem;padding-block-end:.75rem;border-block-end:3px solid var(--color-accent);font-weight:600}
h1{margin:0 0 .5rem;font:700 1.75rem/1.2 var(--font-title),var(--font-body),system-ui,sans-serif}
h2{margin:0 0 .25rem;font-size:1.125rem}
section{margin-block:2rem;padding-block-start:1.5rem;border-block-start:1px solid var(--color-line)}
a{color:var(--color-brand-ink)}
.code{margin-block-start:3rem;color:var(--color-ink-muted);font-size:.875rem;font-variant-numeric:tabular-nums}`;

const platformTheme = ThemeInput.parse({});
const derived = new WeakMap<ThemeInput, string>();

/** Made once a theme: whoever is refused a thousand times costs no colour science. */
function cssOf(theme: ThemeInput): string {
  const css = derived.get(theme) ?? themeCss(deriveTheme(theme));
  derived.set(theme, css);
  return css;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
