import { describe, expect, it } from 'vitest';
import { describeSettings, originOf, publicAddress, readSettings, SettingsError } from './index.ts';

describe('readSettings', () => {
  it('needs nothing', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      PORT: 3000,
      ROOT_DOMAIN: 'localhost',
      TRUSTED_PROXIES: [],
      LOG_LEVEL: 'info',
    });
    expect(settings.DATABASE_URL).toBeUndefined();
  });

  it('takes an empty variable for one that is left out', () => {
    expect(readSettings({ PORT: ' ', DATABASE_URL: '' })).toEqual(readSettings({}));
  });

  it('names every variable at fault, in one go, and repeats no secret', () => {
    const read = () =>
      readSettings({ PORT: '70000', DATABASE_URL: 'hunter2', TRUSTED_PROXIES: 'proxy.local' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(
      /PORT: a port is[\s\S]*DATABASE_URL: write it as postgres:[\s\S]*TRUSTED_PROXIES: write IP/,
    );
    expect(read).not.toThrow(/hunter2/);
  });

  it('wants the token or address of the places’ provider that was chosen', () => {
    expect(() => readSettings({ PLACES_PROVIDER: 'mapbox' })).toThrow(/MAPBOX_TOKEN: is needed too/);
    expect(() => readSettings({ PLACES_PROVIDER: 'photon' })).toThrow(/PHOTON_URL: is needed too/);
    expect(readSettings({ PLACES_PROVIDER: 'gazetteer' }).PLACES_PROVIDER).toBe('gazetteer');
  });

  it('wants all of an S3 store, or nothing', () => {
    expect(() => readSettings({ S3_ENDPOINT: 'https://s3.example.org' })).toThrow(
      /S3_BUCKET: is needed too[\s\S]*S3_ACCESS_KEY_ID: is needed too[\s\S]*S3_SECRET_ACCESS_KEY: is needed too/,
    );
    expect(() => readSettings({ S3_BUCKET: 'files' })).toThrow(/S3_ENDPOINT: is needed too/);
    expect(() => readSettings({ S3_FORCE_PATH_STYLE: 'perhaps' })).toThrow(/write true or false/);
    expect(readSettings({}).S3_FORCE_PATH_STYLE).toBe(true);
    expect(readSettings({ S3_FORCE_PATH_STYLE: 'false' }).S3_FORCE_PATH_STYLE).toBe(false);
  });

  it('takes answers by mail only where Resend hands them over, signed', () => {
    expect(() => readSettings({ MAIL_INBOUND_DOMAIN: 'reply.example.org' })).toThrow(
      /RESEND_API_KEY: is needed too[\s\S]*MAIL_WEBHOOK_SECRET: is needed too/,
    );
    expect(() => readSettings({ MAIL_INBOUND_DOMAIN: 'https://reply.example.org' })).toThrow(/bare domain/);
    expect(() => readSettings({ MAIL_WEBHOOK_SECRET: 'hunter2' })).toThrow(/what the provider shows/);
    const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_AAAAAAAAAAAAAAAAAAAAAAAA'];
    const settings = readSettings({ MAIL_WEBHOOK_SECRET: secrets.join(', ') });
    expect(settings.MAIL_WEBHOOK_SECRET).toEqual(secrets);
    expect(JSON.stringify(describeSettings(settings))).not.toContain('whsec_M');
  });

  it('wants DATABASE_URL beside the other roles’ addresses', () => {
    expect(() => readSettings({ DATABASE_URL_OWNER: 'postgres://o:p@db/e' })).toThrow(
      /DATABASE_URL: is needed too/,
    );
  });
});

describe('describeSettings', () => {
  it('says that a secret is set, never what it is', () => {
    const lines = describeSettings(
      readSettings({
        DATABASE_URL: 'postgres://a:hunter2@db/e',
        RESEND_API_KEY: 're_1',
        MAIL_FROM: 'a@b.example',
      }),
    );
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|re_1/);
    expect(lines.find((line) => line.name === 'DATABASE_URL')).toMatchObject({
      value: '(set)',
      isDefault: false,
    });
    expect(lines.every((line) => line.description.length > 10)).toBe(true);
  });
});

describe('publicAddress', () => {
  it('is the port listened on for localhost, the scheme’s own elsewhere', () => {
    expect(originOf('ufe.localhost', publicAddress(readSettings({}), 4321))).toBe(
      'http://ufe.localhost:4321',
    );
    const settings = readSettings({ ROOT_DOMAIN: 'example.org' });
    expect(originOf('ufe.example.org', publicAddress(settings))).toBe('https://ufe.example.org');
  });

  it('can be said outright', () => {
    const settings = readSettings({ ROOT_DOMAIN: 'example.org', PUBLIC_SCHEME: 'http', PUBLIC_PORT: '8080' });
    expect(originOf('example.org', publicAddress(settings))).toBe('http://example.org:8080');
  });
});
