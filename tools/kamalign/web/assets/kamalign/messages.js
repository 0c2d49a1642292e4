/** Interface strings of one language, with plurals by CLDR category and numbers by locale. */
import { isRecord, own } from "./records.js";

export class Messages {
  #entries;
  #locale;

  /** @param {unknown} entries strings, or records of strings by plural category; `locale` is one of them */
  constructor(entries) {
    const locale = own(entries, "locale");
    this.#entries = entries;
    this.#locale = typeof locale === "string" ? locale : "en";
  }

  /**
   * The string of `key` with `{name}` replaced; of a plural, the form that `count` asks for.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  text(key, values = {}) {
    let entry = own(this.#entries, key);
    if (isRecord(entry)) {
      const category = new Intl.PluralRules(this.#locale).select(Number(values["count"]));
      entry = own(entry, category) ?? own(entry, "other");
    }
    if (typeof entry !== "string") return key;
    return entry.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = Object.hasOwn(values, name) ? values[name] : whole;
      return typeof value === "number" ? this.number(value) : String(value);
    });
  }

  /**
   * @param {number} value
   * @returns {string} with two decimals at most
   */
  number(value) {
    return new Intl.NumberFormat(this.#locale, { maximumFractionDigits: 2 }).format(value);
  }

  /**
   * @param {string[]} words
   * @param {"conjunction" | "disjunction"} type joined by "and" or by "or"
   * @returns {string}
   */
  list(words, type) {
    return new Intl.ListFormat(this.#locale, { type }).format(words);
  }
}
