// What Node and browsers both offer, of which the protocol may use no more than this. Other layers bring their own types.

interface URL {
  readonly href: string;
  readonly protocol: string;
  username: string;
  password: string;
  hash: string;
}

declare const URL: {
  new (url: string, base?: string): URL;
  canParse(url: string, base?: string): boolean;
};
