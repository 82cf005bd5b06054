export { type Cover, dayAfter, daysBetween, yearCover } from './cover.ts';
export {
  DUES_STANDINGS,
  type DuesStanding,
  REMINDER_DAYS,
  type ReminderDays,
  reminderOn,
  SOON_DAYS,
  standingOf,
} from './standing.ts';
export {
  addTo,
  type CountedMovement,
  emptyTotals,
  type MovementKind,
  PAYMENT_KINDS,
  type PaymentKind,
  type Totals,
  totalsOf,
} from './totals.ts';
