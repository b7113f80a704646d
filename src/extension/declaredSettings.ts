import * as vscode from 'vscode';

/** What the manifest says about a setting or an element of a list. */
export interface SettingDeclaration {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  default?: unknown;
  enum?: unknown[];
  /** A regular expression. */
  pattern?: string;
  minimum?: number;
  maximum?: number;
  items?: SettingDeclaration;
}

export const SECTION = 'regenResearch';
const EXTENSION = 'regen-research.regen-research';

/**
 * A setting's value if its declaration allows it, or else undefined. A number above the maximum counts as the maximum,
 * because it asks for as much as possible; one below the minimum has no such meaning (-1 for "unlimited" is not "as
 * little as possible").
 */
export function allowedValue(value: unknown, declared: SettingDeclaration): unknown {
  switch (declared.type) {
    case 'integer':
    case 'number': {
      const { minimum = -Infinity, maximum = Infinity, type } = declared;
      if (typeof value !== 'number' || Number.isNaN(value) || value < minimum) return undefined;
      const most = Math.min(value, maximum);
      return type === 'integer' ? Math.trunc(most) : most;
    }
    case 'array': {
      const { items } = declared;
      if (!Array.isArray(value)) return undefined;
      return items ? value.filter((item: unknown) => allowedValue(item, items) !== undefined) : value;
    }
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
    default: {
      const { type, enum: allowed, pattern } = declared;
      if (typeof value !== type || allowed?.includes(value) === false) return undefined;
      return pattern === undefined || new RegExp(pattern, 'u').test(String(value)) ? value : undefined;
    }
  }
}

interface Manifest {
  /** The sections of the Settings editor. */
  contributes: { configuration: { properties: Record<string, SettingDeclaration> }[] };
}

/** Like VS Code's own configuration, the caller names the type that the manifest declares. */
export interface DeclaredSettings {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as in VS Code's own interface
  get<T>(key: string): T | undefined;
}

/** The extension's settings, read as the manifest declares them: VS Code only underlines other values. */
export function declaredSettings(): DeclaredSettings {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON as Manifest | undefined;
  return {
    get: (key) => {
      const value = configuration.get<unknown>(key);
      const name = `${SECTION}.${key}`;
      const declared = manifest?.contributes.configuration.find(({ properties }) => name in properties)?.properties[
        name
      ];
      // Its type is what is declared, because other values count as absent.
      return (declared ? (allowedValue(value, declared) ?? declared.default) : value) as never;
    },
  };
}
