import { parseIdentityNumber } from '../../domain/identity/identity-number.js';
import type { CardRead } from '../pre-audit/audit-case.js';

/** What the form says a reader read, before anybody looked at it. */
interface Claimed {
  cardName: string;
  cardNumber: string;
  cardValidTo: string;
}

/** What a reader read, checked again; null when the hall has no reader or the number is none of an identity card. */
export function cardReadOf(given: Claimed, isReaderOn: boolean, today: string): CardRead | null {
  if (!isReaderOn || given.cardNumber === '') return null;
  const number = parseIdentityNumber(given.cardNumber, today);
  if (!number.ok || given.cardName === '') return null;
  return { name: given.cardName, idNumber: number.value.number, validTo: given.cardValidTo };
}

/**
 * What the event of the receipt tells of the reader: that the data came from the card, when the number is still the
 * card's, and until when the card is valid. Neither the name nor the number stand there (S-33).
 */
export function cardDetails(card: CardRead | null, idNumber: string): Record<string, unknown> {
  if (card === null) return {};
  return { fromReader: card.idNumber === idNumber, cardValidTo: card.validTo };
}
