export {
  Currency,
  currencyDigits,
  decimalOf,
  formatMoney,
  MOST_AMOUNT,
  Money,
  stripeTakes,
} from './money.ts';
export { type MoneyFault, parseMoney } from './parse-money.ts';
