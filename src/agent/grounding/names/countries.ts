const known = new Map<string, ReadonlySet<string>>();

/** The names of all countries in a language. */
export function countriesIn(language: string): ReadonlySet<string> {
  let countries = known.get(language);
  if (countries === undefined) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    countries = new Set(letters.flatMap((one) => letters.flatMap((other) => names.of(one + other) ?? [])));
    known.set(language, countries);
  }
  return countries;
}
