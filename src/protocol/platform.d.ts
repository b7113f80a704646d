// The APIs that Node and browsers share, and the only ones that the protocol may use. Other layers have their own
// types.

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
