import { beforeAll, expect } from 'vitest';
import { journey } from './journey.ts';
import { seriousFaults } from './steps/axe.ts';
import { misfits, sights } from './steps/fits.ts';
import { platform } from './steps/operator.ts';
import { open, ready } from './steps/page.ts';
import { join, somebody } from './steps/person.ts';

const [admin, payer] = [somebody('Nadia'), somebody('Zoé')];
const year = new Date().getUTCFullYear();

beforeAll(() => platform('tenant', 'invite', 'accueil', admin.email, '--role', 'admin'));

journey(
  'an admin enters cash, sees the books and takes them along; the member has paid',
  async ({ visit }) => {
    const [page, plain, member] = await Promise.all([
      visit('accueil'),
      visit('accueil', { javaScript: false }),
      visit('accueil'),
    ]);
    await join(member, payer);
    await join(page, admin);
    await open(page, '/admin');
    await page.getByRole('link', { name: 'Cotisations et dons' }).click();
    await page.waitForURL('**/admin/money');
    await ready(page);

    // The same session, where no script runs: found, chosen, entered.
    await plain.context().addCookies(await page.context().cookies());
    await open(plain, '/admin/money/enter');
    await plain.locator('[name=q]').fill(payer.email);
    await plain.getByRole('button', { name: 'Chercher' }).click();
    await plain.getByRole('link', { name: payer.name }).click();
    await plain.locator('[name=amount]').fill('35,50');
    await plain.locator('[name=note]').fill('reçu n° 4');
    await plain.getByRole('button', { name: 'Enregistrer le paiement' }).click();
    await plain.getByText('Le paiement est enregistré.').waitFor();

    await open(page, `/admin/money?q=${encodeURIComponent(payer.email)}`);
    await page.getByText('reçu n° 4').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    for (const sight of sights) expect(await misfits(page, sight), JSON.stringify(sight)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Télécharger les comptes (CSV)' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe(`accueil-money-${year}.csv`);
    const parts: Buffer[] = [];
    for await (const part of await file.createReadStream()) parts.push(part as Buffer);
    expect(Buffer.concat(parts).toString()).toMatch(/;35,50;;;;35,50;"EUR";/);

    await open(page, '/admin/money/enter');
    expect(await seriousFaults(page)).toEqual([]);
    await open(page, '/admin/money/year');
    await page.getByRole('row', { name: /^Année/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    for (const sight of sights) expect(await misfits(page, sight), JSON.stringify(sight)).toEqual([]);

    await open(page, `/admin/members?q=${encodeURIComponent(payer.email)}`);
    await page.getByText('Cotisation payée jusqu’au 31 décembre').waitFor();
    await open(member, '/me');
    await member.getByText(`Payée jusqu’au`).waitFor();
    expect(await member.evaluate(async () => (await fetch('/admin/money')).status)).toBe(403);
  },
);
