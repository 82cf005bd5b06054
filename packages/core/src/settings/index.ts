export { describeSettings, type SettingLine } from './describe-settings.ts';
export { inboundDomain, type MailDelivery, mailDelivery, mailFault } from './mail-delivery.ts';
export { isLocal, originOf, type PublicAddress, publicAddress } from './public-address.ts';
export { readSettings, SettingsError } from './read-settings.ts';
export { type SettingName, Settings } from './settings.ts';
