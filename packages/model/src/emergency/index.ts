export {
  type EmergencyCard,
  emergencyCard,
  MOBILE_EMERGENCY,
  SERVICES,
  type Service,
  telOf,
} from './card.ts';
export { CHECKED_ON, type EmergencyNumbers, emergencyNumbers, SOURCES } from './numbers.ts';
