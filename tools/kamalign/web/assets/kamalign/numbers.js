/** Numbers as readers write them. */

/**
 * A number in the reader's format, or undefined if it is none or could be two.
 *
 * Any kind of space may part thousands, and so may the sign that is not decimal. The decimal sign
 * of the other language is understood where it cannot be taken for thousands: English `1,5` is
 * one and a half, `1,500` is fifteen hundred; Czech and Finnish `1.500` could be either.
 *
 * @type {(text: string, locale: string) => number | undefined}
 */
export function parseNumber(text, locale) {
  // NFKC makes plain spaces of thin and non-breaking ones, and plain digits of wide ones.
  const plain = text.normalize("NFKC").trim().replace(/^[−–]/, "-");
  const match = /^([-+]?) ?(\d{1,3}(?: \d{3})+|\d[\d.,]*|[.,]\d+)([.,]\d+)?$/.exec(plain);
  if (!match || plain.length > 20) return undefined;
  const [, sign, whole = "", rest = ""] = match;
  const digits = whole.includes(" ") ? whole.replaceAll(" ", "") + rest.replace(",", ".") : decimal(whole + rest, locale);
  return digits === undefined ? undefined : Number(`${sign}${digits}`);
}

/** Digits with a point, from digits with points and commas. @type {(text: string, locale: string) => string | undefined} */
function decimal(text, locale) {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last < 0) return text;
  const sign = text.charAt(last);
  const other = sign === "," ? "." : ",";
  const head = text.slice(0, last);
  const tail = text.slice(last + 1);
  const grouped = (/** @type {string} */ part, /** @type {string} */ by) =>
    /^\d{1,3}(\D\d{3})+$/.test(part) && !part.includes(by === "," ? "." : ",");
  if (head.includes(other)) {
    return grouped(head, other) && tail ? `${head.replaceAll(other, "")}.${tail}` : undefined;
  }
  if (head.includes(sign)) return grouped(text, sign) ? text.replaceAll(sign, "") : undefined;
  if (!tail) return undefined;
  const usual = /** @type {string} */ (new Intl.NumberFormat(locale).format(0.5)).charAt(1);
  if (sign !== usual && grouped(text, sign)) {
    return sign === "," ? text.replace(sign, "") : undefined;
  }
  return `${head || "0"}.${tail}`;
}

/** As the language writes it, with all its digits. @type {(value: number, locale: string) => string} */
export const formatNumber = (value, locale) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }).format(value);
