import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { journey, newWord } from './journey.ts';
import { mailTo } from './steps/mailbox.ts';
import { platform } from './steps/operator.ts';
import { open } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';
import { settingsSaved } from './steps/settings.ts';

/** A space without a folder: its admin owns every setting. */
const slug = `cotis-${newWord()}`;
const [ana, lea] = [somebody('Ana'), somebody('Léa')];

beforeAll(async () => {
  await platform(
    ...['tenant', 'create', slug, '--from-web', '--name', 'Voisins', '--home', '47.2,-1.5'],
    ...['--place', 'Nantes', '--contact', 'bonjour@example.org'],
  );
  await platform('tenant', 'invite', slug, ana.email, '--role', 'admin');
  await platform('tenant', 'invite', slug, lea.email);
}, 60_000);

/** On a page of the imitation of Stripe, which says what it is. */
async function press(page: Page, what: 'pay' | 'cancel' | 'finish' | 'leave'): Promise<void> {
  await page.waitForURL((url) => !url.hostname.startsWith(slug));
  expect(await page.locator('body').textContent()).toContain('TEST');
  await page.locator(`button[name=do][value=${what}]`).first().click();
  await page.waitForURL((url) => url.hostname.startsWith(slug));
}

journey(
  'an association is connected, a member pays on a phone without a script, and is paid back',
  async ({ visit }) => {
    const admin = await visit(slug);
    await join(admin, ana);
    await open(admin, '/admin/settings/dues');
    await admin.getByLabel('Les membres peuvent payer leur cotisation ici').check();
    await admin.locator('[name="dues.membership.otherAmount"]').check();
    await admin.locator('[name="dues.membership.amounts"]').fill('20\n35');
    await admin.locator('button[name=intent][value=save]').last().click();
    await settingsSaved(admin);
    await open(admin, '/admin/settings/dues');
    await admin.getByRole('button', { name: 'Relier avec Stripe' }).click();
    await press(admin, 'leave');
    await admin.getByText('Vous avez commencé chez Stripe sans finir').waitFor();
    await admin.getByRole('button', { name: 'Continuer chez Stripe' }).click();
    await press(admin, 'finish');
    await admin.getByText('L’association peut être payée.').waitFor();

    // Three screens: the form, Stripe's page, the thanks.
    const phone = await visit(slug, { javaScript: false });
    await phone.setViewportSize({ width: 390, height: 844 });
    await join(phone, lea);
    await open(phone, '/dues');
    await phone.locator('[name=other]').fill('0,001');
    await phone.getByRole('button', { name: 'Payer ma cotisation' }).click();
    await phone.getByText('trop de décimales').first().waitFor();
    expect(await phone.locator('[name=other]').inputValue()).toBe('0,001');
    await phone.locator('[name=other]').fill('25');
    await phone.getByRole('button', { name: 'Payer ma cotisation' }).click();
    await press(phone, 'cancel');
    await phone.getByText('Rien n’a été payé').waitFor();
    await phone.locator('[name=other]').fill('25');
    await phone.getByRole('button', { name: 'Payer ma cotisation' }).click();
    await press(phone, 'pay');
    await phone.getByRole('heading', { name: /Merci/ }).waitFor();
    const mail = await mailTo(lea.email, ({ subject }) => subject.includes('Votre paiement'));
    expect(mail.text).toMatch(/25,00\s€/);
    await phone.getByRole('link', { name: 'Voir le reçu' }).click();
    await phone.getByRole('heading', { name: /Confirmation de paiement n° \d{4}-0001/ }).waitFor();
    await open(phone, '/me/payments');
    await phone.getByText('Votre cotisation est payée jusqu’au').waitFor();

    await open(admin, '/admin/money');
    await admin
      .getByRole('link', { name: /Rembourser/ })
      .first()
      .click();
    await admin.locator('[name=reason]').fill('Payé deux fois');
    await admin.getByRole('button', { name: 'Rembourser' }).click();
    await admin.getByText('C’est remboursé').waitFor();
    await mailTo(lea.email, ({ subject }) => subject.includes('vous rembourse'));
    await open(phone, '/me/payments');
    await phone.getByText('entièrement remboursé').waitFor();
  },
);
