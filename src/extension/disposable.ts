/** What VS Code's own class promises, as an interface that plain objects can keep. */
export interface Disposable {
  dispose(): void;
}
