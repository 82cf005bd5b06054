import type { Ctx } from '@entraide/core/ctx';
import type { SpaceSettings } from '@entraide/core/revision';
import type { TenantConfig } from '@entraide/model/tenant';
import type { T } from '../../i18n/keys.ts';
import type { SaidTried } from '../tried.server.ts';
import type { Made, Values } from '../values.ts';

/** A page of settings: how a form shows them, and what a form says. */
export interface Section {
  /** Whether it writes a setting. */
  owns(key: string): boolean;
  /** What the form holds before anybody types. */
  values(settings: SpaceSettings, ctx: Ctx): Values | Promise<Values>;
  /** Looks up what the form says in words, before `make`. `was`: what the form held. */
  prepare?(typed: Values, was: Values, ctx: Ctx): Promise<{ typed: Values; faults: Made['faults'] }>;
  /** The settings that a form says. Of a setting with a fault it says nothing. */
  make(values: Values, settings: SpaceSettings): Made;
  /** What the settings would have done, beside what saving them would change. */
  tries?(ctx: Ctx, t: T<'settings'>, config: TenantConfig): Promise<SaidTried>;
  /** The form with one of its lines moved. */
  move?(values: Values, name: string, by: -1 | 1): Values;
}

/** Writes settings of these names only. */
export const ownsOf =
  (...keys: string[]) =>
  (key: string): boolean =>
    keys.includes(key);
