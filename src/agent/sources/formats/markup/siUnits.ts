/** Names of units and prefixes of the package siunitx, and how they are written. */
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    per: '/',
    squared: '^2',
    cubed: '^3',
    pico: 'p',
    nano: 'n',
    micro: 'µ',
    milli: 'm',
    centi: 'c',
    deci: 'd',
    hecto: 'h',
    kilo: 'k',
    mega: 'M',
    giga: 'G',
    tera: 'T',
    metre: 'm',
    meter: 'm',
    gram: 'g',
    second: 's',
    minute: 'min',
    hour: 'h',
    day: 'd',
    litre: 'L',
    liter: 'L',
    tonne: 't',
    hectare: 'ha',
    ampere: 'A',
    kelvin: 'K',
    mole: 'mol',
    candela: 'cd',
    hertz: 'Hz',
    newton: 'N',
    pascal: 'Pa',
    joule: 'J',
    watt: 'W',
    volt: 'V',
    ohm: 'Ω',
    farad: 'F',
    tesla: 'T',
    coulomb: 'C',
    siemens: 'S',
    lux: 'lx',
    becquerel: 'Bq',
    sievert: 'Sv',
    bar: 'bar',
    electronvolt: 'eV',
    decibel: 'dB',
    degree: '°',
    celsius: '°C',
    degreeCelsius: '°C',
    percent: '%',
  }),
);
/** Prefixes stand directly before their unit; units are apart. */
const PREFIXES = /^(?:pico|nano|micro|milli|centi|deci|hecto|kilo|mega|giga|tera)$/;

function unit(source: string): string {
  let written = '';
  let joins = true;
  for (const [whole, name] of source.matchAll(/\\([a-zA-Z]+)|[^\\]+/g)) {
    if (name === undefined) {
      written += whole.trim();
      continue;
    }
    const symbol = SYMBOLS.get(name) ?? name;
    const isMark = /^[/^]/.test(symbol);
    written += `${joins || isMark ? '' : ' '}${symbol}`;
    joins = PREFIXES.test(name) || symbol === '/';
  }
  return written;
}

const number = (source: string): string =>
  source.replace(/^\s*([-+]?[\d.,]*)\s*[eE]\s*([-+]?\d+)\s*$/, (_whole, digits: string, power: string) =>
    digits === '' ? `10^${power}` : `${digits}×10^${power}`,
  );

const quantity = (amount: string, of: string): string => {
  const symbol = unit(of);
  return `${amount}${/^(?:°|%)$/.test(symbol) || symbol === '' ? '' : ' '}${symbol}`;
};

/** An angle in degrees, minutes, and seconds, with semicolons between them. */
const angle = (source: string): string =>
  source
    .split(';')
    .map((part, index) => (part.trim() === '' ? '' : part.trim() + (['°', '′', '″'][index] ?? '')))
    .join('');

const OPTIONS = String.raw`(?:\[[^\]\n]*\])?`;
const ARGUMENT = String.raw`\{([^{}]*)\}`;
const command = (names: string, count: number) =>
  new RegExp(String.raw`\\(?:${names})${OPTIONS}${ARGUMENT.repeat(count)}`, 'g');

/** Writes the numbers and units of siunitx as text: `\\SI{12.5}{\\metre}` as "12.5 m". */
export function plainQuantities(text: string): string {
  return text
    .replace(command('SIrange|qtyrange', 3), (_whole, from: string, to: string, of: string) =>
      quantity(`${number(from)}–${number(to)}`, of),
    )
    .replace(command('numrange', 2), (_whole, from: string, to: string) => `${number(from)}–${number(to)}`)
    .replace(command('SI|qty', 2), (_whole, amount: string, of: string) => quantity(number(amount), of))
    .replace(command('num', 1), (_whole, amount: string) => number(amount))
    .replace(command('ang', 1), (_whole, amount: string) => angle(amount))
    .replace(command('si|unit', 1), (_whole, of: string) => unit(of));
}
