import { setTimeout as delay } from 'node:timers/promises';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'ja', 'ko', 'ar'];
const CURRENCIES =
  'EUR USD GBP JPY CHF SEK PLN BRL KRW EGP CNY INR CAD AUD NOK DKK CZK HUF TRY MXN'.split(' ');

const formatters = new Map<string, Intl.NumberFormat>();
let orders = 0;

/** The formatter for a language and a currency: made on first use, as making one is slow. */
function formatterFor(language: string, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, { style: 'currency', currency });
  formatters.set(key, made);
  return made;
}

/** Writes an invoice of a hundred lines; each is for a customer with other wishes. */
export default async function formatterCache(): Promise<string[]> {
  await delay(5);
  const wish = orders++;
  const language = LANGUAGES[wish % LANGUAGES.length] ?? 'en';
  const currency = CURRENCIES[Math.floor(wish / LANGUAGES.length) % CURRENCIES.length] ?? 'EUR';
  const formatter = formatterFor(language, currency);
  return Array.from({ length: 100 }, (_, line) => formatter.format(line * 1234.5));
}
