import { createRequire } from 'node:module';

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;
type Failure = Error | null;

export interface NativeStatement {
  all(parameters: SqlValue[], callback: (error: Failure, rows: SqlRow[] | undefined) => void): unknown;
  finalize(callback: (error: Failure) => void): unknown;
}

export interface NativeDatabase {
  prepare(sql: string, callback: (error: Failure) => void): NativeStatement;
  exec(sql: string, callback: (error: Failure) => void): unknown;
  close(callback: (error: Failure) => void): void;
  configure(option: 'busyTimeout', milliseconds: number): void;
}

/** The part of @vscode/sqlite3 that we use. Typed here, because the package is optional and its own types are `any`. */
export interface SqliteModule {
  readonly OPEN_READWRITE: number;
  readonly OPEN_CREATE: number;
  readonly Database: new (file: string, mode: number, callback: (error: Failure) => void) => NativeDatabase;
}

/** Loads the native module; throws if it is missing or was built for another platform. */
export function loadSqlite(): SqliteModule {
  return createRequire(import.meta.url)('@vscode/sqlite3') as SqliteModule;
}
