/** Interface strings of one language, with plurals by CLDR category and numbers by locale. */
import { isRecord, own } from "./records.js";

/**
 * @type {(entries: unknown) => Kam.Messages} entries are strings, or records of strings by plural
 *   category; `locale` is one of them
 */
export function makeMessages(entries) {
  const locale = String(own(entries, "locale") ?? "en");
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return {
    locale,
    text(key, values = {}) {
      let entry = own(entries, key);
      if (isRecord(entry)) {
        const category = new Intl.PluralRules(locale).select(Number(values["count"]));
        entry = own(entry, category) ?? own(entry, "other");
      }
      return String(entry ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
        const value = own(values, name) ?? whole;
        return typeof value === "number" ? numbers.format(value) : String(value);
      });
    },
    list: (words, type) => new Intl.ListFormat(locale, { type }).format(words),
  };
}
