import type account from './fr/account.json';
import type acts from './fr/acts.json';
import type admin from './fr/admin.json';
import type alerts from './fr/alerts.json';
import type ask from './fr/ask.json';
import type asks from './fr/asks.json';
import type browse from './fr/browse.json';
import type common from './fr/common.json';
import type console from './fr/console.json';
import type decision from './fr/decision.json';
import type desk from './fr/desk.json';
import type domain from './fr/domain.json';
import type dues from './fr/dues.json';
import type ending from './fr/ending.json';
import type errors from './fr/errors.json';
import type factor from './fr/factor.json';
import type figures from './fr/figures.json';
import type handover from './fr/handover.json';
import type house from './fr/house.json';
import type install from './fr/install.json';
import type launch from './fr/launch.json';
import type listing from './fr/listing.json';
import type look from './fr/look.json';
import type map from './fr/map.json';
import type members from './fr/members.json';
import type money from './fr/money.json';
import type mydata from './fr/mydata.json';
import type notices from './fr/notices.json';
import type payments from './fr/payments.json';
import type photos from './fr/photos.json';
import type plan from './fr/plan.json';
import type platform from './fr/platform.json';
import type post from './fr/post.json';
import type profile from './fr/profile.json';
import type report from './fr/report.json';
import type safety from './fr/safety.json';
import type settings from './fr/settings.json';
import type statement from './fr/statement.json';
import type team from './fr/team.json';
import type threads from './fr/threads.json';
import type treasury from './fr/treasury.json';

/** The French texts, from which the keys of all languages are known. */
interface Files {
  account: typeof account;
  acts: typeof acts;
  admin: typeof admin;
  alerts: typeof alerts;
  ask: typeof ask;
  asks: typeof asks;
  browse: typeof browse;
  common: typeof common;
  console: typeof console;
  decision: typeof decision;
  desk: typeof desk;
  domain: typeof domain;
  dues: typeof dues;
  ending: typeof ending;
  errors: typeof errors;
  factor: typeof factor;
  figures: typeof figures;
  handover: typeof handover;
  house: typeof house;
  install: typeof install;
  launch: typeof launch;
  listing: typeof listing;
  look: typeof look;
  map: typeof map;
  members: typeof members;
  money: typeof money;
  mydata: typeof mydata;
  notices: typeof notices;
  payments: typeof payments;
  photos: typeof photos;
  plan: typeof plan;
  platform: typeof platform;
  post: typeof post;
  profile: typeof profile;
  report: typeof report;
  safety: typeof safety;
  settings: typeof settings;
  statement: typeof statement;
  team: typeof team;
  threads: typeof threads;
  treasury: typeof treasury;
}

/** A file of texts. */
export type Namespace = keyof Files;

type Form = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutForm<Key extends string> = Key extends `${infer Name}_${Form}` ? Name : Key;

type KeysIn<Texts, Path extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Path}${WithoutForm<Key>}`
    : KeysIn<Texts[Key], `${Path}${Key}.`>;
}[keyof Texts & string];

type Keys = { [Name in Namespace]: KeysIn<Files[Name]> };
type Qualified = { [Name in Namespace]: `${Name}:${Keys[Name]}` }[Namespace];

/**
 * What `t` of a namespace can say: its own keys, and those of another by `name:key`. A key that is only known when the page is made passes: any
 * string, or one with a part that may be any word (`reason.${string}`). The other file is looked up by its name: one union of all the keys
 * there are took the compiler four times as long.
 */
type Sayable<Name extends Namespace, Key extends string> = Key extends Keys[Name]
  ? Key
  : Record<never, never> extends Record<Key, 1>
    ? Key
    : Key extends `${infer Other extends Namespace}:${infer Said}`
      ? Said extends Keys[Other]
        ? Key
        : never
      : Keys[Name];

type Values = Readonly<Record<string, unknown>>;

/**
 * Says a text of a namespace. A key that is in none of its files is an error of types, so that `pnpm check` knows before a reader does.
 * i18next's own typing of keys took more than five minutes and all the memory for our texts.
 */
export type T<Name extends Namespace> = <const Key extends string>(
  key: Key & Sayable<Name, Key>,
  values?: Values,
) => string;

/** `t` of whatever namespace: it says texts of any, by `name:key`. */
export type AnyT = (key: Qualified, values?: Values) => string;
